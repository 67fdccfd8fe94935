/** An input of the program's value, with the least and the most that it may be. */
export interface Range {
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

export const inputs = ["fills", "days", "annual", "share", "sooner", "costs"] as const;
export type Input = (typeof inputs)[number];
export type Inputs = Readonly<Record<Input, Range>>;

export interface Value {
  /** Vacancy cost avoided and time to productivity, of the share that the program counts as its own. */
  readonly avoided: Range;
  readonly productive: Range;
  readonly costs: Range;
  readonly net: Range;
}

/**
 * fills × days saved a fill × yearly cost of a vacancy ÷ 365, and fills × months sooner productive × yearly cost ÷ 12, both × the share
 * counted as the program's own; less its costs. The range takes every input at its least, or at its most, at once: wider than any
 * interval of the result, since inputs seldom err together.
 */
export function valueOf({fills, days, annual, share, sooner, costs}: Inputs): Value {
  const of = (make: (pick: (range: Range) => number) => number): Range => ({value: make(({value}) => value), least: make(({least}) => least), most: make(({most}) => most)});
  const avoided = of((pick) => (pick(fills) * pick(days) * pick(annual) * pick(share)) / 365);
  const productive = of((pick) => (pick(fills) * pick(sooner) * pick(annual) * pick(share)) / 12);
  return {avoided, productive, costs, net: {value: avoided.value + productive.value - costs.value, least: avoided.least + productive.least - costs.most, most: avoided.most + productive.most - costs.least}};
}
