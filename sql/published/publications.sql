-- Grain: the release that this warehouse would be and the one before it. Key: publication_id. The order of the key is that of time.
select
    publication_id,
    as_of,
    known_at,
    definitions_sha256 = lag(definitions_sha256) over (order by publication_id) as same_definitions
from marts.publications
qualify row_number() over (order by publication_id desc) <= 2
