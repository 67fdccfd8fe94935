import {z975} from "./distributions.ts";

export interface Agreement {
  readonly agreement: number;
  readonly kappa: number;
  /** 95 % limits. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * Cohen's κ of two ratings in a square table of counts (row: the first's, column: the second's), with the large-sample interval of
 * Fleiss, Cohen and Everitt (1969). Undefined without a pair, and where both gave one and the same rating throughout.
 */
export function cohensKappa(counts: readonly (readonly number[])[]): Agreement | undefined {
  const total = counts.flat().reduce((sum, n) => sum + n, 0);
  const rows = counts.map((row) => row.reduce((sum, n) => sum + n, 0) / total);
  const columns = counts.map((_, j) => counts.reduce((sum, row) => sum + row[j]!, 0) / total);
  const agreement = counts.reduce((sum, row, i) => sum + row[i]!, 0) / total;
  const byChance = rows.reduce((sum, share, i) => sum + share * columns[i]!, 0);
  if (total === 0 || byChance === 1) return undefined;
  const kappa = (agreement - byChance) / (1 - byChance);
  let spread = 0;
  counts.forEach((row, i) => row.forEach((n, j) => {
    spread += (n / total) * (i === j ? (1 - (rows[i]! + columns[i]!) * (1 - kappa)) ** 2 : (1 - kappa) ** 2 * (columns[i]! + rows[j]!) ** 2);
  }));
  const error = Math.sqrt(Math.max(0, spread - (kappa - byChance * (1 - kappa)) ** 2) / total) / (1 - byChance);
  return {agreement, kappa, lower: Math.max(-1, kappa - z975 * error), upper: Math.min(1, kappa + z975 * error)};
}
