import type {Cells} from "./declaration.ts";

const published = "(select study_end from core.outcome_windows where published)";
const toDigits = (macro: string, ...figures: string[]) => figures.map((figure) => `(${figure} is null or ${figure} = ${macro}(${figure}))`).join(" and ");

/** Teams with a figure of a metric, told from the rows as delivered. */
const teams = "select distinct o.metric, t.team_key from raw.team_outcomes as o join staging.teams as t using (team_id)";

/** Who held a badge in a team with such a figure; for all, who was in one that the program was rolled out to. */
export const outcomeCells: Cells = {
  witness: `
    with teams as (${teams})
    select t.metric, b.badge_id, false as rate, count(distinct h.person_id) as people, null::bigint as rest
    from core.badge_holdings as h
    join staging.badges as b using (badge_key)
    join core.job_states as j on j.person_id = h.person_id and j.start_date < least(h.end_date, ${published}) and j.end_date > h.start_date
    join teams as t using (team_key)
    where h.start_date < ${published}
    group by all
    union all
    select t.metric, 'all', false, count(distinct j.person_id), null
    from core.job_states as j
    join teams as t using (team_key)
    join core.rollout_starts as r using (team_key)
    where j.start_date < ${published}
    group by all`,
  witnessKey: ["metric", "badge_id"],
  laws: {
    "an effect of fewer than ten teams": "teams is null or teams >= 10",
    "an effect of more than three digits": toDigits("three_digits", "estimate", "lower", "upper"),
    "a p of more than two digits": toDigits("two_digits", "p", "bh_p", "placebo_p", "regression_p")
  }
};

export const effectCells: Cells = {
  witness: `select metric, rate, people, rest from (${outcomeCells.witness}) where badge_id = 'all'`,
  witnessKey: ["metric"],
  laws: {
    "an effect of fewer than ten teams": "teams >= 10",
    "an effect of more than three digits": toDigits("three_digits", "estimate", "lower", "upper")
  }
};

/** Who was awarded a badge between two reviews, the second at least three months after the award. */
export const ratingCells: Cells = {
  witness: `
    with awarded as (select badge_key, person_id, min(award_date) as award_date from core.awards group by badge_key, person_id)
    select b.badge_id, true as rate, count(*) as people, null::bigint as rest
    from awarded as a
    join staging.badges as b using (badge_key)
    where exists (select 1 from staging.reviews as r where r.person_id = a.person_id and r.review_date < a.award_date)
        and exists (select 1 from staging.reviews as r where r.person_id = a.person_id and r.review_date >= a.award_date + interval 3 month)
    group by b.badge_id`,
  laws: {"a figure of more than two digits": toDigits("two_digits", "difference", "lower", "upper", "bh_p")}
};

/** Whom a comparison of arms counts: those in a team of the arm at any time of the quarter who can be counted by the measure, and as many of the other arm. */
export const comparisonCells: Cells = {
  witness: `
    with arms as (
        select q.period_start, q.period_end, t.team_key, case when r.start_month <= month_number(q.period_start) then 'rolled_out' else 'not_yet' end as arm
        from core.periods as q cross join staging.teams as t left join core.rollout_starts as r using (team_key)
        where q.grain = 'quarter' and (r.start_month is null or r.start_month <= month_number(q.period_start) or r.start_month >= month_number(q.period_end))
    ),
    members as (
        select a.period_start, a.arm, j.person_id, greatest(j.start_date, a.period_start) as start_date, least(j.end_date, a.period_end) as end_date
        from arms as a join core.job_states as j on j.team_key = a.team_key and j.start_date < a.period_end and j.end_date > a.period_start
    ),
    sizes as (
        select unnest(['participation', 'mobility']) as measure, period_start, arm, count(distinct person_id) as people from members group by period_start, arm
        union all
        select 'completion', m.period_start, m.arm, count(distinct c.person_id) from members as m join core.completions as c on c.person_id = m.person_id and c.enrolled_date >= m.start_date and c.enrolled_date < m.end_date group by all
        union all
        select 'manager_actions', m.period_start, m.arm, count(distinct d.person_id)
        from members as m join (select a.employee_id, a.due_date, n.person_id from raw.development_actions as a join staging.people as n using (employee_id)) as d on d.person_id = m.person_id and d.due_date >= m.start_date and d.due_date < m.end_date
        group by all
        union all
        select 'sentiment', a.period_start, a.arm, count(*) from arms as a join staging.teams as t using (team_key) join raw.sentiment_responses as r on r.team_id = t.team_id and r.survey_date >= a.period_start and r.survey_date < a.period_end group by all
    )
    select s.measure, s.period_start, s.arm, true as rate, s.people, o.people as rest
    from sizes as s left join sizes as o on o.measure = s.measure and o.period_start = s.period_start and o.arm <> s.arm`,
  laws: {
    "a value that its published counts do not give": "value is null or measure = 'sentiment' or abs(value - numerator / denominator) < 1e-9",
    "an interval that its published counts do not give": `lower is null or measure = 'sentiment' or (
        abs(lower - rate_lower(case when measure in ('participation', 'mobility') then 'byar' else 'wilson' end, numerator, denominator)) < 1e-9 and
        abs(upper - rate_upper(case when measure in ('participation', 'mobility') then 'byar' else 'wilson' end, numerator, denominator)) < 1e-9)`,
    "a mean that is not rounded": "measure <> 'sentiment' or value is null or (abs(10 * value - round(10 * value)) < 1e-9 and abs(10 * lower - round(10 * lower)) < 1e-9)"
  }
};

/** Whom a watch's figures count, of the last whole quarter and the twelve months up to it; a step's badges count nobody. */
export const watchCells: Cells = {
  witness: `
    with ends as (select max(period_end) as quarter_end from core.periods where grain = 'quarter'),
    spans as (select quarter_end, quarter_end - interval 3 month as quarter_start, quarter_end - interval 12 month as year_start, quarter_end - interval 24 month as before_start from ends)
    select 'inflation' as watch, 'badge' as subject_kind, b.badge_id as subject, true as rate, count(distinct a.person_id) as people, null::bigint as rest
    from core.awards as a join staging.badges as b using (badge_key) join spans on a.award_date >= year_start and a.award_date < quarter_end
    group by all
    union all
    select 'fatigue', 'badge', b.badge_id, true, count(distinct c.person_id), null
    from core.completions as c join staging.badges as b using (badge_key) join spans on c.enrolled_date >= before_start and c.enrolled_date < year_start
    group by all
    union all
    select 'fatigue', 'role', role_id, false, (select employees from published.thresholds), null from core.roles
    union all
    select 'certification_without_mobility', case when m.dimension = 'all' then 'program' else m.dimension end, m.member, true, count(distinct a.person_id), null
    from core.awards as a join spans on a.award_date >= quarter_start and a.award_date < quarter_end
    join core.dimension_members as m on m.kind = 'state' and m.id = a.state_id and m.dimension in ('all', 'family')
    where not a.renewal
    group by all
    union all
    select 'uneven_standards', 'program', 'all', true, count(distinct d.person_id), null
    from core.decisions as d join spans on d.decided_date >= year_start and d.decided_date < quarter_end
    union all
    select 'no_relation_to_performance', 'badge', b.badge_id, true, count(distinct a.person_id), null
    from core.awards as a join staging.badges as b using (badge_key)
    group by all`,
  witnessKey: ["watch", "subject_kind", "subject"],
  laws: {
    "a figure of more than two digits": toDigits("two_digits", "value", "threshold", "beside"),
    "a figure of people who are told in bands": "watch <> 'congestion' or coalesce(value, threshold, beside) is null"
  }
};
