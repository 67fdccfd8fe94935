import type {Format} from "../format.ts";
import type {Input, Range, Value} from "../value.ts";

/** What is said of the program's cost and value. */
export function valueWords(format: Format) {
  // Inputs are known to two digits or three, so no more is said of what comes of them.
  const rounded = (x: number) => (x === 0 ? 0 : Number(x.toPrecision(3)));
  const money = (x: number) => (x < 0 ? `−\u2060${format.money(rounded(-x))}` : format.money(rounded(x)));
  const between = ({least, most}: Range) => `${money(least)} to ${money(most)}`;
  return {
    title: "Value", heading: "Is the program worth its cost?",
    lacking: {
      fills: "No openings filled from inside are published, so that there is nothing to count what they saved; requisitions with roles' annual_vacancy_cost tell it.",
      costs: "No program costs were supplied: the cost is 0 below until you set it."
    },
    answer: ({net, avoided, productive, costs}: Value): string => {
      const saved = avoided.value + productive.value;
      const verdict = net.least > 0 ? "More than its cost, over all of the inputs' range" : net.most < 0 ? "Less than its cost, over all of the inputs' range" : net.value > 0 ? "More than its cost, but not over all of the inputs' range" : "Less than its cost, but not over all of the inputs' range";
      return `${verdict}: ${money(saved)} saved against ${money(costs.value)} spent in a year, ${net.most < 0 ? `${money(-net.value)} short (${money(-net.most)} to ${money(-net.least)})` : `${money(net.value)} left (${between(net)})`}.`;
    },
    caveat: "Vacancy days are saved where somebody inside fills an opening sooner than somebody from outside would have. Which of these fills the program made possible nobody knows: the share counted as its own begins with the share of moves whose required badges were all held, and is yours to change. The post that a move opens is not counted against it.",
    period: (span: string) => `Twelve months, ${span}`,
    inputs: "What goes in", result: "What comes out", least: "At least", value: "Value", most: "At most", what: "Input", part: "Result", unit: "Unit",
    why: "Where it comes from",
    label: {fills: "Openings filled from inside", days: "Days saved a fill", annual: "Cost of a vacancy a year", share: "Share counted as the program’s own", sooner: "Months sooner productive than from outside", costs: "Program costs a year"} as Readonly<Record<Input, string>>,
    units: {fills: "fills", days: "days", annual: "money", share: "percent", sooner: "months", costs: "money"} as Readonly<Record<Input, string>>,
    source: (input: Input, told: {own: number; external: number; ramp: string | null; items: readonly string[]}): string => ({
      fills: "counted, to multiples of five", days: `${format.count(told.external)} days from outside less ${format.count(told.own)} from inside, each to five days`, annual: "mean over these fills, as the organization set it, to two digits",
      share: "moves whose required badges were all held, with its 95% interval",
      sooner: told.ramp === null ? "not measured: set it if you know it" : `not measured against hires from outside: set it if you know it. From a move to the new role's usual rating: ${told.ramp}`,
      costs: told.items.length === 0 ? "not supplied" : told.items.join(", ")
    })[input],
    rows: {avoided: "Vacancy cost avoided", productive: "Time to productivity", costs: "Program costs", net: "Left over"} as Readonly<Record<keyof Value, string>>,
    range: "Range", between, money,
    rangeNote: "The range takes every input at its least or at its most at once.",
    formula: "Fills × days saved ÷ 365 × cost of a vacancy a year × share, and fills × months sooner ÷ 12 × cost of a vacancy a year × share, less costs.",
    change: "Change any input: the result follows at once, on this page alone.",
    withoutScript: "The figures stand as they were computed; changing them needs JavaScript.",
    updated: "Result updated"
  };
}
