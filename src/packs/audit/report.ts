import {formatFor, type Format} from "../../../reports/format.ts";
import {escape, lines} from "../../../reports/html.ts";
import type {TableRow} from "../../audit/recompute/evidence.ts";
import type {PackTables} from "../../audit/recompute/verify.ts";
import {document} from "../pages/document.ts";
import type {AuditFacts} from "./facts.ts";
import {attentionHtml, auditTablesHtml, strataHtml} from "./reportFindings.ts";
import {scrollTable, ofNumber, type ReportColumn} from "./reportTables.ts";
import {limitsOfMethod, logColumns, method, stageWords} from "./words.ts";

/** report.html: all that the pack holds in one file to read and print. It is made of the manifest and the tables alone, so that it can be made again. */
export function reportPage(facts: AuditFacts, tables: Omit<PackTables, "rows">): string {
  const format = formatFor(facts.locale), restriction = "Private: for the audit alone";
  const running = [facts.legend, restriction, `${facts.organization}, ${format.span(facts.audit_start, facts.audit_end)}`].filter(Boolean).join(" · ");
  const body = lines(
    `<div class="lede"><h1>Equity audit, ${escape(format.span(facts.audit_start, facts.audit_end))}</h1>`,
    facts.legend !== "" && `<p class="answer">${escape(facts.legend)}</p></div>`, facts.legend === "" && "</div>",
    attentionHtml(facts, format, tables), populationHtml(facts, format, tables), sourcesHtml(facts, format), definitionsHtml(facts),
    exclusionsHtml(facts, format, tables), auditTablesHtml(facts, format, tables), strataHtml(format, tables), assessorsHtml(format, tables),
    `<section><h2>Limits of the method</h2><ul class="items">${limitsOfMethod.map((one) => `<li>${escape(one)}</li>`).join("")}</ul></section>`,
    logHtml());
  const said = {
    stand: (asOf: string) => `figures to ${format.day(asOf)}`,
    foot: "Made by Badgeways from the warehouse, never part of a site or a publication. badgeways audit:verify recomputes this folder from itself. Delete it when it has served."
  };
  return document({organization: facts.organization, asOf: facts.as_of, said}, {title: `Equity audit: ${facts.organization}`, restriction: [facts.legend, restriction].filter(Boolean).join(" · "), body, wide: true, running});
}

/** Each stage's pool, by one attribute whose groups add up to everyone. */
function populationHtml({parameters}: AuditFacts, format: Format, {equity_audit: audit}: Omit<PackTables, "rows">): string {
  const attribute = parameters.demographics[0] ?? "location";
  const rows = Object.entries(stageWords).map(([stage, words]) => {
    const own = audit.filter((row) => row.stage === stage && row.badge_id === "all" && row.attribute === attribute && row.reference_rule === "highest" && row.focal_pool !== "");
    const sum = (column: string, of = own) => of.reduce((total, row) => total + Number(row[column]), 0);
    return {stage, words, pool: sum("focal_pool"), selected: sum("focal_selected"), unknown: sum("focal_pool", own.filter((row) => row.focal_group === "Unknown")), missing: parameters.missing_stages[stage]};
  });
  type StageRow = (typeof rows)[number];
  const columns: ReportColumn<StageRow>[] = [
    {title: "Stage", text: ({words}) => words.title}, {title: "Pool", text: ({words}) => words.pool}, {title: "Selected", text: ({words}) => words.selected},
    {title: "Rows", number: true, text: ({pool, missing}) => (missing === undefined ? format.count(pool) : "")}, {title: "Selected", number: true, text: ({selected, missing}) => (missing === undefined ? format.count(selected) : "")},
    {title: `Unknown ${attribute}`, number: true, text: ({unknown, missing}) => (missing === undefined ? format.count(unknown) : "")}, {title: "Not supplied", text: ({missing}) => missing ?? ""}
  ];
  return lines("<section><h2>Population and period</h2>",
    `<p class="quietly">${escape(`Minimum cell ${parameters.minimum_cell} people; minimum share of a reference ${format.percent(parameters.minimum_share)}; window ${parameters.months} months. A row is a person and badge.`)}</p>`,
    scrollTable("Stages, pools and who was selected", columns, rows), "</section>");
}

function sourcesHtml({sources}: AuditFacts, format: Format): string {
  type Source = AuditFacts["sources"][number];
  const columns: ReportColumn<Source>[] = [
    {title: "Table", text: ({table}) => table}, {title: "File", text: ({file}) => file}, {title: "Rows read", number: true, text: ({rows_read}) => format.count(rows_read)},
    {title: "Rejected", number: true, text: ({rejected}) => format.count(rejected)}, {title: "SHA-256", text: ({sha256}) => sha256}
  ];
  return lines("<section><h2>Data</h2>", scrollTable("The files that the figures come from", columns, sources), "</section>");
}

const definitionsHtml = ({definitions, parameters}: AuditFacts): string => lines(
  "<section><h2>Definitions</h2>",
  `<dl class="facts">${method.map(([term, meaning]) => `<dt>${escape(term)}</dt><dd>${escape(meaning)}</dd>`).join("")}</dl>`,
  Object.keys(parameters.reference_groups).length > 0 && `<p class="quietly">Configured reference groups: ${escape(Object.entries(parameters.reference_groups).map(([attribute, name]) => `${attribute} ${name}`).join(", "))}.</p>`,
  Object.values(parameters.uses).includes("off") && `<p class="quietly">Not used, by agreement: ${escape(Object.entries(parameters.uses).filter(([, state]) => state === "off").map(([use]) => use.replaceAll("_", " ")).join(", "))}.</p>`,
  `<p class="quietly">The SQL that makes every table is in definitions.sql; all ${definitions.models.length} models behind it have the SHA-256 ${definitions.sha256}.</p></section>`);

function exclusionsHtml(facts: AuditFacts, format: Format, {equity_exclusions: exclusions}: Omit<PackTables, "rows">): string {
  const columns: ReportColumn<TableRow>[] = [
    {title: "Stage", text: ({stage}) => stageWords[stage!]?.title ?? stage!}, {title: "Badge", text: ({badge_id}) => facts.badges[badge_id!] ?? badge_id!}, {title: "Attribute", text: ({attribute}) => attribute!}, {title: "Reason", text: ({reason}) => reason!},
    {title: "People", number: true, text: ({people}) => ofNumber(format, people)}, {title: "Rows", number: true, text: ({rows}) => ofNumber(format, rows)}
  ];
  return lines("<section><h2>Exclusions and unknowns</h2><p class=\"quietly\">Who is in no comparison, and why. Attribute “all”: whatever the attribute.</p>",
    scrollTable("Exclusions", columns, exclusions.filter(({badge_id}) => badge_id === "all")),
    '<p class="quietly">By badge: equity_exclusions.csv.</p></section>');
}

function assessorsHtml(format: Format, {assessor_calibration: calibration, assessor_agreement: agreement}: Omit<PackTables, "rows">): string {
  const rate = (column: string) => (row: TableRow) => (row[column] === "" ? "" : format.percent(Number(row[column]), 1));
  const calibrated: ReportColumn<TableRow>[] = [
    {title: "Assessor", text: ({assessor_id}) => assessor_id!}, {title: "Decisions", number: true, text: ({decisions}) => ofNumber(format, decisions)}, {title: "Awarded", number: true, text: ({awarded}) => ofNumber(format, awarded)},
    ...([["Rate", "award_rate"], ["Expected", "expected_rate"], ["Shrunken", "shrunken_rate"], ["95 % from", "limit_95_low"], ["to", "limit_95_high"], ["99.8 % from", "limit_998_low"], ["to", "limit_998_high"]] as const)
      .map(([title, column]): ReportColumn<TableRow> => ({title, number: true, text: rate(column)})),
    {title: "Outside 99.8 %", text: ({outlier}) => (outlier === "true" ? "yes" : "")}
  ];
  const agreed: ReportColumn<TableRow>[] = [
    {title: "Badge", text: ({badge_id}) => badge_id!}, ...([["Pairs", "pairs"], ["Both award", "both_award"], ["Both deny", "both_deny"], ["Disagree", "disagree"]] as const).map(([title, column]): ReportColumn<TableRow> => ({title, number: true, text: (row) => ofNumber(format, row[column])})),
    {title: "Agreement", number: true, text: rate("agreement")}, ...([["κ", "kappa"], ["from", "lower"], ["to", "upper"]] as const).map(([title, column]): ReportColumn<TableRow> => ({title, number: true, text: (row) => ofNumber(format, row[column], 2)}))
  ];
  return lines("<section><h2>Assessors</h2>",
    calibration && agreement ? lines(scrollTable("Calibration, in the order of pseudonyms", calibrated, calibration), scrollTable("Agreement of two reviews of one submission", agreed, agreement)) : '<p class="quietly">Assessors are not used, by agreement.</p>', "</section>");
}

const logHtml = (): string => lines("<section><h2>Decision log</h2>",
  `<div class="scroll" role="region" tabindex="0" aria-label="Decision log"><table class="log"><caption>To fill in by hand</caption><thead><tr>${logColumns.map((title) => `<th scope="col">${title}</th>`).join("")}</tr></thead><tbody>`,
  ...Array.from({length: 12}, () => `<tr>${logColumns.map(() => "<td></td>").join("")}</tr>`), "</tbody></table></div></section>");
