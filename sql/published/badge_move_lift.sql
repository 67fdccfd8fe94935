-- Grain: badge that a next role requires ('any': any of them) × method. Key: badge_id, method. Over history up to the last whole quarter's
-- end. Counts are rounded. Ratios cannot come from rounded counts: as medians do, they come from the warehouse, to two digits, where at
-- least ten people moved among holders and ten among the others. no_rate: counts without a ratio.
with windows as (
    select last_day as seen_until
    from core.curve_windows
    where grain = 'published_history'
),

supplied as (
    select 1
    from core.supply
    where name in ('career_steps', 'role_requirements', 'awards', 'job_changes')
    having bool_and(supplied)
),

ratios as (
    select r.*, s.people, s.people_key
    from core.lift_ratios as r
    join windows using (seen_until)
    join core.lift_subjects as s using (seen_until, basis, badge_key)
),

holders as (
    select method, badge_key, count(*) as holders, sum(record_key::hugeint) as holders_key
    from (
        select distinct h.method, h.badge_key, h.person_id, h.record_key
        from core.lift_holdings as h
        join windows using (seen_until)
    )
    group by method, badge_key
),

-- a move is one row a badge, held or not
events as (
    select r.method, r.badge_key, s.person_id, s.record_key, h.moved is not null as held
    from core.lift_spells as s
    join core.next_badges as n using (role_key)
    join ratios as r
        on r.basis = s.basis
        and r.seen_until = s.seen_until
        and r.badge_key = n.badge_key
    left join core.lift_holdings as h
        on h.seen_until = s.seen_until
        and h.method = r.method
        and h.badge_key = n.badge_key
        and h.person_id = s.person_id
        and h.start_date = s.start_date
        and h.moved
    where s.moved
),

movers as (
    select
        method,
        badge_key,
        count(distinct person_id) filter (held) as held_people,
        count(distinct person_id) filter (not held) as other_people,
        sum(record_key::hugeint) as moves_key,
        coalesce(sum(record_key::hugeint) filter (held), 0) as moves_held_key
    from events
    group by method, badge_key
),

cells as (
    select
        coalesce(b.badge_id, 'any') as badge_id,
        r.method,
        rounded(r.people, r.people_key) as people,
        rounded(coalesce(h.holders, 0), coalesce(h.holders_key, 0)) as holders,
        rounded(r.moves, coalesce(m.moves_key, 0)) as moves,
        rounded(r.moves_held, coalesce(m.moves_held_key, 0)) as moves_held,
        two_digits(r.hazard_ratio) as hazard_ratio,
        two_digits(r.lower) as lower,
        two_digits(r.upper) as upper,
        cell_state(r.people, a.people - r.people, a.people - r.people, t.minimum_cell, 0) as subjects_state,
        cell_state(h.holders, r.people - h.holders, r.people - h.holders, t.minimum_cell, t.rate_cell) as holders_state,
        r.hazard_ratio is not null and m.held_people >= t.median_cell and m.other_people >= t.median_cell as has_ratio
    from ratios as r
    join ratios as a
        on a.method = r.method
        and a.badge_key = 0
    left join holders as h
        on h.method = r.method
        and h.badge_key = r.badge_key
    left join movers as m
        on m.method = r.method
        and m.badge_key = r.badge_key
    left join staging.badges as b on b.badge_key = r.badge_key
    cross join supplied
    cross join published.thresholds as t
),

judged_cells as (
    select
        c.* exclude (subjects_state, holders_state, has_ratio),
        state_unless_derivable(
            case
                when c.subjects_state <> 'shown' then c.subjects_state
                when c.holders_state = 'shown' and not coalesce(c.has_ratio, false) then 'no_rate'
                else c.holders_state
            end,
            h.cell
        ) as state
    from cells as c
    left join raw.hidden_cells as h
        on h.model = 'badge_move_lift'
        and h.cell = concat_ws('|', c.badge_id, c.method)
)

select
    badge_id,
    method,
    case when state in ('shown', 'no_rate') then people end as people,
    case when state in ('shown', 'no_rate') then holders end as holders,
    case when state in ('shown', 'no_rate') then moves end as moves,
    case when state in ('shown', 'no_rate') then moves_held end as moves_held,
    case when state = 'shown' then hazard_ratio end as hazard_ratio,
    case when state = 'shown' then lower end as lower,
    case when state = 'shown' then upper end as upper,
    state
from judged_cells
