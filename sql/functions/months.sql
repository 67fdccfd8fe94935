-- Months as whole numbers that count on without gaps: year · 12 + month − 1.
create or replace temp macro month_number(day) as
    (year(day) * 12 + month(day) - 1)::integer;

-- The first month that begins on that day or after it.
create or replace temp macro first_month_from(day) as
    month_number(day) + (day(day) > 1)::integer;

-- The first day of a month, given its number.
create or replace temp macro month_start(number) as
    make_date((number // 12)::bigint, (number % 12 + 1)::bigint, 1);
