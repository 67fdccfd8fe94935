-- Grain: a pair of roles of which the first asks for more than half of the second's badges. Key: from_role_id, to_role_id.
select
    from_role_id,
    to_role_id,
    array_to_string(shared_badges, ';') as shared_badges,
    array_to_string(missing_badges, ';') as missing_badges,
    declared
from marts.role_adjacency
