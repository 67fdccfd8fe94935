import {dots} from "../components/charts.ts";
import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker} from "../site.ts";
import {ratingWords} from "../words/ratings.ts";

type Row = Rows[number];
/** Badges that are drawn, those that differ most; the table holds them all. */
const drawn = 12;

/** The section on ratings before and after an award; none where performance is not used, or nothing could be compared. */
export function ratingsSection(maker: Maker): string {
  const {format, canvas} = maker, said = ratingWords(format), rows = maker.publication.rows("badge_ratings");
  if (rows.length === 0) return "";
  const shown = rows.filter((row) => row.difference !== null), clear = shown.filter((row) => row.bh_p !== null && row.bh_p < 0.05);
  if (shown.length === 0) return lines(`<section><h2>${said.heading}</h2>`, `<p class="lack">${said.none}</p></section>`);
  const sorted = [...rows].sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0) || (a.badge_id < b.badge_id ? -1 : 1));
  const columns: Column<Row>[] = [
    {title: said.columns.badge, text: (r) => said.badge(r.badge_id), raw: (r) => r.badge_id}, {title: said.columns.difference, text: (r) => (r.difference === null ? maker.words.hidden(r.state) : said.signed(r.difference)), raw: (r) => r.difference, numeric: true},
    {title: said.columns.interval, text: (r) => said.interval(r.lower, r.upper), numeric: true}, {title: said.columns.p, text: (r) => said.p(r.bh_p), raw: (r) => r.bh_p, numeric: true}];
  const chart = dots(canvas, sorted.filter((row) => row.difference !== null).slice(0, drawn).map((row) => ({member: said.badge(row.badge_id), value: row.difference, lower: row.lower, upper: row.upper})), undefined, {tick: (x) => format.number(x, 1), label: said.signed}, `${said.heading} ${said.subtitle}`);
  return lines(
    `<section><h2>${said.heading}</h2>`, `<p>${said.intro}</p>`,
    figureHtml({
      id: "badge-ratings", title: said.title(clear.filter((row) => row.difference > 0).length, clear.filter((row) => row.difference < 0).length, shown.length), subtitle: said.subtitle, chart, definition: said.definition, note: shown.length < rows.length ? said.hidden : "",
      table: tableHtml({columns, rows: sorted}, said.heading), csv: maker.file("csv/badge-ratings.csv", csvText({columns, rows: sorted}, maker.about("ratings before and after an award", `to ${maker.publication.header.as_of}`)))}), "</section>");
}
