-- Grain: a version of a badge standard that is in force on as_of or will be. Key: badge_key, version. required: by how many roles, gating: by how many that a
-- career step leads to.
with requirements as (
    select
        q.badge_key,
        count(*)::integer as required,
        (count(*) filter (q.role_key in (select to_role_key from staging.career_steps)))::integer as gating
    from core.role_requirements as q
    group by q.badge_key
)

select
    v.badge_key,
    v.version,
    r.badge_id,
    r.competency_id,
    r.level,
    r.award_logic,
    coalesce(len(r.required_evidence), 0) as evidence_kinds,
    r.validators_required,
    v.effective_from,
    r.created_by,
    r.approved_by,
    r.approved_date,
    r.review_due,
    coalesce(q.required, 0) as required,
    coalesce(q.gating, 0) as gating
from staging.badge_versions as v
join staging.badges as b using (badge_key)
join raw.badges as r
    on r.badge_id = b.badge_id
    and r.version = v.version
left join requirements as q using (badge_key)
cross join staging.settings as s
where coalesce(v.in_force_until > s.as_of, true)
