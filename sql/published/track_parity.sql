-- Grain: family × track (management, specialist). Key: family, track. people: in the track twelve months before the last whole quarter's end, and
-- retained those of them in the same spell of employment at it; the rate is computed from both. promotion_months: Kaplan–Meier median of months
-- to promotion out of the track over the whole history, to half a month, where ten people were promoted and as many or none elsewhere.
with cohorts as (
    select
        family,
        track,
        count(*) as exact_people,
        rounded(count(*), sum(record_key::hugeint)) as people,
        rounded(count(*) filter (retained), coalesce(sum(record_key::hugeint) filter (retained), 0)) as retained
    from core.track_cohorts
    where window_name = 'published'
    group by family, track
),

promoted as (
    select m.member, count(distinct r.person_id) as people
    from core.risk_sets as r
    join core.subject_members as m using (curve, subject_id)
    where r.curve = 'promotion'
        and r.grain = 'published_history'
        and r.status = 1
    group by m.member
),

cells as (
    select
        p.family,
        p.track,
        p.top_level_rank::double as top_level_rank,
        p.top_pay_band,
        c.people,
        least(c.retained, c.people) as retained,
        case
            when e.people >= t.median_cell and (sum(e.people) over () = e.people or sum(e.people) over () - e.people >= t.median_cell)
                then round(2 * m.median) / 2
        end as promotion_months,
        state_unless_derivable(cell_state(c.exact_people, sum(c.exact_people) over () - c.exact_people, sum(c.exact_people) over () - c.exact_people, t.minimum_cell, t.rate_cell), h.cell) as state
    from marts.track_parity as p
    cross join published.thresholds as t
    left join cohorts as c using (family, track)
    left join promoted as e on e.member = p.family || ' × ' || p.track
    left join core.curve_medians as m
        on m.curve = 'promotion'
        and m.grain = 'published_history'
        and m.dimension = 'track'
        and m.member = p.family || ' × ' || p.track
    left join raw.hidden_cells as h
        on h.model = 'track_parity'
        and h.cell = concat_ws('|', p.family, p.track)
)

select
    family,
    track,
    top_level_rank,
    top_pay_band,
    case when state in ('shown', 'no_rate') then people end as people,
    case when state in ('shown', 'no_rate') then retained end as retained,
    case when state = 'shown' then rate(retained, people) end as retention_12m,
    case when state = 'shown' then wilson_lower(retained, people) end as lower,
    case when state = 'shown' then wilson_upper(retained, people) end as upper,
    case when state = 'shown' then promotion_months end as promotion_months,
    state
from cells
