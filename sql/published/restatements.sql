-- Grain: published figure that the last release showed otherwise × cause. Key: metric, grain, period_start, dimension, member, cause_table, cause.
-- Both sides are published counts, and the difference is theirs: where it is none, the exact figure changed by less than rounding shows.
select
    r.metric,
    r.grain,
    r.period_start,
    v.period_end,
    r.dimension,
    r.member,
    o.published_numerator as previous_numerator,
    v.numerator,
    o.published_denominator as previous_denominator,
    v.denominator,
    case when v.value is not null then o.published_value end as previous_value,
    v.value,
    band(greatest(abs(v.numerator - o.published_numerator), abs(v.denominator - o.published_denominator))) as counts_change,
    coalesce(r.cause_table, 'definition') as cause_table,
    r.cause,
    floored(r.rows_affected) as rows,
    band(r.rows_affected) as rows_band
from marts.restatements as r
join marts.publications as p using (publication_id)
join raw.last_release as o using (metric, grain, period_start, dimension, member)
join published.metric_values as v using (metric, grain, period_start, dimension, member)
where p.publication_id = (select max(publication_id) from marts.publications)
    and v.denominator is not null
    and o.published_denominator is not null
