-- Grain: audit window × person. Key: audit_end, person_id. Employed on the window's first day in a role with a promotion step.
-- served: the least minimum months of its promotion steps are behind them (null: nobody knows when the role was entered, and it may not be).
-- promoted: in the window; assigned: a stretch assignment was given in it.
with steps as (
    select from_role_key as role_key, min(minimum_months_in_role)::integer as minimum_months
    from staging.career_steps
    where kind = 'promotion'
    group by from_role_key
)

select
    w.audit_end,
    r.person_id,
    w.audit_start as entry_date,
    case
        when r.start_date + to_months(coalesce(s.minimum_months, 0)) <= w.audit_start then true
        when not r.unknown_entry then false
    end as served,
    exists (
        from core.moves as m
        where m.person_id = r.person_id
            and m.kind = 'promotion'
            and m.move_date >= w.audit_start
            and m.move_date < w.audit_end
    ) as promoted
    , exists ( -- uses: manager_engagement
        from staging.development_actions as a -- uses: manager_engagement
        where a.person_id = r.person_id -- uses: manager_engagement
            and a.kind = 'stretch_assignment' -- uses: manager_engagement
            and coalesce(a.created_date, a.due_date, a.completed_date) >= w.audit_start -- uses: manager_engagement
            and coalesce(a.created_date, a.due_date, a.completed_date) < w.audit_end -- uses: manager_engagement
    ) as assigned -- uses: manager_engagement
from core.audit_windows as w
join core.role_spells as r
    on w.audit_start >= r.start_date
    and w.audit_start < r.end_date
join core.roles as k
    on k.role_key = r.role_key
    and k.promotable
left join steps as s on s.role_key = r.role_key
