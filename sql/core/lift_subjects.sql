-- Grain: last day seen × basis × badge (0: any). Key: all of them. People and role spells that the lift of a badge is counted over.
-- Counted by the set of roles that people were followed in, and not once for each badge.
with person_roles as (
    select seen_until, basis, person_id, any_value(record_key) as record_key, list(role_key order by role_key, start_date) as role_keys
    from core.lift_spells
    group by seen_until, basis, person_id
),

role_sets as (
    select seen_until, basis, role_keys, count(*) as people, sum(record_key::hugeint) as people_key
    from person_roles
    group by seen_until, basis, role_keys
),

set_badges as (
    select s.seen_until, s.basis, s.role_keys, s.people, s.people_key, n.badge_key, count(*) as role_spells
    from (select *, unnest(role_keys) as role_key from role_sets) as s
    join core.next_badges as n using (role_key)
    group by all
)

select
    seen_until,
    basis,
    badge_key,
    sum(people)::bigint as people,
    sum(people_key)::hugeint as people_key,
    sum(people * role_spells)::bigint as role_spells
from set_badges
group by seen_until, basis, badge_key
