import {isoDay} from "../cells.ts";
import {csvText, tableHtml, type Column} from "../components/figure.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {changesWords} from "../words/changes.ts";
import {dimensionTitle} from "../words/metrics.ts";
import {reportedSection} from "./reported.ts";

type Row = Rows[number];
/** Rows that a reader looks through; the CSV holds the rest. */
const longest = 100;

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
    rows.length > 0 && lines(`<section><h2>${said.whyHeading}</h2>`, reasons(maker, rows), `<p class="quietly">${escape(said.caveat)}</p></section>`, `<section><h2>${said.listHeading}</h2>`, list(maker, rows), "</section>"),
    `<p class="quietly">${escape(said.asKnown)}</p>`,
    reportedSection(maker)
  );
  return {path: "changes", title: said.title, html};
}

const figureOf = (row: Row) => [row.metric, row.grain, isoDay(row.period_start), row.dimension, row.member].join(" ");
const figuresIn = (rows: Rows) => new Set(rows.map(figureOf)).size;

function reasons({format}: Maker, rows: Rows): string {
  const said = changesWords(format);
  const kinds = [...new Set(rows.map((row) => `${row.cause_table} ${row.cause}`))];
  const told = kinds.map((kind) => {
    const same = rows.filter((row) => `${row.cause_table} ${row.cause}` === kind);
    // The widest period saw the most of the rows that changed.
    const most = same.reduce((one, other) => ((other.rows ?? 0) > (one.rows ?? 0) ? other : one));
    return {n: figuresIn(same), text: said.why(most.cause_table, most.cause, most.rows_band ?? "0", figuresIn(same))};
  });
  return lines('<ul class="tight">', ...told.sort((a, b) => b.n - a.n).map(({text}) => `<li>${escape(text)}</li>`), "</ul>");
}

function list(maker: Maker, rows: Rows): string {
  const {format, words} = maker;
  const said = changesWords(format);
  const cell = (row: Row) => ({grain: row.grain, start: isoDay(row.period_start), end: isoDay(row.period_end)});
  const moved = (row: Row) => (row.value === null || !row.previous_value ? 0 : Math.abs(row.value / row.previous_value - 1));
  const all = [...rows].sort((a, b) => moved(b) - moved(a) || (figureOf(a) < figureOf(b) ? -1 : 1));
  const columns: Column<Row>[] = [
    {title: said.columns.metric, text: (r) => words.title(r.metric), raw: (r) => r.metric},
    {title: said.columns.period, text: (r) => words.period(cell(r)), raw: (r) => `${r.grain} ${isoDay(r.period_start)}`},
    {title: said.columns.member, text: (r) => (r.dimension === "all" ? words.wholeOrganization : `${dimensionTitle(r.dimension)}: ${r.member}`), raw: (r) => `${r.dimension}: ${r.member}`},
    {title: said.columns.before, text: (r) => words.value(r.metric, r.previous_value), raw: (r) => r.previous_value, numeric: true},
    {title: said.columns.now, text: (r) => words.value(r.metric, r.value), raw: (r) => r.value, numeric: true},
    {title: said.columns.by, text: (r) => said.by(r.counts_change), raw: (r) => r.counts_change, numeric: true},
    {title: said.columns.why, text: (r) => said.cause(r.cause_table, r.cause)}];
  const href = maker.file("csv/changes.csv", csvText({columns, rows: all}, maker.about("changed figures", `to ${maker.publication.header.as_of}`)));
  const more = said.more(longest, all.length);
  return lines(
    tableHtml({columns, rows: all.slice(0, longest)}, said.caption), more && `<p class="quietly">${escape(more)}</p>`,
    `<p class="tools"><a class="csv" href="${href}" download="changes.csv">CSV</a></p>`);
}
