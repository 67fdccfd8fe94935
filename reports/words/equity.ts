import {isoDay} from "../cells.ts";
import {isCompared, type Comparison, type Stage, type Verdict} from "../equity.ts";
import type {Format} from "../format.ts";
import {dimensionTitle} from "./metrics.ts";

/** A stage of the audit: its name, what those selected did, what a shortfall counts, who is in the pool. */
const stageWords: Readonly<Record<Stage, {name: string; did: string; short: readonly [string, string]; pool: string; definition: string}>> = {
  enrolled: {name: "Enrolled", did: "enrolled", short: ["enrolment", "enrolments"], pool: "within reach of a badge they do not hold", definition: "Of those for whom a badge is within reach and not held at the window's start, the share who enrolled within the twelve months."},
  submitted: {name: "Submitted", did: "handed in evidence", short: ["submission", "submissions"], pool: "enrolled", definition: "Of enrolments from eighteen to six months before the window's end, the share followed by a submission within six months."},
  awarded: {name: "Awarded", did: "were awarded the badge", short: ["award", "awards"], pool: "with a decision", definition: "Of those with a decision in the twelve months who did not hold the badge before, the share with any award."},
  moved: {name: "Moved", did: "moved", short: ["move", "moves"], pool: "first awarded a badge", definition: "Of first awards a year earlier, the share followed by a mobility move within twelve months."},
  overall: {name: "Awarded of all within reach", did: "earned the badge", short: ["award", "awards"], pool: "within reach of a badge they do not hold", definition: "Of those for whom a badge is within reach and not held at the window's start, the share awarded within the twelve months."},
  promoted: {name: "Promoted", did: "were promoted", short: ["promotion", "promotions"], pool: "in a role with a promotion step, minimum months served", definition: "Of those in a role from which a promotion leads on, minimum months served at the window's start, the share promoted within the twelve months."},
  assigned: {name: "Given a stretch assignment", did: "were given a stretch assignment", short: ["assignment", "assignments"], pool: "in a role with a promotion step, minimum months served", definition: "Of the same people, the share given a stretch assignment within the twelve months."}
};

const verdictNames: Readonly<Record<Verdict, string>> = {indicated: "Indicated", monitor: "Monitor", inconclusive: "Inconclusive", not_indicated: "Not indicated", not_evaluable: "Not evaluable"};

/** What the audit's pages say of stages, groups and their ratios. */
export function equityWords(format: Format) {
  const ratio = (x: number) => format.number(x, 2);
  const between = (lower: number | null, upper: number | null) => (lower === null || upper === null ? "" : `${ratio(lower)} to ${ratio(upper)}`);
  const badge = (id: string) => (id === "all" ? "all badges" : id.replaceAll("-", " "));
  const isOfBadge = ({stage}: Pick<Comparison, "stage">) => stage !== "promoted" && stage !== "assigned";
  const whose = (row: Comparison) => `${row.group_name} (${dimensionTitle(row.attribute).toLowerCase()})`;
  const about = (row: Comparison) => (isOfBadge(row) ? `${badge(row.badge_id)}, ` : "");

  /** "25 fewer awards than at the reference rate". */
  const shortfall = (row: Comparison): string => {
    if (row.shortfall === null || row.shortfall < 0.5) return "";
    // Computed from counts to fives: of a large one no more than two digits are known.
    const isLarge = row.shortfall >= 100, n = isLarge ? Number(row.shortfall.toPrecision(2)) : Math.round(row.shortfall);
    return `${isLarge ? "about " : ""}${format.count(n)} fewer ${stageWords[row.stage].short[n === 1 ? 0 : 1]} than at the reference rate`;
  };

  /** Of counts to fives under a thousand no tenth of a percent is known. */
  const share = (value: number, pool: number) => format.percent(value, pool >= 1000 ? 1 : 0);

  /** The crude ratio beside that with family and level held apart. */
  const ratios = (row: Comparison): string => {
    if (!isCompared(row)) return "The group that the audit compares with is not published, so that no ratio is shown.";
    const crude = between(row.ratio_lower, row.ratio_upper), adjusted = between(row.adjusted_lower, row.adjusted_upper);
    const asCounted = `Ratio ${ratio(row.impact_ratio!)}${crude && ` (${crude})`} as counted`;
    return row.adjusted_ratio === null ? `${asCounted}; fewer than two families and levels show both sides.` : `${asCounted}, ${ratio(row.adjusted_ratio)}${adjusted && ` (${adjusted})`} with family and level held apart.`;
  };

  return {
    stage: (stage: Stage) => stageWords[stage], verdict: (verdict: Verdict | null) => (verdict === null ? "Not weighed" : verdictNames[verdict]), badge, whose, ratio, between, share, shortfall, ratios,

    /** "Woman (gender): hiring, awarded". */
    name: (row: Comparison) => `${row.group_name}: ${about(row)}${stageWords[row.stage].name.toLowerCase()}`,
    window: ({audit_start, audit_end}: Pick<Comparison, "audit_start" | "audit_end">) => format.span(isoDay(audit_start), isoDay(audit_end)),

    /** "Woman (gender): 62.5% of 40 with a decision were awarded the badge (hiring), against 100% of man: 15 fewer awards than at the reference rate." */
    finding(row: Comparison): string {
      const {did, pool} = stageWords[row.stage], short = shortfall(row);
      const against = isCompared(row) && row.impact_ratio! > 0 ? `, against ${share(row.value! / row.impact_ratio!, row.pool!)} of ${row.reference_group}` : "";
      return `${whose(row)}: of ${format.count(row.pool!)} ${pool}, ${share(row.value!, row.pool!)} ${did}${isOfBadge(row) && row.badge_id !== "all" ? ` (${badge(row.badge_id)})` : ""}${against}${short && `: ${short}`}.`;
    },

    /** Why the two ratios or verdicts part, where they do. */
    apart(row: Comparison): string {
      const parts = [
        row.reversed === true && "The whole and its parts stand on different sides of 1 or of four fifths: see the strata.",
        row.differs === true && "The gap differs between families and levels.",
        row.crude_verdict !== null && row.crude_verdict !== row.verdict && `On the counts alone the verdict would be: ${verdictNames[row.crude_verdict].toLowerCase()}.`];
      return parts.filter(Boolean).join(" ");
    },
    noInterval: "Over all badges a person counts once a badge: the verdict allows for it, the published counts bear no interval.",
    counts: (exact: boolean): string => (exact
      ? "Counts of groups are exact, and so are ratios, intervals and shortfalls as counted. Families and levels are rounded to fives; ratios with these held apart are computed from the rounded counts."
      : "Counts are rounded to fives; ratios, intervals and shortfalls are computed from the rounded counts. Verdicts are the audit's own, from exact counts."),
    within: (stage: Stage) => stageWords[stage].definition
  };
}

export type EquityWords = ReturnType<typeof equityWords>;
