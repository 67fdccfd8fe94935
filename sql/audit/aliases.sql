-- Grain: person. Key: person_id. The pseudonym that stands for them in one audit pack; the salt is the pack's own and is not in it.
select person_id, employee_id, left(sha256(getvariable('pack_salt') || ':' || employee_id), 20) as alias
from staging.people
