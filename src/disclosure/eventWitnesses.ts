import type {Cells} from "./declaration.ts";

/** The sizes that decide on medians over the whole history: the people who had the event, counted anew from the risk sets. */
const eventSizes = `
    with had as (
        select r.curve as event, m.dimension, m.member, coalesce(r.person_id::varchar, r.record_key::varchar) as person
        from (
            select curve, person_id, record_key, unnest(['state', 'profile']) as kind, unnest([state_id, profile_id]) as id
            from core.risk_sets
            where grain = 'published_history' and status = 1
        ) as r
        join core.dimension_members as m using (kind, id)
        union all
        select r.curve, m.dimension, m.member, coalesce(r.person_id::varchar, r.record_key::varchar)
        from core.risk_sets as r
        join core.subject_members as m using (curve, subject_id)
        where r.grain = 'published_history' and r.status = 1
    ),
    sizes as (select event, dimension, member, count(distinct person) as people from had group by all),
    elsewhere as (
        select event, dimension, member, sum(people) over (partition by event, dimension) - people as others from sizes
    ),
    shared as (
        select event, dimension, person from had group by all having count(distinct member) > 1
    ),
    also as (select event, dimension, member, count(distinct person) as people from had semi join shared using (event, dimension, person) group by all),
    whole as (select event, people from sizes where dimension = 'all')
    select s.event, s.dimension, s.member, false as rate, s.people, case when e.others > 0 then w.people - s.people + coalesce(a.people, 0) end as rest
    from sizes as s
    join elsewhere as e using (event, dimension, member)
    join whole as w using (event)
    left join also as a using (event, dimension, member)`;

const rounded = (figure: string) => `(${figure} is null or ${figure} % 5 = 0 or (unit = 'months' and 2 * ${figure} = round(2 * ${figure})))`;

export const eventCells: Cells = {
  witness: eventSizes,
  laws: {"a median that is not rounded": ["value", "lower", "upper"].map(rounded).join(" and ")}
};

/** A badge's median on each step that asks for it is that of time_to_event. */
export const careerMapCells: Cells = {
  witness: `select member as badge_id, rate, people, rest from (${eventSizes}) where event = 'badge_earned' and dimension = 'badge_id'`,
  witnessKey: ["badge_id"],
  laws: {
    "a median that is not published": `median_months_to_earn is null or (badge_id, median_months_to_earn) in (
        select (t.member, t.value) from published.time_to_event as t where t.event = 'badge_earned' and t.dimension = 'badge_id')`
  }
};
