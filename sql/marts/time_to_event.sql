-- Grain: event × dimension member × whole unit of time since the clock started, where anyone had the event or was last seen. Key: event, dimension,
-- member, time. badge_earned: from an enrolment (badge_id too); ready_for_role: from the first enrolment on the pathway (role_id too);
-- badge_to_move: from the first award; requisition_filled: from its opening, in days, by the opening's own attributes.
-- survival: share without the event, those at exactly that time included (Kaplan–Meier, Greenwood, log–log); events and censored lie in the
-- unit before it, at_risk is just before it. Rows stop where at_risk falls under minimum_cell.
with groups as (
    select g.*, unit_ticks(g.curve) as ticks
    from core.curve_groups as g
    where g.curve in ('badge_earned', 'ready_for_role', 'badge_to_move', 'requisition_filled')
        and g.grain = 'history'
        and (g.curve <> 'requisition_filled' or g.dimension in ('all', 'business_unit', 'family', 'level', 'location'))
        and not exists (
            from core.event_needs as n
            join core.supply as s using (name)
            where n.event = g.curve
                and not s.supplied
        )
),

units as (
    select
        c.group_no,
        (c.time + g.ticks - 1) // g.ticks as time,
        sum(c.entered) as entered,
        sum(c.events) as events,
        sum(c.competing + c.censored) as censored,
        coalesce(sum(c.entered - c.events - c.competing - c.censored) filter (c.time = (c.time + g.ticks - 1) // g.ticks * g.ticks), 0) as change_at_end
    from core.curve_counts as c
    join groups as g using (group_no)
    group by all
),

rows_at_risk as (
    select
        *,
        sum((entered - events - censored)::double) over (partition by group_no order by time rows unbounded preceding) - change_at_end as at_risk
    from units
),

thin as (
    select r.group_no, min(r.time) as first_thin
    from rows_at_risk as r
    cross join staging.settings as s
    where r.time > 0
        and r.at_risk < s.minimum_cell
    group by r.group_no
)

select
    g.curve as event,
    g.dimension,
    g.member,
    r.time::integer as time,
    case when g.curve = 'requisition_filled' then 'days' else 'months' end as unit,
    r.at_risk::bigint as at_risk,
    r.events::bigint as events,
    r.censored::bigint as censored,
    coalesce(s.survival, 1) as survival,
    log_log_lower(s.survival, s.greenwood) as lower,
    log_log_upper(s.survival, s.greenwood) as upper
from rows_at_risk as r
join groups as g using (group_no)
left join thin as t using (group_no)
asof left join core.curve_steps as s
    on s.group_no = r.group_no
    and r.time * g.ticks >= s.time
where r.time > 0
    and r.events + r.censored > 0
    and r.time < coalesce(t.first_thin, 2147483647)
