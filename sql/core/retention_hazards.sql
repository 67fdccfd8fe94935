-- Grain: last day seen × move kind × performers × dimension member. Key: all of them. How many times as high the hazard of a voluntary exit is after
-- such a move as for those who have not moved, at the same time since the move or since the role was entered: one Cox model of the
-- kinds, baseline by family × level, Efron ties, Wald intervals (as badge_move_lift). A person counts as moved from the move on, never before.
with times as (
    select
        group_no,
        stratum_no,
        time,
        coalesce(sum(entered - departed) filter (where move_kind = 'none'), 0) as none_change,
        coalesce(sum(entered - departed) filter (where move_kind = 'promotion'), 0) as promotion_change,
        coalesce(sum(entered - departed) filter (where move_kind = 'lateral'), 0) as lateral_change,
        coalesce(sum(entered - departed) filter (where move_kind = 'specialist'), 0) as specialist_change,
        coalesce(sum(exits) filter (where move_kind = 'none'), 0)::double as none_exits,
        coalesce(sum(exits) filter (where move_kind = 'promotion'), 0)::double as promotion_exits,
        coalesce(sum(exits) filter (where move_kind = 'lateral'), 0)::double as lateral_exits,
        coalesce(sum(exits) filter (where move_kind = 'specialist'), 0)::double as specialist_exits,
        sum(exits) as exits
    from core.retention_counts
    group by group_no, stratum_no, time
),

times_at_risk as (
    select
        *,
        coalesce(sum(none_change::double) over earlier, 0) as none_at_risk,
        coalesce(sum(promotion_change::double) over earlier, 0) as promotion_at_risk,
        coalesce(sum(lateral_change::double) over earlier, 0) as lateral_at_risk,
        coalesce(sum(specialist_change::double) over earlier, 0) as specialist_at_risk
    from times
    window earlier as (
        partition by group_no, stratum_no
        order by time
        rows between unbounded preceding and 1 preceding
    )
),

fits as (
    select
        group_no,
        cox_hazard_ratios(
            4,
            flatten(list([none_at_risk, promotion_at_risk, lateral_at_risk, specialist_at_risk] order by stratum_no, time)),
            flatten(list([none_exits, promotion_exits, lateral_exits, specialist_exits] order by stratum_no, time))
        ) as ratios
    from times_at_risk
    where exits > 0
    group by group_no
)

select
    g.seen_until,
    k.move_kind,
    g.performers,
    g.dimension,
    g.member,
    case when k.move_kind = 'none' then 1 else f.ratios[k.place].hazard_ratio end as hazard_ratio,
    f.ratios[k.place].lower as lower,
    f.ratios[k.place].upper as upper
from fits as f
join core.retention_groups as g using (group_no)
cross join (values ('none', 1), ('promotion', 2), ('lateral', 3), ('specialist', 4)) as k (move_kind, place)
