import {logHypergeometric, modeOf, nextRatio, support, type Selection} from "./hypergeometric.ts";

export interface FisherTest {
  /** Two-sided: all tables as likely as this one, or less (R's fisher.test). */
  readonly p: number;
  /** Tables less likely than this one, and half of those as likely. */
  readonly midP: number;
}

/** Tables whose probabilities differ by less than this part count as equally likely, as in R. */
const tie = 1e-7;

/** Fisher's exact test of a 2 × 2 table, in log space: no count is too large, and small p keep their digits. */
export function fisherTest(table: Selection): FisherTest {
  const own = logHypergeometric(table.focal, table);
  const atMost = tailsAtMost(own + Math.log1p(tie), table);
  const below = tailsAtMost(own + Math.log1p(-tie), table);
  return {p: atMost, midP: (atMost + below) / 2};
}

/** The probability of all tables whose log probability is `most` or less: both tails, since it falls on either side of the mode. */
function tailsAtMost(mostLikely: number, table: Selection): number {
  const {least, most} = support(table);
  const mode = modeOf(table);
  if (logHypergeometric(mode, table) <= mostLikely) return 1;
  const likely = (x: number) => logHypergeometric(x, table) > mostLikely;
  return Math.min(1, tail(firstUnlikely(mode, least - 1, likely), -1, table) + tail(firstUnlikely(mode, most + 1, likely), 1, table));
}

/** The count nearest to `mode`, towards `end`, that is not likely; all beyond it are not either. */
function firstUnlikely(mode: number, end: number, likely: (x: number) => boolean): number {
  let [inside, outside] = [mode, end];
  while (Math.abs(outside - inside) > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (likely(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}

/** P(x) and of all counts beyond it in one direction. */
function tail(x: number, direction: 1 | -1, table: Selection): number {
  const {least, most} = support(table);
  if (x < least || x > most) return 0;
  let sum = 1;
  for (let k = x, term = 1; k !== (direction > 0 ? most : least) && term > 1e-18 * sum; k += direction) {
    term *= direction > 0 ? nextRatio(k, table) : 1 / nextRatio(k - 1, table);
    sum += term;
  }
  return Math.exp(logHypergeometric(x, table)) * sum;
}
