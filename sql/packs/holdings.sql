-- Grain: subject × badge held on as_of. Key: person_id, badge_key. version and evidence are those of the award that lasts longest;
-- last_day: the last day held, empty where it does not expire.
with valid_awards as (
    select a.person_id, a.badge_key, a.award_date, a.version, a.last_day
    from core.awards as a
    join packs.subjects as s using (person_id)
    cross join staging.settings as g
    where g.as_of between a.award_date and a.last_day
    qualify row_number() over (partition by a.person_id, a.badge_key order by a.last_day desc, a.award_date desc) = 1
),

evidence as (
    select p.person_id, b.badge_key, t.decided_date, min_by(t.evidence_type, t.submission_id) as evidence_type, min(t.submission_id) as submission_id
    from raw.badge_submissions as t
    join packs.names as p using (employee_id)
    join packs.subjects as s using (person_id)
    join staging.badges as b using (badge_id)
    where t.decision = 'awarded'
    group by all
)

select
    a.person_id,
    a.badge_key,
    b.badge_id,
    b.name,
    a.award_date,
    a.version,
    nullif(a.last_day, date '9999-12-31') as last_day,
    e.evidence_type,
    e.submission_id
from valid_awards as a
join staging.badges as b using (badge_key)
left join evidence as e
    on e.person_id = a.person_id
    and e.badge_key = a.badge_key
    and e.decided_date = a.award_date
