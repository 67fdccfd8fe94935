/**
 * The effects planted in the demo organization, with their true values. The generator takes its numbers from here, and tests look for
 * these numbers in the figures.
 */
export interface PlantedEffect {
  readonly what: string;
  /** The table or metric that can see it. */
  readonly metric: string;
  /** Its true value, in the unit that `what` names. */
  readonly value: number;
  /** What of the equity audit it reaches, downstream and through what goes with it: these attributes, alone or crossed, at these stages. */
  readonly reaches?: Reach;
}

export interface Reach {
  readonly attributes: readonly string[];
  readonly stages: readonly string[];
}

const planted = <T extends Record<string, PlantedEffect>>(effects: T) => effects;

export const effects = planted({
  underAward: {
    what: "In customer operations a few harsh assessors, who decide much, award women this share of the awards that they give others",
    metric: "equity_audit, stage awarded, gender", value: 0.3,
    family: "Customer operations", group: "woman",
    /** One in so many of the family's assessors is harsh; together they take this share of its decisions. */
    oneIn: 7, shareOfDecisions: 0.5,
    reaches: {attributes: ["gender", "assessor_id"], stages: ["awarded", "moved", "overall", "promoted"]}
  },
  simpson: {
    what: "Ethnic group C holds more entry roles, where fewer decisions are awards: a crude gap, though within family and level it is awarded this many times as often",
    metric: "equity_audit, adjusted impact ratio, ethnicity", value: 1.16,
    group: "Group C", /** Awards in first decisions by level, whoever asks. */
    awardRates: [0.38, 0.82, 0.85, 0.85],
    reaches: {attributes: ["ethnicity"], stages: ["awarded", "moved", "overall", "promoted"]}
  },
  lenientAssessor: {
    what: "One assessor in IT awards this share of what comes to them, whoever sends it", metric: "assessor_calibration, award_rate", value: 0.985,
    family: "IT",
    reaches: {attributes: ["assessor_id"], stages: ["awarded"]}
  },
  moveHazardRatio: {
    what: "From the day after an award of a badge that a next role requires, the hazard of a move is this many times as high (naive ratios of those who ever held one are not)",
    metric: "badge_move_lift, any, time_dependent", value: 1.5
  },
  rollout: {
    what: "From the day on which a team starts in the program, the hazard of enrolling in most badges is this many times as high",
    metric: "rollout_comparison, participation", value: 5.5,
    reaches: {attributes: ["team_id", "manager_id", "location"], stages: ["enrolled", "overall"]}
  },
  firstContactResolution: {
    what: "Points of first-contact resolution for the whole team holding issue resolution, two months later",
    metric: "outcome_associations, first_contact_resolution, issue-resolution, lag 2", value: 12,
    badge: "issue-resolution", lagMonths: 2
  },
  inflation: {
    what: "From this date the hazard of enrolling in workflow basics is this many times as high, nearly all are awarded, and rubric scores fall",
    metric: "program_watch, inflation, workflow-basics", value: 4,
    badge: "workflow-basics", monthsBeforeEnd: 18, awardRate: 0.985
  },
  congestion: {
    what: "At least so many people are ready for close-cycle lead for each of its openings in the last twelve months",
    metric: "program_watch, congestion, fi-lead", value: 3,
    role: "fi-lead",
    /** In the last so many months this share of those who would move there, from one level below, do not. */
    monthsBeforeEnd: 15, heldBack: 0.8, family: "Finance", level: 2
  },
  noSuccessor: {
    what: "People ready for controller, a critical role, now or within twelve months", metric: "succession, fi-controller", value: 0,
    role: "fi-controller"
  },
  specialistRetention: {
    what: "Hazard of a voluntary exit on the specialist track, against other tracks of the family", metric: "retention_after_move, specialist", value: 0.5
  },
  internalFillDays: {what: "Median days to fill an opening from inside", metric: "time_to_fill_days, internal", value: 31},
  externalFillDays: {what: "Median days to fill an opening from outside", metric: "time_to_fill_days, external", value: 52}
});
