-- Grain: family × track (management, specialist) that has a role. Key: family, track. people: employed in such a role on as_of. promoted_within_24m:
-- cumulative incidence over the whole history, of levels reached in the track. retention_12m: of those in the track at the start of the last
-- twelve whole months, the share in the same spell at their end.
with tracks as (
    select
        family,
        track,
        max(level_rank) as top_level_rank,
        max_by(pay_band, (level_rank, pay_band)) filter (pay_band is not null) as top_pay_band
    from staging.roles
    where track in ('management', 'specialist')
    group by family, track
),

staff as (
    select r.family, r.track, count(*) as people
    from core.job_states as j
    join core.roles as r using (role_key)
    cross join staging.settings as s
    where s.as_of >= j.start_date
        and s.as_of < j.end_date
    group by r.family, r.track
),

retention as (
    select family, track, count(*) filter (retained)::double / count(*) as retention_12m
    from core.track_cohorts
    where window_name = 'current'
    group by family, track
)

select
    t.family,
    t.track,
    coalesce(s.people, 0) as people,
    t.top_level_rank,
    t.top_pay_band,
    i.value as promoted_within_24m,
    r.retention_12m
from tracks as t
left join staff as s using (family, track)
left join retention as r using (family, track)
left join core.curve_incidences as i
    on i.curve = 'promotion'
    and i.grain = 'history'
    and i.months = 24
    and i.dimension = 'track'
    and i.member = t.family || ' × ' || t.track
