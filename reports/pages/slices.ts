import {Table, tableToIPC, vectorFromArray, Dictionary, Utf8, Float64, DateDay, Int32} from "apache-arrow";
import type {Cell} from "../cells.ts";
import {escape, lines} from "../html.ts";
import type {Maker} from "../site.ts";
import {dimensionsOf} from "./controls.ts";

/** What the browser needs to know of a metric to draw it again. */
export interface MetricNote {
  readonly metric: string;
  readonly better: string;
  readonly lacking?: string;
}

/**
 * The figures that a page's controls can ask for, one Arrow file a dimension, and the hidden links by which the script finds them.
 * They hold published cells only, quarters and years.
 */
export function writeSlices(maker: Maker, page: string, cells: readonly Cell[], metrics: readonly MetricNote[]): string {
  const {header} = maker.publication;
  const dimensions = dimensionsOf(cells);
  const links = ["all", ...dimensions].map((dimension) => {
    const rows = cells.filter((c) => c.dimension === dimension && (dimension === "all" || c.grain === "quarter" || c.grain === "year"));
    const href = maker.file(`data/${page}-${dimension.replaceAll(" × ", "-by-")}.arrow`, arrowOf(rows));
    return `<a hidden data-slice="${escape(dimension)}" href="${href}" download>${escape(dimension)}</a>`;
  });
  const of = new Set(metrics.map(({metric}) => metric));
  const marks = {...maker.publication.marks, targets: maker.publication.marks.targets.filter(({metric}) => of.has(metric))};
  const notes = {page, marks, locale: header.locale, currency: header.currency, metrics, organization: header.organization, as_of: header.as_of, fiscal_year_start: header.fiscal_year_start, release: header.state === "draft" ? "draft" : header.id};
  return lines(...links, `<div hidden data-notes="${escape(JSON.stringify(notes))}"></div>`);
}

function arrowOf(cells: readonly Cell[]): Uint8Array {
  // Numbered here: the library would count on from file to file, and the bytes would depend on what was written before.
  let dictionary = 0;
  const words = (pick: (c: Cell) => string) => vectorFromArray(cells.map(pick), new Dictionary(new Utf8(), new Int32(), dictionary++));
  const days = (pick: (c: Cell) => string) => vectorFromArray(cells.map((c) => new Date(`${pick(c)}T00:00:00Z`)), new DateDay());
  const figures = (pick: (c: Cell) => number | null) => vectorFromArray(cells.map(pick), new Float64());
  const counts = (pick: (c: Cell) => number | null) => vectorFromArray(cells.map(pick), new Int32());
  const table = new Table({
    metric: words((c) => c.metric), grain: words((c) => c.grain), period_start: days((c) => c.start), period_end: days((c) => c.end), dimension: words((c) => c.dimension), member: words((c) => c.member),
    numerator: counts((c) => c.numerator), denominator: counts((c) => c.denominator), value: figures((c) => c.value), lower: figures((c) => c.lower), upper: figures((c) => c.upper),
    previous: figures((c) => c.previous), change: figures((c) => c.change), change_lower: figures((c) => c.changeLower), change_upper: figures((c) => c.changeUpper), state: words((c) => c.state)
  });
  return tableToIPC(table, "file");
}
