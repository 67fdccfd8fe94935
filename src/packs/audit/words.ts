/** What the report says that no table does. */
export const stageWords: Readonly<Record<string, {readonly title: string; readonly pool: string; readonly selected: string}>> = {
  enrolled: {title: "Enrolled", pool: "Employed at the window's start, the badge asked for by their role or one career step on (a universal competency: everyone), not holding it", selected: "enrolled in the window"},
  submitted: {title: "Submitted", pool: "Enrolled in the twelve months that end six months before the window does", selected: "submitted evidence within six months"},
  awarded: {title: "Awarded", pool: "A decision in the window, the badge never awarded before", selected: "awarded in the window"},
  moved: {title: "Moved", pool: "First awards of the twelve months before the window", selected: "a mobility move within twelve months of the award"},
  overall: {title: "Overall", pool: "The pool of stage Enrolled", selected: "awarded in the window"},
  promoted: {title: "Promoted", pool: "Employed at the window's start in a role with a promotion step, minimum months served", selected: "promoted in the window"},
  assigned: {title: "Assigned", pool: "The pool of stage Promoted", selected: "given a stretch assignment in the window"}
};

export const verdictWords: Readonly<Record<string, string>> = {
  indicated: "indicated", monitor: "monitor", inconclusive: "inconclusive", not_indicated: "not indicated", not_evaluable: "not evaluable"
};

export const method: readonly (readonly [term: string, meaning: string])[] = [
  ["Group", "As on entry to the pool, never after the outcome: family, level, team, location, manager on the day of entry, demographics on the window's first day. A pair of demographics is an intersection."],
  ["Rate", "Selected of the pool, one row a person and badge; 95 % limits by Wilson, for badge 'all' by a jackknife over people."],
  ["Reference", "The group of the highest rate among those of the minimum share and cell; the largest, the configured group and all others together stand in equity_audit.csv."],
  ["Ratio", "Focal rate ÷ reference rate with Katz's limits; adjusted: Mantel–Haenszel over family × level (badge 'all': role), where two or more strata hold both sides."],
  ["p", "Of the focal group against all others: CMH over the strata, else Fisher's exact test, two-sided; badge 'all', where a person has several rows, by the score form that counts people. BH and Holm correct it over the badges × groups of one stage and attribute."],
  ["Verdict", "The first that applies: not evaluable (a side under the minimum cell, nobody of the reference selected, stage not supplied, Unknown); not indicated (ratio, or the odds ratio against all others, of 1 or more); indicated (ratio under 4/5 and BH p under 0.05); monitor (BH p under 0.05); inconclusive (ratio under 4/5); not indicated. The crude verdict takes the ratio and test without strata. Reversed: crude and adjusted ratio lie on different sides of 1 or of 4/5."],
  ["Power", "The minimum detectable ratio: the ratio nearest to 1 that a pool of this size tells with 80 % power at 5 %. A ratio above it that goes unflagged is no evidence of equal treatment."],
  ["Logistic", "Selection on group, family, level and completed years of tenure; no figure where the data separate."],
  ["Assessors", "Against what others award of the same badge at the same level; limits are exact binomial ones widened by the ordinary spread between assessors. Nobody is ranked by the raw rate."]
];

export const limitsOfMethod: readonly string[] = [
  "A verdict is a screen. It says where to look, never that a practice is lawful, fair or compliant, and it establishes no cause.",
  "Family and level may themselves be unfair: the crude verdict stands beside every adjusted one.",
  "Groups under the minimum cell, people of unknown group and those left out before a pool was made are in no comparison; they are counted under Exclusions.",
  "p-values of different stages, attributes and of badge 'all' are corrected apart; together they find more by chance than one family does.",
  "Many groups mean small pools: read the minimum detectable ratio before taking “not indicated” for an answer.",
  "Pools rest on what the source systems hold. Evidence that was never submitted, or a wish never recorded, is in none."
];

export const logColumns = ["Finding", "Date", "What was looked into", "Decision and reason", "By whom", "Review on"] as const;
