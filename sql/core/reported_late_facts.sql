-- Grain: a reported figure × a part of it. Key: metric, grain, period_start, dimension, member, part. Facts of the cell whose person has a
-- row of job history on that very day which was recorded only after the period: a report drawn up at its end could not know it.
-- weight: of those facts; job_rows: the rows.
with facts as (
    ${metric_facts}
),

cells as (
    select distinct r.metric, r.dimension, r.member, p.grain, p.period_start, p.period_end
    from raw.reported_figures as r
    join core.periods as p
        on p.grain = r.grain
        and p.period_start = r.period_start
),

late as (
    select c.metric, c.grain, c.period_start, c.dimension, c.member, f.part, f.person_id, f.fact_date, f.weight, d.job_rows, unnest(['state', 'profile']) as kind, unnest([f.state_id, f.profile_id]) as id
    from cells as c
    join facts as f
        on f.metric = c.metric
        and f.fact_date >= c.period_start
        and f.fact_date < c.period_end
        and f.months_later = 0
    join core.late_job_days as d
        on d.person_id = f.person_id
        and d.effective_date = f.fact_date
        and d.known_date >= c.period_end
)

select
    l.metric,
    l.grain,
    l.period_start,
    l.dimension,
    l.member,
    l.part,
    sum(l.weight)::bigint as weight,
    sum(l.job_rows)::bigint as job_rows
from late as l
join core.dimension_members as m using (kind, id, dimension, member)
group by all
