-- Grain: an employee employed on as_of × role one career step from theirs. Key: person_id, to_role_key. The longer of the service and of the badges that
-- are missing (one after another), and the tier of METRICS section 5; remaining_ticks is null where no time is known.
with waits as (
    select
        g.person_id,
        g.to_role_key,
        coalesce(s.required, 0) as badges_required,
        coalesce(s.required - len(s.badge_keys), 0)::integer as badges_held,
        coalesce(s.badge_keys, []) as missing_badge_keys,
        coalesce(s.badge_ids, []) as missing_badges,
        g.role_ticks,
        coalesce(s.attainable, true) as attainable,
        case
            when s.role_key is null then g.service_ticks
            when s.attainable and s.ticks is not null then greatest(g.service_ticks, s.ticks - g.elapsed_ticks)
        end as remaining_ticks
    from core.readiness_gaps as g
    left join core.gap_sets as s
        on s.role_key = g.to_role_key
        and s.missing = g.missing
)

select
    *,
    case
        when not attainable then 'no_path'
        when remaining_ticks = 0 then 'ready_now'
        when remaining_ticks <= 6 * 377580 then 'within_6_months'
        when remaining_ticks <= 12 * 377580 then '6_12_months'
        when remaining_ticks <= 24 * 377580 then '12_24_months'
        else 'beyond_24_months'
    end as tier
from waits
