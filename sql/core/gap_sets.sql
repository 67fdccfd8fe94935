-- Grain: a role × distinct set of its required badges that somebody lacks. Key: role_key, missing. Worked out once a set, not once a person: the
-- badges in the order to earn them, the time that they take one after another (null: no median is known of one), and whether all of them can be
-- earned, their standards being in force.
with distinct_sets as (
    select distinct to_role_key as role_key, missing
    from core.readiness_gaps
)

select
    d.role_key,
    d.missing,
    any_value(b.badges) as required,
    coalesce(list(g.badge_id order by b.place) filter (get_bit(d.missing, b.place) = 1), []) as badge_ids,
    coalesce(list(b.badge_key order by b.place) filter (get_bit(d.missing, b.place) = 1), []) as badge_keys,
    case when bool_and(m.ticks is not null) filter (get_bit(d.missing, b.place) = 1) is not false
        then coalesce(sum(m.ticks) filter (get_bit(d.missing, b.place) = 1), 0)::bigint end as ticks,
    bool_and(m.in_force) filter (get_bit(d.missing, b.place) = 1) is not false as attainable
from distinct_sets as d
join core.requirement_bits as b using (role_key)
join staging.badges as g using (badge_key)
join core.earning_months as m using (badge_key)
where d.missing is not null
group by d.role_key, d.missing
