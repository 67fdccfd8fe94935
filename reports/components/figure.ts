import {escape, lines} from "../html.ts";

export interface Column<Row> {
  readonly title: string;
  readonly text: (row: Row) => string;
  /** The value as it goes into the CSV; the shown text unless given. */
  readonly raw?: (row: Row) => string | number | null;
  readonly numeric?: boolean;
  /** The cell as HTML, where text alone does not do. */
  readonly html?: (row: Row) => string;
}

export interface FigureTable<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** The columns of the CSV where they are others than those shown. */
  readonly csv?: readonly Column<Row>[];
}

/** A table as HTML, scrolling on its own where it is wider than the page. A caption that the heading above it says already is for those alone who do not see it. */
export function tableHtml<Row>({columns, rows}: FigureTable<Row>, caption: string, isSaidAbove = false): string {
  const head = columns.map((c) => `<th scope="col"${c.numeric ? ' class="number"' : ""}>${escape(c.title)}</th>`).join("");
  const body = rows.map((row) => `<tr>${columns.map((c, k) => (k === 0 ? `<th scope="row">${cell(c, row)}</th>` : `<td${c.numeric ? ' class="number"' : ""}>${cell(c, row)}</td>`)).join("")}</tr>`);
  return lines(`<div class="scroll" role="region" tabindex="0" aria-label="${escape(caption)}"><table><caption${isSaidAbove ? ' class="unseen"' : ""}>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>`, ...body, "</tbody></table></div>");
}

const cell = <Row>(column: Column<Row>, row: Row) => column.html?.(row) ?? escape(column.text(row));

/** The same rows as a CSV file that says what it is: period, filter, release and where the definition stands. */
export function csvText<Row>({columns, rows, csv = columns}: FigureTable<Row>, about: readonly string[]): string {
  const header = csv.map((c) => csvField(c.title)).join(",");
  return [...about.map((line) => `# ${guarded(line.replace(/\s+/g, " "))}`), header, ...rows.map((row) => csv.map((c) => csvField(c.raw ? c.raw(row) : c.text(row))).join(","))].join("\n") + "\n";
}

/** Text that a spreadsheet would take for a formula is led by an apostrophe, behind whatever a spreadsheet might split at too. */
const guarded = (text: string) => text.replaceAll(/(^\s*|[,;|\t\r\n]\s*)(?=[=+\-@＝＋－＠])/g, "$1'");

export function csvField(value: string | number | null): string {
  if (value === null) return "";
  const text = typeof value === "string" ? guarded(value) : String(value);
  return /[",;\n\r\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export interface FigureParts {
  readonly id: string;
  /** The finding, computed from the data. */
  readonly title: string;
  /** Measure, unit, period, n. */
  readonly subtitle: string;
  readonly chart: string;
  /** The events marked on the chart, in words, as HTML. */
  readonly events?: string;
  readonly note?: string;
  /** The metric whose definition is linked. */
  readonly metric?: string;
  /** One visible line that says what is measured. */
  readonly definition?: string;
  readonly table: string;
  /** Where the CSV file lies, from the page. */
  readonly csv?: string;
}

/** A figure: finding, what it measures, the chart, its definition in a line, its table and its CSV. */
export function figureHtml(f: FigureParts): string {
  return lines(
    `<figure class="figure" id="${f.id}">`,
    `<figcaption><h3>${escape(f.title)}</h3><p class="subtitle">${escape(f.subtitle)}</p></figcaption>`,
    `<div class="chart">${f.chart || '<p class="nothing">Nothing can be drawn: too few figures are published for this selection.</p>'}</div>`,
    f.events,
    (f.definition || f.note) && `<p class="note">${f.definition ? `<span class="definition">${escape(f.definition)}</span> ` : ""}${escape(f.note ?? "")}</p>`,
    '<div class="below">',
    "<details class=\"data\"><summary>Table</summary>",
    f.table,
    "</details>",
    `<p class="tools">${[f.csv && `<a class="csv" href="${f.csv}" download="${f.id}.csv">CSV</a>`, f.metric && `<a href="./trust.html#${f.metric}">Definition and SQL</a>`].filter(Boolean).join(" · ")}</p>`,
    "</div>",
    "</figure>"
  );
}
