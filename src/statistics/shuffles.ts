/** Orders of 0 … n − 1 at random from a fixed seed (Mulberry32, Fisher and Yates): the same on every machine, and in every run. */
export function shuffles(n: number, seed = 20_240_229): () => Int32Array {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => {
    const order = new Int32Array(n);
    for (let k = 0; k < n; k++) order[k] = k;
    for (let k = n - 1; k > 0; k--) {
      const other = Math.floor(uniform() * (k + 1));
      [order[k], order[other]] = [order[other]!, order[k]!];
    }
    return order;
  };
}

/**
 * The p of a statistic against the same of permuted data, by Besag and Clifford's rule (1991): drawing stops at the tenth that is as
 * large, p = 10 ÷ drawn; else p = (as large + 1) ÷ (most + 1). Both are valid at any level, and what is far from small costs few draws.
 */
export function sequentialP(observed: number, draw: () => number, most: number): number {
  let asLarge = 0;
  for (let drawn = 1; drawn <= most; drawn++) {
    if (draw() >= observed * (1 - 1e-12) && ++asLarge === 10) return 10 / drawn;
  }
  return (asLarge + 1) / (most + 1);
}
