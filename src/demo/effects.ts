/**
 * The effects planted in the demo organization, with their true values. The generator takes its numbers from here, and tests look for
 * these numbers in the figures.
 */
export interface PlantedEffect {
  readonly what: string;
  /** The table or metric that can see it. */
  readonly metric: string;
  /** Its true value, in the metric's own unit. */
  readonly value: number;
}

const planted = <T extends Record<string, PlantedEffect>>(effects: T) => effects;

export const effects = planted({
  underAward: {what: "In customer operations the harsh assessors award women this share of the awards that they would give others", metric: "equity_audit, stage awarded, gender", value: 0.55},
  simpson: {what: "Ethnic group C holds more entry roles, where fewer decisions are awards: a crude gap, none within family and level", metric: "equity_audit, adjusted impact ratio, ethnicity", value: 1},
  lenientAssessors: {what: "One assessor awards nearly everything", metric: "assessor_calibration, award rate", value: 0.97},
  moveHazardRatio: {what: "Holding a badge of the next role speeds a move up from the day after the award", metric: "badge_move_lift, any, time_dependent", value: 1.5},
  firstContactResolution: {what: "Points of first-contact resolution, two months after a team starts the program", metric: "rollout_effects, first_contact_resolution", value: 3},
  inflation: {what: "Awards of workflow basics a year, each year against the one before, while rubric scores fall", metric: "program_watch, inflation", value: 1.35},
  congestion: {what: "People ready for team lead for each opening", metric: "program_watch, congestion", value: 3},
  noSuccessor: {what: "People ready for controller", metric: "succession, fi-controller, ready_now", value: 0},
  specialistRetention: {what: "Hazard of a voluntary exit on the specialist track against the other tracks", metric: "retention_after_move, specialist", value: 0.5},
  internalFillDays: {what: "Median days to fill an opening from inside", metric: "time to fill, internal", value: 31},
  externalFillDays: {what: "Median days to fill an opening from outside", metric: "time to fill, external", value: 52}
});
