import {spearman} from "./correlation.ts";
import {studentTwoSided} from "./studentT.ts";
import {twoWayPanel} from "./twoWayPanel.ts";

export interface RegressionToMean {
  /** Treated teams with six months or more before their start. */
  readonly teams: number;
  /** Of start order against the dip; null where it cannot be tested. */
  readonly p: number | null;
  /** The mean dip, and its p by Student's t over teams; null for fewer than two, or without any spread. */
  readonly dip: number | null;
  readonly dipP: number | null;
}

/**
 * Whether the start order of treated teams goes with a dip just before it: Spearman of the start month with the mean of the last three
 * months before it less the mean of all months before those, over teams with six months or more before their start. Teams whose bad luck
 * brought them forward recover by themselves. Values are less what moves all teams that have not started alike (effects of months beside
 * those of teams, over months before the start): a season or a common shock dips whoever starts after it.
 * Where each wave takes the worst of its day all waves dip alike, and the order shows nothing: the mean dip does.
 * `values[team * months + month]`, `starts` Infinity for never.
 */
export function regressionToMean(starts: readonly number[], values: ArrayLike<number>, months: number): RegressionToMean {
  const rest = beyondCommonMonths(starts, values, months);
  const order: number[] = [], dips: number[] = [];
  starts.forEach((start, team) => {
    if (start === Infinity || start < 6) return;
    const mean = (from: number, to: number) => {
      let sum = 0;
      for (let month = from; month < to; month++) sum += rest[team * months + month]!;
      return sum / (to - from);
    };
    order.push(start);
    dips.push(mean(start - 3, start) - mean(0, start - 3));
  });
  const n = dips.length, dip = n === 0 ? null : dips.reduce((sum, one) => sum + one, 0) / n;
  const spread = dip === null ? 0 : dips.reduce((sum, one) => sum + (one - dip) ** 2, 0);
  return {teams: n, p: spearman(order, dips)?.p ?? null, dip, dipP: dip !== null && n > 1 && spread > 0 ? studentTwoSided(dip / Math.sqrt(spread / (n - 1) / n), n - 1) : null};
}

function beyondCommonMonths(starts: readonly number[], values: ArrayLike<number>, months: number): Float64Array {
  const cells = Array.from({length: starts.length * months}, (_, k) => k).filter((k) => k % months < starts[Math.floor(k / months)]!);
  const panel = twoWayPanel(cells.map((k) => Math.floor(k / months)), cells.map((k) => k % months));
  const rest = new Float64Array(starts.length * months);
  panel.within(Float64Array.from(cells, (k) => values[k]!)).forEach((value, k) => { rest[cells[k]!] = value; });
  return rest;
}
