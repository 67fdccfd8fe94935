-- Durations and survival curves. Time is counted in ticks: 377,580 a month, which 28, 29, 30 and 31 divide, so that the
-- fractions of METRICS section 1 ("months between") stay exact integers.
create or replace temp macro ticks_between(a, b) as
    date_sub('month', a, b) * 377580
    + (b - (a + to_months(date_sub('month', a, b)::integer))::date)
    * (377580 // ((a + to_months(date_sub('month', a, b)::integer + 1))::date - (a + to_months(date_sub('month', a, b)::integer))::date));

create or replace temp macro months_of_ticks(ticks) as
    ticks / 377580.0::double;

-- Ticks of a curve's unit: a month, or a day for openings; and a length in that unit.
create or replace temp macro unit_ticks(curve) as
    case when curve = 'requisition_filled' then 1 else 377580 end;
create or replace temp macro length_of_ticks(ticks, curve) as
    ticks / unit_ticks(curve)::double;

-- Limits on the log(-log) scale of a probability with the Greenwood sum Σ d/(n(n-d)); null at 0 and 1, as R's survfit gives.
create or replace temp macro log_log_lower(probability, greenwood) as
    case when probability > 0 and probability < 1 then pow(probability, exp(1.959963984540054 * sqrt(greenwood) / -ln(probability))) end;
create or replace temp macro log_log_upper(probability, greenwood) as
    case when probability > 0 and probability < 1 then pow(probability, exp(-1.959963984540054 * sqrt(greenwood) / -ln(probability))) end;

-- Limits of a cumulative incidence on the log(-log) scale from its variance.
create or replace temp macro incidence_lower(incidence, variance) as
    case when incidence > 0 and incidence < 1 then pow(incidence, exp(1.959963984540054 * sqrt(variance) / (incidence * -ln(incidence)))) end;
create or replace temp macro incidence_upper(incidence, variance) as
    case when incidence > 0 and incidence < 1 then pow(incidence, exp(-1.959963984540054 * sqrt(variance) / (incidence * -ln(incidence)))) end;
