/** Adjusted p-values of a family, in the order given (R's p.adjust). */

/** Benjamini and Hochberg 1995: the expected share of false finds among finds. */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const rank = byValue(p);
  const adjusted = new Array<number>(p.length);
  let least = 1;
  for (let k = p.length - 1; k >= 0; k--) {
    least = Math.min(least, (p.length / (k + 1)) * p[rank[k]!]!);
    adjusted[rank[k]!] = least;
  }
  return adjusted;
}

/** Holm 1979: the chance of any false find. */
export function holm(p: readonly number[]): number[] {
  const rank = byValue(p);
  const adjusted = new Array<number>(p.length);
  let most = 0;
  rank.forEach((place, k) => {
    most = Math.max(most, (p.length - k) * p[place]!);
    adjusted[place] = Math.min(1, most);
  });
  return adjusted;
}

const byValue = (p: readonly number[]) => p.map((_, k) => k).sort((i, j) => p[i]! - p[j]! || i - j);
