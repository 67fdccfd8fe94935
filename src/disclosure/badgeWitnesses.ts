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
