-- Grain: a team with employees on as_of. Key: team_key. group_key: the team that it is published as: itself, or the nearest above it under which
-- minimum_cell people gather, smaller teams joining their parent from the deepest up; null where there are too few to the top.
with recursive depths as (
    select team_key, 0 as depth
    from core.teams
    where team_key > 0
        and parent_team_key is null
    union all
    select t.team_key, d.depth + 1
    from depths as d
    join core.teams as t on t.parent_team_key = d.team_key
    where d.depth < 100
),

headcounts as (
    select team_key, count(*) as headcount
    from core.current_jobs
    where team_key > 0
    group by team_key
),

joined as (
    select
        h.team_key,
        h.headcount,
        h.team_key as group_key,
        (select max(depth) from depths) as level
    from headcounts as h
    union all
    select
        j.team_key,
        j.headcount,
        case
            when d.depth = j.level and sum(j.headcount) over (partition by j.group_key) < s.minimum_cell then t.parent_team_key
            else j.group_key
        end,
        j.level - 1
    from joined as j
    left join depths as d on d.team_key = j.group_key
    left join core.teams as t on t.team_key = j.group_key
    cross join staging.settings as s
    where j.level >= 0
),

gathered as (
    select team_key, group_key, sum(headcount) over (partition by group_key) as people
    from joined
    where level = -1
)

select g.team_key, case when g.people >= s.minimum_cell then g.group_key end as group_key
from gathered as g
cross join staging.settings as s
