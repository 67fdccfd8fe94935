/** L of a symmetric positive definite matrix A = L Lᵀ (lower triangle); undefined where A is singular to within rounding. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const lower = matrix.map(() => new Array<number>(matrix.length).fill(0));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let k = 0; k < j; k++) rest -= lower[i]![k]! * lower[j]![k]!;
      if (i > j) lower[i]![j] = rest / lower[j]![j]!;
      else if (rest > 1e-12 * matrix[i]![i]!) lower[i]![i] = Math.sqrt(rest);
      else return undefined;
    }
  }
  return lower;
}

/** x of A x = b, given A's L. */
export function solve(lower: readonly (readonly number[])[], b: readonly number[]): number[] {
  const x = [...b];
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

/** The inverse of A, given A's L. */
export const inverse = (lower: readonly (readonly number[])[]): number[][] =>
  lower.map((_, column) => solve(lower, lower.map((__, row) => (row === column ? 1 : 0))));
