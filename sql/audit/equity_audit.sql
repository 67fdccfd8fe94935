-- Grain and key: as marts.equity_audit, with pseudonyms in place of managers and assessors.
select
    a.* replace (
        coalesce(f.alias, a.focal_group) as focal_group,
        coalesce(r.alias, a.reference_group) as reference_group,
        coalesce(c.alias, a.cumulative_reference) as cumulative_reference
    ),
    row_number() over (order by a.stage, a.badge_id, a.attribute, coalesce(f.alias, a.focal_group), a.reference_rule) as nth
from marts.equity_audit as a
left join audit.aliases as f
    on a.attribute in ('manager_id', 'assessor_id')
    and f.employee_id = a.focal_group
left join audit.aliases as r
    on a.attribute in ('manager_id', 'assessor_id')
    and r.employee_id = a.reference_group
left join audit.aliases as c
    on a.attribute in ('manager_id', 'assessor_id')
    and c.employee_id = a.cumulative_reference
