-- Grain: a badge × version that its awards fall under by the old catalog × by the new one. Key: all three; a version is null where the catalog has no such badge.
-- awards: rounded as in framework.tier_changes.
select
    badge_id,
    b.version as version_before,
    a.version as version_after,
    rounded(count(*), sum(coalesce(a.record_key, b.record_key)::hugeint)) as awards
from before.award_standards as b
full join after.award_standards as a using (employee_id, badge_id, award_date)
group by all
