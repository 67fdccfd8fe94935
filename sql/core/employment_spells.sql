-- Grain: an employment spell of an employee, [start_date, end_date). Key: person_id, spell. end_date is null while employed.
-- Hire, rehire and termination rows of job history decide; hire_date opens the first spell and termination_date closes the last
-- where they say nothing. A second opening row within a spell and a second closing row outside one change nothing.
with turns as (
    select
        person_id,
        effective_date,
        sequence,
        action = 'termination' as closes,
        exit_reason
    from staging.job_rows
    where action in ('hire', 'rehire', 'termination')
    qualify closes is distinct from lag(closes) over (partition by person_id order by effective_date, sequence)
),

numbered_turns as (
    select
        *,
        (sum((not closes)::double) over person_turns)::integer + max(closes_first::integer) over (partition by person_id) as spell
    from (
        select *, closes and row_number() over (partition by person_id order by effective_date, sequence) = 1 as closes_first
        from turns
    )
    window person_turns as (partition by person_id order by effective_date, sequence rows unbounded preceding)
),

recorded_spells as (
    select
        person_id,
        spell,
        min(effective_date) filter (not closes) as opened,
        min(effective_date) filter (closes) as closed,
        min(exit_reason) filter (closes) as exit_reason
    from numbered_turns
    group by person_id, spell
),

first_rows as (
    select person_id, min(effective_date) as first_row
    from staging.job_rows
    group by person_id
),

spells as (
    select
        p.person_id,
        coalesce(r.spell, 1) as spell,
        case
            when r.opened is not null then r.opened
            when r.closed < p.hire_date then f.first_row
            else p.hire_date
        end as start_date,
        r.closed,
        r.exit_reason,
        p.termination_date,
        p.termination_reason,
        p.regrettable,
        lead(r.opened) over person_spells as next_start,
        lead(r.person_id) over person_spells is null as is_last
    from staging.people as p
    left join recorded_spells as r using (person_id)
    left join first_rows as f using (person_id)
    where p.worker_type = 'employee'
    window person_spells as (partition by p.person_id order by r.spell)
),

closed_spells as (
    select
        *,
        coalesce(closed, case when is_last and termination_date >= start_date then termination_date end) as last_day
    from spells
)

select
    c.person_id,
    c.spell::integer as spell,
    c.start_date,
    least(c.last_day + 1, c.next_start) as end_date,
    c.last_day as exit_date,
    case when c.last_day is not null then coalesce(c.exit_reason, case when c.is_last then c.termination_reason end) end as exit_reason,
    case when c.last_day is not null and c.is_last then c.regrettable end as regrettable
from closed_spells as c
cross join staging.settings as s
where c.start_date <= s.as_of
    and least(c.last_day + 1, c.next_start) is distinct from c.start_date
