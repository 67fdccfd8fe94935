import {curves, type Step} from "../components/charts.ts";
import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {ratios} from "../components/ratios.ts";
import {lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker} from "../site.ts";
import {retentionWords} from "../words/retention.ts";

type Row = Rows[number];
const order = ["none", "promotion", "lateral", "specialist"];
const ofWhole = (rows: Rows) => rows.filter((row) => row.dimension === "all" && row.performers === "all").sort((a, b) => order.indexOf(a.move_kind) - order.indexOf(b.move_kind));
/** Few are followed longer; the table and the CSV hold all of it. */
const longest = 60;

/** The section on who leaves after which kind of move; nothing where no curve is published. */
export function retentionSection(maker: Maker): string {
  const said = retentionWords(maker.format);
  const rows = ofWhole(maker.publication.rows("retention_after_move"));
  if (rows.length === 0) return "";
  return lines(`<section><h2>${said.heading}</h2><p>${said.intro}</p>`, '<div class="pair">', curveFigure(maker, rows), hazardFigure(maker), "</div></section>");
}

function curveFigure(maker: Maker, rows: Rows): string {
  const {format, publication} = maker;
  const said = retentionWords(format);
  const kinds = [...new Set(rows.map((row) => row.move_kind as string))], names = kinds.map(said.kind);
  const left = (row: Row) => 1 - Number(row.survival);
  const at24 = kinds.flatMap((kind) => rows.filter((row) => row.move_kind === kind && row.months === 24)).sort((a, b) => left(b) - left(a));
  const steps: Step[] = kinds.flatMap((kind) => [{months: 0, series: said.kind(kind), value: 0}, ...rows.filter((row) => row.move_kind === kind && row.months <= longest).map((row) => ({months: Number(row.months), series: said.kind(kind), value: left(row)}))]);
  const count = (title: string, pick: (r: Row) => unknown): Column<Row> => ({title, text: (r) => format.count(Number(pick(r))), raw: (r) => Number(pick(r)), numeric: true});
  const columns: Column<Row>[] = [
    {title: said.columns.kind, text: (r) => said.kind(r.move_kind), raw: (r) => r.move_kind}, count(said.columns.months, (r) => r.months), count(said.columns.risk, (r) => r.at_risk), count(said.columns.exits, (r) => r.exits),
    count(said.columns.censored, (r) => r.censored), {title: said.columns.stayed, text: (r) => format.percent(Number(r.survival)), raw: (r) => Number(r.survival), numeric: true},
    {title: said.columns.interval, text: (r) => (r.lower === null ? "–" : `${format.percent(Number(r.lower))} to ${format.percent(Number(r.upper))}`), numeric: true}];
  const risk: Column<string>[] = [{title: said.atRisk, text: said.kind}, ...[0, 12, 24, 36, 48].map((m): Column<string> => ({title: said.months(m), numeric: true, text: (kind) => {
    const row = rows.find((r) => r.move_kind === kind && r.months === m + 3);
    return row ? format.count(Number(row.at_risk)) : "–";
  }}))];
  const period = format.span(publication.header.history_from, publication.header.as_of);
  const percent = (v: number) => format.percent(v);
  return figureHtml({
    id: "retention-after-move", title: at24.length > 1 ? said.title(at24[0]!.move_kind, percent(left(at24[0]!)), at24.at(-1)!.move_kind, percent(left(at24.at(-1)!))) : said.plainTitle,
    subtitle: said.subtitle(period), definition: said.definition, note: said.note,
    chart: lines(curves(maker.canvas, steps, names, {tick: percent, label: percent}, said.plainTitle, said.since), `<div class="risk">${tableHtml({columns: risk, rows: kinds}, said.riskCaption)}</div>`),
    table: tableHtml({columns, rows}, said.heading), csv: maker.file("csv/retention-after-move.csv", csvText({columns, rows: maker.publication.rows("retention_after_move")}, maker.about("retention after a move", period)))
  });
}

function hazardFigure(maker: Maker): string {
  const {format, words, canvas, publication} = maker;
  const said = retentionWords(format);
  const rows = ofWhole(publication.rows("retention_hazards")).filter((row) => row.move_kind !== "none");
  const drawn = rows.filter((row) => row.hazard_ratio !== null && row.lower !== null && row.upper !== null);
  if (drawn.length === 0) return "";
  const clearest = [...drawn].sort((a, b) => Math.abs(Math.log(b.hazard_ratio)) / Math.log(b.upper / b.lower) - Math.abs(Math.log(a.hazard_ratio)) / Math.log(a.upper / a.lower))[0]!;
  const count = (value: number | null, state: string) => (value === null ? words.hidden(state) : format.count(value));
  const columns: Column<Row>[] = [
    {title: said.hazardColumns.kind, text: (r) => said.kind(r.move_kind), raw: (r) => r.move_kind},
    {title: said.hazardColumns.people, text: (r) => count(r.people, r.state), raw: (r) => r.people, numeric: true},
    {title: said.hazardColumns.exits, text: (r) => count(r.exits, r.state), raw: (r) => r.exits, numeric: true},
    {title: said.hazardColumns.ratio, text: (r) => (r.hazard_ratio === null ? "–" : said.times(r.hazard_ratio)), raw: (r) => r.hazard_ratio, numeric: true},
    {title: said.hazardColumns.interval, text: (r) => said.interval(r.lower, r.upper), numeric: true}];
  return figureHtml({
    id: "retention-hazards", title: said.hazardTitle(clearest.move_kind, clearest.hazard_ratio, clearest.lower, clearest.upper), subtitle: said.hazardSubtitle,
    chart: ratios(canvas, drawn.map((row) => ({name: said.kind(row.move_kind), value: row.hazard_ratio, lower: row.lower, upper: row.upper})), {label: said.times}, said.hazardPlain), definition: said.hazardDefinition,
    table: tableHtml({columns, rows}, said.hazardPlain), csv: maker.file("csv/retention-hazards.csv", csvText({columns, rows}, maker.about("hazard of leaving after a move", `to ${publication.header.as_of}`)))
  });
}
