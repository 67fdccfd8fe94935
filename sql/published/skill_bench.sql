-- Grain: a badge. Key: badge_id. The organization's bench of it, in bands of people (single_holder_teams: of teams), and its status.
select
    k.badge_id,
    b.name,
    k.scarce,
    people_band(k.needed) as needed,
    people_band(k.holders) as holders,
    people_band(k.expiring_12m) as expiring_12m,
    people_band(k.in_progress) as in_progress,
    people_band(k.single_holder_teams) as single_holder_teams,
    k.status
from marts.skill_bench as k
join staging.badges as b using (badge_id)
where not exists (
    from core.supply
    where name in ('role_requirements', 'awards')
        and not supplied
)
