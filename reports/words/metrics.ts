/** How a metric is spoken of. `better` is the definition's own; here are only words. */
export interface MetricWords {
  readonly title: string;
  readonly kind: "share" | "per head" | "days" | "months" | "ratio" | "money";
  /** What the numerator counts, one and many. */
  readonly events: readonly [string, string];
  readonly units: readonly [string, string];
}

const heads = ["person on average", "people on average"] as const;

export const metricWords: Readonly<Record<string, MetricWords>> = {
  internal_fill_rate: {title: "Internal fill rate", kind: "share", events: ["opening", "openings"], units: ["opening", "openings"]},
  time_to_fill_days: {title: "Time to fill", kind: "days", events: ["opening", "openings"], units: ["opening filled", "openings filled"]},
  internal_mobility_rate: {title: "Internal mobility rate", kind: "per head", events: ["move", "moves"], units: heads},
  mover_rate: {title: "People who moved", kind: "per head", events: ["person moved", "people moved"], units: heads},
  promotion_rate: {title: "Promotion rate", kind: "per head", events: ["promotion", "promotions"], units: heads},
  eligible_promotion_rate: {title: "Promotion rate of the eligible", kind: "per head", events: ["promotion", "promotions"], units: ["person in a role with a promotion step", "people in roles with a promotion step"]},
  lateral_rate: {title: "Lateral move rate", kind: "per head", events: ["lateral move", "lateral moves"], units: heads},
  specialist_rate: {title: "Moves into the specialist track", kind: "per head", events: ["move", "moves"], units: heads},
  demotion_rate: {title: "Demotion rate", kind: "per head", events: ["demotion", "demotions"], units: heads},
  voluntary_attrition_rate: {title: "Voluntary attrition", kind: "per head", events: ["voluntary exit", "voluntary exits"], units: heads},
  promotion_velocity_months: {title: "Promotion velocity", kind: "months", events: ["promotion", "promotions"], units: ["person followed", "people followed"]},
  promoted_within_24m: {title: "Promoted within 24 months", kind: "share", events: ["promotion", "promotions"], units: ["person followed", "people followed"]},
  enrollment_rate: {title: "Enrolment rate", kind: "per head", events: ["person enrolled", "people enrolled"], units: heads},
  award_rate: {title: "Award rate", kind: "share", events: ["award", "awards"], units: ["decision", "decisions"]},
  badges_per_move: {title: "Badges per move", kind: "ratio", events: ["badge awarded", "badges awarded"], units: ["move", "moves"]},
  regrettable_attrition_rate: {title: "Regrettable attrition", kind: "per head", events: ["regrettable exit", "regrettable exits"], units: heads},
  retention_high_performers: {title: "High performers who stayed", kind: "share", events: ["high performer", "high performers"], units: ["high performer", "high performers"]},
  retention_critical_roles: {title: "Incumbents of critical roles who stayed", kind: "share", events: ["incumbent", "incumbents"], units: ["incumbent", "incumbents"]},
  conversation_coverage: {title: "Conversations held", kind: "share", events: ["employee", "employees"], units: ["employee", "employees"]},
  assignment_uptake: {title: "Stretch assignments taken up", kind: "share", events: ["assignment due", "assignments due"], units: ["assignment due", "assignments due"]},
  evidence_reviewed_on_time: {title: "Evidence reviewed on time", kind: "share", events: ["review due", "reviews due"], units: ["review due", "reviews due"]},
  vacancy_cost_avoided: {title: "Vacancy cost avoided", kind: "money", events: ["fill", "fills"], units: ["internal fill", "internal fills"]},
  completion_rate: {title: "Badge completion", kind: "share", events: ["award", "awards"], units: ["enrolment", "enrolments"]},
  pathway_completion_rate: {title: "Pathway completion", kind: "share", events: ["pathway completed", "pathways completed"], units: ["pathway begun", "pathways begun"]},
  badge_move_conversion_12m: {title: "Moved within 12 months of a first badge", kind: "share", events: ["person moved", "people moved"], units: ["person first awarded a badge", "people first awarded a badge"]},
  time_to_earn_months: {title: "Time to earn a badge", kind: "months", events: ["award", "awards"], units: ["enrolment followed", "enrolments followed"]},
  time_to_readiness_months: {title: "Time to readiness", kind: "months", events: ["person ready", "people ready"], units: ["pathway followed", "pathways followed"]},
  ramp_months: {title: "Ramp time", kind: "months", events: ["person up to the role", "people up to the role"], units: ["move followed", "moves followed"]},
  badge_backed_move_share: {title: "Badge-backed moves", kind: "share", events: ["move", "moves"], units: ["move", "moves"]}
};

const dimensionTitles: Readonly<Record<string, string>> = {
  all: "Whole organization", business_unit: "Business unit", family: "Role family", level: "Level", location: "Location", gender: "Gender", ethnicity: "Ethnicity", age_band: "Age band"
};

/** A dimension as a heading; a demographic of the manifest's own is its column's name in words. */
export const dimensionTitle = (dimension: string): string => dimensionTitles[dimension] ?? (dimension.charAt(0).toUpperCase() + dimension.slice(1)).replaceAll("_", " ");
