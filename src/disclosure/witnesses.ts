import type {Cells} from "./declaration.ts";

/**
 * For each publication of cells about people, the sizes that decide, counted anew from the exact facts and not by the models that are
 * being checked (METRICS section 9.1). `people` is average headcount, or distinct persons among units; `rest` the same of the complement.
 */

const allGrains = ["month", "quarter", "year", "trailing_12m"];

const ofShape = (shape: string) => `cell.metric in (select metric from core.metrics where shape = '${shape}')`;
const isMedian = ofShape("median"), isTotal = ofShape("total"), isCurve = ofShape("curve");
const interval = "(select m.interval from core.metrics as m where m.metric = cell.metric)";
/** Whether a derived figure is what the published counts give: an exact value and its interval would give the exact counts away. */
const derived = (figure: string, from: string) => `${figure} is null or ${isMedian} or ${isTotal} or ${isCurve} or abs(${figure} - ${from}) < 1e-9`;
const ofMedians = (columns: readonly string[]) => columns.map((c) => `(${c} is null or ${c} % 5 = 0)`).join(" and ");

/** That `a` is one of the halves of a pair's member `s`. */
const isHalf = `a.dimension || ' × ' || split_part(s.dimension, ' × ', 2) = s.dimension and starts_with(s.member, a.member || ' × ')
    or split_part(s.dimension, ' × ', 1) || ' × ' || a.dimension = s.dimension and ends_with(s.member, ' × ' || a.member)`;

/** Metrics that are a curve's median and have no publication of their own. */
const ownCurves = "select unnest(['time_to_earn_months', 'time_to_readiness_months', 'ramp_months']) as metric, unnest(['badge_earned', 'ready_for_role', 'ramp']) as curve";

/** Of every metric and every other definition of one. */
const metricSizes = `
    with dominated as (
        select metric, grain, period_start, dimension, member
        from (
            select a.metric, p.grain, p.period_start, m.dimension, m.member, a.person, sum(a.amount) as amount
            from (
                select metric, fact_month, coalesce(person_id::varchar, record_key::varchar) as person, amount, unnest(['state', 'profile']) as kind, unnest([state_id, profile_id]) as id
                from core.metric_amounts
            ) as a
            join core.dimension_members as m using (kind, id)
            join core.periods as p on a.fact_month >= p.period_start and a.fact_month < p.period_end and (p.grain in ('quarter', 'year') or m.dimension = 'all')
            group by all
        )
        group by all
        having 2 * max(abs(amount)) > sum(abs(amount))
    ),
    sizes as (
        select metric, grain, period_start, dimension, member, true as rate, coalesce(denominator_people, person_days / days) as people, coalesce(denominator, person_days) as units
        from core.metric_counts
        union all
        select metric, grain, period_start, dimension, member, false, contributor_people, contributors
        from core.metric_medians
        union all
        select t.metric, t.grain, t.period_start, t.dimension, t.member, false, case when d.metric is null then t.contributor_people else 0 end, t.contributors
        from core.metric_totals as t
        left join dominated as d using (metric, grain, period_start, dimension, member)
        union all
        select c.metric, r.grain, r.period_start, m.dimension, m.member, false, count(distinct r.person_id) filter (r.status = 1), count(*)
        from (
            select curve, grain, period_start, person_id, status, unnest(['state', 'profile']) as kind, unnest([state_id, profile_id]) as id
            from core.risk_sets
            where grain = 'year'
        ) as r
        join (${ownCurves}) as c using (curve)
        join core.dimension_members as m using (kind, id)
        group by all
        union all
        select c.metric, w.grain, w.period_start, 'all', 'all', false, count(distinct r.person_id), count(*)
        from core.curve_subjects as r
        join (${ownCurves}) as c using (curve)
        join core.curve_windows as w on w.grain = 'trailing_12m' and r.last_date > w.after_day and r.last_date <= w.last_day
        where r.status = 1
        group by all
    ),
    parents as (
        select s.metric, s.grain, s.period_start, s.dimension, s.member, s.rate, s.people, case when a.units > s.units then a.people - s.people end as rest
        from sizes as s
        join sizes as a on a.metric = s.metric and a.grain = s.grain and a.period_start = s.period_start and a.dimension = 'all'
        union all
        select s.metric, s.grain, s.period_start, s.dimension, s.member, s.rate, s.people, case when a.units > s.units then a.people - s.people end
        from sizes as s
        join sizes as a on a.metric = s.metric and a.grain = s.grain and a.period_start = s.period_start and (${isHalf})
        where contains(s.dimension, ' × ')
    )
    select metric, grain, period_start, dimension, member, rate, people, min(rest) as rest
    from parents
    group by all`;

const ofMetricSizes = {witness: "from metric_sizes", reads: {metric_sizes: metricSizes}};

export const metricCells: Cells = {
  grains: allGrains,
  ...ofMetricSizes,
  laws: {
    "a value that its published counts do not give": derived("value", "numerator / denominator"),
    "a numerator above its denominator": `numerator is null or numerator <= denominator or ${interval} <> 'wilson'`,
    "an interval that its published counts do not give":
      `(${derived("lower", `rate_lower(${interval}, numerator, denominator)`)}) and (${derived("upper", `rate_upper(${interval}, numerator, denominator)`)})`,
    "a median that is not rounded": `not (${isMedian}) or (${ofMedians(["value", "lower", "upper"])})`,
    "a median of months that is not rounded": `not (${isCurve}) or (${["value", "lower", "upper"].map((c) => `(${c} is null or 2 * ${c} = round(2 * ${c}))`).join(" and ")})`,
    "an amount that is not rounded": `not (${isTotal}) or value is null or value = rounded_amount(value)`,
    "a previous figure that is not published": `previous is null or previous in (
        select p.value from published.metric_values as p join core.periods as q on q.grain = cell.grain and q.period_start = cell.period_start
        where p.metric = cell.metric and p.grain = cell.grain and p.period_start = q.previous_start and p.dimension = cell.dimension and p.member = cell.member)`,
    "a change that its published figures do not give": `change is null or abs(change - (value - previous)) < 1e-9`
  }
};

const alternativeName = "concat(cell.metric, '__', cell.alternative)";

export const alternativeCells: Cells = {
  grains: allGrains,
  witness: `select split_part(metric, '__', 1) as metric, split_part(metric, '__', 2) as alternative, * exclude (metric) from metric_sizes where contains(metric, '__')`,
  reads: ofMetricSizes.reads,
  laws: {
    "a value that its published counts do not give": `value is null or numerator is null or abs(value - numerator / denominator) < 1e-9`,
    "a mean that is not rounded": `value is null or numerator is not null or 2 * value = round(2 * value)`,
    "a numerator above its denominator": `numerator is null or numerator <= denominator or (select m.interval from core.metrics as m where m.metric = ${alternativeName}) <> 'wilson'`
  }
};

/** What others reported is theirs; ours beside it is what is published. */
export const reportedCells: Cells = {
  grains: allGrains,
  ...ofMetricSizes,
  witnessKey: ["metric", "grain", "period_start", "dimension", "member"],
  laws: {
    "a figure that is not published": `(metric, grain, period_start, dimension, member, value) in (select (p.metric, p.grain, p.period_start, p.dimension, p.member, p.value) from published.metric_values as p)`,
    "another definition's figure that is not published": `nearest_alternative is null or (metric, nearest_alternative, grain, period_start, dimension, member, nearest_value) in (
        select (p.metric, p.alternative, p.grain, p.period_start, p.dimension, p.member, p.value) from published.metric_alternatives as p)`,
    "a part of the difference that its published figures do not give":
      "abs(difference - (reported - value)) < 1e-9 and abs(by_definition - (coalesce(nearest_value, value) - value)) < 1e-9 and abs(rest - (difference - by_definition)) < 1e-9"
  }
};

/** Inputs of a sum of money: of as many people as a sum needs, counted from the fills themselves. */
export const vacancyCostCells: Cells = {
  grains: allGrains,
  witness: `
    with sizes as (
        select p.grain, p.period_start, m.dimension, m.member, count(distinct coalesce(c.person_id::varchar, c.requisition_id)) as people, count(*) as fills
        from (
            select person_id, requisition_id, filled_date, unnest(['state', 'profile']) as kind, unnest([state_id, profile_id]) as id
            from core.vacancy_costs
            where half_days_saved is not null
        ) as c
        join core.dimension_members as m using (kind, id)
        join core.periods as p on c.filled_date >= p.period_start and c.filled_date < p.period_end
        group by all
    )
    select s.grain, s.period_start, s.dimension, s.member, false as rate, s.people, case when a.fills > s.fills then a.people - s.people end as rest
    from sizes as s
    join sizes as a on a.grain = s.grain and a.period_start = s.period_start and a.dimension = 'all'`,
  laws: {
    "days that are not rounded": ofMedians(["own_days", "external_days"]),
    "an amount that is not rounded": "(annual_cost is null or annual_cost = rounded_amount(annual_cost)) and (cost_avoided is null or cost_avoided = rounded_amount(cost_avoided))"
  }
};

export const restatedCells: Cells = {
  grains: allGrains,
  ...ofMetricSizes,
  witnessKey: ["metric", "grain", "period_start", "dimension", "member"],
  laws: {
    "a figure that is not published": `exists (
        from published.metric_values as p
        where p.metric = cell.metric and p.grain = cell.grain and p.period_start = cell.period_start and p.dimension = cell.dimension and p.member = cell.member
            and p.numerator is not distinct from cell.numerator and p.denominator is not distinct from cell.denominator and p.value is not distinct from cell.value)`,
    "a previous figure that was not released": `exists (
        from raw.last_release as o
        where o.metric = cell.metric and o.grain = cell.grain and o.period_start = cell.period_start and o.dimension = cell.dimension and o.member = cell.member
            and o.published_numerator is not distinct from cell.previous_numerator and o.published_denominator is not distinct from cell.previous_denominator
            and (cell.previous_value is null or o.published_value = cell.previous_value))`
  }
};

export const moveFlowCells: Cells = {
  grains: ["year"],
  witness: `
    with moves as (
        select 'year' as grain, p.period_start, m.from_family, m.to_family, m.person_id
        from core.moves as m
        join core.periods as p on p.grain = 'year' and m.move_date >= p.period_start and m.move_date < p.period_end
        where m.kind in ('promotion', 'lateral', 'demotion')
    ),
    flows as (select grain, period_start, from_family, to_family, count(distinct person_id) as people from moves group by all)
    select f.*, false as rate, nullif((
        select count(distinct m.person_id) from moves as m
        where m.period_start = f.period_start and m.from_family = f.from_family and m.to_family <> f.to_family
    ), 0) as rest
    from flows as f`,
  laws: {}
};

export const moveKindCells: Cells = {
  grains: allGrains,
  witness: `
    select h.grain, h.period_start, unnest(['promotion', 'lateral', 'demotion', 'transfer', 'reorganization']) as kind, false as rate, h.person_days / h.days as people, null as rest
    from core.headcounts as h
    where h.base = 'headcount' and h.dimension = 'all'`,
  laws: {}
};

export const fillTimeCells: Cells = {
  grains: ["quarter", "year"],
  witness: `
    with sizes as (
        select p.grain, p.period_start, case when f.internal then 'internal' else 'external' end as source, count(distinct coalesce(f.person_id::varchar, f.requisition_id)) as people
        from core.fills as f
        join core.periods as p on f.filled_date >= p.period_start and f.filled_date < p.period_end
        where f.days_to_fill is not null
        group by all
    )
    select s.*, false as rate, o.people as rest
    from sizes as s
    left join sizes as o on o.grain = s.grain and o.period_start = s.period_start and o.source <> s.source`,
  laws: {"a median that is not rounded": ofMedians(["value", "lower", "upper"])}
};
