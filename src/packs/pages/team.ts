import {escape, lines} from "../../../reports/html.ts";
import type {CoverageRow} from "../rows.ts";
import type {Pack} from "./pack.ts";
import {linked, named, tableHtml} from "./parts.ts";

/** What the manager's teams hold of what their roles ask for, and who alone holds something. */
export function teamHtml(pack: Pack, coverage: readonly CoverageRow[], sharedTeams: number): string {
  const {said, format} = pack;
  if (coverage.length === 0 && sharedTeams === 0) return "";
  const teams = grouped(coverage);
  const [badge, need, hold, status] = said.coverageColumns;
  return lines(
    `<section id="coverage"><h2>${escape(said.coverage)}</h2><p class="quietly">${escape(said.coverageHelp)}</p>`,
    ...[...teams.values()].map((rows) => tableHtml(escape(said.teamOf(rows[0]!.team, rows[0]!.headcount)), [
      {title: badge, html: (row: CoverageRow) => linked(pack, escape(row.badge), "badge", row.badge_id, pack.standards.get(row.badge_id)?.version ?? null)},
      {title: need, number: true, html: (row) => format.count(row.needed)},
      {title: hold, number: true, html: (row) => format.count(row.holders)},
      {title: status, html: (row) => `<span class="${row.status === "gap" || row.status === "concentrated" ? "warn" : ""}">${escape(said.coverageStatus(row.status))}</span>${row.holder === null ? "" : ` (${named(row.holder)})`}`}
    ], rows)),
    sharedTeams > 0 && `<p class="quietly">${escape(said.sharedTeams(sharedTeams))}</p>`, "</section>");
}

function grouped(coverage: readonly CoverageRow[]): Map<string, CoverageRow[]> {
  const teams = new Map<string, CoverageRow[]>();
  for (const row of coverage) teams.set(row.team_id, [...teams.get(row.team_id) ?? [], row]);
  return teams;
}
