import {spearman} from "./correlation.ts";
import {twoWayPanel} from "./twoWayPanel.ts";

/**
 * Whether the start order of treated teams goes with a dip just before it: Spearman of the start month with the mean of the last three
 * months before it less the mean of all months before those, over teams with six months or more before their start. Teams whose bad luck
 * brought them forward recover by themselves. Values are less what moves all teams that have not started alike (effects of months beside
 * those of teams, over months before the start): a season or a common shock dips whoever starts after it.
 * `values[team * months + month]`, `starts` Infinity for never; null where it cannot be tested.
 */
export function regressionToMean(starts: readonly number[], values: ArrayLike<number>, months: number): {readonly teams: number; readonly p: number | null} {
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
  return {teams: order.length, p: spearman(order, dips)?.p ?? null};
}

function beyondCommonMonths(starts: readonly number[], values: ArrayLike<number>, months: number): Float64Array {
  const cells = Array.from({length: starts.length * months}, (_, k) => k).filter((k) => k % months < starts[Math.floor(k / months)]!);
  const panel = twoWayPanel(cells.map((k) => Math.floor(k / months)), cells.map((k) => k % months));
  const rest = new Float64Array(starts.length * months);
  panel.within(Float64Array.from(cells, (k) => values[k]!)).forEach((value, k) => { rest[cells[k]!] = value; });
  return rest;
}
