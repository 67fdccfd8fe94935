import type {Cells} from "./declaration.ts";

/** Who is in each pool of the published audit window, by badge and over all, with what they are counted by, told from the pools themselves. */
const entries = `
        select t.stage, unnest(case when b.badge_id is null then ['all'] else ['all', b.badge_id] end) as badge_id, e.person_id, j.profile_id, coalesce(r.location, 'Unknown') as location, o.family, o.level
        from core.equity_pools as e
        join core.audit_windows as w on w.audit_end = e.audit_end and w.published
        join (select unnest(['enrolled', 'submitted', 'awarded', 'moved', 'overall', 'promoted', 'assigned']) as stage) as t on t.stage = e.stage or (t.stage = 'enrolled' and e.stage = 'overall')
        join core.person_profiles as j on j.person_id = e.person_id and w.audit_start >= j.start_date and w.audit_start < j.end_date
        left join core.job_states as r on r.person_id = e.person_id and e.entry_date >= r.start_date and e.entry_date < r.end_date
        join core.roles as o on o.role_key = coalesce(r.role_key, 0)
        left join staging.badges as b using (badge_key)`;

/** Tables that the witnesses read: who is in each pool; how many people each group, and each family and level of it, holds, and how many others the same without the group. */
const reads = {
  audit_entries: entries,
  audit_sizes: `
    with members as (
        select e.* exclude (profile_id, location), m.dimension as attribute, m.member as group_name
        from audit_entries as e
        join core.dimension_members as m on m.kind = 'profile' and m.id = e.profile_id
        union all
        select * exclude (profile_id, location), 'location', location from audit_entries
    ),
    sizes as (
        select stage, badge_id, attribute, group_name, if(grouping(family) = 1, 'all', family) as family, if(grouping(family) = 1, 'all', level) as level, count(distinct person_id) as people
        from members
        group by grouping sets ((stage, badge_id, attribute, group_name), (stage, badge_id, attribute, group_name, family, level))
    ),
    wholes as (
        select stage, badge_id, if(grouping(family) = 1, 'all', family) as family, if(grouping(family) = 1, 'all', level) as level, count(distinct person_id) as people
        from audit_entries
        group by grouping sets ((stage, badge_id), (stage, badge_id, family, level))
    )
    select s.*, nullif(w.people - s.people, 0) as others from sizes as s join wholes as w using (stage, badge_id, family, level)`
};

const published = (columns: string, group: string) => `(
        select ${columns} from published.attainment as r
        where r.stage = cell.stage and r.badge_id = cell.badge_id and r.attribute = cell.attribute and r.group_name = ${group})`;

const isNear = (pairs: Readonly<Record<string, string>>) => Object.entries(pairs).map(([name, given]) => `(cell.${name} is null or abs(cell.${name} - own.found.${given}) < 1e-9)`).join(" and ");

/** Limits of a ratio, by the struct of the comparison that gives them. */
const compared = {ratio_lower: "ratio_lower", ratio_upper: "ratio_upper", detectable_ratio: "minimum_detectable_ratio"};
/** The ratio of the published families and levels of both sides, and its limits. */
const adjusted = {adjusted_ratio: "risk_ratio", adjusted_lower: "risk_ratio_lower", adjusted_upper: "risk_ratio_upper"};

export const attainmentCells: Cells = {
  reads,
  // Exact counts: a rate needs no more people than a count, and what is left of the whole is the attacker's to weigh (METRICS section 9.4).
  witness: `
    select z.stage, z.badge_id, z.attribute, z.group_name, z.people, not s.is_exact as rate, case when not s.is_exact then z.others end as rest
    from audit_sizes as z cross join (select list_contains(exact, 'equity') as is_exact from raw.settings) as s
    where z.family = 'all'`,
  laws: {
    "a rate that its published counts do not give": "value is null or abs(value - selected / pool) < 1e-9",
    "more selected than the pool holds": "selected is null or selected <= pool",
    "an interval that its published counts do not give":
      "(lower is null or abs(lower - wilson_lower(selected, pool)) < 1e-9) and (upper is null or abs(upper - wilson_upper(selected, pool)) < 1e-9)",
    "a ratio that its published counts do not give": `impact_ratio is null or impact_ratio = ${published("(cell.selected::double * r.pool) / (r.selected::double * cell.pool)", "cell.reference_group")}`,
    "a ratio's interval that its published counts do not give": `coalesce(${Object.keys(compared).join(", ")}) is null or (
        select ${isNear(compared)}
        from (select ${published("compare_counts(cell.selected::double, cell.pool::double, r.selected::double, r.pool::double)", "cell.reference_group")} as found) as own)`,
    "an adjusted ratio that its published counts do not give": `coalesce(${Object.keys(adjusted).join(", ")}) is null or (
        select ${isNear(adjusted)}
        from (
            select compare_strata(list(f.selected::double order by f.family, f.level), list(f.pool::double order by f.family, f.level), list(o.selected::double order by f.family, f.level), list(o.pool::double order by f.family, f.level)) as found
            from published.equity_strata as f
            join published.equity_strata as o using (stage, badge_id, attribute, family, level)
            where f.stage = cell.stage and f.badge_id = cell.badge_id and f.attribute = cell.attribute and f.group_name = cell.group_name and o.group_name = cell.reference_group and f.pool > 0 and o.pool > 0
        ) as own)`,
    "a verdict on a hidden group": "state = 'shown' or (coalesce(verdict, 'not_evaluable') = 'not_evaluable' and (state <> 'withheld' or coalesce(verdict, not_compared) is null))"
  }
};

/** A family and level of a group has two parents: the group, and everyone of that family and level. */
export const equityStrataCells: Cells = {
  reads,
  witness: `
    select s.stage, s.badge_id, s.attribute, s.group_name, s.family, s.level, true as rate, s.people, least(s.others, nullif(g.people - s.people, 0)) as rest
    from audit_sizes as s
    join audit_sizes as g using (stage, badge_id, attribute, group_name)
    where s.family <> 'all' and g.family = 'all'`,
  laws: {
    "a rate that its published counts do not give, or of fewer than twenty people": "value is null or (state = 'shown' and abs(value - selected / pool) < 1e-9)",
    "more selected than the pool holds": "selected <= pool"
  }
};

/** Who is left out before a pool is made: people, beside those of the pool. */
export const exclusionCells: Cells = {
  reads: {audit_entries: entries},
  witness: `
    with left_out as (
        select unnest(['overall', 'enrolled']) as stage, 'holds the badge already' as reason, j.person_id
        from core.audit_windows as w
        join core.job_states as j on w.published and w.audit_start >= j.start_date and w.audit_start < j.end_date
        join core.reachable_badges as r using (role_key)
        join core.badge_holdings as h on h.person_id = j.person_id and h.badge_key = r.badge_key and w.audit_start >= h.start_date and w.audit_start < h.end_date
        union all
        select 'awarded', 'awarded before', d.person_id from core.equity_decided as d join core.audit_windows as w using (audit_end) where w.published and d.awarded_before
        union all
        select unnest(['promoted', 'assigned']), case when p.served then null when not p.served then 'minimum months in role not served' else 'nobody knows when the role was entered' end, p.person_id
        from core.equity_promotable as p join core.audit_windows as w using (audit_end) where w.published
    ),
    pools as (select t.stage, count(distinct e.person_id) as people from audit_entries as e join (select distinct stage from left_out) as t using (stage) group by t.stage),
    sizes as (select stage, reason, count(distinct person_id) as people from left_out where reason is not null group by stage, reason)
    select s.stage, s.reason, s.people, p.people as rest, false as rate from sizes as s left join pools as p using (stage)`,
  laws: {}
};
