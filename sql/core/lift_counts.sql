-- Grain: last day seen × method × badge (0: any) × family × level × days since the role was entered, at which anyone enters, leaves, or begins or ends to
-- hold. Key: all of them. at_risk counts those with entry < time ≤ last, held_at_risk those of them who hold.
with methods as (
    select *
    from (values ('time_dependent', 'entry'), ('naive', 'entry'), ('landmark_12m', 'landmark_12m')) as m (method, basis)
),

role_turns as (
    select seen_until, basis, role_key, time, sum(entered) as entered, sum(departed) as departed, sum(moves) as moves
    from (
        select seen_until, basis, role_key, entry as time, 1 as entered, 0 as departed, 0 as moves
        from core.lift_spells
        union all
        select seen_until, basis, role_key, last, 0, 1, moved::integer
        from core.lift_spells
    )
    group by all
),

held_turns as (
    select seen_until, method, badge_key, role_key, time, sum(entered) as entered, sum(departed) as departed, sum(moves) as moves
    from (
        select seen_until, method, badge_key, role_key, held_after as time, 1 as entered, 0 as departed, 0 as moves
        from core.lift_holdings
        union all
        select seen_until, method, badge_key, role_key, held_until, 0, 1, moved::integer
        from core.lift_holdings
    )
    group by all
),

turns as (
    select t.seen_until, m.method, n.badge_key, t.role_key, t.time, t.entered, t.departed, t.moves, 0 as held_entered, 0 as held_departed, 0 as moves_held
    from role_turns as t
    join methods as m using (basis)
    join core.next_badges as n using (role_key)
    union all
    select seen_until, method, badge_key, role_key, time, 0, 0, 0, entered, departed, moves
    from held_turns
),

stratum_turns as (
    select
        t.seen_until,
        t.method,
        t.badge_key,
        r.family,
        r.level,
        t.time,
        sum(t.entered)::bigint as entered,
        sum(t.departed)::bigint as departed,
        sum(t.moves)::bigint as moves,
        sum(t.held_entered)::bigint as held_entered,
        sum(t.held_departed)::bigint as held_departed,
        sum(t.moves_held)::bigint as moves_held
    from turns as t
    join core.roles as r using (role_key)
    group by all
)

select
    *,
    coalesce(sum((entered - departed)::double) over earlier, 0)::bigint as at_risk,
    coalesce(sum((held_entered - held_departed)::double) over earlier, 0)::bigint as held_at_risk
from stratum_turns
window earlier as (partition by seen_until, method, badge_key, family, level order by time rows between unbounded preceding and 1 preceding)
