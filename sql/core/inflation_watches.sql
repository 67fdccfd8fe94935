-- Grain: badge × quarter with enough awards in both years. Key: subject, quarter_end. Awards per head of the twelve months against those of the
-- twelve before, while the mean rubric score clearly falls (its 95 % limits) or nearly all that is decided is awarded. value: by how much awards per
-- head have grown; beside: the award rate.
with windows as (
    select q.quarter_end, w.ago, case when w.ago = 0 then q.year_start else q.before_start end as start_date, case when w.ago = 0 then q.quarter_end else q.year_start end as end_date
    from core.watch_quarters as q
    cross join (select unnest([0, 1]) as ago) as w
),

heads as (
    select w.quarter_end, w.ago, w.start_date, w.end_date, h.person_days, h.days
    from windows as w
    join core.headcounts as h
        on h.period_end = w.end_date
        and h.grain = 'trailing_12m'
        and h.base = 'headcount'
        and h.dimension = 'all'
),

awarded as (
    select h.quarter_end, h.ago, a.badge_key, count(*) as awards, count(distinct a.person_id) as people
    from heads as h
    join core.awards as a
        on a.award_date >= h.start_date
        and a.award_date < h.end_date
    where not a.renewal
    group by all
),

decided as (
    select
        h.quarter_end,
        h.ago,
        d.badge_key,
        count(*) as decisions,
        count(*) filter (d.awarded) as awarded,
        count(d.rubric_score) as scores,
        sum(d.rubric_score::decimal(18, 6)) as score_sum,
        sum(d.rubric_score::decimal(18, 6) * d.rubric_score::decimal(18, 6)) as score_squares
    from heads as h
    join core.decisions as d
        on d.decided_date >= h.start_date
        and d.decided_date < h.end_date
    group by all
),

years as (
    select
        a.*,
        h.person_days,
        h.days,
        d.decisions,
        d.awarded,
        d.score_sum::double / nullif(d.scores, 0) as score,
        case when d.scores > 1 then greatest(0, d.score_squares::double - d.score_sum::double * d.score_sum::double / d.scores) / (d.scores - 1) / d.scores end as score_variance
    from awarded as a
    join heads as h using (quarter_end, ago)
    left join decided as d using (quarter_end, ago, badge_key)
),

compared as (
    select
        n.quarter_end,
        n.badge_key,
        n.people,
        n.awards,
        b.awards as awards_before,
        (n.awards::double * b.person_days * n.days) / (b.awards::double * n.person_days * b.days) as growth,
        rate(n.awarded, n.decisions) as award_rate,
        n.awarded,
        n.decisions,
        b.score - n.score as fall,
        coalesce(b.score - n.score > 1.959963984540054 * sqrt(n.score_variance + b.score_variance), false) as score_falls
    from years as n
    join years as b using (quarter_end, badge_key)
    cross join core.program_limits as l
    where n.ago = 0
        and b.ago = 1
        and least(n.awards, b.awards) >= l.minimum_awards
)

select
    'inflation' as watch,
    'badge' as subject_kind,
    b.badge_id as subject,
    c.quarter_end,
    c.growth >= l.award_growth and (c.score_falls or coalesce(c.awarded > l.award_rate_limit * c.decisions, false)) as met,
    false as at_once,
    c.growth as value,
    l.award_growth::double as threshold,
    c.award_rate as beside,
    c.people,
    concat_ws(', ', concat('awards ', c.awards, ' after ', c.awards_before), 'award rate ' || round(c.award_rate, 3), case when c.fall is not null then concat('mean rubric score ', case when c.fall > 0 then 'down ' else 'up ' end, round(abs(c.fall), 2)) end) as evidence
from compared as c
join staging.badges as b using (badge_key)
cross join core.program_limits as l
