/** Random numbers from a seed (Mulberry32), the same on every machine. */
export interface Random {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Uniform on the whole numbers from least to most. */
  whole(least: number, most: number): number;
  normal(): number;
  binomial(trials: number, chance: number): number;
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(uniform() * (most - least + 1));
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const binomial = (trials: number, chance: number) => {
    if (trials > 20_000) return Math.max(0, Math.min(trials, Math.round(trials * chance + Math.sqrt(trials * chance * (1 - chance)) * normal())));
    let successes = 0;
    for (let k = 0; k < trials; k++) if (uniform() < chance) successes++;
    return successes;
  };
  return {uniform, whole, normal, binomial};
}
