-- Grain and key: as marts.equity_strata, with pseudonyms in place of managers and assessors.
select
    s.* replace (
        coalesce(f.alias, s.focal_group) as focal_group,
        coalesce(r.alias, s.reference_group) as reference_group
    ),
    row_number() over (order by s.stage, s.badge_id, s.attribute, coalesce(f.alias, s.focal_group), s.reference_rule, s.family, s.level, s.role_id) as nth
from marts.equity_strata as s
left join audit.aliases as f
    on s.attribute in ('manager_id', 'assessor_id')
    and f.employee_id = s.focal_group
left join audit.aliases as r
    on s.attribute in ('manager_id', 'assessor_id')
    and r.employee_id = s.reference_group
