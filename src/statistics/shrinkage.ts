/** One unit's deviation from what is expected of it, and that deviation's sampling variance. */
export interface Deviation {
  readonly difference: number;
  readonly variance: number;
}

/** The variance between units by DerSimonian and Laird (1986): how far deviations spread beyond chance. 0 for fewer than two. */
export function betweenVariance(units: readonly Deviation[]): number {
  const told = units.filter(({variance}) => variance > 0);
  const weights = told.map(({variance}) => 1 / variance);
  const sum = weights.reduce((total, w) => total + w, 0);
  const mean = told.reduce((total, {difference}, k) => total + weights[k]! * difference, 0) / sum;
  const q = told.reduce((total, {difference}, k) => total + weights[k]! * (difference - mean) ** 2, 0);
  const scale = sum - weights.reduce((total, w) => total + w * w, 0) / sum;
  return told.length < 2 ? 0 : Math.max(0, (q - (told.length - 1)) / scale);
}

/** How much of a unit's own deviation to believe: the rest is what chance makes of few observations. */
export const reliability = (between: number, variance: number): number => (between + variance > 0 ? between / (between + variance) : 0);
