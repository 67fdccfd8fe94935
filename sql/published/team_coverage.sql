-- Grain: a team of at least minimum_cell people, with the smaller ones below it that are counted in it × badge that it needs, holds or is stalled in. Key:
-- team_id, badge_id. People in bands (METRICS section 9.3). with_teams: how many smaller teams are in it, in bands too.
with groups as (
    select g.group_key, count(*) filter (g.team_key <> g.group_key) as smaller_teams
    from published.team_groups as g
    where g.group_key is not null
    group by g.group_key
),

counted as (
    select
        g.group_key,
        c.badge_id,
        sum(c.needed) as needed,
        sum(c.holders) as holders,
        sum(c.stalled_learners) as stalled
    from marts.team_coverage as c
    join core.teams as t using (team_id)
    join published.team_groups as g using (team_key)
    where g.group_key is not null
    group by g.group_key, c.badge_id
)

select
    t.team_id,
    t.name as team,
    t.business_unit,
    people_band(g.smaller_teams) as with_teams,
    c.badge_id,
    people_band(c.needed) as needed,
    people_band(c.holders) as holders,
    people_band(c.stalled) as stalled_learners,
    coverage_status(c.needed, c.holders) as status
from counted as c
join groups as g using (group_key)
join core.teams as t on t.team_key = c.group_key
where not exists (
    from core.supply
    where name in ('teams', 'role_requirements', 'awards')
        and not supplied
)
