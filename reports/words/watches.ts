import type {Format} from "../format.ts";

export const watchStatus: Readonly<Record<string, string>> = {alert: "Alert", watch: "Watch", ok: "In order"};

/** A watch as it is published; figures are null where too few people are counted, or where bands are all that is told. */
export interface WatchRow {
  readonly watch: string;
  readonly subject_kind: string;
  readonly name: string;
  readonly status: string;
  readonly value?: number | null;
  readonly threshold?: number | null;
  readonly beside?: number | null;
  readonly ready_now?: string | null;
}

/** What is said of the program's watches: what they look at, why it matters, and what to do. */
export function watchWords(format: Format) {
  const n = (x: number | null | undefined, digits = 1) => (x === null || x === undefined ? "–" : format.number(x, digits));
  const share = (x: number | null | undefined) => (x === null || x === undefined ? "–" : format.percent(x));
  const quoted = (row: WatchRow) => row.name;
  const finding: Readonly<Record<string, (row: WatchRow) => string>> = {
    inflation: (r) => `${quoted(r)} is awarded far more often than a year before, and more easily`,
    fatigue: (r) => (r.subject_kind === "role" ? `The step to ${quoted(r)} asks for too many badges` : `Fewer people finish ${quoted(r)} than a year before`),
    congestion: (r) => `More people are ready for ${quoted(r)} than its openings take`,
    certification_without_mobility: (r) => (r.subject_kind === "program" ? "Badges are awarded, and people do not move" : `In ${quoted(r)} badges are awarded, and people do not move`),
    uneven_standards: () => "Assessors do not award by one standard",
    no_relation_to_performance: (r) => `${quoted(r)} goes with no difference in ratings or results`
  };
  const evidence: Readonly<Record<string, (row: WatchRow) => string>> = {
    inflation: (r) => (r.value == null ? "Too few people to give figures." : `Awards per head are ${n(r.value)} times those of the year before (watched from ${n(r.threshold)}); ${share(r.beside)} of decisions award it.`),
    fatigue: (r) => (r.value == null ? "Too few people to give figures."
      : r.subject_kind === "role" ? `${format.count(r.value)} badges are required (watched above ${format.count(r.threshold ?? 0)}).`
      : `${share(r.value)} of those enrolled were awarded within twelve months, ${share(r.beside)} a year earlier (watched under ${share(r.threshold)} and falling).`),
    congestion: (r) => `People ready now: ${r.ready_now ?? "–"}. More than three for each opening while more become ready and no more move in, or no opening at all.`,
    certification_without_mobility: (r) => (r.value == null ? "Too few people to give figures." : `${n(r.value)} badges for each move in the quarter; usually ${n(r.beside)} (watched from ${n(r.threshold)}).`),
    uneven_standards: (r) => (r.value == null ? "Too few decisions to give figures." : `Chance alone would spread assessors so far apart with p ${r.value < 0.001 ? `under ${format.number(0.001, 3)}` : format.number(r.value, 3)} (watched under ${format.number(r.threshold ?? 0.01, 2)}), after the badges and levels that came to them; ${share(r.beside)} of assessors lie beyond twice their standard error.`),
    no_relation_to_performance: (r) => (r.value == null ? "Too few people to give figures." : `The widest interval reaches ${format.number(r.value, 2)} standard deviations (watched within ${format.number(r.threshold ?? 0.1)}).`)
  };
  return {
    title: "Watches", heading: "Is the program healthy?",
    lacking: "Nothing can be watched yet: watches need badges, awards and four quarters of history or more.",
    answer: (alerts: readonly WatchRow[], watches: number, all: number): string => (alerts.length + watches === 0
      ? `Yes, as far as ${format.count(all)} watches can tell: none is raised.`
      : `${alerts.length === 0 ? "No alert" : `${format.count(alerts.length)} ${alerts.length === 1 ? "alert" : "alerts"}`} and ${format.count(watches)} ${watches === 1 ? "watch" : "watches"} of ${format.count(all)} things looked at.${alerts[0] ? ` The longest: ${lower(finding[alerts[0].watch]!(alerts[0]))}.` : ""}`),
    how: "A watch is raised where its condition held in the last whole quarter; it is an alert where it held in the quarter before too, or where people are ready and nothing is open.",
    raised: "What is raised", none: "Nothing is raised.", all: "Everything that is watched", table: "Table",
    finding: (row: WatchRow) => finding[row.watch]!(row), evidence: (row: WatchRow) => evidence[row.watch]!(row),
    /** `since` is the first day after the quarter in which it first held, of a badge without relation to performance the day that showed it. */
    since: ({watch, status, since}: {readonly watch: string; readonly status: string; readonly since: string | null}): string => {
      if (since === null) return "";
      if (watch === "no_relation_to_performance") return `Since ${format.day(since)}.`;
      const quarter = `that ended on ${format.day(new Date(Date.parse(since) - 86_400_000).toISOString().slice(0, 10))}`;
      return status === "watch" ? `Held in the quarter ${quarter}.` : `Held in every quarter since the one ${quarter}.`;
    },
    todo: (row: WatchRow): string => ({
      inflation: "Have a sample of recent awards decided again without the first decision in sight, and raise the rubric's threshold in the standard's next version if they do not hold.",
      fatigue: row.subject_kind === "role" ? "Cut the badges of the step to those that the work needs, or part them over two steps." : "Ask those who stopped why; look at the time managers give for it and at how long evidence waits for review.",
      congestion: "Open positions, name a lateral step for those who are ready, and tell new learners how long the wait is before they start.",
      certification_without_mobility: "Set openings beside the badges that lead to them: either moves are missing, or badges nobody moves with are awarded.",
      uneven_standards: "Hold a calibration session on cases that several assessors decide; the equity pages show by how much, in pseudonyms.",
      no_relation_to_performance: "Ask what the badge is for; change what it asks for, or retire it."
    }[row.watch] ?? ""),
    unless: (row: WatchRow): string => ({
      inflation: "If nothing is done, the badge stops telling who can do the work.", fatigue: "If nothing is done, people start and do not finish, and stop starting.",
      congestion: "If nothing is done, people who are ready wait, and leave.", certification_without_mobility: "If nothing is done, badges cost time and lead nowhere.",
      uneven_standards: "If nothing is done, who is promoted depends on who happened to decide.", no_relation_to_performance: "If nothing is done, people spend time on a badge that changes nothing."
    }[row.watch] ?? ""),
    watch: (watch: string): string => ({
      inflation: "Badge inflation", fatigue: "Badge fatigue", congestion: "Crowded pathway", certification_without_mobility: "Certification without mobility",
      uneven_standards: "Uneven standards", no_relation_to_performance: "No relation to performance"
    }[watch] ?? watch),
    subject: (row: WatchRow): string => (row.subject_kind === "program" ? "The whole program" : row.name),
    columns: {watch: "Watch", subject: "Over", status: "Status", since: "Since", value: "Value", threshold: "Threshold", todo: "What to do", evidence: "Evidence"},
    number: (x: number | null) => (x === null ? "–" : x !== 0 && Math.abs(x) < 0.001 ? `under ${format.number(0.001, 3)}` : format.number(x, Math.abs(x) < 1 ? 2 : 1)),
    framework: {
      heading: "What the framework itself lacks",
      title: (errors: number, warnings: number): string => (errors + warnings === 0 ? "The catalog breaks no rule that matters" : `${format.count(errors)} ${errors === 1 ? "error" : "errors"} and ${format.count(warnings)} ${warnings === 1 ? "warning" : "warnings"} in the catalog`),
      intro: "An error must not be published in a new version of the catalog, a warning asks somebody to decide. badgeways framework check tells each one's detail before a catalog is published.",
      columns: {severity: "Severity", rule: "Rule", count: "Found", objects: "Where"},
      severity: {error: "Error", warning: "Warning", info: "Worth knowing"} as Readonly<Record<string, string>>,
      rule: (rule: string) => rule.charAt(0).toUpperCase() + rule.slice(1).replaceAll("_", " "),
      more: (shown: readonly string[], all: number) => `${shown.join(", ")}${all > shown.length ? ` and ${format.count(all - shown.length)} more` : ""}`
    }
  };
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
