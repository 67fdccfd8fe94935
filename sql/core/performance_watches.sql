-- Grain: a badge whose first standard is old enough. Key: subject. Whether its holders' ratings and outcomes differ from others' by nothing: every 95 %
-- interval within ± so many standard deviations (of ratings; of teams' figures, for a whole team holding it). Of the whole history, so that it is asked once:
-- quarter_end is empty. value: the widest limit in standard deviations.
-- uses: performance
with ages as (
    select v.badge_key, (min(v.effective_from) + to_months(any_value(l.proven_after_months)::integer))::date as proven_date
    from staging.badge_versions as v
    cross join core.program_limits as l
    group by v.badge_key
),

rating_spread as (
    select stddev_samp(rating::double) as sd
    from staging.reviews
),

metric_spreads as (
    select metric, stddev_samp(value) as sd
    from (select metric, value from core.outcome_months join core.outcome_windows using (study_end) where current order by metric, team_key, month_no)
    group by metric
),

limits as (
    select badge_id, greatest(abs(p.lower), abs(p.upper)) / s.sd as width, p.people
    from marts.badge_performance as p
    cross join rating_spread as s
    where s.sd > 0
    union all
    select b.badge_id, greatest(abs(a.lower), abs(a.upper)) / s.sd, null
    from core.badge_associations as a
    join staging.badges as b using (badge_key)
    join metric_spreads as s using (metric)
    join core.outcome_windows as w using (study_end)
    where w.current
        and a.method = 'fixed_effects'
        and s.sd > 0
),

widest as (
    select badge_id, max(width) as width, max(people) as people, bool_or(width is null) as unsure, count(*) - count(people) as intervals
    from limits
    group by badge_id
    having count(people) > 0
)

select
    'no_relation_to_performance' as watch,
    'badge' as subject_kind,
    b.badge_id as subject,
    a.proven_date as proven_date,
    w.width <= l.equivalence_sd and not w.unsure as met,
    false as at_once,
    w.width as value,
    l.equivalence_sd::double as threshold,
    null::double as beside,
    w.people::bigint as people,
    concat('people rated before and after ', w.people, ', outcome intervals ', w.intervals) as evidence
from widest as w
join staging.badges as b using (badge_id)
join ages as a using (badge_key)
cross join core.program_limits as l
cross join staging.settings as s
where a.proven_date <= s.as_of
