import type {Format} from "../format.ts";

/** What frames a digest; its sentences are those of the pages. */
export function digestWords(format: Format) {
  return {
    heading: (organization: string) => `${organization}: what changed`,
    stand: (asOf: string, released: string | undefined) => (released ? `Figures to ${format.day(asOf)}, released ${format.day(released)}.` : `Figures to ${format.day(asOf)}. Draft: not released, its figures may change.`),
    figures: "Key figures", moved: "What moved most in a year", raised: "What is raised", restated: "What earlier releases told otherwise", decisions: "What needs a decision", outcomes: "Business results",
    value: "Cost and value", bench: "Who could step in", attention: "What needs attention", openings: "Open now", catalog: "What can be earned",
    open: (count: number) => (count === 0 ? "No position is open." : `${format.count(count)} ${count === 1 ? "position is" : "positions are"} open.`),
    badges: (badges: number, roles: number) => `${format.count(badges)} badges lead to ${format.count(roles)} roles.`,
    nothing: "Nothing to report: too few figures are published.",
    foot: "Counts are rounded and small groups hidden, so that no figure tells anything about a person. The pages hold the evidence, definitions and tables.",
    audit: "A verdict is a screen: a reason to look, not a finding."
  };
}
