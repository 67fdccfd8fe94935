-- Grain: stage × badge × attribute × focal group × reference rule × stratum. Key: all of them. The strata of the current audit window (core.equity_strata).
-- used: both sides are there. odds_ratio: of the stratum, null where a side of it is empty.
select
    s.stage,
    coalesce(b.badge_id, 'all') as badge_id,
    s.attribute,
    s.focal_group,
    coalesce(s.reference_group, 'all others') as reference_group,
    s.reference_rule,
    s.family,
    s.level,
    r.role_id,
    s.focal_selected,
    s.focal_pool,
    s.reference_selected,
    s.reference_pool,
    case
        when s.reference_selected > 0 and s.focal_pool > s.focal_selected
            then (s.focal_selected::double * (s.reference_pool - s.reference_selected)) / ((s.focal_pool - s.focal_selected)::double * s.reference_selected)
    end as odds_ratio,
    s.reference_pool > 0 as used
from core.equity_strata as s
join core.audit_windows as w
    on w.audit_end = s.audit_end
    and w.current
left join staging.badges as b using (badge_key)
left join core.roles as r using (role_key)
