-- Grain: role × quarter (badges that its step asks for, with a standard in force by then), and badge × quarter with enough enrolments (the share of
-- those of the year before that was awarded within twelve months: under the limit, and clearly less than a year earlier). Key: subject_kind, subject,
-- quarter_end. beside: that share a year earlier.
with first_standards as (
    select badge_key, min(effective_from) as effective_from
    from staging.badge_versions
    group by badge_key
),

steps as (
    select r.role_key, q.quarter_end, count(*) as badges
    from core.role_requirements as r
    join first_standards as f using (badge_key)
    join core.watch_quarters as q on f.effective_from < q.quarter_end
    where r.role_key in (select to_role_key from staging.career_steps)
    group by r.role_key, q.quarter_end
),

cohorts as (
    select q.quarter_end, q.ago, w.ago as years_ago, (q.before_start - to_months(12 * w.ago::integer))::date as start_date, (q.year_start - to_months(12 * w.ago::integer))::date as end_date
    from core.watch_quarters as q
    cross join (select unnest([0, 1]) as ago) as w
),

followed as (
    select
        c.quarter_end,
        c.years_ago,
        e.badge_key,
        count(*) as enrolled,
        count(*) filter (e.award_date <= e.enrolled_date + interval 12 month) as awarded,
        count(distinct e.person_id) as people
    from cohorts as c
    join core.completions as e
        on e.enrolled_date >= c.start_date
        and e.enrolled_date < c.end_date
    group by all
),

compared as (
    select n.*, b.enrolled as enrolled_before, b.awarded as awarded_before
    from followed as n
    join followed as b
        on b.quarter_end = n.quarter_end
        and b.badge_key = n.badge_key
        and b.years_ago = 1
    cross join core.program_limits as l
    where n.years_ago = 0
        and least(n.enrolled, b.enrolled) >= l.minimum_awards
)

select
    'fatigue' as watch,
    'role' as subject_kind,
    r.role_id as subject,
    s.quarter_end,
    s.badges > l.badges_a_step as met,
    false as at_once,
    s.badges::double as value,
    l.badges_a_step::double as threshold,
    null::double as beside,
    null::bigint as people,
    concat('badges required ', s.badges) as evidence
from steps as s
join core.roles as r using (role_key)
cross join core.program_limits as l
union all
select
    'fatigue',
    'badge',
    b.badge_id,
    c.quarter_end,
    c.awarded < l.completion_limit * c.enrolled and mover_upper(rate(c.awarded, c.enrolled), wilson_lower(c.awarded, c.enrolled), wilson_upper(c.awarded, c.enrolled), rate(c.awarded_before, c.enrolled_before), wilson_lower(c.awarded_before, c.enrolled_before), wilson_upper(c.awarded_before, c.enrolled_before)) < 0,
    false,
    rate(c.awarded, c.enrolled),
    l.completion_limit::double,
    rate(c.awarded_before, c.enrolled_before),
    c.people,
    concat('awarded within 12 months ', c.awarded, ' of ', c.enrolled, ', before ', c.awarded_before, ' of ', c.enrolled_before)
from compared as c
join staging.badges as b using (badge_key)
cross join core.program_limits as l
