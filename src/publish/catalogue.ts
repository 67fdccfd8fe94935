import type {Use} from "../contract/uses.ts";
import {agreementCells, assessorCells} from "../disclosure/assessorWitnesses.ts";
import {candidateCells, teamCells} from "../disclosure/benchWitnesses.ts";
import {funnelCells} from "../disclosure/badgeWitnesses.ts";
import {careerMapCells, eventCells} from "../disclosure/eventWitnesses.ts";
import {curveCells, velocityCells} from "../disclosure/curveWitnesses.ts";
import {attainmentCells, equityStrataCells, exclusionCells} from "../disclosure/equityWitnesses.ts";
import {managerCells, trackCells} from "../disclosure/trackWitnesses.ts";
import {auditStates, coarseGrains, peopleBands, states, type Declaration, type PublishedColumn, type Role} from "../disclosure/declaration.ts";
import {comparisonCells, effectCells, outcomeCells, ratingCells, watchCells} from "../disclosure/outcomeWitnesses.ts";
import {liftCells} from "../disclosure/liftWitnesses.ts";
import {retentionCurveCells, retentionHazardCells} from "../disclosure/retentionWitnesses.ts";
import {alternativeCells, fillTimeCells, metricCells, moveFlowCells, moveKindCells, reportedCells, restatedCells, vacancyCostCells} from "../disclosure/witnesses.ts";

/**
 * The declared publications: what leaves the warehouse, for whom, and what each column may hold. What is not here is not
 * written. Adding one: its model in sql/published (or a select, where it reads what is written after the models), its entry here, and
 * for cells about people a witness in src/disclosure.
 */
export interface Publication extends Declaration {
  readonly audiences: readonly Audience[];
  /** What it rests on: where the manifest says that this is not used there is no such table. */
  readonly use?: Use;
  /** It reads figures of the equity audit: where the manifest has that made on request, there is no such table in a run. */
  readonly ofAudit?: boolean;
}

export const audiences = ["hr", "equity", "executive", "everyone"] as const;
export type Audience = (typeof audiences)[number];

const columns = (role: Role, ...names: string[]): PublishedColumn[] => names.map((name) => ({name, role}));
const category = (name: string, values: readonly string[]): PublishedColumn => ({name, role: "category", values});

/** Operational pages (METRICS section 9.3): people in bands, and a word. */
const banded = (...names: string[]): PublishedColumn[] => names.map((name) => category(name, peopleBands));
const benchStatus = category("status", ["covered", "thin", "no_successor"]);
const coverageStatus = category("status", ["over", "covered", "thin", "concentrated", "gap"]);
const ofRole = [...columns("prose", "role_id", "title"), ...columns("member", "family")];

const allGrains = ["month", "quarter", "year", "trailing_12m"];
const period = columns("period", "period_start", "period_end");

/** Cells of metrics: the columns, their key, and what the gate recounts. */
const ofMetrics = {
  key: ["metric", "grain", "period_start", "dimension", "member"],
  columns: [
    ...columns("prose", "metric"), category("grain", allGrains), ...period, ...columns("dimension", "dimension"), ...columns("member", "member"),
    ...columns("count", "numerator", "denominator"), ...columns("figure", "value", "lower", "upper", "previous", "change", "change_lower", "change_upper"),
    category("state", states)],
  cells: metricCells
};

const ofVacancyCosts = [
  category("grain", allGrains), ...period, ...columns("dimension", "dimension"), ...columns("member", "member"), ...columns("count", "fills"),
  ...columns("figure", "own_days", "external_days", "annual_cost", "cost_avoided"), category("state", states)];

/** Medians of the time to an event. */
const ofEvents = {
  cells: eventCells,
  key: ["event", "dimension", "member"],
  columns: [
    category("event", ["badge_earned", "ready_for_role", "badge_to_move", "requisition_filled"]), ...columns("dimension", "dimension"), ...columns("member", "member"), category("unit", ["months", "days"]),
    ...columns("count", "events", "followed"), ...columns("figure", "value", "lower", "upper"), category("state", states)]
};
/** A kind of move, and whose. */
const afterMove = [
  category("move_kind", ["none", "promotion", "lateral", "specialist"]), category("performers", ["all", "yes", "no"]), ...columns("dimension", "dimension"), ...columns("member", "member")
];

/** A watch: over what, how it stands, since when. */
const ofWatch = [
  category("watch", ["inflation", "fatigue", "congestion", "certification_without_mobility", "uneven_standards", "no_relation_to_performance"]), category("subject_kind", ["badge", "role", "family", "program"]),
  ...columns("member", "subject"), ...columns("prose", "name"), category("status", ["ok", "watch", "alert"]), ...columns("date", "since")];

/** The audit: its stages, and what a row of it is about. */
const stages = ["enrolled", "submitted", "awarded", "moved", "overall", "promoted", "assigned"];
const verdicts = ["indicated", "monitor", "inconclusive", "not_indicated", "not_evaluable"];
const ofStage = [category("stage", stages), ...columns("member", "badge_id"), ...columns("dimension", "attribute")];

export const publications: readonly Publication[] = [
  {
    name: "metric_values", audiences: ["hr"], from: "published.metric_values",
    ...ofMetrics
  },
  {
    // The executive sees the organization by its parts, not by groups of people.
    name: "key_figures", audiences: ["executive"], from: "(select * from published.metric_values where dimension in ('all', 'business_unit', 'family', 'level'))",
    ...ofMetrics
  },
  {
    name: "restatements", audiences: ["hr"], from: "published.restatements", cells: restatedCells, key: ["metric", "grain", "period_start", "dimension", "member", "cause_table", "cause"],
    columns: [
      ...columns("prose", "metric"), category("grain", allGrains), ...period, ...columns("dimension", "dimension"), ...columns("member", "member"),
      ...columns("count", "previous_numerator", "numerator", "previous_denominator", "denominator"), ...columns("figure", "previous_value", "value"), ...columns("band", "counts_change"),
      ...columns("prose", "cause_table"), category("cause", ["retro_dated", "corrected", "late_file", "deleted", "redefined"]), ...columns("count", "rows"), ...columns("band", "rows_band")]
  },
  {
    name: "publications", audiences, from: "published.publications", key: ["publication_id"],
    columns: [...columns("prose", "publication_id"), ...columns("date", "as_of", "known_at"), ...columns("flag", "same_definitions")]
  },
  {
    // What a metric would be by another definition in use, and what others have reported of it.
    name: "metric_alternatives", audiences: ["hr"], from: "published.metric_alternatives", cells: alternativeCells, key: ["metric", "alternative", "grain", "period_start", "dimension", "member"],
    columns: [
      ...columns("prose", "metric", "alternative"), category("grain", allGrains), ...period, ...columns("dimension", "dimension"), ...columns("member", "member"),
      ...columns("count", "numerator", "denominator"), ...columns("figure", "value"), category("state", states)]
  },
  {
    name: "alternative_definitions", audiences: ["hr"], from: "published.alternative_definitions", key: ["metric", "alternative"],
    columns: columns("prose", "metric", "alternative", "title", "unit", "formula", "sql_path", "sql")
  },
  {
    name: "reported_differences", audiences: ["hr"], from: "published.reported_differences", cells: reportedCells, key: ["metric", "grain", "period_start", "dimension", "member", "source"],
    columns: [
      ...columns("prose", "metric"), category("grain", allGrains), ...columns("period", "period_start"), ...columns("dimension", "dimension"), ...columns("member", "member"),
      ...columns("prose", "source", "definition"), ...columns("figure", "reported", "value", "difference"), ...columns("prose", "nearest_alternative"),
      ...columns("figure", "nearest_value", "by_definition", "rest"), ...columns("band", "late_rows_band")]
  },
  {
    name: "move_flows", audiences: ["hr"], from: "published.move_flows", cells: moveFlowCells, key: ["grain", "period_start", "from_family", "to_family"],
    columns: [category("grain", ["year"]), ...period, ...columns("member", "from_family", "to_family"), ...columns("count", "moves"), category("state", states)]
  },
  {
    name: "move_kinds", audiences: ["hr"], from: "published.move_kinds", cells: moveKindCells, key: ["grain", "period_start", "kind"],
    columns: [
      category("grain", allGrains), ...period, category("kind", ["promotion", "lateral", "demotion", "transfer", "reorganization"]),
      ...columns("count", "moves"), category("state", states)]
  },
  {
    name: "fill_times", audiences: ["hr"], from: "published.fill_times", cells: fillTimeCells, key: ["grain", "period_start", "source"],
    columns: [
      category("grain", coarseGrains), ...period, category("source", ["internal", "external"]), ...columns("count", "openings"),
      ...columns("figure", "value", "lower", "upper"), category("state", states)]
  },
  {
    name: "vacancy_cost_inputs", audiences: ["hr"], from: "published.vacancy_cost_inputs", cells: vacancyCostCells, key: ["grain", "period_start", "dimension", "member"],
    columns: ofVacancyCosts
  },
  {
    name: "promotion_velocity", audiences: ["hr"], from: "published.promotion_velocity", cells: velocityCells, key: ["grain", "period_start", "dimension", "member"],
    columns: [
      category("grain", ["year", "trailing_12m"]), ...period, ...columns("dimension", "dimension"), ...columns("member", "member"), ...columns("count", "promoted", "followed"),
      ...columns("figure", "value", "lower", "upper", "promoted_only"), category("state", states)]
  },
  {
    name: "promotion_curves", audiences: ["hr"], from: "published.promotion_curves", cells: curveCells, key: ["family", "level", "dimension", "member", "months"],
    columns: [
      ...columns("member", "family", "level"), ...columns("dimension", "dimension"), ...columns("member", "member"), ...columns("figure", "months"),
      ...columns("count", "at_risk", "promoted", "exited", "censored"), ...columns("figure", "survival", "survival_lower", "survival_upper", "cumulative_incidence")]
  },
  {
    name: "badge_move_lift", audiences: ["hr"], from: "published.badge_move_lift", cells: liftCells, key: ["badge_id", "method"],
    columns: [
      ...columns("member", "badge_id"), category("method", ["time_dependent", "naive", "landmark_12m"]), ...columns("count", "people", "holders", "moves", "moves_held"),
      ...columns("figure", "hazard_ratio", "lower", "upper"), category("state", states)]
  },
  {
    name: "retention_hazards", audiences: ["hr"], from: "published.retention_hazards", cells: retentionHazardCells, key: ["move_kind", "performers", "dimension", "member"],
    columns: [...afterMove, ...columns("count", "people", "exits"), ...columns("figure", "hazard_ratio", "lower", "upper"), category("state", states)]
  },
  {
    name: "retention_after_move", audiences: ["hr"], from: "published.retention_after_move", cells: retentionCurveCells, key: ["move_kind", "performers", "dimension", "member", "months"],
    columns: [...afterMove, ...columns("figure", "months"), ...columns("count", "at_risk", "exits", "censored"), ...columns("figure", "survival", "lower", "upper")]
  },
  {
    name: "badge_funnel", audiences: ["hr"], from: "published.badge_funnel", cells: funnelCells, key: ["badge_id"],
    columns: [...columns("member", "badge_id"), ...columns("period", "cohort_start", "cohort_end"), ...columns("count", "enrolled", "submitted", "decided", "awarded"), category("state", states)]
  },
  {
    name: "attainment", audiences: ["equity"], exact: "equity", from: "published.attainment", cells: attainmentCells, key: ["stage", "badge_id", "attribute", "group_name"],
    columns: [
      ...columns("period", "audit_start", "audit_end"), ...ofStage, ...columns("member", "group_name"),
      ...columns("count", "selected", "pool"), ...columns("figure", "value", "lower", "upper"), ...columns("member", "reference_group"),
      ...columns("figure", "impact_ratio", "ratio_lower", "ratio_upper", "adjusted_ratio", "adjusted_lower", "adjusted_upper", "strata"), ...columns("flag", "below_four_fifths"),
      ...columns("figure", "shortfall", "detectable_ratio"), category("verdict", verdicts), category("crude_verdict", verdicts), ...columns("flag", "reversed", "differs"),
      category("not_compared", ["unknown group", "under the minimum cell", "no reference", "reference under the minimum cell", "reference without anyone selected"]), ...columns("setting", "place"), category("state", auditStates)]
  },
  {
    name: "equity_strata", audiences: ["equity"], from: "published.equity_strata", cells: equityStrataCells, key: ["stage", "badge_id", "attribute", "group_name", "family", "level"],
    columns: [...ofStage, ...columns("member", "group_name", "family", "level"), ...columns("count", "selected", "pool"), ...columns("figure", "value"), category("state", states)]
  },
  {
    name: "equity_stages", audiences: ["equity"], from: "published.equity_stages", key: ["stage"],
    columns: [category("stage", stages), ...columns("setting", "position"), ...columns("prose", "missing")]
  },
  {
    name: "equity_exclusions", audiences: ["equity"], from: "published.equity_exclusions", cells: exclusionCells, key: ["stage", "reason"],
    columns: [
      category("stage", stages), category("reason", ["holds the badge already", "awarded before", "minimum months in role not served", "nobody knows when the role was entered"]),
      ...columns("count", "people"), category("state", states)]
  },
  {
    name: "assessor_limits", audiences: ["equity"], use: "assessors", from: "published.assessor_limits", cells: assessorCells, key: ["assessor"],
    columns: [
      ...columns("member", "assessor"), ...columns("count", "decisions", "awarded"),
      ...columns("figure", "award_rate", "expected_rate", "spread", "limit_95_low", "limit_95_high", "limit_998_low", "limit_998_high"), category("standing", ["within", "below", "above"]), category("state", states)]
  },
  {
    name: "assessor_funnel", audiences: ["equity"], use: "assessors", from: "published.assessor_funnel", key: ["decisions"],
    columns: columns("figure", "decisions", "expected_rate", "limit_95_low", "limit_95_high", "limit_998_low", "limit_998_high")
  },
  {
    name: "assessor_agreement", audiences: ["equity"], use: "assessors", from: "published.assessor_agreement", cells: agreementCells, key: ["badge_id"],
    columns: [...columns("member", "badge_id"), ...columns("count", "pairs", "both_award", "both_deny", "disagree"), ...columns("figure", "agreement", "kappa", "lower", "upper"), category("state", states)]
  },
  {
    name: "indicator_lags", audiences: ["hr"], from: "published.indicator_lags", key: ["leading", "lagging", "lag_months"],
    columns: [...columns("prose", "leading", "lagging"), ...columns("setting", "lag_months", "periods"), ...columns("figure", "correlation", "lower", "upper", "p", "bh_p"), ...columns("flag", "best")]
  },
  {
    name: "track_parity", audiences: ["hr"], from: "published.track_parity", cells: trackCells, key: ["family", "track"],
    columns: [
      ...columns("member", "family"), category("track", ["management", "specialist"]), ...columns("setting", "top_level_rank"), ...columns("label", "top_pay_band"), ...columns("count", "people", "retained"),
      ...columns("figure", "retention_12m", "lower", "upper", "promotion_months"), category("state", states)]
  },
  {
    name: "manager_engagement", audiences: ["hr"], from: "published.manager_engagement", cells: managerCells, key: ["period_start", "dimension", "member"],
    columns: [
      category("grain", ["quarter"]), ...period, ...columns("dimension", "dimension"), ...columns("member", "member"),
      ...columns("count", "managers", "with_calibration", "with_evidence_waiting"), category("state", states)]
  },
  {
    name: "succession", audiences: ["hr"], from: "published.succession", key: ["role_id"],
    columns: [
      ...ofRole, ...banded("positions", "ready_now", "ready_within_6_months", "ready_6_12_months", "ready_12_24_months", "filled_alone", "filled_at_once"),
      ...columns("flag", "shared"), benchStatus, ...columns("setting", "place")]
  },
  {
    // The executive sees how a critical role stands, and no count.
    name: "critical_roles", audiences: ["executive"], from: "(select role_id, title, family, status, place from published.succession)", key: ["role_id"],
    columns: [...ofRole, benchStatus, ...columns("setting", "place")]
  },
  {
    name: "critical_role_candidates", audiences: ["hr"], from: "published.critical_role_candidates", cells: candidateCells, key: ["role_id"],
    columns: [
      ...ofRole, ...columns("flag", "critical"), ...columns("setting", "annual_vacancy_cost"), ...banded("expected_vacancies"), ...columns("figure", "median_external_days"),
      category("filled_from", ["outside", "both", "inside"]), ...banded("ready_now"), ...columns("setting", "rank")]
  },
  {
    name: "pathway_congestion", audiences: ["hr"], from: "published.pathway_congestion", key: ["role_id"],
    columns: [
      ...ofRole, ...banded("ready_now", "openings_12m"), category("crowding", ["no_opening", "above_3", "1_to_3", "below_1"]),
      category("completions", ["rising", "falling", "level"]), category("moves", ["rising", "falling", "level"]), ...columns("setting", "place")]
  },
  {
    name: "skill_bench", audiences: ["hr"], from: "published.skill_bench", key: ["badge_id"],
    columns: [
      ...columns("member", "badge_id"), ...columns("prose", "name"), ...columns("flag", "scarce"),
      ...banded("needed", "holders", "expiring_12m", "in_progress", "single_holder_teams"), coverageStatus]
  },
  {
    name: "team_coverage", audiences: ["hr"], from: "published.team_coverage", cells: teamCells, key: ["team_id", "badge_id"],
    columns: [
      ...columns("member", "team_id"), ...columns("label", "team"), ...columns("member", "business_unit"), ...banded("with_teams"), ...columns("member", "badge_id"),
      ...banded("needed", "holders", "stalled_learners"), coverageStatus]
  },
  {
    // What teams' results are called, and what goes with them: teams and badges, no person.
    name: "outcome_metrics", audiences: ["executive"], from: "published.outcome_metrics", key: ["metric"],
    columns: [...columns("label", "metric", "label", "unit"), category("better", ["higher", "lower"]), ...columns("label", "function"), ...columns("setting", "teams"), ...columns("date", "first_month", "last_month")]
  },
  {
    name: "outcome_associations", audiences: ["executive"], from: "published.outcome_associations", cells: outcomeCells, key: ["metric", "badge_id", "method", "lag_months"],
    columns: [
      ...columns("label", "metric"), ...columns("member", "badge_id"), ...columns("setting", "lag_months"), category("method", ["pearson", "spearman", "fixed_effects", "staggered_rollout"]), ...columns("setting", "teams"),
      ...columns("figure", "estimate", "lower", "upper", "p", "bh_p", "placebo_p", "regression_p", "smallest_effect"),
      category("support", ["supported", "no_effect", "leads_differ", "regression_to_mean"]), category("state", states)]
  },
  {
    name: "rollout_effects", audiences: ["executive"], from: "published.rollout_effects", cells: effectCells, key: ["metric", "kind", "event_month"],
    columns: [
      ...columns("label", "metric"), category("kind", ["event_study", "overall_group", "overall_simple", "two_way"]), ...columns("setting", "event_month"), ...columns("figure", "estimate", "lower", "upper", "p"),
      category("inference", ["analytic", "permutation"]), ...columns("setting", "teams", "control_teams")]
  },
  {
    name: "badge_ratings", audiences: ["hr"], use: "performance", from: "published.badge_ratings", cells: ratingCells, key: ["badge_id"],
    columns: [...columns("member", "badge_id"), ...columns("figure", "difference", "lower", "upper", "bh_p"), category("state", states)]
  },
  {
    name: "rollout_comparison", audiences: ["hr", "executive"], from: "published.rollout_comparison", cells: comparisonCells, key: ["measure", "period_start", "arm"],
    columns: [
      category("measure", ["participation", "completion", "manager_actions", "mobility", "sentiment"]), ...period, category("arm", ["rolled_out", "not_yet"]), ...columns("count", "numerator", "denominator"),
      ...columns("figure", "value", "lower", "upper"), category("state", states)]
  },
  {
    name: "program_watch", audiences: ["hr"], from: "published.program_watch", cells: watchCells, key: ["watch", "subject_kind", "subject"],
    columns: [...ofWatch, ...columns("figure", "value", "threshold", "beside"), ...banded("ready_now"), ...columns("setting", "place")]
  },
  {
    // The executive sees that a watch is raised, and no figure of it.
    name: "watch_notices", audiences: ["executive"], from: "(select watch, subject_kind, subject, name, status, since, place from published.program_watch where status <> 'ok')", key: ["watch", "subject_kind", "subject"],
    columns: [...ofWatch, ...columns("setting", "place")]
  },
  {
    // The executive sees that the audit indicates something, and no figure of it.
    name: "audit_notices", audiences: ["executive"], ofAudit: true, from: "published.audit_notices", key: ["stage", "attribute", "group_name"],
    columns: [category("stage", stages), ...columns("dimension", "attribute"), ...columns("member", "group_name"), ...columns("setting", "place")]
  },
  {
    name: "program_costs", audiences: ["hr", "executive"], from: "published.program_costs", key: ["period_start", "item"],
    columns: [...period, ...columns("label", "item"), ...columns("setting", "amount")]
  },
  {
    // The executive sees what the vacancy cost avoided is made of, for the whole.
    name: "value_inputs", audiences: ["executive"], from: "(select * from published.vacancy_cost_inputs where dimension = 'all')", cells: vacancyCostCells, key: ["grain", "period_start", "dimension", "member"],
    columns: ofVacancyCosts
  },
  {
    name: "framework_findings", audiences: ["hr"], from: "published.framework_findings", key: ["rule", "object_type", "object_id"],
    columns: [...columns("prose", "rule", "object_type"), ...columns("member", "object_id"), category("severity", ["info", "warning", "error"]), ...columns("date", "since")]
  },
  {
    name: "time_to_event", audiences: ["hr"], from: "published.time_to_event",
    ...ofEvents
  },
  {
    // Everyone sees how long a badge or the way to a role takes, not how long it takes whom.
    name: "waiting_times", audiences: ["everyone"], from: "(select * from published.time_to_event where dimension in ('all', 'badge_id', 'role_id'))",
    ...ofEvents
  },
  {
    name: "career_map", audiences: ["hr", "everyone"], from: "published.career_map", cells: careerMapCells, key: ["from_role_id", "to_role_id", "badge_id"],
    columns: [
      ...columns("prose", "from_role_id", "to_role_id"), category("kind", ["promotion", "lateral", "specialist"]), ...columns("member", "badge_id"), ...columns("setting", "position"),
      ...columns("figure", "median_months_to_earn", "lower", "upper"), ...columns("count", "earners"), ...columns("setting", "minimum_months_in_role"), ...columns("prose", "assignment")]
  },
  {
    name: "role_adjacency", audiences: ["hr", "everyone"], from: "published.role_adjacency", key: ["from_role_id", "to_role_id"],
    columns: [...columns("prose", "from_role_id", "to_role_id", "shared_badges", "missing_badges"), ...columns("flag", "declared")]
  },
  {
    name: "career_roles", audiences: ["everyone"], from: "published.career_roles", key: ["role_id"],
    columns: [...columns("prose", "role_id", "title"), ...columns("member", "family", "level"), ...columns("setting", "level_rank"), category("track", ["management", "specialist", "core"])]
  },
  {
    name: "career_badges", audiences: ["everyone"], from: "published.career_badges", key: ["badge_id"],
    columns: [
      ...columns("member", "badge_id"), ...columns("setting", "standard_version"), ...columns("prose", "name"), category("level", ["bronze", "silver", "gold"]), category("award_logic", ["learning", "assessment", "application"]),
      ...columns("prose", "description", "criteria", "url", "required_evidence"), ...columns("setting", "validators_required", "valid_months"), ...columns("prose", "counts_toward")]
  },
  {
    name: "career_learning", audiences: ["everyone"], from: "published.career_learning", key: ["asset_id", "badge_id"],
    columns: [...columns("prose", "asset_id"), ...columns("member", "badge_id"), ...columns("prose", "name", "kind", "url"), ...columns("setting", "hours")]
  },
  {
    name: "career_openings", audiences: ["everyone"], from: "published.career_openings", key: ["requisition_id"],
    columns: [...columns("prose", "requisition_id", "role_id"), ...columns("member", "location"), ...columns("date", "opened_date"), ...columns("prose", "url")]
  },
  {
    name: "metric_definitions", audiences, from: "published.metric_definitions", key: ["metric"],
    columns: columns("prose", "metric", "title", "unit", "better", "formula", "alternatives", "interval", "grains", "sql_path", "sql")
  },
  {
    name: "sources", audiences, from: "published.sources", key: ["table_name"],
    columns: [
      ...columns("prose", "table_name"), ...columns("flag", "supplied"), ...columns("count", "rows"), ...columns("band", "rows_band"),
      ...columns("count", "rejected"), ...columns("band", "rejected_band"), ...columns("date", "newest_date")]
  },
  {
    name: "rejects", audiences, from: "published.rejects", key: ["table_name", "reason"],
    columns: [...columns("prose", "table_name", "reason"), ...columns("count", "rows"), ...columns("band", "rows_band")]
  },
  {
    // The checks run after the models, so this is no model. Their examples stay in the warehouse.
    name: "checks", audiences, key: ["check"],
    from: `(select "check", table_name, severity, floored(rows_affected) as rows, band(rows_affected) as rows_band, explanation from marts.data_quality)`,
    columns: [
      ...columns("prose", "check", "table_name"), category("severity", ["info", "warning", "error"]), ...columns("count", "rows"), ...columns("band", "rows_band"),
      ...columns("prose", "explanation")]
  },
  {
    name: "events", audiences, from: "published.events", key: ["date", "label"],
    columns: [...columns("date", "date"), ...columns("label", "label"), ...columns("date", "until"), ...columns("dimension", "dimension"), ...columns("member", "member"), ...columns("label", "url")]
  },
  {
    name: "targets", audiences: ["hr", "executive"], from: "published.targets", key: ["metric", "dimension", "member", "period_start"],
    columns: [...columns("prose", "metric"), ...period, ...columns("dimension", "dimension"), ...columns("member", "member"), ...columns("setting", "value")]
  },
  {
    name: "uses", audiences, from: "marts.uses", key: ["use"],
    columns: [...columns("prose", "use"), category("state", ["on", "off"]), ...columns("prose", "left_out")]
  },
  {
    name: "lineage", audiences, from: "marts.lineage", key: ["model", "depends_on"],
    columns: columns("prose", "model", "depends_on", "sql_path")
  }
];
