/** How the counts of a published table add up: what an attacker can set against what. */
export interface Layout {
  readonly counts: readonly string[];
  /** The count that is at least as many as the people of whom the row's state speaks. */
  readonly people?: string;
  /** The table whose cells these are too; its own unless given. */
  readonly of?: string;
  /** Key columns that part the rows into measures of their own. */
  readonly measure: readonly string[];
  /** Columns of a dimension and its members, which sum to `all`, and how. Where no row is `all`, different dimensions have the same unknown total. */
  readonly members?: {readonly dimension: string; readonly member: string; readonly relation: "equals" | "at least"; readonly unsaidTotal?: boolean; /** Counts of distinct people do not add up; those that do, where not all. */ readonly only?: readonly string[]};
  /** Columns whose `all` is the sum of their other values, or at least that where not all of them have rows. */
  readonly totals?: Readonly<Record<string, "equals" | "at least">>;
  /** Whether a year's counts are the sums of its quarters', and those of their months'. */
  readonly time?: boolean;
  /** Counts of a row that are at most another one of it. */
  readonly orders?: readonly (readonly [part: string, whole: string])[];
  /** A curve: who is at risk, who leaves in a step, and the column of steps. Who enters late is not told. */
  readonly curve?: {readonly at: string; readonly risk: string; readonly leaving: readonly string[]};
}

const alone = (...counts: string[]): Layout => ({counts, measure: []});
const members = {dimension: "dimension", member: "member"};

/**
 * The layout of every published table with counts of people or events. A table with counts and without a layout is refused: nobody has
 * said what can be worked out from it.
 */
export const layouts: Readonly<Record<string, Layout>> = {
  metric_values: {people: "denominator", counts: ["numerator", "denominator"], measure: ["metric"], members: {...members, relation: "equals"}, time: true},
  key_figures: {of: "metric_values", people: "denominator", counts: ["numerator", "denominator"], measure: ["metric"], members: {...members, relation: "equals"}, time: true},
  metric_alternatives: {people: "denominator", counts: ["numerator", "denominator"], measure: ["metric", "alternative"], members: {...members, relation: "equals"}, time: true},
  move_kinds: {counts: ["moves"], measure: ["kind"], time: true},
  move_flows: alone("moves"),
  fill_times: {counts: ["openings"], measure: ["source"], time: true},
  vacancy_cost_inputs: {counts: ["fills"], measure: [], members: {...members, relation: "at least"}, time: true},
  // Who started in a quarter is in neither arm, so that their sum is nothing that is published.
  rollout_comparison: {counts: ["numerator", "denominator"], measure: ["measure"]},
  value_inputs: {of: "vacancy_cost_inputs", counts: ["fills"], measure: [], members: {...members, relation: "at least"}, time: true},
  promotion_velocity: {counts: ["promoted", "followed"], measure: [], members: {...members, relation: "at least"}},
  promotion_curves: {
    counts: ["at_risk", "promoted", "exited", "censored"], measure: [], members: {...members, relation: "at least"}, totals: {family: "at least", level: "at least"},
    curve: {at: "months", risk: "at_risk", leaving: ["promoted", "exited", "censored"]}},
  retention_after_move: {
    counts: ["at_risk", "exits", "censored"], measure: ["move_kind", "performers"], members: {...members, relation: "at least"}, curve: {at: "months", risk: "at_risk", leaving: ["exits", "censored"]}},
  retention_hazards: {counts: ["people", "exits"], measure: ["move_kind", "performers"], members: {...members, relation: "at least", only: ["exits"]}},
  badge_move_lift: {counts: ["people", "holders", "moves", "moves_held"], measure: ["badge_id", "method"], orders: [["holders", "people"], ["moves_held", "moves"]]},
  badge_funnel: {
    counts: ["enrolled", "submitted", "decided", "awarded"], measure: [], totals: {badge_id: "equals"},
    orders: [["submitted", "enrolled"], ["decided", "submitted"], ["awarded", "decided"]]},
  attainment: {
    people: "pool", counts: ["selected", "pool"], measure: ["stage", "badge_id"], members: {dimension: "attribute", member: "group_name", relation: "equals", unsaidTotal: true}, totals: {badge_id: "equals"}, orders: [["selected", "pool"]]},
  equity_strata: {counts: ["selected", "pool"], measure: ["stage", "badge_id", "attribute", "group_name"], totals: {badge_id: "at least"}, orders: [["selected", "pool"]]},
  equity_exclusions: {counts: ["people"], measure: ["stage", "reason"]},
  assessor_limits: {counts: ["decisions", "awarded"], measure: [], orders: [["awarded", "decisions"]]},
  // pairs is the sum of the three as they are published.
  assessor_agreement: {counts: ["both_award", "both_deny", "disagree"], measure: [], totals: {badge_id: "equals"}},
  track_parity: {people: "people", counts: ["people", "retained"], measure: [], orders: [["retained", "people"]]},
  manager_engagement: {
    people: "managers", counts: ["managers", "with_calibration", "with_evidence_waiting"], measure: [], members: {...members, relation: "at least"},
    orders: [["with_calibration", "managers"], ["with_evidence_waiting", "managers"]]},
  time_to_event: {counts: ["events", "followed"], measure: ["event"], orders: [["events", "followed"]]},
  waiting_times: {of: "time_to_event", counts: ["events", "followed"], measure: ["event"], orders: [["events", "followed"]]},
  career_map: alone("earners"),
  // The same figures as in metric_values, and as the last release had them.
  restatements: alone("previous_numerator", "numerator", "previous_denominator", "denominator", "rows"),
  // Facts on the load, floored to 5.
  sources: alone("rows", "rejected"),
  rejects: alone("rows"),
  checks: alone("rows")
};
