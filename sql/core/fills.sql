-- Grain: a filled opening. Key: requisition_id. Family, level, business unit and location are the requisition's, demographics
-- the hired person's of that day. internal: employed on the day before; source decides only where no hire is named. days_to_fill is empty
-- for a fill dated before its opening.
with filled as (
    select *
    from staging.requisitions
    where status = 'filled'
        and filled_date is not null
),

employed_before as (
    select distinct f.requisition_id
    from filled as f
    join core.employment_spells as e
        on e.person_id = f.hired_person_id
        and f.filled_date > e.start_date
        and f.filled_date <= coalesce(e.end_date, date '9999-12-31')
)

select
    f.requisition_id,
    f.role_key,
    f.hired_person_id as person_id,
    coalesce(p.record_key, f.requisition_record_key) as record_key,
    f.filled_date,
    case when f.filled_date >= f.opened_date then f.filled_date - f.opened_date end as days_to_fill,
    case
        when f.hired_person_id is not null then b.requisition_id is not null
        when f.hired_unknown then false
        else f.source = 'internal'
    end as internal,
    f.source,
    k.state_id,
    coalesce(p.profile_id, 0) as profile_id
from filled as f
join core.state_keys as k using (role_key, team_key, location)
left join employed_before as b using (requisition_id)
left join core.person_profiles as p
    on p.person_id = f.hired_person_id
    and f.filled_date >= p.start_date
    and f.filled_date < p.end_date
