-- Grain: what the audit counts, under pseudonyms. A stage's row is a person × badge of its pool; of stage overall, enrolled is what stage enrolled
-- counts. A row `decision` is a decision of the window (assessors' calibration), a row `review` one assessor's review of a submission
-- (their agreement). Key: nth; a person's rows of a stage stand in the order of entry. groups: demographic → group.
with demographics as (
    select a.profile_id, map_from_entries(list((a.attribute, a.group_name) order by a.attribute)) as groups
    from core.equity_attributes as a
    cross join staging.settings as s
    where list_contains(s.demographics, a.attribute)
    group by a.profile_id
),

rows as (
    select
        e.stage,
        p.alias as person,
        b.badge_id,
        e.selected,
        e.enrolled,
        r.role_id,
        e.family,
        e.level,
        e.tenure_years,
        d.groups,
        e.location,
        coalesce(t.team_id, 'Unknown') as team_id,
        coalesce(m.alias, 'Unknown') as manager_id,
        case when e.stage = 'awarded' then coalesce(x.alias, 'Unknown') end as assessor_id, -- uses: assessors
        e.entry_date,
        e.badge_key,
        e.role_key
    from core.equity_entries as e
    join audit.aliases as p using (person_id)
    left join staging.badges as b using (badge_key)
    left join core.roles as r using (role_key)
    left join demographics as d using (profile_id)
    left join core.teams as t using (team_key)
    left join audit.aliases as m on m.person_id = e.manager_person_id
    left join audit.aliases as x on x.person_id = e.assessor_person_id -- uses: assessors
    union all by name -- uses: assessors
    from audit.assessor_rows -- uses: assessors
)

select
    row_number() over (order by
        stage, person, entry_date, badge_key, role_key, badge_id, level,
        assessor_id, recommendation, -- uses: assessors
        selected
    ) as nth,
    *
from rows
