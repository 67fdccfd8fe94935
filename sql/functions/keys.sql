-- A record key: the first 32 bits of md5(salt || id) (METRICS section 9.1).
create or replace temp macro record_key_of(id) as
    ('0x' || md5(getvariable('salt') || id)[1:8])::uinteger::bigint;

create or replace temp macro month_of(day) as
    date_trunc('month', day)::date;

-- Days since 1970-01-01, so that sums of days stay integers.
create or replace temp macro day_number(day) as
    day - date '1970-01-01';
