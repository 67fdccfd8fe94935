-- table: learning_enrollments
-- severity: info
-- outcome: left_out
-- explanation: Enrolments that name no badge, in an asset that is mapped to none: in no figure.
select e.enrollment_id as example
from raw.learning_enrollments as e
where e.badge_id is null
    and not exists (
        from raw.learning_assets as a
        where a.asset_id = e.asset_id
            and a.badge_id is not null
    )
