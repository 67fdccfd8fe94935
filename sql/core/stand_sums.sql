-- Grain: metric × part × period × dimension member. The rollup of stands: how many stood on the period's first or last day; a numerator
-- of shape at_start is those of the denominator that had not left by the period's end.
with turns as (
    select metric, part, at_start, record_key, first_month as month, 1 as direction, state_id, profile_id
    from core.metric_stands
    union all
    select metric, part, at_start, record_key, end_month, -1, state_id, profile_id
    from core.metric_stands
),

turns_by_attribute as (
    select
        metric,
        part,
        at_start,
        month,
        case when grouping(state_id) = 0 then 'state' else 'profile' end as kind,
        coalesce(state_id, profile_id) as id,
        sum(direction) as people,
        sum(direction * record_key::hugeint) as people_key
    from turns
    group by grouping sets ((metric, part, at_start, month, state_id), (metric, part, at_start, month, profile_id))
),

turns_by_member as (
    select t.metric, t.part, t.at_start, t.month, m.dimension, m.member, sum(t.people) as people, sum(t.people_key) as people_key
    from turns_by_attribute as t
    join core.dimension_members as m using (kind, id)
    group by all
),

members as (
    select metric, part, at_start, dimension, member, min(month) as first_month
    from turns_by_member
    group by all
),

borders as (
    select month from core.months
    union
    select month_of(after_as_of) from staging.settings
),

standing as (
    select
        m.metric,
        m.part,
        m.at_start,
        m.dimension,
        m.member,
        b.month,
        coalesce(sum(t.people) over up_to_month, 0) as people,
        coalesce(sum(t.people_key) over up_to_month, 0) as people_key
    from members as m
    join borders as b on b.month >= m.first_month
    left join turns_by_member as t using (metric, part, at_start, dimension, member, month)
    window up_to_month as (partition by m.metric, m.part, m.dimension, m.member order by b.month)
),

leavers_by_attribute as (
    select
        metric,
        month,
        left_month,
        case when grouping(state_id) = 0 then 'state' else 'profile' end as kind,
        coalesce(state_id, profile_id) as id,
        count(*) as people,
        sum(record_key::hugeint) as people_key
    from (
        select
            metric,
            record_key,
            left_month,
            state_id,
            profile_id,
            unnest(generate_series(greatest(first_month, left_month - interval 11 month), end_month - interval 1 month, interval 1 month))::date as month
        from core.metric_stands
        where at_start
            and left_month is not null
    )
    group by grouping sets ((metric, month, left_month, state_id), (metric, month, left_month, profile_id))
),

leavers as (
    select l.metric, p.grain, p.period_start, m.dimension, m.member, sum(l.people) as people, sum(l.people_key) as people_key
    from leavers_by_attribute as l
    join core.dimension_members as m using (kind, id)
    join core.periods as p
        on p.period_start = l.month
        and l.left_month < p.period_end
    group by all
)

select s.metric, s.part, p.grain, p.period_start, s.dimension, s.member, s.people::bigint as people, s.people_key::hugeint as people_key
from standing as s
join core.periods as p on s.month = case when s.at_start then p.period_start else p.period_end end
where s.people > 0
union all
select s.metric, 'numerator', p.grain, p.period_start, s.dimension, s.member, (s.people - coalesce(l.people, 0))::bigint, (s.people_key - coalesce(l.people_key, 0))::hugeint
from standing as s
join core.periods as p on p.period_start = s.month
left join leavers as l using (metric, grain, period_start, dimension, member)
where s.at_start
    and s.people > 0
