-- Grain: a release, and the one that this warehouse would be. Key: publication_id.
-- known_at is the last day on which a row of job history may have been recorded to count.
select
    publication_id,
    as_of,
    known_at,
    run_id,
    definitions_sha256
from raw.publications
