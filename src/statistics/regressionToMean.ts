import {spearman} from "./correlation.ts";

/**
 * Whether the start order of treated teams goes with a dip just before it: Spearman of the start month with the mean of the last three
 * months before it less the mean of all months before those, over teams with six months or more before their start. Teams whose bad luck
 * brought them forward recover by themselves. `values[team * months + month]`, `starts` Infinity for never; null where it cannot be tested.
 */
export function regressionToMean(starts: readonly number[], values: ArrayLike<number>, months: number): {readonly teams: number; readonly p: number | null} {
  const order: number[] = [], dips: number[] = [];
  starts.forEach((start, team) => {
    if (start === Infinity || start < 6) return;
    const mean = (from: number, to: number) => {
      let sum = 0;
      for (let month = from; month < to; month++) sum += values[team * months + month]!;
      return sum / (to - from);
    };
    order.push(start);
    dips.push(mean(start - 3, start) - mean(0, start - 3));
  });
  return {teams: order.length, p: spearman(order, dips)?.p ?? null};
}
