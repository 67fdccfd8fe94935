import {isoDay} from "../cells.ts";
import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {lines as drawLines, type Point} from "../components/charts.ts";
import {lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker} from "../site.ts";
import {trackWords} from "../words/tracks.ts";

type Row = Rows[number];

/** The section that sets the tracks of each family side by side; nothing where no family has two. */
export function tracksSection(maker: Maker): string {
  const {format, words, publication} = maker;
  const said = trackWords(format);
  const rows = [...publication.rows("track_parity")].sort((a, b) => (a.family < b.family ? -1 : a.family > b.family ? 1 : a.track < b.track ? -1 : 1));
  if (rows.length === 0) return "";
  const of = (family: string, track: string) => rows.find((row) => row.family === family && row.track === track);
  const both = [...new Set(rows.map((row) => row.family as string))].filter((family) => of(family, "management")?.top_level_rank != null && of(family, "specialist")?.top_level_rank != null);
  const lower = both.filter((family) => of(family, "specialist")!.top_level_rank < of(family, "management")!.top_level_rank);
  const columns: Column<Row>[] = [
    {title: said.columns.family, text: (r) => r.family}, {title: said.columns.track, text: (r) => said.tracks[r.track] ?? r.track, raw: (r) => r.track},
    {title: said.columns.rank, text: (r) => (r.top_level_rank === null ? "–" : format.count(r.top_level_rank)), raw: (r) => r.top_level_rank, numeric: true},
    {title: said.columns.band, text: (r) => r.top_pay_band ?? "–", raw: (r) => r.top_pay_band},
    {title: said.columns.people, text: (r) => (r.people === null ? words.hidden(r.state) : format.count(r.people)), raw: (r) => r.people, numeric: true},
    {title: said.columns.stayed, text: (r) => (r.retention_12m === null ? "–" : format.percent(r.retention_12m)), raw: (r) => r.retention_12m, numeric: true},
    {title: said.columns.interval, text: (r) => (r.lower === null ? "–" : `${format.percent(r.lower)} to ${format.percent(r.upper)}`), numeric: true},
    {title: said.columns.months, text: (r) => (r.promotion_months === null ? "–" : said.months(r.promotion_months)), raw: (r) => r.promotion_months, numeric: true}];
  const csv = maker.file("csv/track-parity.csv", csvText({columns, rows}, maker.about("parity of tracks", `to ${publication.header.as_of}`)));
  const table = tableHtml({columns, rows}, said.heading, true);
  return lines(
    `<section id="tracks"><h2>${said.heading}</h2><p>${said.intro}</p>`, `<h3>${said.title(lower.length, both.length)}</h3><p class="subtitle">${said.subtitle}</p>`, table,
    `<p class="note">${said.note}</p><p class="tools"><a class="csv" href="${csv}" download="track-parity.csv">CSV</a></p>`, "</section>");
}

/** What managers do, by quarter; nothing where it is not published. */
export function managersFigure(maker: Maker): string {
  const {format, words, canvas, publication} = maker;
  const said = trackWords(format);
  const rows = publication.rows("manager_engagement").filter((row) => row.dimension === "all").sort((a, b) => Number(a.period_start) - Number(b.period_start));
  const last = rows.filter((row) => row.managers !== null && row.with_calibration !== null).at(-1);
  if (!last) return "";
  const period = (row: Row) => words.period({grain: "quarter", start: isoDay(row.period_start), end: isoDay(row.period_end)});
  const count = (title: string, pick: (r: Row) => number | null): Column<Row> => ({title, text: (r) => (pick(r) === null ? words.hidden(r.state) : format.count(pick(r)!)), raw: pick, numeric: true});
  const columns: Column<Row>[] = [
    {title: said.managersColumns.period, text: period, raw: (r) => isoDay(r.period_start)}, count(said.managersColumns.managers, (r) => r.managers),
    count(said.managersColumns.calibrated, (r) => r.with_calibration), count(said.managersColumns.waiting, (r) => r.with_evidence_waiting)];
  const points = rows.flatMap((row): Point[] => [
    {start: isoDay(row.period_start), series: said.calibrated, value: row.with_calibration}, {start: isoDay(row.period_start), series: said.waiting, value: row.with_evidence_waiting}]);
  const whole = (n: number) => format.count(n);
  return figureHtml({
    id: "manager-engagement", title: said.managersTitle(last.with_calibration, last.with_evidence_waiting ?? 0, last.managers), subtitle: said.managersSubtitle(period(last)),
    chart: drawLines(canvas, points, [said.calibrated, said.waiting], {tick: whole, label: whole}, said.managersSubtitle(period(last))), definition: said.managersDefinition, note: said.managersNote,
    table: tableHtml({columns, rows}, said.managersSubtitle(period(last))), csv: maker.file("csv/manager-engagement.csv", csvText({columns, rows}, maker.about("manager engagement", "by quarter")))
  });
}
