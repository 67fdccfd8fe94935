-- title: Regrettable attrition
-- unit: regrettable exits per head
-- better: lower
-- shape: additive
-- numerator: events
-- denominator: headcount
-- interval: byar
-- needs: exit_reasons, regrettable_exits
-- formula: voluntary exits that are regrettable ÷ average headcount; the source's flag decides where given, else a last review within 24 months before the exit that said high performer
-- alternatives: every voluntary exit (voluntary_attrition_rate); ÷ high performers instead of everyone
select 'numerator' as part, e.person_id, e.record_key, 1 as weight, e.exit_date as fact_date, e.state_id, e.profile_id
from core.exits as e
left join core.high_performer_stretches as h -- uses: performance
    on h.person_id = e.person_id -- uses: performance
    and e.exit_date >= h.start_date -- uses: performance
    and e.exit_date < h.end_date -- uses: performance
where e.reason = 'voluntary'
    and coalesce(
        e.regrettable,
        h.person_id is not null, -- uses: performance
        false
    )
