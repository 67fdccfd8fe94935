import {isoDay} from "../cells.ts";
import type {Cell} from "../cells.ts";
import {cellColumns, cellCsv} from "../components/cellColumns.ts";
import {curves, type Step} from "../components/charts.ts";
import {byGroup} from "../components/compare.ts";
import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {kpiHtml} from "../components/kpi.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {dimensionTitle} from "../words/metrics.ts";
import {seenBySnapshots} from "../words/moves.ts";
import {lackOf} from "./lacks.ts";
import {retentionSection} from "./retention.ts";
import {betterOf} from "./state.ts";
import {managersFigure, tracksSection} from "./tracks.ts";

const metric = "promotion_velocity_months";
const number = (value: unknown) => (value === null || value === undefined ? null : Number(value));

/** hr: promotion and careers. */
export function careersPage(maker: Maker): Page {
  const lacking = lackOf(maker, "promotion_rate");
  const html = lines(
    '<div class="lede"><h1>Promotion and careers</h1>',
    `<p class="answer">${escape([lacking ?? answer(maker), maker.publication.header.needs.snapshots && seenBySnapshots].filter(Boolean).join(" "))}</p></div>`,
    ...(lacking ? [] : [
      "<section><h2>How long until a promotion</h2>", '<div class="pair">', curveFigure(maker, "level"), curveFigure(maker, "family"), "</div>", "</section>",
      "<section><h2>Who waits longer</h2>", promotedOnly(maker), '<div class="pair">', ...dimensions(maker).map((dimension) => velocityFigure(maker, dimension)), "</div>", "</section>"]),
    retentionSection(maker),
    tracksSection(maker),
    cards(maker, "Who stays", ["retention_high_performers", "retention_critical_roles", "regrettable_attrition_rate"]),
    cards(maker, "How soon people are up to a new role", ["ramp_months"]),
    cards(maker, "What managers do for it", ["conversation_coverage", "assignment_uptake", "evidence_reviewed_on_time"]),
    managersFigure(maker)
  );
  return {path: "careers", title: "Promotion and careers", html};
}

/** Key figures of the whole organization under a heading of their own. */
function cards(maker: Maker, heading: string, metrics: readonly string[]): string {
  const {canvas, words, publication} = maker;
  return lines(
    `<section><h2>${escape(heading)}</h2>`, '<div class="kpis three">',
    ...metrics.map((metric) => kpiHtml(canvas, words, publication.cells, {metric, better: betterOf(maker)(metric), lacking: lackOf(maker, metric)})), "</div>",
    `<p class="note">${escape(words.statesNote(publication.cells.filter((c) => c.dimension === "all" && metrics.includes(c.metric))))}</p>`, "</section>");
}

const velocityCells = ({publication}: Maker): Cell[] => publication.rows("promotion_velocity").map((row) => ({
  metric, grain: row.grain, start: isoDay(row.period_start), end: isoDay(row.period_end), dimension: row.dimension, member: row.member, numerator: number(row.promoted), denominator: number(row.followed),
  value: number(row.value), lower: number(row.lower), upper: number(row.upper), previous: null, change: null, changeLower: null, changeUpper: null, state: row.state
}));

const lastOf = (maker: Maker) => velocityCells(maker).filter((c) => c.dimension === "all").sort((a, b) => (a.end < b.end ? -1 : 1)).at(-1);

function answer(maker: Maker): string {
  const {words} = maker;
  const last = lastOf(maker);
  const within = maker.publication.rows("promotion_curves").find((row) => row.family === "all" && row.level === "all" && row.dimension === "all" && row.months === 24);
  const told = [
    within && `${words.value("promoted_within_24m", within.cumulative_incidence)} are promoted within 24 months of reaching their level, leavers counted as not promoted.`,
    last?.value != null && `At the pace of the ${words.period(last)} half of those who stay would wait ${words.value(metric, last.value)} (${words.interval(last)}).`,
    last?.state === "shown" && last.value === null && "Half of those who stay have not been promoted by the end of what was seen, so no median can be told."
  ].filter(Boolean);
  return told.join(" ") || "Too few people are followed to say how long a promotion takes.";
}

function dimensions({publication}: Maker): string[] {
  const found = new Set(publication.rows("promotion_velocity").filter((row) => row.value !== null).map((row) => row.dimension as string));
  return ["family", "business_unit", "location", ...publication.header.demographics].filter((d) => found.has(d));
}

/** The mean that is often reported, shown as what it is. */
function promotedOnly(maker: Maker): string {
  const row = maker.publication.rows("promotion_velocity").filter((r) => r.dimension === "all" && r.promoted_only !== null).sort((a, b) => Number(a.period_end) - Number(b.period_end)).at(-1);
  if (!row) return "";
  return `<p>The mean wait of those promoted, <s>${escape(maker.format.number(Number(row.promoted_only), 0))} months</s>, is often reported as promotion velocity. It leaves out everyone who is still waiting, so it looks shorter the fewer people are promoted. The figures below follow everyone.</p>`;
}

function velocityFigure(maker: Maker, dimension: string): string {
  const {words} = maker;
  const drawn = byGroup(maker.canvas, words, velocityCells(maker), metric, dimension);
  const table = {columns: cellColumns(words, maker.format, dimensionTitle(dimension), (c) => c.member), rows: drawn.cells, csv: cellCsv(words)};
  const id = `velocity-by-${dimension.replaceAll("_", "-")}`;
  return figureHtml({
    id, metric, title: drawn.title, subtitle: drawn.subtitle, chart: drawn.chart, note: "Medians are published to half a month. A group whose median is not reached within what was seen has none.",
    definition: "Kaplan–Meier median of months from reaching a level to the next one; exits and lower ranks censor.",
    table: tableHtml(table, `Promotion velocity by ${dimensionTitle(dimension).toLowerCase()}, ${drawn.period}`), csv: maker.file(`csv/${id}.csv`, csvText(table, maker.about(`promotion velocity by ${dimension}`, drawn.period)))
  });
}

type Row = Rows[number];

function curveFigure(maker: Maker, by: "level" | "family"): string {
  const {words, format, publication} = maker;
  const rows = publication.rows("promotion_curves").filter((row) => row.dimension === "all" && (by === "level" ? row.family === "all" && row.level !== "all" : row.level === "all" && row.family !== "all"));
  if (rows.length === 0) return "";
  const names = [...new Set(rows.map((row) => row[by] as string))];
  const at24 = (name: string) => rows.find((row) => row[by] === name && row.months === 24);
  const ranked = names.filter((name) => at24(name)).sort((a, b) => at24(b)!.cumulative_incidence - at24(a)!.cumulative_incidence);
  const share = (row: Row | undefined) => words.value("promoted_within_24m", row ? Number(row.cumulative_incidence) : null);
  const title = ranked.length > 1 ? `Within 24 months ${share(at24(ranked[0]!))} of ${ranked[0]} are promoted, and ${share(at24(ranked.at(-1)!))} of ${ranked.at(-1)}` : `Share promoted since the level was reached, by ${by}`;
  // Few are followed longer than eight years; the table and the CSV hold all of it.
  const steps: Step[] = names.flatMap((name) => [{months: 0, series: name, value: 0}, ...rows.filter((row) => row[by] === name).map((row) => ({months: Number(row.months), series: name, value: Number(row.cumulative_incidence)}))]).filter((s) => s.months <= 96);
  const count = (title: string, pick: (r: Row) => unknown): Column<Row> => ({title, text: (r) => format.count(Number(pick(r))), raw: (r) => Number(pick(r)), numeric: true});
  const columns: Column<Row>[] = [
    {title: dimensionTitle(by), text: (r) => r[by]}, count("Months", (r) => r.months), count("At risk before", (r) => r.at_risk), count("Promoted", (r) => r.promoted), count("Left or moved down", (r) => r.exited), count("Still there at the end", (r) => r.censored),
    {title: "Not promoted (Kaplan–Meier)", text: (r) => words.value("promoted_within_24m", Number(r.survival)), raw: (r) => Number(r.survival), numeric: true},
    {title: words.certain, text: (r) => (r.survival_lower === null ? "–" : `${words.value("promoted_within_24m", Number(r.survival_lower))} to ${words.value("promoted_within_24m", Number(r.survival_upper))}`), numeric: true},
    {title: "Promoted (cumulative)", text: (r) => words.value("promoted_within_24m", Number(r.cumulative_incidence)), raw: (r) => Number(r.cumulative_incidence), numeric: true}];
  const marks = [0, 12, 24, 36, 48, 60, 72];
  const riskColumns: Column<string>[] = [{title: "At risk", text: (name) => name}, ...marks.map((m): Column<string> => ({title: format.count(m), text: (name) => {
    const row = rows.find((r) => r[by] === name && Number(r.months) === m + 3);
    return row ? format.count(Number(row.at_risk)) : "–";
  }, numeric: true}))];
  const id = `promoted-by-${by}`;
  const period = `${format.day(publication.header.history_from)} to the last whole quarter`;
  return figureHtml({
    id, metric: "promoted_within_24m", title, subtitle: `Cumulative share promoted since the level was reached, by ${by}; exits and lower ranks compete; ${period}`,
    chart: lines(curves(maker.canvas, steps, names, {tick: (v) => format.percent(v), label: (v) => format.percent(v)}, `Cumulative share promoted by ${by}`), `<div class="risk">${tableHtml({columns: riskColumns, rows: names}, `People at risk just after so many months, by ${by}`)}</div>`),
    note: "Counts are rounded to multiples of five on a grid of three months; a curve ends where fewer than 20 people are at risk.",
    definition: "Aalen–Johansen: of those who reached the level, the share promoted so far; people already there when history begins enter late, at the time they had spent.",
    table: tableHtml({columns, rows}, `Promotion curves by ${by}`), csv: maker.file(`csv/${id}.csv`, csvText({columns, rows}, maker.about(`promotion curves by ${by}`, period)))
  });
}
