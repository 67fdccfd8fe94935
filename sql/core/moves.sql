-- Grain: a move. Key: person_id, move_date. Mobility moves are the promotions, laterals and demotions.
-- Attributes (state_id, profile_id) are those of the day before: otherwise promotions are credited to the level moved into.
with classified as (
    select
        c.*,
        case
            when c.only_data_change then null
            when g.person_id is not null then 'reorganization'
            when c.role_changed and c.action is not null then c.action
            when c.role_changed and c.ranks > 0 then 'promotion'
            when c.role_changed and c.ranks < 0 then 'demotion'
            when c.role_changed then 'lateral'
            when not (c.team_changed or c.location_changed) then null
            when c.action = 'reorganization' then 'reorganization'
            else 'transfer'
        end as kind,
        case when c.action is not null and (c.role_changed or c.action in ('transfer', 'reorganization')) then 'source' else 'derived' end as classified_by
    from core.job_changes as c
    left join core.reorganizations as g using (person_id, change_date)
)

select
    m.person_id,
    p.record_key,
    m.change_date as move_date,
    m.kind,
    m.kind in ('promotion', 'lateral', 'demotion') as mobility,
    m.kind in ('promotion', 'lateral', 'demotion') and m.into_specialist_track as specialist,
    m.from_role_key,
    m.to_role_key,
    m.from_team_key,
    m.to_team_key,
    m.from_family,
    m.to_family,
    m.from_promotable,
    m.classified_by,
    m.from_state_id as state_id,
    p.profile_id
from classified as m
join core.person_profiles as p
    on p.person_id = m.person_id
    and m.change_date > p.start_date
    and m.change_date <= p.end_date
where m.kind is not null
