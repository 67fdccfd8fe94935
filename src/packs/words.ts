import type {Format} from "../../reports/format.ts";
import {careerWords, listed} from "../../reports/words/careers.ts";
import {learnerWords} from "./learnerWords.ts";
import {reviewWords} from "./reviewWords.ts";
import type {CoverageRow, Gate, LearningRow, StepKind, StepRow, Tier} from "./rows.ts";

const tiers: Readonly<Record<Tier, string>> = {
  ready_now: "ready now", within_6_months: "within 6 months", "6_12_months": "6 to 12 months", "12_24_months": "12 to 24 months", beyond_24_months: "beyond 24 months", no_path: "no path now"
};
const gates: Readonly<Record<Gate, string>> = {met: "performance meets the gate", not_met: "performance below the gate", unknown: "performance not on record"};
const kinds: Readonly<Record<StepKind, string>> = {promotion: "Promotion", lateral: "Lateral move", specialist: "Specialist track"};
const statuses: Readonly<Record<CoverageRow["status"], string>> = {gap: "nobody holds it", concentrated: "one holder", thin: "too few", over: "more than needed", covered: "covered"};

/** What packs say, beside what the career maps say already. */
export function packWords(format: Format) {
  const careers = careerWords(format);
  const some = (n: number, one: string, many: string) => `${format.count(n)} ${n === 1 ? one : many}`;
  const months = (n: number) => {
    const whole = Math.floor(n);
    return whole < 1 ? "under a month" : some(whole, "month", "months");
  };
  return {
    ...careers,
    ...learnerWords(format),
    ...reviewWords(format),
    listed,
    some,
    months,
    tier: (tier: Tier) => tiers[tier],
    gate: (gate: Gate) => gates[gate],
    kind: (kind: StepKind) => kinds[kind],
    coverageStatus: (status: CoverageRow["status"]) => statuses[status],
    spoken: (word: string) => word.replaceAll("_", " "),

    stand: (asOf: string) => `figures to ${format.day(asOf)}`,
    privateFor: (name: string) => `Private: for ${name} alone`,
    privateForReview: "Private: for this talent review alone",
    foot: "Made by Badgeways from the warehouse, never part of a site or a publication. Each making is in the access log. Delete it when it has served.",

    managerTitle: (name: string) => `${name}: your team this week`,
    managerHeading: "Your team this week",
    noReports: (asOf: string) => `Nobody reports to you on ${format.day(asOf)}, so there is nothing to decide here.`,
    noReportsHelp: "If that is wrong, the manager column of job history is what to mend: packs follow it.",
    /** What stands out, in a sentence or three. */
    managerAnswer(direct: number, ready: number, soon: number, waiting: number, late: number): string {
      const team = `${some(direct, "person reports", "people report")} to you`;
      const near = `${format.count(soon)} within six months${ready > 0 ? "" : " of a next role"}`;
      const readiness = ready > 0 ? `${format.count(ready)} ready now for a next role${soon > 0 ? `, ${near}` : ""}` : soon > 0 ? near : "nobody is within six months of a next role";
      const reviews = waiting === 0 ? "" : ` Evidence of ${some(waiting, "person", "people")} waits for your review${late > 0 ? `, ${waiting > 1 ? "the longest " : ""}${some(late, "day", "days")} late` : ""}.`;
      return `${team}: ${readiness}.${reviews}`;
    },
    accountable: "Each line names a decision and takes none: what you know of the person, their performance and the need of the business are yours to weigh.",
    week: "To decide this week",
    weekHelp: "First what somebody waits for and what unblocks most next roles, then what builds over time.",
    nothingDue: "Nothing waits for you this week.",
    openIt: "Open it",
    andMore: (n: number) => `and ${format.count(n)} more`,
    glance: "At a glance",
    glanceColumns: ["Name", "Nearest next role", "Ready", "Missing", "Being earned"] as const,
    lastTalk: "Last conversation",
    below: "Below your reports",
    belowHelp: "Everyone further down, with the next role that they can be ready for first.",
    leader: "Reports to",
    due: "All that waits, in full",
    onePerson: "Person by person",
    elsewhere: (n: number) => `${format.count(n)} more ${n === 1 ? "review waits" : "reviews wait"} for you about people who do not report to you: this pack names nobody outside your team.`,

    coverage: "What your team holds",
    coverageHelp: "Badges that roles in the team require: members who need one, members who hold it.",
    coverageColumns: ["Badge", "Need it", "Hold it", "Status"] as const,
    teamOf: (team: string, headcount: number) => `${team}, ${some(headcount, "member", "members")}`,
    onlyHolder: (name: string) => `only ${name}`,
    sharedTeams: (n: number) => `${n === 1 ? "One team has" : `${format.count(n)} teams have`} members who do not report to you; what such a team holds is not shown here.`,

    inRole: (n: number | null) => (n === null ? "" : `${months(n)} in role`),
    readiness: ({title, tier}: StepRow) => `${title}: ${tiers[tier]}`,
    service: ({months_in_role, minimum_months_in_role}: StepRow): string =>
      minimum_months_in_role && months_in_role !== null && months_in_role < minimum_months_in_role ? `${format.count(Math.floor(months_in_role))} of at least ${some(minimum_months_in_role, "month", "months")} in role` : "",
    open: (n: number) => (n === 0 ? "" : some(n, "opening", "openings")),
    assignmentFor: (text: string) => `Recommended assignment: ${text}`,
    noSteps: "No career step leads on from this role.",
    noRole: "The role is not known.",
    held: "held", missing: "missing", earning: "being earned", waits: "waits for a decision", denied: "not awarded, may be tried again", stalled: "stalled",
    allHeld: "nothing",
    service_missing: "time in role",
    learning: ({name, state, months: since, stalled, waits_since}: LearningRow): string =>
      state === "submitted" && waits_since !== null ? `${name}: evidence submitted ${format.day(waits_since)}, waits for a decision`
        : `${name}${since === null ? "" : `: enrolled for ${months(since)}`}${stalled ? ", stalled" : ""}`,
    until: (name: string, day: string) => `${name} until ${format.day(day)}`,
    talk: (day: string | null) => (day === null ? "none on record" : format.day(day)),
    lastConversation: (day: string | null, covered: boolean) => `Last conversation: ${day === null ? "none on record" : format.day(day)}${covered ? "" : " (none in 90 days)"}.`,
    earningNow: "Being earned",
    expires: "Expires",

    how: "How to read this",
    howTiers: "Ready now: every required badge held and the time in role served. Otherwise the months that remain are the longer of the time in role that is missing and the usual times of the missing badges, one after the other; a badge being earned counts by what is left of it.",
    howGate: "Performance and openings stand beside readiness and are never added to it. The gate is met where the last review of the past 24 months says high performer.",
    howStalled: "Stalled: enrolled for more than one and a half times the usual months, and nothing submitted.",
    howConversation: "Conversations: one-on-ones and career conversations of the last 90 days, whoever held them.",
    notUsed: (what: string) => `${what} ${what.endsWith("s") ? "are" : "is"} not used, by agreement.`,
    performance: "Performance", engagement: "Reviews, assignments and conversations", assessors: "Assessors"
  };
}

export type PackWords = ReturnType<typeof packWords>;
