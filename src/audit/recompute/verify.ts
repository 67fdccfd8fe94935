import {agreementOfItself, agreementRows, calibrationOfItself, calibrationRows} from "./assessors.ts";
import {auditRows, type Expected, type ExpectedRow} from "./auditRows.ts";
import {compareTable, type Compared} from "./compare.ts";
import {keyOf, type AuditParameters, type Evidence, type Pool, type TableRow} from "./evidence.ts";
import {rowEvidence} from "./rowEvidence.ts";
import {tableEvidence} from "./tableEvidence.ts";
import type {TellsOf} from "./pairs.ts";

export interface PackTables {
  readonly equity_audit: readonly TableRow[];
  readonly equity_strata: readonly TableRow[];
  readonly equity_exclusions: readonly TableRow[];
  /** Absent where assessors are not used, by agreement. */
  readonly assessor_calibration?: readonly TableRow[];
  readonly assessor_agreement?: readonly TableRow[];
  /** Absent from a pack of counts only. */
  readonly rows?: readonly TableRow[];
}

export interface Recomputed {
  readonly tables: Readonly<Record<string, Compared>>;
  /** What cannot be recomputed from this pack, in words. */
  readonly untold: readonly string[];
}

const pairKey = ["stage", "badge_id", "attribute", "focal_group", "reference_rule"];

/** Recomputes every figure of a pack's tables that the pack itself tells, and sets it against the table. */
export function recompute(given: PackTables, parameters: AuditParameters, window: {readonly audit_start: string; readonly audit_end: string}): Recomputed {
  const {equity_audit: audit, equity_strata: strata, equity_exclusions: exclusions, rows} = given;
  const evidence = rows ? rowEvidence(rows, parameters) : tableEvidence(audit, strata, exclusions);
  const isMissing = (row: TableRow) => row.focal_pool === "" && parameters.missing_stages[row.stage!] !== undefined;
  const expected = auditRows(evidence, parameters, toldBy(audit), referenceBy(audit));
  const absent = audit.filter(isMissing).map((row): ExpectedRow => ({...pick(row, pairKey), crude_verdict: "not_evaluable", verdict: "not_evaluable", reason: `not supplied: ${parameters.missing_stages[row.stage!]}`}));
  const tables: Record<string, Compared> = {
    equity_audit: compareTable("equity_audit.csv", pairKey, [...expected.map(({row}) => row), ...absent].map((row) => ({...window, ...row})), audit),
    equity_strata: compareTable("equity_strata.csv", [...pairKey, "family", "level", "role_id"], rows ? expectedStrata(expected, evidence) : strata.map(ofItself), strata),
    equity_exclusions: compareTable("equity_exclusions.csv", ["stage", "badge_id", "attribute", "reason"], rows ? expectedExclusions(evidence) : [], exclusions, {partial: true})
  };
  if (given.assessor_calibration) tables.assessor_calibration = compareTable("assessor_calibration.csv", ["assessor_id"], rows ? calibrationRows(rows) : given.assessor_calibration.map(calibrationOfItself), given.assessor_calibration);
  if (given.assessor_agreement) tables.assessor_agreement = compareTable("assessor_agreement.csv", ["badge_id"], rows ? agreementRows(rows) : given.assessor_agreement.map(agreementOfItself), given.assessor_agreement);
  return {tables, untold: untoldOf(tables, exclusions.length > 0, rows !== undefined, given.assessor_calibration !== undefined)};
}

function toldBy(audit: readonly TableRow[]): TellsOf {
  const rows = new Map(audit.map((row) => [keyOf(...pairKey.map((name) => row[name]!)), row]));
  const uncompared = ["unknown group", "under the minimum cell", "no reference", "reference under the minimum cell", "reference without anyone selected"];
  return ({stage, badge, attribute}: Pool, focal, rule) => {
    const row = rows.get(keyOf(stage, badge, attribute, focal, rule));
    return row && {reference: row.reference_group || undefined, notCompared: uncompared.includes(row.reason!) ? row.reason! : null};
  };
}

function referenceBy(audit: readonly TableRow[]): (badge: string, attribute: string) => string | undefined {
  const references = new Map(audit.filter((row) => row.cumulative_reference).map((row) => [keyOf(row.badge_id!, row.attribute!), row.cumulative_reference!]));
  return (badge, attribute) => references.get(keyOf(badge, attribute));
}

const pick = (row: TableRow, names: readonly string[]): ExpectedRow => Object.fromEntries(names.map((name) => [name, row[name]]));

const stratumOdds = (focal: number, focalPool: number, reference: number, referencePool: number) =>
  (reference > 0 && focalPool > focal ? (focal * (referencePool - reference)) / ((focalPool - focal) * reference) : null);

const ofItself = (row: TableRow): ExpectedRow => ({
  ...pick(row, [...pairKey, "family", "level", "role_id"]),
  odds_ratio: stratumOdds(Number(row.focal_selected), Number(row.focal_pool), Number(row.reference_selected), Number(row.reference_pool)), used: Number(row.reference_pool) > 0
});

const expectedStrata = (expected: readonly Expected[], evidence: Evidence): ExpectedRow[] => expected.filter(({pair}) => pair.apart).flatMap(({pair}) => evidence.strata(pair).map((own): ExpectedRow => ({
  stage: pair.pool.stage, badge_id: pair.pool.badge, attribute: pair.pool.attribute, focal_group: pair.focal.name, reference_group: pair.reference ?? "all others", reference_rule: pair.rule,
  family: own.family, level: own.level, role_id: own.role === "" ? null : own.role, focal_selected: own.focal, focal_pool: own.focalPool, reference_selected: own.reference, reference_pool: own.referencePool,
  odds_ratio: stratumOdds(own.focal, own.focalPool, own.reference, own.referencePool), used: own.referencePool > 0
})));

function expectedExclusions({pools}: Evidence): ExpectedRow[] {
  return [...pools.values()].flatMap(({stage, badge, attribute, groups}) => (["unknown group", "group under the minimum cell"] as const).flatMap((reason) => {
    const own = [...groups.values()].filter((group) => !group.evaluable && (group.name === "Unknown") === (reason === "unknown group"));
    return own.length === 0 ? [] : [{stage, badge_id: badge, attribute, reason, people: own.reduce((sum, {people}) => sum + people!, 0), rows: own.reduce((sum, {pool}) => sum + pool, 0)}];
  }));
}

function untoldOf(tables: Readonly<Record<string, Compared>>, hasExclusions: boolean, hasRows: boolean, hasAssessors: boolean): string[] {
  const of = Object.entries(tables).flatMap(([table, {untold}]) => [...untold].map(([column, count]) => `${table}.${column} (${count} of its figures)`));
  return [
    ...of,
    ...hasRows ? [] : ["the counts themselves (equity_audit and equity_strata are taken as they are), and who is Unknown or in a small group", ...hasAssessors ? ["assessors' expected and shrunken rates and limits, and the pairs of reviews"] : []],
    ...hasExclusions ? [`who was left out before a pool was made (equity_exclusions${hasRows ? " but unknown and small groups" : ""})`] : [],
    "that the rows are the organization's own: compare the hashes of the sources with its files"
  ];
}
