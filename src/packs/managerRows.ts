import type {Session} from "../warehouse/session.ts";
import {groupedBy} from "./grouping.ts";
import type {ManagerContents} from "./pages/manager.ts";
import {personColumns, personRows} from "./personRows.ts";
import type {CoverageRow, ManagerRow, NudgeRow, ReportRow} from "./rows.ts";

/** Rows of the managers with these keys. */
export async function managerRows(session: Session, keys: readonly number[], {subtree}: {subtree: boolean}): Promise<ManagerContents[]> {
  const owners = keys.join(", ");
  const managers = await session.rows<ManagerRow>(`from packs.managers where person_id in (${owners}) order by person_id`);
  const shownReports = `packs.reports as r where r.manager_person_id in (${owners})${subtree ? "" : " and r.direct"}`;
  const reports = groupedBy(await session.rows<ReportRow>(`
    select r.manager_person_id as owner, r.direct, m.name as leader, ${personColumns.replaceAll(/\w+/g, "p.$&")}
    from packs.reports as r
    join packs.people as p using (person_id)
    join packs.people as m on m.person_id = p.manager_person_id
    where r.manager_person_id in (${owners})${subtree ? "" : " and r.direct"}
    order by owner, r.direct desc, p.name, p.person_id`), ({owner}) => owner);
  const nudges = groupedBy(await nudgeRows(session, keys), ({owner}) => owner);
  const coverage = groupedBy(await session.rows<CoverageRow>(`
    select c.manager_person_id as owner, c.team_id, c.team, c.badge_id, c.badge, c.headcount::integer as headcount, c.needed::integer as needed, c.holders::integer as holders, c.status, p.employee_id as holder_id, p.name as holder
    from packs.coverage as c
    left join packs.people as p on p.person_id = c.holder_person_id
    where c.manager_person_id in (${owners})
    order by owner, c.team, c.team_id, list_position(['gap', 'concentrated', 'thin', 'covered', 'over'], c.status), c.badge, c.badge_id`), ({owner}) => owner);
  const shared = groupedBy(await session.rows<{owner: number}>(`select manager_person_id as owner from packs.own_teams where not whole and manager_person_id in (${owners})`), ({owner}) => owner);
  const people = await personRows(session, `select r.person_id from ${shownReports}`);
  return managers.map((manager) => ({
    ...people, manager, reports: reports(manager.person_id), nudges: nudges(manager.person_id), coverage: coverage(manager.person_id), sharedTeams: shared(manager.person_id).length
  }));
}

/** What waits for each of these managers, in its order. */
export const nudgeRows = (session: Session, keys: readonly number[]): Promise<NudgeRow[]> =>
  session.rows<NudgeRow>(`
    select manager_person_id as owner, * exclude (manager_person_id, person_id) replace (days_late::integer as days_late, makes_ready::integer as makes_ready, unblocks::integer as unblocks)
    from packs.nudges where manager_person_id in (${keys.join(", ")}) order by owner, place`);
