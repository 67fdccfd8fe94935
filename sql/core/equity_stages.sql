-- Grain: a stage of the audit. Key: stage. position: its place in the funnel. missing: what it needs and the source folder does not hold.
with needs as (
    from (values
        ('enrolled', 1, ['badges', 'enrolments']),
        ('submitted', 2, ['badges', 'learning_enrollments', 'badge_submissions']),
        ('awarded', 3, ['badges', 'badge_submissions']),
        ('moved', 4, ['awards', 'job_changes']),
        ('overall', 5, ['awards']),
        ('promoted', 6, ['job_changes']),
        ('assigned', 7, ['development_actions'])
    ) as stages (stage, position, needs)
),

each_need as (
    select stage, position, unnest(needs) as need
    from needs
)

select
    n.stage,
    n.position,
    string_agg(n.need, ', ' order by n.need) filter (s.supplied is distinct from true) as missing
from each_need as n
left join core.supply as s on s.name = n.need
group by n.stage, n.position
