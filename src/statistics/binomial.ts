/**
 * Binomial probabilities by Loader's saddle-point form (Loader 2000, "Fast and accurate computation of binomial probabilities"): a sum of
 * small terms, so that no digits are lost where counts are in the millions and log-factorials are.
 */

const stirlingErrors = [0, 0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193, 0.013876128823070748,
  0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.00833056343336287, 0.007573675487951841, 0.00694284010720953, 0.006408994188004207,
  0.005951370112758848, 0.005554733551962801];

/** ln n! less Stirling's approximation of it, for a whole n. */
function stirlingError(n: number): number {
  if (n < stirlingErrors.length) return stirlingErrors[n]!;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** x ln(x ÷ m) + m − x, without cancellation where x is near m. */
function deviancePart(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    term *= v * v;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/** ln P(X = x) of n trials with probability p = 1 − q; −∞ outside [0, n]. */
export function logBinomial(x: number, n: number, p: number, q = 1 - p): number {
  if (x < 0 || x > n) return -Infinity;
  if (p === 0) return x === 0 ? 0 : -Infinity;
  if (q === 0) return x === n ? 0 : -Infinity;
  if (n === 0) return 0;
  if (x === 0) return p < 0.1 ? -deviancePart(n, n * q) - n * p : n * Math.log(q);
  if (x === n) return q < 0.1 ? -deviancePart(n, n * p) - n * q : n * Math.log(p);
  const parts = stirlingError(n) - stirlingError(x) - stirlingError(n - x) - deviancePart(x, n * p) - deviancePart(n - x, n * q);
  return parts - 0.5 * (Math.log(2 * Math.PI) + Math.log(x) + Math.log1p(-x / n));
}

/**
 * The smallest x with P(X ≤ x) ≥ level, of n trials (R's qbinom): exact limits of a count. A probability within a part in 10¹³ of the level
 * reaches it.
 */
export function binomialQuantile(level: number, n: number, p: number): number {
  if (p === 0) return 0;
  if (p === 1) return n;
  // Summed from the mode outwards, since far terms vanish; the sum below the mode is what lies under its first term.
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  const atMode = Math.exp(logBinomial(mode, n, p));
  const below: number[] = [];
  for (let x = mode - 1, term = atMode; x >= 0 && term > 1e-20 * atMode; x--) below.push(term *= (x + 1) / ((n - x) * odds));
  let sum = 0;
  let x = mode - below.length;
  const reached = level * (1 - 64 * 2 ** -52);
  for (let k = below.length - 1; k >= 0; k--, x++) if ((sum += below[k]!) >= reached) return x;
  for (let term = atMode; x < n; x++) {
    if ((sum += term) >= reached || term === 0) return x;
    term *= ((n - x) * odds) / (x + 1);
  }
  return n;
}
