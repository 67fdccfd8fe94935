import type {DraftBlock} from "./block.ts";

/** A question that readers bring, and what must be there to answer it. */
interface Question {
  readonly question: string;
  /** All of these: a table, or a table's column. */
  readonly needs: readonly string[];
}

const questions: readonly Question[] = [
  {question: "who works here, where, and who leaves", needs: ["employees", "job_history", "roles"]},
  {question: "is internal mobility working: promotions, lateral and specialist moves, and how fast", needs: ["job_history.moves"]},
  {question: "the same by business unit, and team changes told from moves", needs: ["teams"]},
  {question: "where is it stuck: internal fill rate, time to fill, openings without a fill", needs: ["requisitions"]},
  {question: "do badges move people: badges earned, awards denied, moves that a badge backed", needs: ["badges", "badge_submissions"]},
  {question: "at which step do learners stop: enrolment, completion, time to earn", needs: ["learning_enrollments"]},
  {question: "does any group get fewer badges or fewer moves, at which step, and is that chance", needs: ["employees.demographics"]},
  {question: "who is ready for which role, and what to earn next", needs: ["role_requirements", "career_steps"]},
  {question: "which competency each badge shows, and scarce skills", needs: ["competencies"]},
  {question: "do high performers stay, and ratings before and after a badge", needs: ["performance_reviews"]},
  {question: "do managers hold the conversations and review evidence in time", needs: ["development_actions"]},
  {question: "do assessors judge alike", needs: ["submission_reviews"]},
  {question: "do badges go with better business results", needs: ["team_outcomes", "outcome_metrics"]},
  {question: "is the program worth its cost", needs: ["program_costs"]},
  {question: "teams with the program against teams without it yet", needs: ["program_rollout"]},
  {question: "how people feel about their next step, by team", needs: ["sentiment_responses"]},
  {question: "who is regretted when leaving", needs: ["employees.regrettable"]},
  {question: "what a vacancy costs", needs: ["roles.annual_vacancy_cost"]},
  {question: "targets beside the figures", needs: ["targets"]}
];

export interface Gains {
  readonly seen: readonly string[];
  /** What is missing, and the questions that it would answer. */
  readonly added: readonly {readonly missing: string; readonly question: string}[];
}

/** What the tables that were found let one see, and what each missing one would add. */
export function gainsOf(blocks: readonly DraftBlock[]): Gains {
  const has = new Set<string>();
  for (const {reading, pairs, constants} of blocks) {
    const {name, open} = reading.fit.table;
    has.add(name);
    for (const {ours} of pairs) has.add(`${name}.${ours.name}`);
    if (open && pairs.some(({ours}) => ["gender", "ethnicity", "age_band"].includes(ours.name))) has.add(`${name}.demographics`);
    // A flat export gives each person one job row, the hire.
    if (name === "job_history" && constants.action !== "hire") has.add("job_history.moves");
  }
  const words: Record<string, string> = {"job_history.moves": "job_history with a row a change", "employees.demographics": "gender, ethnicity or age_band in employees", "employees.regrettable": "regrettable in employees", "roles.annual_vacancy_cost": "annual_vacancy_cost in roles"};
  return {
    seen: questions.filter(({needs}) => needs.every((need) => has.has(need))).map(({question}) => question),
    added: questions.flatMap(({question, needs}) => {
      const missing = needs.filter((need) => !has.has(need));
      return missing.length === 0 ? [] : [{missing: missing.map((need) => words[need] ?? need).join(" and "), question}];
    })
  };
}
