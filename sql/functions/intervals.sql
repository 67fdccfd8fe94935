-- 95 % intervals and the interval of a change, as METRICS section 1 asks. z = 1.959963984540054.

-- Wilson score interval of x out of n (Wilson 1927); null where n = 0.
create or replace temp macro wilson_lower(x, n) as
    case when n > 0 then greatest(0.0::double, (x::double + 1.9207294103470615::double - 1.959963984540054::double * sqrt(greatest(0.0::double, x::double * (n - x) / n) + 0.9603647051735307::double)) / (n::double + 3.841458820694123::double)) end;
create or replace temp macro wilson_upper(x, n) as
    case when n > 0 then least(1.0::double, (x::double + 1.9207294103470615::double + 1.959963984540054::double * sqrt(greatest(0.0::double, x::double * (n - x) / n) + 0.9603647051735307::double)) / (n::double + 3.841458820694123::double)) end;

-- Byar's interval of a Poisson count x, in counts (Breslow and Day 1987).
create or replace temp macro byar_lower(x) as
    case when x = 0 then 0.0::double when x > 0 then x * pow(1 - 1 / (9.0::double * x) - 1.959963984540054 / (3 * sqrt(x)), 3) end;
create or replace temp macro byar_upper(x) as
    (x + 1) * pow(1 - 1 / (9.0::double * (x + 1)) + 1.959963984540054 / (3 * sqrt(x + 1)), 3);

-- Clopper–Pearson limits of x out of n, carried over to the odds x ÷ (n − x): the interval of a ratio of two counts.
create or replace temp macro odds_lower(x, n) as
    case when x = 0 then 0.0::double when x > 0 then beta_quantile(0.025, x::double, (n - x + 1)::double) / (1 - beta_quantile(0.025, x::double, (n - x + 1)::double)) end;
create or replace temp macro odds_upper(x, n) as
    case when x < n then beta_quantile(0.975, (x + 1)::double, (n - x)::double) / (1 - beta_quantile(0.975, (x + 1)::double, (n - x)::double)) end;

-- A rate and its interval by the metric's own kind; a zero denominator gives null. Headcount may be fractional.
create or replace temp macro rate(numerator, denominator) as
    case when denominator > 0 then numerator::double / denominator end;
create or replace temp macro rate_lower(kind, numerator, denominator) as
    case when kind = 'wilson' then wilson_lower(numerator::double, denominator::double) when kind = 'byar' and denominator > 0 then byar_lower(numerator::double) / denominator when kind = 'clopper_pearson' and denominator > 0 then odds_lower(numerator, numerator + denominator) end;
create or replace temp macro rate_upper(kind, numerator, denominator) as
    case when kind = 'wilson' then wilson_upper(numerator::double, denominator::double) when kind = 'byar' and denominator > 0 then byar_upper(numerator::double) / denominator when kind = 'clopper_pearson' and denominator > 0 then odds_upper(numerator, numerator + denominator) end;

-- Interval of v1 - v0 from the intervals of both (MOVER: Zou and Donner 2008; for two Wilson intervals Newcombe 1998).
create or replace temp macro mover_lower(v1, l1, u1, v0, l0, u0) as
    v1 - v0 - sqrt(pow(v1 - l1, 2) + pow(u0 - v0, 2));
create or replace temp macro mover_upper(v1, l1, u1, v0, l0, u0) as
    v1 - v0 + sqrt(pow(u1 - v1, 2) + pow(v0 - l0, 2));

-- Ranks of the order statistics that bound a median of n values (Campbell and Gardner 1988); null under 6.
create or replace temp macro median_rank_lower(n) as
    case when n >= 6 then greatest(1, round(n / 2.0 - 1.959963984540054 * sqrt(n) / 2)::bigint) end;
create or replace temp macro median_rank_upper(n) as
    case when n >= 6 then least(n, round(1 + n / 2.0 + 1.959963984540054 * sqrt(n) / 2)::bigint) end;

-- The smallest effect that a test at 5 % finds four times in five, from a 95 % interval: (z.975 + z.80) standard errors.
create or replace temp macro smallest_effect(lower, upper) as
    (upper - lower) / 2 * (1 + 0.8416212335729143::double / 1.959963984540054::double);

-- What a staggered rollout shows (METRICS section 7): an effect counts where neither those who started first had just done badly nor its leads differ. Where
-- the leads differ because teams dipped just before their start, and the effect only makes that good, it is regression to the mean too.
create or replace temp macro rollout_support(lower, upper, placebo_p, regression_p, dip_p) as
    case
        when regression_p < 0.05 or (placebo_p < 0.05 and dip_p < 0.05) then 'regression_to_mean'
        when placebo_p < 0.05 then 'leads_differ'
        when lower > 0 or upper < 0 then 'supported'
        else 'no_effect'
    end;
