import type {Format} from "../format.ts";

/** What the pages of strata and method say. */
export function strataWords(format: Format) {
  const n = format.count, alpha = format.percent(0.05), power = format.percent(0.8);
  return {
    title: "Strata", heading: "Within each family and level",
    answer: (reversed: number, compared: number): string => (reversed === 0
      ? `In none of ${n(compared)} comparisons does the whole stand on another side of 1 or of four fifths than its families and levels together.`
      : `In ${n(reversed)} of ${n(compared)} comparisons the ratio stands on another side of 1 or of four fifths once family and level are held apart, often by little: each shows both.`),
    why: "Groups are not spread alike over families and levels, and these differ in their rates. A gap in the whole can come from where people work, and a gap within every family can vanish in the whole (Simpson's paradox). Where people work may itself be unfair: neither ratio is the true one, so both are shown.",
    misleading: "Where the whole misleads",
    shownMisleading: (drawn: number, all: number): string => `${all > drawn ? `${n(drawn)} of ${n(all)}` : "All"} comparisons whose ratio stands on another side once family and level are held apart, those first where the verdict turns, then those that move furthest.`,
    shown: (drawn: number, all: number): string => `${all > drawn ? `The ${n(drawn)} with the strongest evidence of ${n(all)}` : "All"} that are indicated or to monitor, and whose families and levels may be shown.`,
    mix: (focal: string, focalShare: number, reference: string, referenceShare: number): string =>
      `Of ${focal} ${format.percent(focalShare)} stand in families and levels where fewer are selected than in the whole, of ${reference} ${format.percent(referenceShare)}: this is why the two ratios differ.`,
    misleads: (name: string, crude: string, adjusted: string): string => `${name}: the whole misleads, ${crude} as counted, ${adjusted} with family and level held apart`,
    crosses: (name: string, crude: string, adjusted: string): string => `${name}: ${crude} as counted, ${adjusted} with family and level held apart, on another side of four fifths`,
    agrees: (name: string, crude: string, adjusted: string): string => `${name}: the whole and its parts agree, ${crude} as counted, ${adjusted} with family and level held apart`,
    subtitle: (window: string): string => `Share selected of both groups, the whole first, then the largest families and levels that publish both, ${window}`,
    beside: "The strongest evidence, within each family and level", whole: "The whole", nothing: "No such comparison publishes both groups in two families and levels.",
    note: "Families and levels are rounded to fives. One is left out where it, or what is left of its group, would be too few people.",
    columns: {stratum: "Family and level", group: "Group", selected: "Selected", pool: "Pool", share: "Share"},

    methodTitle: "Method", methodHeading: "How it is weighed",
    methodAnswer: (able: number, all: number): string => `Of ${n(all)} comparisons of single badges, promotions and assignments ${n(able)} could have seen a true ratio of four fifths (${power} power): an absence of verdicts in the others says little.`,
    parts: (exact: boolean): (readonly [string, string])[] => [
      ["Stages", "Each stage has a pool and those selected of it, one row a person and badge. Family, level and location are those on entry to the pool, never after the outcome."],
      ["Reference", "Each group is set against the group with the highest rate that is large enough. The test is of the group against all others together: to pick the highest and test against it would raise false alarms."],
      ["Crude and adjusted", "As counted: the ratio of two rates, Katz's interval, Fisher's exact test. With family and level held apart: Mantel and Haenszel's ratio, the Cochran–Mantel–Haenszel test. Both are shown."],
      ["Verdict", `Indicated: ratio under four fifths, adjusted p under ${alpha}. Monitor: adjusted p under ${alpha}, ratio of four fifths or more. Inconclusive: ratio under four fifths, p not. Not evaluable: too few people, or nobody of the reference selected.`],
      ["Multiplicity", "Badges × groups of one attribute and stage are one family; Benjamini and Hochberg's procedure holds the share of false alarms among findings. All badges together are a family of their own, with a test that counts people and not rows."],
      exact
        ? ["Exact and hidden", "Groups show exact counts. A group of too few people is hidden, and so are others from which its figures could be worked out: no reason is given, since it would tell how many there are. Families and levels are rounded to fives, and the ratios with these held apart follow from them, so that word and figure may part near a bound. The audit pack holds the exact figures, and pairs of attributes."]
        : ["Rounding", "Counts on these pages are rounded to fives and small groups are hidden; ratios and intervals follow from the rounded counts. Verdicts follow from exact counts, so that word and figure may part near a bound. The audit pack holds the exact figures, and pairs of attributes."],
      ["Limits", "A verdict is a screen. It says nothing about causes, about groups that are not recorded, or about who never came to be within reach."]
    ],
    powerHeading: "What could have been seen",
    powerHelp: "Comparisons of each stage, and how many of them have people enough to see a true ratio of four fifths.",
    powerColumns: {stage: "Stage", compared: "All", able: "Able"}
  };
}
