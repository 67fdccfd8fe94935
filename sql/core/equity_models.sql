-- Grain: pair with a logistic model. Key: audit_end, stage, badge_key, attribute, focal_group, reference_rule. One model for each stage × badge × attribute over its
-- evaluable groups: group + family + level + completed years of tenure. Badge 'all' has one where a person has one row (no badge); teams and
-- managers have none, since a team is of one family and few levels. null figures: separated, or all or none of a group selected.
with cells as (
    select
        c.audit_end,
        c.stage,
        c.badge_key,
        c.attribute,
        c.group_name,
        dense_rank() over (partition by c.audit_end, c.stage, c.badge_key, c.attribute order by c.group_name) as group_no,
        dense_rank() over (partition by c.audit_end, c.stage, c.badge_key, c.attribute order by c.family) as family_no,
        dense_rank() over (partition by c.audit_end, c.stage, c.badge_key, c.attribute order by c.level) as level_no,
        c.tenure_years,
        c.pool,
        c.selected
    from core.equity_cells as c
    join core.equity_groups as g
        on g.audit_end = c.audit_end
        and g.stage = c.stage
        and g.badge_key = c.badge_key
        and g.attribute = c.attribute
        and g.group_name = c.group_name
        and g.evaluable
    where c.attribute not in ('team_id', 'manager_id')
),

pools as (
    select
        audit_end,
        stage,
        badge_key,
        attribute,
        list(group_no::double order by group_no, family_no, level_no, tenure_years) as groups,
        list(family_no::double order by group_no, family_no, level_no, tenure_years) as families,
        list(level_no::double order by group_no, family_no, level_no, tenure_years) as levels,
        list(tenure_years::double order by group_no, family_no, level_no, tenure_years) as years,
        list(pool::double order by group_no, family_no, level_no, tenure_years) as pools,
        list(selected::double order by group_no, family_no, level_no, tenure_years) as selections
    from cells
    group by audit_end, stage, badge_key, attribute
),

numbers as (
    select distinct audit_end, stage, badge_key, attribute, group_name, group_no
    from cells
),

asked as (
    select
        p.audit_end,
        p.stage,
        p.badge_key,
        p.attribute,
        list(p.focal_group order by p.focal_group, p.reference_rule) as focal_groups,
        list(p.reference_rule order by p.focal_group, p.reference_rule) as reference_rules,
        list(f.group_no::double order by p.focal_group, p.reference_rule) as focal_nos,
        list(r.group_no::double order by p.focal_group, p.reference_rule) as reference_nos
    from core.equity_pairs as p
    join numbers as f
        on f.audit_end = p.audit_end
        and f.stage = p.stage
        and f.badge_key = p.badge_key
        and f.attribute = p.attribute
        and f.group_name = p.focal_group
    join numbers as r
        on r.audit_end = p.audit_end
        and r.stage = p.stage
        and r.badge_key = p.badge_key
        and r.attribute = p.attribute
        and r.group_name = p.reference_group
    where p.not_compared is null
        and p.focal_group <> p.reference_group
    group by p.audit_end, p.stage, p.badge_key, p.attribute
),

answered as (
    select
        a.audit_end,
        a.stage,
        a.badge_key,
        a.attribute,
        unnest(a.focal_groups) as focal_group,
        unnest(a.reference_rules) as reference_rule,
        unnest(group_contrasts(m.groups, m.families, m.levels, m.years, m.pools, m.selections, a.focal_nos, a.reference_nos)) as found
    from asked as a
    join pools as m
        on m.audit_end = a.audit_end
        and m.stage = a.stage
        and m.badge_key = a.badge_key
        and m.attribute = a.attribute
)

select
    audit_end,
    stage,
    badge_key,
    attribute,
    focal_group,
    reference_rule,
    found.odds_ratio as adjusted_odds_ratio,
    found.p as adjusted_p,
    found.marginal_effect
from answered
