-- Grain: last day seen × method × role spell × next badge (0: any) × stretch of the spell that counts as held, (held_after, held_until], days
-- since the role was entered. Key: seen_until, method, person_id, start_date, badge_key, held_after. A badge counts from the day after the award to the last day held.
-- time_dependent: those days; naive: the whole spell, where one was held on any day of it; landmark_12m: all that is seen after the
-- landmark, where one was held on that day.
with holdings as (
    select
        s.seen_until,
        s.basis,
        s.person_id,
        s.record_key,
        s.start_date,
        s.role_key,
        n.badge_key,
        s.entry,
        s.last,
        s.moved,
        h.start_date - s.start_date as award,
        h.end_date - 1 - s.start_date as last_held
    from core.lift_spells as s
    join core.next_badges as n using (role_key)
    join core.badge_holdings as h
        on h.person_id = s.person_id
        and h.badge_key = n.badge_key
    where h.start_date - s.start_date < s.last
        and h.end_date - 1 >= s.start_date
        and h.end_date - 1 > h.start_date
),

held_days as (
    select
        * exclude (entry, award, last_held),
        greatest(entry, award) as held_after,
        least(last, last_held) as held_until
    from holdings
    where basis = 'entry'
        and greatest(entry, award) < least(last, last_held)
),

-- days that any badge is held: stretches of several badges that overlap or touch are one
marked_days as (
    select *, held_after > max(held_until) over (
        partition by seen_until, person_id, start_date
        order by held_after, held_until, badge_key
        rows between unbounded preceding and 1 preceding
    ) as apart
    from held_days
),

numbered_days as (
    select *, sum(coalesce(apart, true)::double) over (
        partition by seen_until, person_id, start_date
        order by held_after, held_until, badge_key
        rows unbounded preceding
    ) as stretch
    from marked_days
),

whole_spells as (
    select distinct
        seen_until,
        case basis when 'entry' then 'naive' else basis end as method,
        person_id,
        record_key,
        start_date,
        role_key,
        unnest([badge_key, 0]) as badge_key,
        entry,
        last,
        moved
    from holdings
    where basis = 'entry'
        or (award < entry and last_held >= entry)
)

select seen_until, 'time_dependent' as method, person_id, record_key, start_date, role_key, badge_key, held_after, held_until, moved and held_until = last as moved
from held_days
union all
select seen_until, 'time_dependent', person_id, any_value(record_key), start_date, role_key, 0, min(held_after), max(held_until), bool_or(moved and held_until = last)
from numbered_days
group by seen_until, person_id, start_date, role_key, stretch
union all
select seen_until, method, person_id, record_key, start_date, role_key, badge_key, entry, last, moved
from whole_spells
