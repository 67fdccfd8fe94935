import type {Format} from "../format.ts";

/** What the audit's pages say of one badge, of all, and of promotion and assignments. */
export function badgeEquityWords(format: Format) {
  const n = format.count, certain = `${format.percent(0.95)} interval`;
  return {
    title: "Badges", heading: "All badges, every stage", one: (badge: string): string => `${badge.charAt(0).toUpperCase()}${badge.slice(1)}, every stage`,
    promotionTitle: "Promotion", promotionHeading: "Promotion and stretch assignments",
    each: "Each badge", eachHelp: "Every badge has a page of its own. Indicated and monitor count its comparisons over all stages and groups.",
    back: "All badges",
    /** "1 comparison is indicated (woman, awarded); 3 are inconclusive." */
    answer: (strong: readonly string[], inconclusive: number, weighed: number): string =>
      `${strong.length === 0 ? `None of ${n(weighed)} comparisons is indicated or to monitor` : `Indicated or to monitor: ${strong.join("; ")}`}${inconclusive === 0 ? "" : `; ${n(inconclusive)} ${inconclusive === 1 ? "is" : "are"} under four fifths and may be chance`}.`,
    nobody: "Too few people to show.",
    figure: (attribute: string, verdict: string | null, stage: string, group: string, ratio: string, reference: string): string =>
      `${attribute}: ${verdict ?? "nothing more than chance; the widest"} at “${stage}”, ${group} at ${ratio} of the rate of ${reference}`,
    noGap: (attribute: string): string => `${attribute}: no two groups can be compared`,
    subtitle: (window: string): string => `Share selected at each stage by group, with ${certain} where a person counts once, ${window}`,
    byGroup: "Stage by stage, by group", stages: "The stages",
    columns: {badge: "Badge", strong: "Indicated or monitor", inconclusive: "Inconclusive", group: "Stage and group"}
  };
}
