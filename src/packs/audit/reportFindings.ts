import type {Format} from "../../../reports/format.ts";
import {escape, lines} from "../../../reports/html.ts";
import {isOfPeople, keyOf, type TableRow} from "../../audit/recompute/evidence.ts";
import type {PackTables} from "../../audit/recompute/verify.ts";
import type {AuditFacts} from "./facts.ts";
import {ofInterval, ofNumber, ofP, scrollTable, type ReportColumn} from "./reportTables.ts";
import {stageWords, verdictWords} from "./words.ts";

type Tables = Omit<PackTables, "rows">;

/** As many teams, managers or assessors as a printed table holds; the CSV holds all. */
const shownOfPeople = 60;

const judged = (audit: readonly TableRow[]) => audit.filter(({reference_rule}) => reference_rule === "highest");

const byP = (a: TableRow, b: TableRow) => (a.verdict_p === "" ? 2 : Number(a.verdict_p)) - (b.verdict_p === "" ? 2 : Number(b.verdict_p));

function columnsOf({badges}: AuditFacts, format: Format): ReportColumn<TableRow>[] {
  const rate = (row: TableRow) => (row.focal_rate === "" ? "" : `${format.percent(Number(row.focal_rate), 1)}${row.focal_rate_lower === "" ? "" : ` (${format.percent(Number(row.focal_rate_lower), 1)}–${format.percent(Number(row.focal_rate_upper), 1)})`}`);
  return [
    {title: "Group", text: (row) => row.focal_group!}, {title: "Badge", text: (row) => badges[row.badge_id!] ?? row.badge_id!},
    {title: "Selected of pool", number: true, text: (row) => (row.focal_pool === "" ? "" : `${ofNumber(format, row.focal_selected)} of ${ofNumber(format, row.focal_pool)}`)}, {title: "Rate", number: true, text: rate},
    {title: "Reference", text: (row) => (row.reference_group === "" ? "" : `${row.reference_group}: ${ofNumber(format, row.reference_selected)} of ${ofNumber(format, row.reference_pool)}`)},
    {title: "Ratio", number: true, text: (row) => ofInterval(format, row.impact_ratio, row.impact_ratio_lower, row.impact_ratio_upper)},
    {title: "Adjusted", number: true, text: (row) => ofInterval(format, row.adjusted_impact_ratio, row.adjusted_impact_ratio_lower, row.adjusted_impact_ratio_upper)},
    {title: "p, all others", number: true, text: (row) => ofP(format, row.verdict_p)}, {title: "BH", number: true, text: (row) => ofP(format, row.bh_p)},
    {title: "Detectable", number: true, text: (row) => ofNumber(format, row.minimum_detectable_ratio, 2)},
    {title: "Verdict", text: (row) => verdictWords[row.verdict!] ?? row.verdict!}, {title: "Crude", text: (row) => `${verdictWords[row.crude_verdict!] ?? row.crude_verdict!}${row.reversed === "true" ? "; reversed" : ""}`},
    {title: "Note", text: (row) => row.reason!}
  ];
}

/** What is indicated, to be watched, or turned round by strata, most certain first; and how many of each verdict there are. */
export function attentionHtml(facts: AuditFacts, format: Format, {equity_audit: audit}: Tables): string {
  const rows = judged(audit), of = (verdict: string) => rows.filter((row) => row.verdict === verdict);
  const stageAnd: ReportColumn<TableRow>[] = [{title: "Stage", text: ({stage}) => stageWords[stage!]?.title ?? stage!}, {title: "Attribute", text: ({attribute}) => attribute!}];
  const columns = [...stageAnd, ...columnsOf(facts, format)];
  const table = (caption: string, found: readonly TableRow[]) => (found.length === 0 ? `<p>${escape(caption)}: none.</p>` : scrollTable(caption, columns, [...found].sort(byP)));
  const counts = Object.entries(verdictWords).map(([verdict, word]) => `${format.count(of(verdict).length)} ${word}`).join(", ");
  return lines(`<section><h2>What needs attention</h2><p>${escape(`${format.count(rows.length)} groups by stage, badge and attribute: ${counts}.`)}</p>`,
    table("Indicated", of("indicated")), table("Monitor", of("monitor")), table("Reversed by strata", rows.filter(({reversed}) => reversed === "true").slice(0, shownOfPeople)), "</section>");
}

/** Every verdict, a table for each stage and attribute. */
export function auditTablesHtml(facts: AuditFacts, format: Format, {equity_audit: audit}: Tables): string {
  const columns = columnsOf(facts, format), groups = new Map<string, TableRow[]>();
  for (const row of judged(audit)) {
    const key = keyOf(row.stage!, row.attribute!);
    groups.set(key, [...groups.get(key) ?? [], row]);
  }
  const tables = [...groups.values()].map((rows) => {
    const {stage, attribute} = rows[0]!, cut = isOfPeople(attribute!) && rows.length > shownOfPeople;
    const caption = `${stageWords[stage!]?.title ?? stage!}, by ${attribute!}${cut ? `: the ${shownOfPeople} of least p; all ${format.count(rows.length)} are in equity_audit.csv` : ""}`;
    return scrollTable(caption, columns, cut ? [...rows].sort(byP).slice(0, shownOfPeople) : rows);
  });
  return lines("<section><h2>Every table and verdict</h2><p class=\"quietly\">Against the group of the highest rate; the other reference rules, exact tests, odds ratios and logistic contrasts are in equity_audit.csv.</p>", ...tables, "</section>");
}

/** The strata behind what is indicated or reversed. */
export function strataHtml(format: Format, {equity_audit: audit, equity_strata: strata}: Tables): string {
  const of = (row: TableRow) => keyOf(row.stage!, row.badge_id!, row.attribute!, row.focal_group!);
  const asked = new Set(judged(audit).filter(({verdict, reversed}) => verdict === "indicated" || reversed === "true").sort(byP).slice(0, shownOfPeople).map(of));
  const rows = strata.filter((row) => row.reference_rule === "highest" && row.used === "true" && asked.has(of(row)));
  const columns: ReportColumn<TableRow>[] = [
    {title: "Group", text: (row) => row.focal_group!}, {title: "Stage", text: (row) => stageWords[row.stage!]?.title ?? row.stage!}, {title: "Badge", text: (row) => row.badge_id!}, {title: "Attribute", text: (row) => row.attribute!},
    {title: "Reference", text: (row) => row.reference_group!}, {title: "Family", text: (row) => row.family!}, {title: "Level", text: (row) => row.level!}, {title: "Role", text: (row) => row.role_id!},
    {title: "Focal", number: true, text: (row) => `${ofNumber(format, row.focal_selected)} of ${ofNumber(format, row.focal_pool)}`}, {title: "Reference", number: true, text: (row) => `${ofNumber(format, row.reference_selected)} of ${ofNumber(format, row.reference_pool)}`},
    {title: "Odds ratio", number: true, text: (row) => ofNumber(format, row.odds_ratio, 2)}
  ];
  return rows.length === 0 ? "" : lines("<section><h2>Strata</h2>", scrollTable("Strata of what is indicated or reversed; all are in equity_strata.csv", columns, rows), "</section>");
}
