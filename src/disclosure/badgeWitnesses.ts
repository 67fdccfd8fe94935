import type {Cells} from "./declaration.ts";

/** The sizes that decide on what is published of badges: distinct people enrolled, and in the pools of the equity audit. */

/** The rest of a badge: people with an enrolment in another badge; all but those who enrolled in this one alone. */
export const funnelCells: Cells = {
  witness: `
    with cohort as (
        select (max(period_end) - interval 12 month)::date as cohort_end, (max(period_end) - interval 24 month)::date as cohort_start
        from core.periods where grain = 'quarter'
    ),
    enrolled as (
        select distinct e.person_id, b.badge_id
        from core.enrolments as e
        join staging.badges as b using (badge_key)
        join cohort as c on e.enrolled_date >= c.cohort_start and e.enrolled_date < c.cohort_end
    ),
    whole as (select count(distinct person_id) as people from enrolled),
    sizes as (
        select badge_id, count(*) as people, count(*) filter (badges = 1) as only_here
        from (select *, count(*) over (partition by person_id) as badges from enrolled)
        group by badge_id
    )
    select badge_id, false as rate, s.people, nullif(w.people - s.only_here, 0) as rest from sizes as s cross join whole as w
    union all
    select 'all', false, people, null from whole`,
  laws: {
    "a later step above an earlier one's enrolments": "enrolled is null or greatest(submitted, decided, awarded) <= enrolled"
  }
};

export const attainmentCells: Cells = {
  witness: `
    with pools as (
        select e.stage, unnest(['all', b.badge_id]) as badge_id, m.dimension as attribute, m.member as group_name, e.person_id
        from core.equity_pools as e
        join core.audit_windows as w on w.audit_end = e.audit_end and w.published and e.stage in ('awarded', 'overall')
        join core.person_profiles as p on p.person_id = e.person_id and w.audit_start >= p.start_date and w.audit_start < p.end_date
        join staging.badges as b using (badge_key)
        join core.dimension_members as m on m.kind = 'profile' and m.id = p.profile_id
    ),
    sizes as (select stage, badge_id, attribute, group_name, count(distinct person_id) as people from pools group by all)
    select *, true as rate, nullif(sum(people) over (partition by stage, badge_id, attribute) - people, 0) as rest from sizes`,
  laws: {
    "a rate that its published counts do not give": "value is null or abs(value - selected / pool) < 1e-9",
    "more selected than the pool holds": "selected is null or selected <= pool",
    "an interval that its published counts do not give":
      "(lower is null or abs(lower - wilson_lower(selected, pool)) < 1e-9) and (upper is null or abs(upper - wilson_upper(selected, pool)) < 1e-9)",
    "a ratio that its published counts do not give": `impact_ratio is null or impact_ratio = (
        select (cell.selected::double * r.pool) / (r.selected::double * cell.pool) from published.attainment as r
        where r.stage = cell.stage and r.badge_id = cell.badge_id and r.attribute = cell.attribute and r.group_name = cell.reference_group)`
  }
};
