import {tables} from "../contract/tables.ts";
import type {CheckFinding} from "../warehouse/checks.ts";
import type {FreshTable, IngestSummary} from "./summary.ts";

/** What a run found in its exports, for machines (`runs/*.json`): names and counts, no value of any row. */
export interface RunReport {
  /** What is not as it was at the last load: tables, columns and types, and counts and shares beyond the manifest's bands. */
  readonly drift: IngestSummary["drift"];
  readonly as_of: string;
  readonly history_from: string;
  readonly tables: readonly ReportedTable[];
  /** Values read as empty, rows in no figure, and facts that contradict each other: kept, and counted here. */
  readonly emptied: readonly ReportedFinding[];
  readonly left_out: readonly ReportedFinding[];
  readonly contradictions: readonly ReportedFinding[];
  readonly not_supplied: readonly string[];
  /** Uses that are off by agreement. */
  readonly not_used: readonly string[];
  readonly unread_files: readonly string[];
  readonly repeated_files: IngestSummary["repeated"];
}

/** rows_read = accepted + rejected (every reason) + unknown_persons + left_out + folded + outvoted. */
export interface ReportedTable {
  readonly table: string;
  readonly files: readonly string[];
  readonly unchanged_files: number;
  readonly rows_read: number;
  readonly accepted: number;
  /** Rows of job history derived from headcount files; null where it was delivered. */
  readonly derived: number | null;
  readonly rejected: Readonly<Record<string, number>>;
  readonly unknown_persons: number;
  readonly left_out: number;
  readonly folded: number;
  readonly outvoted: number;
  readonly unused_columns: readonly string[];
  /** The column that tells the person, and the key that was looked for there. */
  readonly person_key: string;
  /** Newest day of the table not after as_of, ISO 8601. */
  readonly newest: string | null;
  /** The same of the last run; null where that did not load the table. */
  readonly last: {readonly loaded_at: string; readonly accepted: number; readonly newest: string | null} | null;
}

export interface ReportedFinding {
  readonly check: string;
  readonly table: string;
  readonly rows: number;
  readonly explanation: string;
}

/** Puts together what ingest counted and what the checks found in the input tables. */
export function runReport(summary: IngestSummary, findings: readonly CheckFinding[]): RunReport {
  const inputs = new Set(tables.map(({name}) => name));
  const of = (outcome: CheckFinding["outcome"]) =>
    findings.filter((one) => one.outcome === outcome && inputs.has(one.table)).map(({check, table, rows, explanation}) => ({check, table, rows, explanation}));
  return {
    drift: summary.drift, as_of: summary.asOf, history_from: summary.historyFrom, tables: summary.tables.map(reported),
    emptied: of("emptied"), left_out: of("left_out"), contradictions: of("kept"),
    not_supplied: summary.absent, not_used: summary.notUsed, unread_files: summary.unread, repeated_files: summary.repeated
  };
}

const reported = (one: FreshTable): ReportedTable => ({
  table: one.table, files: one.files, unchanged_files: one.reusedFiles, rows_read: one.rowsRead, accepted: one.accepted, derived: one.derived, rejected: one.rejected,
  unknown_persons: one.unknownPersons, left_out: one.leftOut, folded: one.folded, outvoted: one.outvoted, unused_columns: one.extraColumns, person_key: one.personKey, newest: one.newest,
  last: one.before && {loaded_at: one.before.loadedAt, accepted: one.before.rows, newest: one.before.newest}
});
