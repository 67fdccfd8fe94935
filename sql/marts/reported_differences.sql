-- Grain: a figure that others reported. Key: metric, grain, period_start, dimension, member, source. Why it is not ours, in the metric's own
-- unit: reported − value = by_definition + by_late_rows + rest. by_definition: to the other definition that comes nearest to it, where one comes
-- nearer than ours. late_rows: rows of job history under our figure that were recorded after the period; by_late_rows: what ours would
-- have been without them, less what it is, where the events counted are job history's own (null: counted, not weighed).
with figures as (
    select
        r.metric,
        r.grain,
        r.period_start,
        r.dimension,
        r.member,
        r.source,
        r.definition,
        r.value::double as reported,
        v.numerator,
        v.denominator,
        v.value,
        list_contains(m.needs, 'job_changes') or list_contains(m.needs, 'exit_reasons') as of_job_events,
        m.denominator = 'units' as of_units
    from raw.reported_figures as r
    left join core.metrics as m using (metric)
    left join marts.metric_values as v using (metric, grain, period_start, dimension, member)
),

nearest as (
    select f.metric, f.grain, f.period_start, f.dimension, f.member, f.source, a.alternative, a.value
    from figures as f
    join marts.metric_alternatives as a using (metric, grain, period_start, dimension, member)
    where abs(a.value - f.reported) < abs(f.value - f.reported)
    qualify row_number() over (
        partition by f.metric, f.grain, f.period_start, f.dimension, f.member, f.source
        order by abs(a.value - f.reported), a.alternative
    ) = 1
),

late as (
    select
        metric,
        grain,
        period_start,
        dimension,
        member,
        max(job_rows) as job_rows,
        coalesce(sum(weight) filter (part = 'numerator'), 0) as numerator,
        coalesce(sum(weight) filter (part = 'denominator'), 0) as denominator
    from core.reported_late_facts
    group by metric, grain, period_start, dimension, member
),

parts as (
    select
        f.*,
        n.alternative as nearest_alternative,
        n.value as nearest_value,
        case when f.value is not null then coalesce(n.value - f.value, 0) end as by_definition,
        case when f.value is not null then coalesce(l.job_rows, 0) end as late_rows,
        case
            when f.of_job_events
                then rate(f.numerator - coalesce(l.numerator, 0), f.denominator - case when f.of_units then coalesce(l.denominator, 0) else 0 end) - f.value
        end as by_late_rows
    from figures as f
    left join nearest as n using (metric, grain, period_start, dimension, member, source)
    left join late as l using (metric, grain, period_start, dimension, member)
)

select
    metric,
    grain,
    period_start,
    dimension,
    member,
    source,
    definition,
    reported,
    value,
    reported - value as difference,
    nearest_alternative,
    nearest_value,
    by_definition,
    late_rows::bigint as late_rows,
    by_late_rows,
    reported - value - by_definition - coalesce(by_late_rows, 0) as rest
from parts
