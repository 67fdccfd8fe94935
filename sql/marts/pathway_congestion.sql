-- Grain: a role that somebody is ready for now, or became so in the last two years. Key: role_id. Those ready now against its openings of the last 12
-- months, and whether the pathway fills up: who came to hold all its badges, and who moved into the role, in the last 12 months and in the 12 before.
-- ready_per_opening is null without an opening: whoever is ready then has nowhere to go.
with years as (
    select unnest([0, 1]) as ago, after_as_of
    from staging.settings
),

windows as (
    select ago, (after_as_of - to_months(12 * (ago + 1)::integer))::date as start_date, (after_as_of - to_months(12 * ago::integer))::date as end_date
    from years
),

counted as (
    select
        e.role_key,
        count(*) filter (e.kind = 'opening' and w.ago = 0) as openings_12m,
        count(*) filter (e.kind = 'completion' and w.ago = 0) as completions_12m,
        count(*) filter (e.kind = 'completion' and w.ago = 1) as completions_before,
        count(*) filter (e.kind = 'move' and w.ago = 0) as moves_12m,
        count(*) filter (e.kind = 'move' and w.ago = 1) as moves_before
    from core.pathway_events as e
    join windows as w
        on e.day >= w.start_date
        and e.day < w.end_date
    group by e.role_key
),

ready as (
    select to_role_key as role_key, count(*) as ready_now
    from core.readiness
    where tier = 'ready_now'
    group by to_role_key
)

select
    r.role_id,
    coalesce(a.ready_now, 0)::integer as ready_now,
    coalesce(c.openings_12m, 0)::integer as openings_12m,
    rate(coalesce(a.ready_now, 0), coalesce(c.openings_12m, 0)) as ready_per_opening,
    coalesce(c.completions_12m, 0)::integer as completions_12m,
    coalesce(c.completions_before, 0)::integer as completions_before,
    coalesce(c.moves_12m, 0)::integer as moves_12m,
    coalesce(c.moves_before, 0)::integer as moves_before
from core.roles as r
left join ready as a using (role_key)
left join counted as c using (role_key)
where coalesce(a.ready_now, 0) + coalesce(c.completions_12m, 0) + coalesce(c.completions_before, 0) > 0
