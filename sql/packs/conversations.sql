-- Grain: subject. Key: person_id. last_date: the last one-on-one or career conversation that was held, with whomever; covered: within the 90 days
-- up to as_of.
-- uses: manager_engagement
select
    s.person_id,
    max(a.completed_date) as last_date,
    coalesce(bool_or(g.as_of >= c.start_date and g.as_of < c.end_date), false) as covered
from packs.subjects as s
cross join staging.settings as g
left join staging.development_actions as a
    on a.person_id = s.person_id
    and a.kind in ('one_on_one', 'career_conversation')
left join core.conversation_stretches as c
    on c.person_id = s.person_id
    and g.as_of >= c.start_date
    and g.as_of < c.end_date
group by s.person_id
