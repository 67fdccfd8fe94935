import type {Cells} from "./declaration.ts";

/** The sizes that decide on the tracks' parity (people in a track) and on what managers do (managers with reports). */
export const trackCells: Cells = {
  witness: `
    with sizes as (select family, track, count(distinct person_id) as people from core.track_cohorts where window_name = 'published' group by all)
    select *, true as rate, nullif(sum(people) over () - people, 0) as rest from sizes`,
  laws: {
    "a rate that its published counts do not give": "retention_12m is null or abs(retention_12m - retained / people) < 1e-9",
    "more retained than there were": "retained is null or retained <= people",
    "an interval that its published counts do not give": "(lower is null or abs(lower - wilson_lower(retained, people)) < 1e-9) and (upper is null or abs(upper - wilson_upper(retained, people)) < 1e-9)",
    "a median that is not rounded, or of fewer than ten people": `promotion_months is null or (2 * promotion_months = round(2 * promotion_months) and (
        select count(distinct r.person_id) from core.risk_sets as r join core.roles as o on o.role_key = r.subject_id
        where r.curve = 'promotion' and r.grain = 'published_history' and r.status = 1 and o.family = cell.family and o.track = cell.track) >= 10)`
  }
};

export const managerCells: Cells = {
  grains: ["quarter"],
  witness: `
    with managers as (
        select distinct q.period_start, r.manager_person_id as person_id, q.period_end - 1 as last_day
        from core.job_states as r
        join core.periods as q on q.grain = 'quarter' and q.period_end - 1 >= r.start_date and q.period_end - 1 < r.end_date
        where r.manager_person_id is not null
    ),
    sizes as (
        select m.period_start, d.dimension, d.member, count(*) as people
        from (
            select m.period_start, unnest(['state', 'profile']) as kind, unnest([j.state_id, p.profile_id]) as id
            from managers as m
            join core.person_profiles as p on p.person_id = m.person_id and m.last_day >= p.start_date and m.last_day < p.end_date
            join core.job_states as j on j.person_id = m.person_id and m.last_day >= j.start_date and m.last_day < j.end_date
        ) as m
        join core.dimension_members as d using (kind, id)
        group by all
    )
    select 'quarter' as grain, s.period_start, s.dimension, s.member, false as rate, s.people, nullif(a.people - s.people, 0) as rest
    from sizes as s
    join sizes as a on a.period_start = s.period_start and a.dimension = 'all'`,
  laws: {"more of the managers than there are": "managers is null or greatest(with_calibration, with_evidence_waiting) <= managers"}
};
