import {headlineOf, type Cell} from "../cells.ts";
import type {Format} from "../format.ts";
import {escape, lines} from "../html.ts";
import type {TimeMarks} from "../timeMarks.ts";
import type {Words} from "../words/en.ts";
import type {Canvas} from "./draw.ts";
import {tableHtml, type FigureTable} from "./figure.ts";
import {kpiHtml} from "./kpi.ts";

export interface KpisOptions {
  readonly metrics: readonly {readonly metric: string; readonly better: string; readonly lacking?: string}[];
  readonly dimension: string;
  readonly member: string;
  readonly marks: TimeMarks;
}

/** Key figures side by side, their period said once where it is the same, and the table and CSV of what they show. */
export function kpisHtml(canvas: Canvas, words: Words, format: Format, cells: readonly Cell[], {metrics, dimension, member, marks}: KpisOptions, csvOf: (table: FigureTable<Cell>, period: string) => string): string {
  const heads = metrics.filter(({lacking}) => !lacking).flatMap(({metric}) => headlineOf(cells, metric, dimension, member) ?? []);
  const periods = [...new Set(heads.filter((c) => c.value !== null).map((c) => words.period(c)))];
  const periodAbove = periods.length === 1;
  const whose = dimension === "all" ? words.wholeOrganization : member;
  const table = kpiTable(words, format, heads);
  return lines(
    `<p class="period">${escape([whose, ...(periodAbove ? [`${periods[0]}, against the year before`] : [])].join(", "))}</p>`,
    '<div class="kpis">', ...metrics.map((one) => kpiHtml(canvas, words, cells, {...one, dimension, member, periodAbove, targets: marks.targets})), "</div>",
    '<div class="below">',
    `<details class="data"><summary>Table</summary>${tableHtml(table, `${whose}: key figures`)}</details>`,
    `<p class="tools"><a class="csv" href="${csvOf(table, periods.join("; "))}" download="key-figures.csv">CSV</a> · ${escape(words.statesNote(heads))}</p>`,
    "</div>"
  );
}

function kpiTable(words: Words, format: Format, rows: readonly Cell[]): FigureTable<Cell> {
  const count = (title: string, pick: (c: Cell) => number | null) => ({title, text: (c: Cell) => (pick(c) === null ? "–" : format.count(pick(c)!)), raw: pick, numeric: true});
  return {
    rows,
    columns: [
      {title: "Figure", text: (c) => words.title(c.metric)}, {title: "Period", text: (c) => words.period(c)},
      {title: "Value", text: (c) => (c.value === null ? words.hidden(c.state) : words.value(c.metric, c.value)), raw: (c) => c.value, numeric: true},
      {title: words.certain, text: (c) => words.bounds(c) || "–", numeric: true},
      count("Numerator", (c) => c.numerator), count("Denominator", (c) => c.denominator),
      {title: "Year before", text: (c) => (c.previous === null ? "–" : words.value(c.metric, c.previous)), raw: (c) => c.previous, numeric: true},
      {title: "Change", text: (c) => words.change(c), raw: (c) => c.change}, {title: `Change, ${words.certain}`, text: (c) => words.changeInterval(c) || "–"}
    ]
  };
}
