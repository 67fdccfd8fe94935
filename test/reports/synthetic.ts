import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {tableFromArrays, tableToIPC} from "apache-arrow";
import type {Header} from "../../reports/publication.ts";
import {metricWords} from "../../reports/words/metrics.ts";

export interface SyntheticOptions {
  readonly audience?: Header["audience"];
  readonly state?: Header["state"];
  readonly families?: readonly string[];
  readonly needs?: Header["needs"];
  readonly organization?: string;
  readonly header?: Partial<Header>;
  readonly uses?: readonly Row[];
  readonly events?: readonly Row[];
}

const metrics = ["internal_fill_rate", "time_to_fill_days", "promotion_rate", "internal_mobility_rate", "voluntary_attrition_rate"] as const;
const day = (year: number, month: number) => new Date(Date.UTC(year, month - 1, 1));

interface Period {
  readonly grain: string;
  readonly start: Date;
  readonly end: Date;
}

const years: Period[] = [2024, 2025].map((y) => ({grain: "year", start: day(y, 1), end: day(y + 1, 1)}));
const quarters: Period[] = Array.from({length: 10}, (_, k) => ({grain: "quarter", start: day(2024, 1 + 3 * k), end: day(2024, 4 + 3 * k)}));

/** Figures of a metric that depend on nothing but where they stand, so that a changed page shows as a diff. */
function figures(metric: string, place: number, {grain, start}: Period) {
  const turn = Math.sin(place + start.getUTCFullYear() + start.getUTCMonth() / 3 + metric.length);
  const denominator = grain === "year" ? 1400 : 350;
  const value = metric === "time_to_fill_days" ? 45 + Math.round(turn * 2) * 5 : metric === "internal_fill_rate" ? 0.4 + turn / 10 : 0.08 + turn / 50;
  const half = metric === "time_to_fill_days" ? 5 : value / 6;
  const old = start.getUTCFullYear() > 2024, change = value * 0.1 * Math.sign(turn);
  return {
    numerator: metric === "time_to_fill_days" ? null : 5 * Math.round((denominator * value) / 5), denominator, value, lower: value - half, upper: value + half,
    previous: old ? value - change : null, change: old ? change : null, change_lower: old ? change - half / 4 : null, change_upper: old ? change + half / 4 : null, state: "shown"
  };
}

const nothing = {numerator: null, denominator: null, value: null, lower: null, upper: null, previous: null, change: null, change_lower: null, change_upper: null, state: "too_few"};

/** Rows of metric_values; the last family is hidden in every period. */
export function metricValues(families: readonly string[]) {
  const members = [["all", "all"], ...families.map((name) => ["family", name])] as [string, string][];
  return metrics.flatMap((metric) => members.flatMap(([dimension, member], place) => [...years, ...quarters].map((period) => ({
    metric, grain: period.grain, period_start: period.start, period_end: period.end, dimension, member,
    ...(families.length > 2 && place === families.length ? nothing : figures(metric, place, period))
  }))));
}

type Row = Record<string, unknown>;

function arrow(rows: readonly Row[]): Uint8Array {
  const names = Object.keys(rows[0]!);
  return tableToIPC(tableFromArrays(Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]))), "file");
}

/** Writes a publication folder as docs/architecture.md describes it: made-up figures, the documented columns. */
export function writeSynthetic(folder: string, {audience = "hr", state = "release", families = ["Finance", "IT", "Plant"], needs = {}, organization = "Sample & Co", header: given = {}, events = [{date: day(2024, 10), label: "Badge program begins", until: null, dimension: null, member: null, url: null}], uses = [{use: "performance", state: "on", left_out: ""}]}: SyntheticOptions = {}): string {
  mkdirSync(folder, {recursive: true});
  const header: Header = {
    organization, audience, state, id: state === "draft" ? "draft" : "2026-06", as_of: "2026-06-30", history_from: "2024-01-01", ...(state === "release" && {released_on: "2026-07-04"}),
    fiscal_year_start: 1, minimum_cell: 10, locale: "en", currency: "EUR", demographics: [], exact: [], employees_band: "under 600", needs, ...given
  };
  const write = (name: string, rows: readonly Row[]) => writeFileSync(join(folder, `${name}.arrow`), arrow(rows));
  writeFileSync(join(folder, "publication.json"), JSON.stringify(header));
  if (audience === "hr") {
    write("metric_values", metricValues(families));
    write("fill_times", quarters.flatMap((p, k) => ["internal", "external"].map((source) => ({grain: p.grain, period_start: p.start, period_end: p.end, source, openings: 40 + 5 * (k % 3), value: source === "internal" ? 30 : 55, lower: source === "internal" ? 25 : 50, upper: source === "internal" ? 35 : 60, state: "shown"}))));
    write("move_kinds", years.flatMap((p) => [["promotion", 45], ["lateral", 20], ["demotion", null]].map(([kind, moves]) => ({grain: p.grain, period_start: p.start, period_end: p.end, kind, moves, state: moves === null ? "too_few" : "shown"}))));
    write("promotion_velocity", families.flatMap((member) => [2024, 2025].map((y) => ({grain: "year", period_start: day(y, 1), period_end: day(y + 1, 1), dimension: "family", member, promoted: 40, followed: 1200, value: 31.5, lower: 28.5, upper: 35, promoted_only: 18.5, state: "shown"}))));
    write("promotion_curves", ["L1", "L2"].flatMap((level, k) => Array.from({length: 12}, (_, m) => ({family: "all", level, dimension: "all", member: "all", months: 3 * (m + 1), at_risk: 1200 - 50 * m, promoted: 20 + k, exited: 10, censored: 20, survival: 1 - 0.03 * m, survival_lower: 0.95 - 0.03 * m, survival_upper: 1 - 0.02 * m, cumulative_incidence: 0.025 * m}))));
    write("badge_funnel", ["all", "crm"].map((badge_id) => ({badge_id, cohort_start: day(2024, 7), cohort_end: day(2025, 7), enrolled: 1250, submitted: 900, decided: 850, awarded: 705, state: "shown"})));
    write("move_flows", families.flatMap((from) => families.map((to) => ({grain: "year", period_start: day(2025, 1), period_end: day(2026, 1), from_family: from, to_family: to, moves: from === to ? 30 : null, state: from === to ? "shown" : "too_few"}))));
  }
  write("publications", [{publication_id: "2026-05", as_of: new Date("2026-05-31"), known_at: new Date("2026-05-31"), same_definitions: null}, {publication_id: "2026-06", as_of: new Date("2026-06-30"), known_at: new Date("2026-06-30"), same_definitions: true}]);
  if (audience === "executive") write("key_figures", metricValues(families));
  if (audience === "equity") {
    write("attainment", ["awarded", "overall"].flatMap((stage) => [["woman", 1200], ["man", 1500]].map(([group_name, selected]) => ({
      audit_start: day(2025, 7), audit_end: day(2026, 7), stage, badge_id: "all", attribute: "gender", group_name, selected, pool: 2000, value: Number(selected) / 2000, lower: null, upper: null,
      reference_group: "man", impact_ratio: Number(selected) / 1500, ratio_lower: null, ratio_upper: null, adjusted_ratio: null, adjusted_lower: null, adjusted_upper: null, strata: null, below_four_fifths: false, shortfall: 1500 - Number(selected),
      detectable_ratio: null, verdict: group_name === "man" ? "not_indicated" : "monitor", crude_verdict: "not_indicated", reversed: false, differs: false, not_compared: null, place: group_name === "man" ? null : stage === "awarded" ? 1 : 2, state: "shown"}))));
    write("equity_stages", ["awarded", "overall"].map((stage, k) => ({stage, position: 3 + 2 * k, missing: null})));
  }
  write("uses", uses);
  write("events", events);
  if (audience === "hr" || audience === "executive") write("targets", metrics.flatMap((metric) => [2024, 2025].map((y) => ({metric, period_start: day(y, 1), period_end: day(y + 1, 1), dimension: "all", member: "all", value: metric === "time_to_fill_days" ? 40 : metric === "internal_fill_rate" ? 0.425 : 0.085}))));
  write("metric_definitions", Object.keys(metricWords).map((metric) => ({metric, title: metric.replaceAll("_", " "), unit: "share", better: metric.startsWith("time") || metric.startsWith("vol") ? "lower" : "higher", formula: `numerator ÷ denominator of ${metric}`, alternatives: "÷ all closed openings", interval: "wilson", grains: "quarter;year", sql_path: `sql/metrics/${metric}.sql`, sql: `-- title: ${metric}\n\nselect '\${1 + 1}' as "<b>"\n`})));
  write("sources", [{table_name: "employees", supplied: true, rows: 300, rows_band: "300", rejected: 0, rejected_band: "under 5", newest_date: day(2026, 6)}, {table_name: "requisitions", supplied: needs.requisitions !== false, rows: 100, rows_band: "100", rejected: 0, rejected_band: "0", newest_date: day(2026, 6)}]);
  write("rejects", [{table_name: "employees", reason: "unreadable_value", rows: 0, rows_band: "under 5"}]);
  write("checks", [{check: "fills_before_opening", table_name: "requisitions", severity: "warning", rows: 5, rows_band: "5", explanation: "Fills dated before their opening."}]);
  write("lineage", [{model: "core.fills", depends_on: "staging.requisitions", sql_path: "sql/core/fills.sql"}, {model: "staging.requisitions", depends_on: "raw.requisitions", sql_path: "sql/staging/requisitions.sql"}]);
  return folder;
}
