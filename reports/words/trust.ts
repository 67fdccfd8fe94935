import type {Format} from "../format.ts";

/** What each table adds, said where it is missing. */
const adds: Readonly<Record<string, string>> = {
  requisitions: "internal fill rate and time to fill", teams: "business units", career_steps: "career maps and readiness", badges: "everything about badges", badge_submissions: "awards and their assessors",
  learning_enrollments: "enrolment and completion", performance_reviews: "high performers and ramp time", development_actions: "manager engagement", team_outcomes: "outcomes of teams", outcome_metrics: "names of the outcomes",
  sentiment_responses: "sentiment", program_rollout: "the rollout's effect", role_requirements: "badge-backed moves and readiness", competencies: "scarce skills", events: "marks on the time axes", targets: "targets beside the figures",
  program_costs: "what the program costs", reported_figures: "the comparison with other reports", person_keys: "matching of other systems' ids", submission_reviews: "agreement of assessors", rubric_criteria: "the rubric of each standard", learning_assets: "courses mapped to badges"
};

/** Days after which the newest row of a source that should grow is called old: about a quarter, and more than a year where rows come in rounds. */
const expectedWithin: Readonly<Record<string, number>> = {
  employees: 92, job_history: 92, requisitions: 92, badge_submissions: 92, submission_reviews: 92, learning_enrollments: 92, development_actions: 92, team_outcomes: 92, program_costs: 92, performance_reviews: 400, sentiment_responses: 400
};

const intervals: Readonly<Record<string, string>> = {
  wilson: "Wilson's score interval", byar: "Byar's approximation for counts", order_statistics: "order statistics", log_log: "log–log", clopper_pearson: "Clopper–Pearson", brookmeyer_crowley: "Brookmeyer–Crowley, log–log", none: "none"
};

const reasons: Readonly<Record<string, string>> = {unknown_person: "about a person who is not in employees"};

/** What Data & trust says. */
export function trustWords(format: Format) {
  const named = (name: string) => name.replaceAll("_", " ");
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return {
    named,
    title: "Data & trust",
    answer: (asOf: string, tables: number, newest: string | undefined, failed: number, checks: number): string =>
      `Figures to ${format.day(asOf)} from ${format.count(tables)} ${tables === 1 ? "table" : "tables"}${newest ? `, the newest of ${format.day(newest)}` : ""}. ${failed === 0 ? `None of the ${format.count(checks)} checks failed.` : `${format.count(failed)} of ${format.count(checks)} checks failed.`}`,
    onThisPage: "On this page",
    headings: {sources: "What was read", contradictions: "Checks, and contradictions that were kept", definitions: "What each figure means", lineage: "How a figure comes about", privacy: "What is published, and what is not"},
    short: {sources: "Sources", contradictions: "Contradictions", definitions: "Definitions", lineage: "Lineage", privacy: "Privacy"},

    floored: "Rows, rounded down to fives",
    rejected: "Rejected",
    band: (text: string) => (/^\d+$/.test(text) ? format.count(Number(text)) : text),
    noDates: "no dates",
    /** "2 days", "up to date", "272 days: older than usual". */
    age: (table: string, days: number): string => {
      if (days <= 0) return "up to date";
      const said = `${format.count(days)} ${days === 1 ? "day" : "days"}`;
      return days > (expectedWithin[table] ?? Infinity) ? `▲ ${said}: older than usual` : said;
    },
    /** Rows in sources that only change now and then have no age worth telling. */
    aged: (table: string) => table in expectedWithin,
    allSupplied: "Every table of the contract was supplied.",
    notSupplied: "Not supplied",
    noJobChanges: "Job history holds no change of job, only hires and exits: moves and promotions need the changes.",
    wouldAdd: (table: string) => `${capital(named(table))}: would add ${adds[table] ?? "nothing that these pages show yet"}.`,

    rejectedHeading: "Rejected rows",
    noneRejected: "No row was rejected.",
    rejectedHelp: "Rejected rows are in no figure. The warehouse lists each with its file and line.",
    reason: (reason: string) => reasons[reason] ?? named(reason),

    checksHelp: "Facts that contradict each other are kept, counted and listed here. A check of weight error would have stopped the run.",
    weight: (severity: string) => (severity === "error" ? "■ error" : severity === "warning" ? "▲ warning" : "● note"),
    nothingFound: "No check found a row.",
    passed: (n: number) => `${format.count(n)} ${n === 1 ? "check" : "checks"} found nothing`,

    noDefinitions: "No figure can be computed from what was supplied.",
    formula: (formula: string) => `${capital(formula)}.`,
    rivals: (alternatives: string, interval: string, unit: string) => `Also in use, not used here: ${alternatives}. Interval: ${intervals[interval] ?? named(interval)}. Unit: ${unit}.`,

    safety: "How we know that it is safe.",
    lineageHelp: "Each table is one SQL file. Read from left to right: exports, cleaned rows, facts, figures, what is published.",
    asTable: "As a table",
    privacy: (minimum: number) =>
      `Counts on these pages are rounded to multiples of five by a secret key that is the same for the same records, so that the same group always shows the same figure. A group of fewer than ${format.count(minimum)} people is not shown, nor is one whose remainder would be; a rate needs 20 people. Every rate, interval and change is computed from the rounded counts. Family, level and business unit are as delivered, without dates of their own.`
  };
}
