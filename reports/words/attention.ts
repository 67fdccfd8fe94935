import type {Format} from "../format.ts";

/** What the first page of the audit says. */
export function attentionWords(format: Format) {
  const n = format.count, alpha = format.number(0.05, 2), certain = `${format.percent(0.95)} interval`;
  return {
    title: "Attention", heading: "What needs attention",
    answer: (indicated: number, monitor: number, weighed: number, window: string): string =>
      `${indicated === 0 ? "No comparison is indicated" : `${n(indicated)} ${indicated === 1 ? "comparison is" : "comparisons are"} indicated`}${monitor === 0 ? "" : `, ${n(monitor)} to monitor`}, of ${n(weighed)} weighed, ${window}.`,
    screen: "A verdict is a screen: a reason to look, not a finding of discrimination, and its absence is no proof of fairness.",
    indicated: "More than chance",
    indicatedHelp: `Indicated: a ratio under four fifths and an adjusted p under ${alpha}. Monitor: an adjusted p under ${alpha}, a ratio of four fifths or more. The strongest evidence first.`,
    nothing: "No comparison is indicated or to monitor.",
    inconclusive: "Under four fifths, but it may be chance",
    inconclusiveHelp: (shown: number, all: number): string => (all === 0 ? "None." : `${n(all)} ${all === 1 ? "comparison has" : "comparisons have"} a ratio under four fifths that chance alone may explain${all > shown ? `; the ${n(shown)} with the strongest evidence` : ""}. Small pools are the usual reason: see the ratio that could have been seen.`),
    chartTitle: (first: string, ratio: string, held: boolean, reference: string): string => `${first.slice(0, 1).toUpperCase()}${first.slice(1)}: ${ratio} of the rate of ${reference}${held ? ", family and level held apart" : ""}`,
    chartSubtitle: `Ratio to the reference group's rate, family and level held apart where they can be, with ${certain}; hollow: as counted. Log scale, ${format.number(0.8)} and 1 marked`,
    table: "All comparisons in order of evidence",
    notEvaluated: "What could not be evaluated, and why",
    missing: (stage: string, tables: string): string => `${stage}: not supplied (${tables.replaceAll("_", " ")}).`,
    reasons: {
      "unknown group": "the group is not known", "under the minimum cell": "fewer people than the minimum cell", "no reference": "no group is large enough to compare with",
      "reference under the minimum cell": "too few others to compare with", "reference without anyone selected": "nobody of the reference was selected",
      withheld: "hidden: too few people, nobody at all, or it would tell of others too few"
    } as Readonly<Record<string, string>>,
    noneLeft: "Every group of every stage could be evaluated.",
    lacking: (demographics: boolean): string => (demographics ? "No stage of the audit has anybody in it." : "No demographic column was supplied: groups cannot be told apart."),
    columns: {group: "Group", verdict: "Verdict", alone: "On counts alone", share: "Share", against: "Against", ratio: "Ratio", interval: certain, adjusted: "Held apart", short: "Short of that rate", seen: "Could be seen", stage: "Stage", reason: "Reason", rows: "Comparisons", pool: "Pool", selected: "Selected"},
    hiddenReference: "not published"
  };
}
