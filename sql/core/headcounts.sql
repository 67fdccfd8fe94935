-- Grain: period × dimension member × base. Key: grain, period_start, dimension, member, base.
-- Person-days of everyone (headcount) or of those in roles with a promotion step (promotable_headcount); closing_headcount is that of the
-- period's last day, taken for every day of it.
with members as (
    select
        d.month,
        m.dimension,
        m.member,
        sum(d.person_days) as person_days,
        sum(d.key_days) as key_days,
        sum(d.person_days) filter (d.promotable) as promotable_days,
        sum(d.key_days) filter (d.promotable) as promotable_key_days
    from core.person_days as d
    join core.dimension_members as m using (kind, id)
    group by all
),

periods as (
    select
        p.grain,
        p.period_start,
        p.period_end,
        p.days,
        m.dimension,
        m.member,
        sum(m.person_days) as person_days,
        sum(m.key_days) as key_days,
        sum(m.promotable_days) as promotable_days,
        sum(m.promotable_key_days) as promotable_key_days
    from members as m
    join core.periods as p
        on m.month >= p.period_start
        and m.month < p.period_end
    group by all
)

select grain, period_start, period_end, days, dimension, member, 'headcount' as base, person_days::bigint as person_days, key_days::hugeint as key_days
from periods
union all
select grain, period_start, period_end, days, dimension, member, 'promotable_headcount', promotable_days::bigint, promotable_key_days::hugeint
from periods
where promotable_days > 0
union all
select s.grain, s.period_start, p.period_end, p.days, s.dimension, s.member, s.metric, s.people * p.days, (s.people_key * p.days)::hugeint
from core.stand_sums as s
join core.periods as p using (grain, period_start)
where s.metric = 'closing_headcount'
