import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {ratios} from "../components/ratios.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker} from "../site.ts";
import {liftWords} from "../words/lift.ts";

type Row = Rows[number];

/** The section that sets the hazard of a move beside the naive comparison. */
export function liftSection(maker: Maker): string {
  const said = liftWords(maker.format);
  const rows = maker.publication.rows("badge_move_lift");
  if (rows.length === 0) return lines(`<section><h2>${said.heading}</h2>`, `<p class="lack">${said.lacking}</p></section>`);
  const by = (method: string) => new Map(rows.filter((row) => row.method === method).map((row): [string, Row] => [row.badge_id, row]));
  return lines(`<section><h2>${said.heading}</h2>`, `<p>${said.intro}</p><p>${said.naive}</p>`, figure(maker, by("time_dependent"), by("naive"), by("landmark_12m")), "</section>");
}

function figure(maker: Maker, held: ReadonlyMap<string, Row>, naive: ReadonlyMap<string, Row>, landmark: ReadonlyMap<string, Row>): string {
  const {format, canvas, words} = maker;
  const said = liftWords(format);
  const first = (row: Row) => (row.badge_id === "any" ? 1 : 0);
  const sorted = [...held.values()].sort((a, b) => first(b) - first(a) || (b.hazard_ratio ?? 0) - (a.hazard_ratio ?? 0) || (a.badge_id < b.badge_id ? -1 : 1));
  const drawn = sorted.filter((row) => row.hazard_ratio !== null).map((row) => ({
    name: said.badge(row.badge_id), value: row.hazard_ratio, lower: row.lower, upper: row.upper, beside: naive.get(row.badge_id)?.hazard_ratio ?? null
  }));
  const any = held.get("any");
  const count = (value: number | null, state: string) => (value === null ? words.hidden(state) : format.count(value));
  const ratio = (row: Row | undefined) => (row?.hazard_ratio == null ? "–" : said.times(row.hazard_ratio));
  const columns: Column<Row>[] = [
    {title: said.columns.badge, text: (r) => said.badge(r.badge_id), raw: (r) => r.badge_id},
    {title: said.columns.people, text: (r) => count(r.people, r.state), raw: (r) => r.people, numeric: true},
    {title: said.columns.moves, text: (r) => count(r.moves, r.state), raw: (r) => r.moves, numeric: true},
    {title: said.columns.held, text: (r) => count(r.moves_held, r.state), raw: (r) => r.moves_held, numeric: true},
    {title: said.columns.ratio, text: ratio, raw: (r) => r.hazard_ratio, numeric: true},
    {title: said.columns.interval, text: (r) => said.interval(r.lower, r.upper), numeric: true},
    {title: said.columns.naive, text: (r) => ratio(naive.get(r.badge_id)), raw: (r) => naive.get(r.badge_id)?.hazard_ratio ?? null, numeric: true},
    {title: said.columns.landmark, text: (r) => ratio(landmark.get(r.badge_id)), raw: (r) => landmark.get(r.badge_id)?.hazard_ratio ?? null, numeric: true}];
  return figureHtml({
    id: "badge-move-lift", title: any?.hazard_ratio == null ? said.noTitle : said.title(any.hazard_ratio, any.lower, any.upper), subtitle: said.subtitle,
    chart: ratios(canvas, drawn, {label: said.times}, `${said.heading} ${escape(said.subtitle)}`), definition: said.definition, note: said.hidden,
    table: tableHtml({columns, rows: sorted}, said.heading), csv: maker.file("csv/badge-move-lift.csv", csvText({columns, rows: sorted}, maker.about("badge and move", `to ${maker.publication.header.as_of}`)))
  });
}
