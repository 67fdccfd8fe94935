/** What an organization may agree not to use, in the words of the pages. */
const names: Readonly<Record<string, string>> = {
  assessors: "Assessors", manager_engagement: "What managers do", performance: "Performance reviews", sentiment: "Sentiment", talent_review_packs: "Packs for talent reviews"
};

/** The metrics that rest on a use; without it they are not computed. */
export const usesOfMetrics: Readonly<Record<string, string>> = {
  retention_high_performers: "performance", ramp_months: "performance", conversation_coverage: "manager_engagement", assignment_uptake: "manager_engagement", evidence_reviewed_on_time: "manager_engagement"
};

export const useWords = {
  heading: "What is used, and what is not, by agreement",
  help: "An organization may agree with its people not to use some data. What is not used is neither read nor computed, and stands in no table.",
  name: (use: string) => names[use] ?? use.replaceAll("_", " "),
  state: (state: string) => (state === "off" ? "○ not used, by agreement" : "● used"),
  notUsed: "Not used, by agreement.",
  columns: {use: "Use", state: "State", leftOut: "Left out"},
  caption: "Uses of data, and what is left out where one is not used"
} as const;
