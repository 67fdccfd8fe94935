-- Grain: a finding of marts.framework_lint about a competency. Key: rule, object_id. What is observable begins with what somebody does: a verb of the mind
-- (Mager, Preparing Instructional Objectives) cannot be seen by an assessor. English words only.
with competencies as (
    select
        c.*,
        trim(lower(c.behavior)) as words,
        len(regexp_extract_all(c.behavior, '\S+')) as word_count
    from raw.competencies as c
)

select
    'competency_without_behavior' as rule,
    'competency' as object_type,
    c.competency_id as object_id,
    'Its behavior is "' || c.behavior || '": nobody could see somebody do that' as detail,
    null::date as since
from competencies as c
cross join core.program_limits as l
where c.word_count < l.behavior_words
    or c.words = trim(lower(c.name))
union all
select
    'behavior_not_observable',
    'competency',
    c.competency_id,
    'Its behavior tells of a state of mind ("' || c.behavior || '"): say what a colleague would see',
    null
from competencies as c
cross join core.program_limits as l
where c.word_count >= l.behavior_words
    and regexp_matches(c.words, '^(has |have |is |be |are )?(an? )?(good |basic |full )?(know|understand|understood|aware|appreciat|believ|familiar|learn|grasp|recogni[sz]es? the importance)')
union all
select
    'too_many_universal_competencies',
    'framework',
    'universal',
    count(*) || ' competencies are universal; more than ' || any_value(l.universal_competencies) || ' are asked of everyone and watched by nobody',
    null
from competencies as c
cross join core.program_limits as l
where c.scope = 'universal'
having count(*) > any_value(l.universal_competencies)
union all
select
    'competency_without_family',
    'competency',
    c.competency_id,
    case when c.family is null then 'Its scope is a family, and it names none' else 'Its family ' || c.family || ' has no role' end,
    null
from competencies as c
where (c.scope = 'family' and c.family is null)
    or (c.family is not null and c.family not in (select family from raw.roles))
union all
select 'competency_without_badge', 'competency', c.competency_id, 'No badge shows it', null
from competencies as c
where c.competency_id not in (select competency_id from raw.badges where competency_id is not null)
