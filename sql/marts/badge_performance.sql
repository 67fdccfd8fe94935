-- Grain: badge with an awarded person whose change of rating can be set against others'. Key: badge_id. people: awarded, of a role and two quarters in
-- which others without the badge were reviewed too. difference: their mean change less the others', weighted by the awarded; 95 % limits and p by
-- the spread within these cells (normal). It goes with the badge; it is not shown to come from it. bh_p: over the badges.
-- uses: performance
with cells as (
    select *
    from core.rating_changes
    where others > 0
),

badges as (
    select
        badge_key,
        sum(awarded) as people,
        sum(before_sum) as before_sum,
        sum(after_sum) as after_sum,
        sum(change_sum) - sum((others_sum * awarded / others)::decimal(38, 12)) as differences,
        sum(change_squares) - sum((change_sum * change_sum / awarded)::decimal(38, 12)) as awarded_rest,
        sum(awarded - 1) as awarded_degrees,
        sum(others_squares) - sum((others_sum * others_sum / others)::decimal(38, 12)) as others_rest,
        sum(others - 1) as others_degrees,
        sum((awarded * awarded)::double / others order by role_key, before_quarter, after_quarter) as others_weight
    from cells
    group by badge_key
),

judged as (
    select
        *,
        differences::double / people as difference,
        case when awarded_degrees > 0 and others_degrees > 0 then sqrt(greatest(0, awarded_rest::double / awarded_degrees * people + others_rest::double / others_degrees * others_weight)) / people end as error
    from badges
),

tested as (
    select *, case when error > 0 then normal_two_sided(difference / error) end as p
    from judged
),

ranked as (
    select *, row_number() over (order by p, badge_key) as place, count(p) over () as tests
    from tested
)

select
    b.badge_id,
    r.people::integer as people,
    (r.before_sum / r.people)::double as rating_before,
    (r.after_sum / r.people)::double as rating_after,
    r.difference,
    r.difference - 1.959963984540054 * r.error as lower,
    r.difference + 1.959963984540054 * r.error as upper,
    r.p,
    case when r.p is not null then least(1, min(r.p * r.tests / r.place) over (order by r.place rows between current row and unbounded following)) end as bh_p
from ranked as r
join staging.badges as b using (badge_key)
