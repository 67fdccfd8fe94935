-- Grain: audit window × stage × person × badge, with the attributes of the day of entry; demographics are those on the window's first day, so that
-- a person is in one group. Key: audit_end, stage, person_id, badge_key. Stages that lack what they need are out.
select
    w.audit_start,
    w.audit_end,
    w.current,
    w.published,
    e.stage,
    e.person_id,
    e.badge_key,
    e.entry_date,
    e.selected,
    e.enrolled,
    p.profile_id,
    p.record_key,
    r.role_key,
    r.family,
    r.level,
    coalesce(j.location, 'Unknown') as location,
    coalesce(j.team_key, 0) as team_key,
    j.manager_person_id,
    e.assessor_person_id, -- uses: assessors
    coalesce(datesub('year', s.start_date, e.entry_date), 0)::integer as tenure_years
from core.equity_pools as e
join core.audit_windows as w
    on w.audit_end = e.audit_end
join core.equity_stages as g
    on g.stage = e.stage
    and g.missing is null
join core.person_profiles as p
    on p.person_id = e.person_id
    and w.audit_start >= p.start_date
    and w.audit_start < p.end_date
left join core.job_states as j
    on j.person_id = e.person_id
    and e.entry_date >= j.start_date
    and e.entry_date < j.end_date
left join core.employment_spells as s
    on s.person_id = j.person_id
    and s.spell = j.spell
join core.roles as r on r.role_key = coalesce(j.role_key, 0)
