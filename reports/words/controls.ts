/** What stands beside the controls of a page. */
export const controlWords = {
  offline: "Open from the server to filter.",
  withoutScript: "Filters need JavaScript; everything else is here.",
  show: "Show"
} as const;

/** What is said where a metric's sources were not supplied: for each needed source, the sentence. The first that is lacking is said. */
export const lackWords: Readonly<Record<string, readonly (readonly [need: string, said: string])[]>> = {
  internal_fill_rate: [["requisitions", "No requisitions were supplied: fill rate needs them."]],
  time_to_fill_days: [["requisitions", "No requisitions were supplied: time to fill needs them."]],
  promotion_rate: [["job_changes", "Job history holds no change of job: no promotion can be seen."]],
  internal_mobility_rate: [["job_changes", "Job history holds no change of job: no move can be seen."]],
  enrollment_rate: [["enrolments", "No learning enrolments were supplied: the enrolment rate needs them."]],
  award_rate: [["badge_submissions", "No badge submissions were supplied: the award rate needs decisions."]],
  badges_per_move: [["awards", "No awards were supplied: badges per move needs them."], ["job_changes", "Job history holds no change of job: no move can be seen."]],
  badge_backed_move_share: [["awards", "No awards were supplied: badge-backed moves need them."], ["job_changes", "Job history holds no change of job: no move can be seen."], ["role_requirements", "No role requirements were supplied: badge-backed moves need them."]],
  retention_high_performers: [["high_performers", "No review says who is a high performer: their retention needs that."]],
  retention_critical_roles: [["critical_roles", "No role is marked as critical."]],
  regrettable_attrition_rate: [["exit_reasons", "No reasons of leaving were supplied: regrettable attrition needs them."], ["regrettable_exits", "Neither the exports nor reviews say which exits are regrettable."]],
  conversation_coverage: [["development_actions", "No development actions were supplied: conversations are in them."]],
  assignment_uptake: [["development_actions", "No development actions were supplied: stretch assignments are in them."]],
  evidence_reviewed_on_time: [["development_actions", "No development actions were supplied: reviews of evidence are in them."]],
  voluntary_attrition_rate: [["exit_reasons", "No reasons of leaving were supplied: voluntary attrition needs them."]]
};

export const sparseWords = (hidden: string, smallest: string): string =>
  `${hidden} of the figures behind this page are not shown, because they would be about fewer than ${smallest} people. The setting privacy.minimum_cell of the manifest is the smallest group.`;
