import {isoDay} from "./cells.ts";
import type {Publication, Rows} from "./publication.ts";

type Row = Rows[number];

/** What needs a decision: a finding of the audit, a watch, or a critical role without successor. */
export type Decision =
  | {readonly from: "audit"; readonly row: Row}
  | {readonly from: "watch"; readonly row: Row; readonly since: string | null}
  | {readonly from: "bench"; readonly row: Row};

/**
 * The three things that need a decision, by rule: first what the audit indicates most surely, then the alert that has stood longest, then the barest critical
 * role whose vacancy costs most; where one of these has nothing, further alerts, further roles, further groups and then watches take its place.
 */
export function decisionsOf(publication: Publication, most = 3): Decision[] {
  const placed = (name: string) => [...publication.rows(name)].sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
  const audit = placed("audit_notices").map((row): Decision => ({from: "audit", row}));
  const notices = placed("watch_notices").map((row) => ({from: "watch" as const, row, since: row.since === null ? null : isoDay(row.since)}));
  const alerts = notices.filter(({row}) => row.status === "alert"), watches = notices.filter(({row}) => row.status === "watch");
  const bench = placed("critical_roles").filter((row) => row.status === "no_successor").map((row): Decision => ({from: "bench", row}));
  const first = [audit[0], alerts[0], bench[0]].filter((one) => one !== undefined);
  return [...first, ...alerts.slice(1), ...bench.slice(1), ...audit.slice(1), ...watches].slice(0, most);
}
