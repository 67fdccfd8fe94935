-- Grain: a person on the pathway to a role. Key: person_id, to_role_key. started_date: the first enrolment in a badge that the role requires,
-- while a career step led there from the person's own role; attributes of that day. ready_date: the first day from then on when every
-- required badge (or a higher level) is held at once. Who held them all on that day and the day before is on no pathway.
with enrolments as (
    select
        e.person_id,
        c.to_role_key,
        min(e.enrolled_date) as started_date,
        min_by(e.state_id, e.enrolled_date) as state_id
    from core.enrolments as e
    join core.job_states as j
        on j.person_id = e.person_id
        and e.enrolled_date >= j.start_date
        and e.enrolled_date < j.end_date
    join staging.career_steps as c on c.from_role_key = j.role_key
    join core.role_requirements as q
        on q.role_key = c.to_role_key
        and q.badge_key = e.badge_key
    group by e.person_id, c.to_role_key
),

required as (
    select role_key as to_role_key, count(*) as badges
    from core.role_requirements
    group by role_key
),

turns as (
    select e.person_id, e.to_role_key, unnest([r.start_date, r.end_date]) as day, unnest([1, -1]) as direction
    from enrolments as e
    join core.role_requirements as q on q.role_key = e.to_role_key
    join core.requirement_stretches as r
        on r.person_id = e.person_id
        and r.required_badge_key = q.badge_key
),

turns_by_day as (
    select person_id, to_role_key, day, sum(direction) as change
    from turns
    group by all
),

held as (
    select
        person_id,
        to_role_key,
        day as start_date,
        lead(day) over by_day as end_date,
        sum(change::double) over (partition by person_id, to_role_key order by day rows unbounded preceding) as badges
    from turns_by_day
    window by_day as (partition by person_id, to_role_key order by day)
),

ready as (
    select
        e.person_id,
        e.to_role_key,
        min(greatest(h.start_date, e.started_date)) as ready_date,
        bool_or(h.start_date < e.started_date) as before
    from enrolments as e
    join required as n using (to_role_key)
    join held as h using (person_id, to_role_key)
    where h.badges = n.badges
        and h.end_date > e.started_date
    group by e.person_id, e.to_role_key
)

select
    e.person_id,
    p.record_key,
    p.profile_id,
    e.to_role_key,
    e.started_date,
    r.ready_date,
    e.state_id
from enrolments as e
left join ready as r using (person_id, to_role_key)
join core.person_profiles as p
    on p.person_id = e.person_id
    and e.started_date >= p.start_date
    and e.started_date < p.end_date
where not coalesce(r.before, false)
