-- Grain: curve × trailing window × time (ticks). Key: all of them. How many of everyone enter the window's risk set at that time on their
-- own clock, and leave it by event, competing event or censoring; *_key sums their record keys.
-- Never subject × window: the days are cut into stretches by the windows' bounds, and who waits at a bound is counted by day of origin.
with windows as (
    select period_start, after_day, last_day
    from core.curve_windows
    where grain = 'trailing_12m'
),

bounds as (
    select after_day as bound from windows
    union
    select last_day from windows
),

subjects as (
    select curve, origin_date, entry_date, last_date, status, count(*) as people, sum(record_key)::hugeint as people_key
    from core.curve_subjects
    where last_date > entry_date
        and curve <> 'badge_to_move'
    group by all
),

day_bounds as (
    select d.day, b.bound
    from (select entry_date as day from subjects union select last_date from subjects) as d
    asof join bounds as b on b.bound >= d.day
),

entries as (
    select s.curve, s.origin_date, b.bound, s.entry_date = b.bound as on_bound, ticks_between(s.origin_date, s.entry_date) as time, sum(s.people) as people, sum(s.people_key) as people_key
    from subjects as s
    join day_bounds as b on b.day = s.entry_date
    group by all
),

leaves as (
    select s.curve, s.origin_date, b.bound, s.status, ticks_between(s.origin_date, s.last_date) as time, sum(s.people) as people, sum(s.people_key) as people_key
    from subjects as s
    join day_bounds as b on b.day = s.last_date
    group by all
),

changes as (
    select curve, origin_date, bound, sum(people) as people, sum(people_key) as people_key, sum(entered_on_bound) as entered_on_bound, sum(entered_on_bound_key) as entered_on_bound_key
    from (
        select curve, origin_date, bound, people, people_key, case when on_bound then people else 0 end as entered_on_bound, case when on_bound then people_key else 0 end as entered_on_bound_key
        from entries
        union all
        select curve, origin_date, bound, -people, -people_key, 0, 0
        from leaves
    )
    group by all
),

waiting as (
    select
        o.curve,
        o.origin_date,
        b.bound,
        ticks_between(o.origin_date, b.bound) as time,
        (sum(c.people::double) over up_to_bound)::bigint as people,
        sum(c.people_key) over up_to_bound as people_key,
        coalesce(c.entered_on_bound, 0) as entered_on_bound,
        coalesce(c.entered_on_bound_key, 0) as entered_on_bound_key
    from (select curve, origin_date, min(bound) as first_bound from changes group by all) as o
    join bounds as b on b.bound >= o.first_bound
    left join changes as c using (curve, origin_date, bound)
    window up_to_bound as (partition by o.curve, o.origin_date order by b.bound)
),

turns as (
    select w.curve, v.period_start, w.time, 3 as kind, w.people, w.people_key
    from waiting as w
    join windows as v on v.after_day = w.bound
    union all
    select e.curve, v.period_start, e.time, 3, e.people, e.people_key
    from entries as e
    join windows as v
        on e.bound > v.after_day
        and e.bound <= v.last_day
        and not (e.on_bound and e.bound = v.last_day)
    union all
    select l.curve, v.period_start, l.time, l.status, l.people, l.people_key
    from leaves as l
    join windows as v
        on l.bound > v.after_day
        and l.bound <= v.last_day
    union all
    select w.curve, v.period_start, w.time, 0, w.people - w.entered_on_bound, w.people_key - w.entered_on_bound_key
    from waiting as w
    join windows as v on v.last_day = w.bound
)

select
    curve,
    'trailing_12m' as grain,
    period_start,
    time::integer as time,
    coalesce(sum(people) filter (kind = 3), 0)::integer as entered,
    coalesce(sum(people) filter (kind = 1), 0)::integer as events,
    coalesce(sum(people) filter (kind = 2), 0)::integer as competing,
    coalesce(sum(people) filter (kind = 0), 0)::integer as censored,
    coalesce(sum(people_key) filter (kind = 3), 0)::hugeint as entered_key,
    coalesce(sum(people_key) filter (kind = 1), 0)::hugeint as events_key
from turns
where people > 0
group by all
