import {isoDay} from "../cells.ts";
import {csvText, tableHtml, type Column} from "../components/figure.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {changesWords} from "../words/changes.ts";
import {dimensionTitle} from "../words/metrics.ts";
import {reportedSection} from "./reported.ts";

type Row = Rows[number];
/** Rows of a cause that stand open, and those that a reader unfolds; the CSV holds the rest. */
const open = 5, longest = 100;

/** hr: what a release tells otherwise than the one before it, and why. */
export function changesPage(maker: Maker): Page {
  const said = changesWords(maker.format);
  const [now, before] = [...maker.publication.rows("publications")].sort((a, b) => (a.publication_id < b.publication_id ? 1 : -1));
  const rows = maker.publication.rows("restatements");
  const answer = !before ? said.first : rows.length === 0 ? said.none(before.publication_id) : said.answer(figuresIn(rows), before.publication_id, isoDay(before.as_of));
  const html = lines(
    `<div class="lede"><h1>${escape(said.heading(before?.publication_id))}</h1>`,
    `<p class="answer">${escape(answer)}</p>`,
    before && now!.same_definitions === false && `<p>${escape(said.redefined)}</p>`,
    "</div>",
    rows.length > 0 && lines(`<section><h2>${said.whyHeading}</h2>`, `<p class="quietly">${escape(said.caveat)}</p>`, causes(maker, rows), "</section>"),
    `<p class="quietly">${escape(said.asKnown)}</p>`,
    reportedSection(maker)
  );
  return {path: "changes", title: said.title, html};
}

const figureOf = (row: Row) => [row.metric, row.grain, isoDay(row.period_start), row.dimension, row.member].join(" ");
const causeOf = (row: Row) => `${row.cause_table} ${row.cause}`;
const figuresIn = (rows: Rows) => new Set(rows.map(figureOf)).size;

/** The figures that changed, by what changed them, that of most figures first; the largest changes stand open, the others folded. */
function causes(maker: Maker, rows: Rows): string {
  const {format} = maker, said = changesWords(format);
  const moved = (row: Row) => (row.value === null || !row.previous_value ? 0 : Math.abs(row.value / row.previous_value - 1));
  const all = [...rows].sort((a, b) => moved(b) - moved(a) || (figureOf(a) < figureOf(b) ? -1 : 1));
  const columns = columnsOf(maker), why: Column<Row> = {title: said.columns.why, text: (r) => said.cause(r.cause_table, r.cause)};
  const kinds = [...new Set(all.map(causeOf))];
  const told = kinds.map((kind) => {
    const same = all.filter((row) => causeOf(row) === kind);
    // The widest period saw the most of the rows that changed.
    const most = same.reduce((one, other) => ((other.rows ?? 0) > (one.rows ?? 0) ? other : one)), n = figuresIn(same);
    const title = said.why(most.cause_table, most.cause, most.rows_band ?? "0", n);
    const first = foremost(same), rest = same.filter((row) => !first.includes(row)), more = said.more(longest, rest.length);
    const folded = rest.length > 0 && lines(
      `<details class="data"><summary>${said.others(rest.length)}</summary>`, tableHtml({columns, rows: rest.slice(0, longest), stacks: true}, said.othersOf(title), true),
      more && `<p class="quietly">${escape(more)}</p>`, "</details>");
    return {n, html: lines(`<article class="cause"><h3>${escape(title)}</h3>`, tableHtml({columns, rows: first, stacks: true}, title, true), folded, "</article>")};
  });
  const href = maker.file("csv/changes.csv", csvText({columns: [...columns, why], rows: all}, maker.about("changed figures", `to ${maker.publication.header.as_of}`)));
  return lines(...told.sort((a, b) => b.n - a.n).map(({html}) => html), `<p class="tools"><a class="csv" href="${href}" download="changes.csv">CSV</a></p>`);
}

/** The rows that stand open, of those sorted by their change: each metric's largest before any metric's second. */
function foremost(sorted: readonly Row[]): Row[] {
  const nth = new Map<string, number>();
  const placed = sorted.map((row) => { nth.set(row.metric, (nth.get(row.metric) ?? 0) + 1); return {row, place: nth.get(row.metric)!}; });
  return placed.sort((a, b) => a.place - b.place).slice(0, open).map(({row}) => row);
}

function columnsOf({format, words}: Maker): Column<Row>[] {
  const said = changesWords(format);
  const cell = (row: Row) => ({grain: row.grain, start: isoDay(row.period_start), end: isoDay(row.period_end)});
  return [
    {title: said.columns.metric, text: (r) => words.title(r.metric), raw: (r) => r.metric},
    {title: said.columns.period, text: (r) => words.period(cell(r)), raw: (r) => `${r.grain} ${isoDay(r.period_start)}`},
    {title: said.columns.member, text: (r) => (r.dimension === "all" ? words.wholeOrganization : `${dimensionTitle(r.dimension)}: ${r.member}`), raw: (r) => `${r.dimension}: ${r.member}`},
    {title: said.columns.before, text: (r) => words.value(r.metric, r.previous_value), raw: (r) => r.previous_value, numeric: true},
    {title: said.columns.now, text: (r) => words.value(r.metric, r.value), raw: (r) => r.value, numeric: true},
    {title: said.columns.by, text: (r) => said.by(r.counts_change), raw: (r) => r.counts_change, numeric: true}];
}
