import type {Format} from "../format.ts";
import type {Words} from "./en.ts";

/** What is said of leading indicators, lagging ones, and the months between them. */
export function indicatorWords(format: Format, words: Words) {
  const months = (n: number) => (n === 0 ? "in the same month" : `${format.count(n)} ${n === 1 ? "month" : "months"} later`);
  const signed = (x: number) => (Math.abs(x) < 0.005 ? format.number(0, 2) : `${x < 0 ? "−" : "+"}${format.number(Math.abs(x), 2)}`);
  const pair = (leading: string, lagging: string) => `${words.title(leading)}, then ${words.title(lagging).toLowerCase()}`;
  return {
    title: "What comes first",
    heading: "Which signs come before the results?",
    none: "Not to be told yet: it needs three years of monthly figures, which are published for 600 people or more.",
    answer: (found: number, tested: number): string => (found === 0
      ? `None of the ${format.count(tested)} pairs of a leading and a lagging figure moves together more than chance among so many comparisons would have them. That is a finding too: no early sign can be relied on here.`
      : `${format.count(found)} of ${format.count(tested)} pairs of a leading and a lagging figure move together at some lag, more than chance among so many comparisons would have them.`),
    sentence: (row: {leading: string; lagging: string; lag_months: number; correlation: number; lower: number | null; upper: number | null}) =>
      `${pair(row.leading, row.lagging)}: ${row.correlation > 0 ? "a month above its year before goes with a result above its year before" : "a month above its year before goes with a result below its year before"} ${months(row.lag_months)} (correlation ${signed(row.correlation)}, ${interval(row.lower, row.upper)}).`,
    caveat: "Each figure is the whole organization's by month, as its difference to the same month of the year before, so that seasons drop out. Intervals allow for months that resemble their neighbours; p values are adjusted for all pairs and lags (Benjamini–Hochberg). Going together is not causing.",
    chartTitle: (leading: string, lagging: string) => pair(leading, lagging),
    chartSubtitle: (n: number) => `Correlation by lag in months, with 95% interval; ${format.count(n)} months at lag 0`,
    drawn: "Lag by lag",
    strongest: "The strongest lag of each pair",
    columns: {pair: "Leading, then lagging", lag: "Lag", periods: "Months compared", correlation: "Correlation", interval: "95% interval", p: "Adjusted p"},
    pair, months, signed,
    lag: (n: number) => (n === 0 ? "0" : `${format.count(n)}`),
    interval: (lower: number | null, upper: number | null) => (lower === null || upper === null ? "–" : `${signed(lower)} to ${signed(upper)}`),
    p: (p: number | null) => (p === null ? "–" : p < 0.001 ? "under 0.001" : format.number(p, 3))
  };
  function interval(lower: number | null, upper: number | null): string {
    return lower === null || upper === null ? "too few months for an interval" : `${signed(lower)} to ${signed(upper)}`;
  }
}
