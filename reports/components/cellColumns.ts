import type {Cell} from "../cells.ts";
import type {Format} from "../format.ts";
import type {Words} from "../words/en.ts";
import type {Column} from "./figure.ts";

/** The columns of a figure's table of cells; `name` is what the first column says of each. */
export function cellColumns(words: Words, format: Format, first: string, name: (cell: Cell) => string): Column<Cell>[] {
  const figure = (title: string, pick: (c: Cell) => number | null, text: (c: Cell) => string): Column<Cell> => ({title, text, raw: pick, numeric: true});
  const count = (title: string, pick: (c: Cell) => number | null) => figure(title, pick, (c) => (pick(c) === null ? "–" : format.count(pick(c)!)));
  return [
    {title: first, text: name},
    figure("Value", (c) => c.value, (c) => (c.value === null ? words.hidden(c.state) : words.value(c.metric, c.value))),
    {title: words.certain, text: (c) => words.bounds(c) || "–", numeric: true},
    count("Numerator", (c) => c.numerator),
    count("Denominator", (c) => c.denominator),
    figure("Year before", (c) => c.previous, (c) => (c.previous === null ? "–" : words.value(c.metric, c.previous)))
  ];
}

const plain = (title: string, raw: (c: Cell) => string | number | null): Column<Cell> => ({title, raw, text: (c) => String(raw(c) ?? "")});

/** The columns of a CSV of cells: names and values as published, rates as fractions, `period_end` the day after the last. */
export const cellCsv = (words: Words): readonly Column<Cell>[] => [
  plain("metric", (c) => c.metric), plain("grain", (c) => c.grain), plain("period", (c) => words.period(c)), plain("period_start", (c) => c.start), plain("period_end", (c) => c.end), plain("dimension", (c) => c.dimension), plain("member", (c) => c.member),
  plain("numerator", (c) => c.numerator), plain("denominator", (c) => c.denominator), plain("value", (c) => c.value), plain("lower", (c) => c.lower), plain("upper", (c) => c.upper),
  plain("previous", (c) => c.previous), plain("change", (c) => c.change), plain("change_lower", (c) => c.changeLower), plain("change_upper", (c) => c.changeUpper), plain("state", (c) => c.state)
];
