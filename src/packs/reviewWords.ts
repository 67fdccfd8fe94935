import type {Format} from "../../reports/format.ts";
import type {ReviewedRoleRow} from "./frameworkRows.ts";
import type {Gate, StepRow} from "./rows.ts";

const gates: Readonly<Record<Gate, string>> = {met: "meets the gate", not_met: "below the gate", unknown: "not on record"};

/** What the talent review of a role says. */
export function reviewWords(format: Format) {
  const some = (n: number, one: string, many: string) => `${format.count(n)} ${n === 1 ? one : many}`;
  return {
    reviewTitle: (role: string) => `Talent review: ${role}`,
    reviewHeading: (role: string) => `Talent review: ${role}`,
    reviewAnswer({positions, incumbents, critical, distinct_covered, ready_12_24_months: later}: ReviewedRoleRow, ready: number, all: number): string {
      const seats = `${some(positions, "position", "positions")}, ${positions === incumbents ? "none" : format.count(positions - incumbents)} of them open.`;
      const bench = ready === 0 ? `Nobody is ready now; ${some(all, "person", "people")} can be within a year.` : `${some(ready, "person is", "people are")} ready now, ${all === ready ? "nobody else" : `${format.count(all - ready)} more`} can be within a year${later > 0 ? `, and ${format.count(later)} in the year after (not listed)` : ""}.`;
      const cover = critical && distinct_covered !== null ? ` If nobody fills two critical positions at once, ${format.count(distinct_covered)} of its positions can be covered.` : "";
      return `${seats} ${bench}${cover}`;
    },
    reviewHelp: "Everyone one career step away who can be ready within a year, across teams, on the same standards. Each fact stands for itself: there is no score, and no order of merit.",
    noCandidates: "Nobody one career step away can be ready within a year.",
    compare: "Side by side",
    compareNote: (n: string) => `${n} listed: by readiness, then months that remain, then name. Performance plays no part in the order.`,
    candidate: "Candidate", readyHead: "Ready", monthsHead: "Months to go", nowHead: "Now", servedHead: "Months in role",
    remaining: ({months_remaining, tier}: StepRow) => (tier === "ready_now" ? "–" : months_remaining === null ? "not known" : format.number(Math.ceil(months_remaining * 2) / 2, Number.isInteger(Math.ceil(months_remaining * 2) / 2) ? 0 : 1)),
    shortGate: (gate: Gate) => gates[gate],
    served: (months: number, minimum: number) => (months < minimum ? `${format.count(months)} of at least ${format.count(minimum)}` : format.count(months)),
    versionShort: (n: number) => `standard ${format.count(n)}`,
    byHigher: (name: string) => `by ${name}`,
    untilDay: (day: string) => `until ${format.day(day)}`,
    choices: "What each choice does to the bench",
    choicesHelp: "One person can fill one position. Critical roles that would lose a successor if this person moved, after everybody else is placed as well as can be.",
    choice: (uncovered: string | null, leaves: string | null) =>
      `${uncovered === null ? "every other critical role stays as well covered as now" : `${uncovered} would have one position fewer covered`}${leaves === null ? "." : `; leaves ${leaves}, which is critical.`}`,
    framework: "What the role asks for",
    standardInForce: (n: number) => `standard ${format.count(n)} in force`
  };
}
