-- Cell-key rounding of METRICS section 9.1: 5·⌊x/5⌋, plus 5 where u < (x mod 5)/5, with u = (key mod 2³²)/2³². The key is the sum
-- of the records' keys, so that the same records give the same figure wherever they are counted. Both sides of the comparison are
-- multiplied out: no floating point decides.
create or replace temp macro rounded(x, key) as
    (5 * (x // 5) + case when (key::hugeint % 4294967296)::bigint * 5 < (x % 5)::bigint * 4294967296 then 5 else 0 end)::integer;

-- The same for headcount, person_days ÷ days, which need not be whole. Its key is ⌊key_days ÷ days⌋: undivided, quarters of 90, 91
-- and 92 days would round a stable team anew each time, and their average would give its count away.
create or replace temp macro rounded_headcount(person_days, key_days, days) as
    (5 * (person_days // (5 * days)) + case when (key_days::hugeint // days % 4294967296)::bigint * 5 * days < (person_days % (5 * days)) * 4294967296 then 5 else 0 end)::integer;

-- A median of days, to the nearest 5.
create or replace temp macro rounded_days(days) as
    5 * round(days / 5.0::double);

-- To two digits: hazard ratios, and sums of money, where what a hidden part would be by subtraction is lost in the rounding of the whole.
create or replace temp macro two_digits(x) as
    case when x = 0 then 0.0::double else round(x::double, (1 - floor(log10(abs(x::double))))::integer) end;
create or replace temp macro three_digits(x) as
    case when x = 0 then 0.0::double else round(x::double, (2 - floor(log10(abs(x::double))))::integer) end;
create or replace temp macro rounded_amount(amount) as
    two_digits(amount);

-- Load and data-quality facts: floored to 5, and in words 0, under 5, or that number.
create or replace temp macro floored(x) as
    (5 * (x // 5))::integer;
create or replace temp macro band(x) as
    case when x = 0 then '0' when x < 5 then 'under 5' else (5 * (x // 5))::bigint::varchar end;

-- Whether a cell may be shown: `too_few` under the threshold, `complement` where the rest of its parent is not empty and under it,
-- `no_rate` where its counts may be shown and a rate of them not. All sizes in the unit of `minimum` and `rate_minimum`.
create or replace temp macro cell_state(people, rest_people, rest_units, minimum, rate_minimum) as
    case
        when people is null or people < minimum then 'too_few'
        when rest_units > 0 and rest_people < minimum then 'complement'
        when people < rate_minimum then 'no_rate'
        else 'shown'
    end;

-- The state of a cell that the attacker had hidden, since what else is published would have told it (METRICS section 9.1).
create or replace temp macro state_unless_derivable(state, hidden_cell) as
    case when hidden_cell is not null and state in ('shown', 'no_rate') then 'derivable' else state end;

-- People on operational pages (METRICS section 9.3): nobody, one or two, three or more.
create or replace temp macro people_band(x) as
    case when x = 0 then '0' when x < 3 then '1–2' else '3+' end;

-- Whether a count rose or fell, where both together are at least the minimum.
create or replace temp macro trend_word(before, after, minimum) as
    case when before + after < minimum then null when after > before then 'rising' when after < before then 'falling' else 'level' end;
