-- Grain: a finding of marts.framework_lint about what a standard is judged by. Key: rule, object_id.
select
    'standard_without_criteria' as rule,
    'standard' as object_type,
    s.badge_id || ' ' || s.version as object_id,
    'No rubric says what its evidence is judged by' as detail,
    s.effective_from as since
from core.standards as s
where s.award_logic <> 'learning'
    and not exists (
        select 1
        from raw.rubric_criteria as r
        where r.badge_id = s.badge_id
            and r.version = s.version
    )
union all
select
    'criterion_of_no_standard',
    'criterion',
    r.badge_id || ' ' || r.version || ' ' || r.criterion,
    'There is no version ' || r.version || ' of ' || r.badge_id,
    null
from raw.rubric_criteria as r
left join raw.badges as b
    on b.badge_id = r.badge_id
    and b.version = r.version
where b.badge_id is null
union all
select
    'criterion_without_example',
    'criterion',
    r.badge_id || ' ' || r.version || ' ' || r.criterion,
    'No example shows two assessors what is enough',
    s.effective_from
from raw.rubric_criteria as r
join core.standards as s using (badge_id, version)
where r.example is null
union all
select
    'threshold_out_of_range',
    'criterion',
    r.badge_id || ' ' || r.version || ' ' || r.criterion,
    'Its threshold ' || r.threshold::double || ' does not lie above 0 and up to its maximum ' || r.maximum::double,
    s.effective_from
from raw.rubric_criteria as r
join core.standards as s using (badge_id, version)
where r.threshold <= 0
    or r.threshold > r.maximum
