import type {Cells} from "./declaration.ts";

/** Operational pages hold bands and words alone; a median beside them needs the fills that it rests on. */
export const candidateCells: Cells = {
  witness: `
    with outside as (
        select r.role_key, r.level
        from core.fills as f
        join core.roles as r using (role_key)
        where not f.internal and f.days_to_fill is not null
    ),
    counted as (
        select role_id, (select count(*) from outside as o where o.role_key = r.role_key) as own, (select count(*) from outside as o where o.level = r.level) as of_level
        from core.roles as r
    )
    select role_id, case when own >= 5 then own else of_level end as people, null::bigint as rest, false as rate
    from counted`,
  laws: {"a median of days that is not rounded": "median_external_days is null or median_external_days % 5 = 0"}
};

/** Who is counted in a published team, told from the job rows. */
const membersOf = (team: string) => `
    select count(*)
    from core.job_states as j
    join staging.settings as s on s.as_of >= j.start_date and s.as_of < j.end_date
    join published.team_groups as g using (team_key)
    join core.teams as t on t.team_key = g.group_key
    where t.team_id = ${team}`;

export const teamCells: Cells = {
  witness: "select team_id, badge_id, 0 as people, 0 as rest, false as rate from published.team_coverage",
  laws: {
    "a team of fewer people than METRICS section 9.3 allows": `(${membersOf("cell.team_id")}) >= (select minimum_cell from raw.settings)`,
    "a team whose people are not below it": `not exists (
        from published.team_groups as g
        join core.teams as t on t.team_key = g.group_key
        where t.team_id = cell.team_id and g.team_key not in (
            with recursive below as (
                select team_key, 0 as depth from core.teams as u where u.team_id = cell.team_id
                union all
                select c.team_key, b.depth + 1 from below as b join core.teams as c on c.parent_team_key = b.team_key where b.depth < 100
            )
            select team_key from below))`
  }
};
