import fc from "fast-check";
import type {Row} from "../../src/warehouse/session.ts";
import {filled, leaves, roles, someone, together, twoYears, type JobRow, type People} from "./organization.ts";

/** A small organization told by chance: people who come, change, leave and return, and openings filled by them or by others. */
export interface Organization extends People {readonly requisitions: readonly Row[]}

const first = Date.parse("2023-01-01");
const dayOf = (n: number) => new Date(first + n * 86_400_000).toISOString().slice(0, 10);

const step = fc.record({
  after: fc.oneof({weight: 1, arbitrary: fc.constant(0)}, {weight: 3, arbitrary: fc.integer({min: 1, max: 200})}),
  turn: fc.constantFrom("stay", "stay", "stay", "leave"),
  role_id: fc.constantFrom(...roles.map((r) => r.role_id as string)),
  team_id: fc.constantFrom("north", "south", "appeals", "finance", "adrift", null),
  location: fc.constantFrom("Berlin", "Kiel", null),
  action: fc.constantFrom(null, null, "promotion", "lateral", "demotion", "transfer", "data_change"),
  reason: fc.constantFrom("voluntary", "involuntary", "retirement")
});
const person = fc.record({hired: fc.integer({min: 0, max: 900}), gender: fc.constantFrom("woman", "man", null), birth_year: fc.constantFrom(1960, 1984, 1994, 1995, null), steps: fc.array(step, {maxLength: 7})});
const opening = fc.record({
  filled: fc.integer({min: 366, max: 1094}), took: fc.integer({min: -5, max: 120}), hired: fc.option(fc.nat(29), {nil: null}),
  role_id: fc.constantFrom(...roles.map((r) => r.role_id as string)), team_id: fc.constantFrom("north", "claims", null), source: fc.constantFrom("internal", "external", null)
});

const anyDate = fc.option(fc.integer({min: 300, max: 1200}).map(dayOf), {nil: null});
const anyRow = fc.record({
  date: fc.integer({min: 300, max: 330}).map((n) => dayOf(n * 3)), // few days, so that several rows fall on one
  action: fc.constantFrom(null, "hire", "rehire", "termination", "termination", "promotion", "data_change", "transfer", "reorganization"),
  role_id: fc.constantFrom("associate", "specialist", "analyst", "lead", null), team_id: fc.constantFrom("north", "finance", "nowhere", null),
  location: fc.constantFrom("Berlin", "Kiel", null), reason: fc.constantFrom("voluntary", "quit", null)
});

/** Job rows in no order that makes sense: hires of the hired, ends before beginnings, terminations and rehires on one day. */
export const disorder: fc.Arbitrary<People> = fc.array(
  fc.record({hire_date: fc.integer({min: 300, max: 1200}).map(dayOf), termination_date: anyDate, rows: fc.array(anyRow, {maxLength: 8})}), {minLength: 5, maxLength: 25})
  .map((people) => together(...people.map(({hire_date, termination_date, rows}, k) =>
    someone(`P${k}`, hire_date, rows.map(({date, ...job}) => [date, job] as const), {termination_date}))));

type Told<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** Whoever is away comes back at the next step, at least a day later. */
function life(name: string, {hired, gender, birth_year, steps}: Told<typeof person>): People {
  const rows: JobRow[] = [[dayOf(hired), {action: "hire"}]];
  let day = hired, employed = true;
  for (const {after, turn, action, reason, ...job} of steps) {
    day += employed ? after : Math.max(1, after);
    if (!employed) rows.push([dayOf(day), {...job, action: "rehire"}]);
    else if (turn === "leave") rows.push(leaves(dayOf(day), reason));
    else rows.push([dayOf(day), {...job, action}]);
    employed = !employed || turn !== "leave";
  }
  return someone(name, dayOf(hired), rows, {gender, birth_year});
}

export const organizations: fc.Arbitrary<Organization> = fc.record({people: fc.array(person, {minLength: 10, maxLength: 30}), openings: fc.array(opening, {maxLength: 20})})
  .map(({people, openings}) => ({
    ...together(...people.map((p, k) => life(`P${k}`, p))),
    requisitions: openings.map((o, k) => filled(`R${k}`, dayOf(o.filled), {
      role_id: o.role_id, team_id: o.team_id, opened_date: dayOf(o.filled - o.took), hired_employee_id: o.hired === null ? null : `P${o.hired}`, source: o.source}))
  }));

/** A day's job of someone employed on it, found among all the person's rows: null where not employed. */
function jobOn(rows: readonly Row[], day: string): Row | null {
  const before = rows.filter((r) => r.effective_date <= day);
  const opened = before.filter((r) => r.action === "hire" || r.action === "rehire").at(-1);
  if (!opened || before.some((r) => r.action === "termination" && r.effective_date >= opened.effective_date && r.effective_date < day)) return null;
  return before.filter((r) => r.action !== "termination" && r.effective_date >= opened.effective_date).at(-1) ?? null;
}

/** Person-days by month and member, counted day by day: {"2024-01-01 Berlin": 62, …}. */
export function personDays({employees, job_history}: People, member: (job: Row, day: string) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const {employee_id} of employees) {
    const rows = job_history.filter((r) => r.employee_id === employee_id);
    for (let time = Date.parse(twoYears.history_from); time <= Date.parse(twoYears.as_of); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10);
      const job = jobOn(rows, day);
      if (!job) continue;
      const key = `${day.slice(0, 7)}-01 ${member(job, day)}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return counts;
}

const rank = (job: Row) => Number(roles.find((r) => r.role_id === job.role_id)?.level_rank);
const known = (a: unknown, b: unknown) => a !== null && b !== null && a !== b;

/** The moves by the rules of METRICS section 2 without the reorganization guard, found by looking at every day with a row. */
export function movesOf({employees, job_history}: People): string[] {
  return employees.flatMap(({employee_id}) => {
    const rows = job_history.filter((r) => r.employee_id === employee_id);
    return [...new Set(rows.map((r) => r.effective_date as string))].flatMap((day) => {
      const today = jobOn(rows, day), yesterday = jobOn(rows, new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10));
      const actions = rows.filter((r) => r.effective_date === day && r.action !== null && r.action !== "termination").map((r) => r.action as string);
      if (day > twoYears.as_of || !today || !yesterday || actions.includes("hire") || actions.includes("rehire")) return [];
      if (actions.length > 0 && actions.every((a) => a === "data_change")) return [];
      const named = actions.filter((a) => a !== "data_change").at(-1);
      const derived = ["demotion", "lateral", "promotion"][1 + Math.sign(rank(today) - rank(yesterday))];
      const elsewhere = known(today.team_id, yesterday.team_id) || known(today.location, yesterday.location);
      const kind = today.role_id !== yesterday.role_id ? named ?? derived : elsewhere ? "transfer" : null;
      return kind ? [`${employee_id} ${day} ${kind}`] : [];
    });
  });
}
