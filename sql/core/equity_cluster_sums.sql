-- Grain: audit window × stage × attribute × group × role at a person's first row. Key: all of them. Sums over people of their rows, of those selected, and of
-- their squares and products: whole numbers, so that a group and all others add up to everyone.
select
    audit_end,
    stage,
    attribute,
    group_name,
    role_key,
    sum(people)::bigint as people,
    sum(people * rows)::bigint as rows,
    sum(people * selected)::bigint as selected,
    sum(people * rows * rows)::bigint as rows_squared,
    sum(people * rows * selected)::bigint as rows_selected,
    sum(people * selected * selected)::bigint as selected_squared
from core.equity_clusters
where group_name <> 'Unknown'
group by audit_end, stage, attribute, group_name, role_key
