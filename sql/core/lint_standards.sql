-- Grain: a finding of marts.framework_lint about the version of a badge standard, in force or to come. Key: rule, object_id. since: from when the fault has
-- been in force, where its dates tell.
with faults as (
    select
        s.*,
        unnest([
            {'rule': 'standard_unversioned', 'found': s.version < 1, 'detail': 'Versions are counted from 1'},
            {'rule': 'standard_overdue_for_review', 'found': s.review_due < t.as_of, 'detail': 'Its review was due on ' || s.review_due},
            {'rule': 'standard_without_review_date', 'found': s.review_due is null, 'detail': 'No day is set on which it is to be reviewed'},
            {'rule': 'standard_required_by_no_role', 'found': s.required = 0 and coalesce(c.scope <> 'universal', true), 'detail': 'No role requires it, and it shows no universal competency'},
            {'rule': 'standard_without_competency', 'found': s.competency_id is null or c.competency_id is null, 'detail': case when s.competency_id is null then 'It names no competency' else 'Its competency ' || s.competency_id || ' is not in the catalog' end},
            {'rule': 'standard_without_creator', 'found': s.created_by is null, 'detail': 'Nobody is named who wrote it'},
            {'rule': 'standard_without_approver', 'found': s.approved_by is null or s.approved_date is null, 'detail': case when s.approved_by is null then 'Nobody is named who approved it' else 'No day of approval is named' end},
            {'rule': 'standard_approved_by_creator', 'found': lower(trim(s.created_by)) = lower(trim(s.approved_by)), 'detail': 'Whoever wrote it approved it'},
            {'rule': 'standard_approved_late', 'found': s.approved_date > s.effective_from, 'detail': 'It was approved on ' || s.approved_date || ', after it came into force on ' || s.effective_from},
            {'rule': 'standard_without_evidence', 'found': s.award_logic <> 'learning' and s.evidence_kinds = 0, 'detail': 'It does not say which evidence counts'},
            {'rule': 'standard_without_validator', 'found': s.award_logic <> 'learning' and s.validators_required < 1, 'detail': 'Nobody signs its awards'},
            {'rule': 'gold_without_application', 'found': s.level = 'gold' and s.award_logic <> 'application', 'detail': 'Gold stands for independent performance; it is earned by ' || s.award_logic},
            {'rule': 'silver_by_learning_alone', 'found': s.level = 'silver' and s.award_logic = 'learning', 'detail': 'Silver stands for supervised application; it is earned by learning'},
            {'rule': 'gating_by_learning_alone', 'found': s.gating > 0 and s.award_logic = 'learning', 'detail': 'A next role asks for it, and it is earned by learning alone'},
            {'rule': 'gating_with_one_validator', 'found': s.gating > 0 and s.award_logic <> 'learning' and s.validators_required between 1 and l.gating_validators - 1,
                'detail': 'A next role asks for it, and one person alone decides'}
        ]) as fault
    from core.standards as s
    left join raw.competencies as c using (competency_id)
    cross join staging.settings as t
    cross join core.program_limits as l
),

last_versions as (
    select badge_key, max(in_force_until) as in_force_until
    from staging.badge_versions
    group by badge_key
    having count(*) = count(in_force_until)
),

ordered as (
    select
        badge_id,
        version,
        effective_from,
        lag(version) over (partition by badge_id order by version) as previous_version,
        lag(effective_from) over (partition by badge_id order by version) as previous_from
    from raw.badges
)

select
    fault.rule as rule,
    'standard' as object_type,
    badge_id || ' ' || version as object_id,
    fault.detail as detail,
    case fault.rule when 'standard_overdue_for_review' then review_due + 1 else effective_from end as since
from faults
where fault.found
union all
select 'standard_expired', 'badge', b.badge_id, 'Roles require it and its last standard was in force until ' || v.in_force_until, v.in_force_until
from last_versions as v
join staging.badges as b using (badge_key)
cross join staging.settings as t
where v.in_force_until <= t.as_of
    and b.badge_key in (select badge_key from core.role_requirements)
union all
select 'standard_not_yet_in_force', 'badge', b.badge_id, 'Roles require it and its standard comes into force on ' || min(s.effective_from), null
from core.standards as s
join staging.badges as b using (badge_key)
where s.required > 0
    and s.badge_key not in (select badge_key from core.standards_in_force)
group by b.badge_id
union all
select
    'versions_out_of_order',
    'standard',
    badge_id || ' ' || version,
    'It comes into force on ' || effective_from || ', not after version ' || previous_version || ' (' || previous_from || ')',
    effective_from
from ordered
where effective_from <= previous_from
