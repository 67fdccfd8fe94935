import {random} from "../../../bench/random.ts";
import type {Row} from "../../../src/warehouse/session.ts";
import type {GivenRows} from "../../models/harness.ts";
import {filled, leaves, someone, together, type JobRow, type People} from "../../models/organization.ts";

const places = ["Berlin", "Rome", "Oslo", "Lyon", "Porto"], genders = ["woman", "man", "diverse"], groups = ["A", "B", "C", "D"];
const next: Readonly<Record<string, string>> = {associate: "specialist", clerk: "analyst", specialist: "lead", analyst: "lead", accountant: "controller"};

const day = (months: number, date: number) => new Date(Date.UTC(2023, months, date)).toISOString().slice(0, 10);

const badges = ["ethics", "calls", "ledgers"];

/** An organization of 60 to 600 people over three years, with parts of very different size, promotions, lateral moves, exits, openings, and badges that some enrol for, hand in for and earn. */
export function randomOrganization(seed: number): {people: People; tables: GivenRows; size: number} {
  const {uniform} = random(seed), whole = (n: number) => Math.floor(uniform() * n);
  /** The first of a list far more often than the last. */
  const skewed = <T>(list: readonly T[]): T => list[Math.min(list.length - 1, Math.floor(uniform() ** 2 * list.length))]!;
  const size = 60 + whole(541), promoted = 0.05 + 0.3 * uniform(), exits = 0.05 + 0.25 * uniform(), laterals = 0.1 * uniform();
  const people = Array.from({length: size}, (_, k): People => {
    const hired = whole(30), role = skewed(Object.keys(next)), location = skewed(places);
    const rows: JobRow[] = [[day(hired, 1 + whole(27)), {action: "hire", role_id: role, location}]];
    const last = uniform() < exits ? hired + 1 + whole(35 - hired) : 36;
    let at = hired, current = role;
    for (;;) {
      at += 3 + whole(18);
      if (at >= last) break;
      if (uniform() < promoted && next[current]) rows.push([day(at, 5), {role_id: (current = next[current]!), action: "promotion"}]);
      else if (uniform() < laterals && current === "specialist") rows.push([day(at, 5), {role_id: (current = "trainer")}]);
    }
    if (last < 36) rows.push([day(last, 12), {...leaves(day(last, 12), uniform() < 0.7 ? "voluntary" : "involuntary")[1]}]);
    const termination = last < 36 ? {termination_date: day(last, 12), termination_reason: "voluntary"} : {};
    return someone(`p-${seed}-${k}`, rows[0]![0], rows, {gender: skewed(genders), ethnicity: uniform() < 0.05 ? null : skewed(groups), ...termination});
  });
  const requisitions = Array.from({length: whole(120)}, (_, k) => filled(`R${k}`, day(12 + whole(24), 3), {source: uniform() < 0.5 ? "internal" : "external", location: skewed(places)}));
  const learning_enrollments: Row[] = [], badge_submissions: Row[] = [], award = 0.3 + 0.6 * uniform();
  for (const [k, {employees: [person]}] of people.entries()) {
    const hired = String(person!.hire_date), left = String(person!.termination_date ?? "2026-01-01");
    for (const badge_id of badges) {
      const enrolled = day(18 + whole(14), 1 + whole(27)), decided = day(26 + whole(9), 1 + whole(27));
      if (uniform() > 0.6 || enrolled < hired || decided < enrolled || decided >= left) continue;
      const is = {employee_id: `p-${seed}-${k}`, badge_id};
      learning_enrollments.push({enrollment_id: `E-${k}-${badge_id}`, ...is, enrolled_date: enrolled, status: "enrolled"});
      if (uniform() < 0.7) badge_submissions.push({submission_id: `S-${k}-${badge_id}`, ...is, enrolled_date: enrolled, submitted_date: decided, decision: uniform() < award ? "awarded" : "denied", decided_date: decided});
    }
  }
  const tables: GivenRows = {
    requisitions: requisitions as readonly Row[], learning_enrollments, badge_submissions,
    badges: badges.map((badge_id) => ({badge_id, version: 1, name: badge_id, level: "bronze", award_logic: "assessment", effective_from: "2022-01-01", competency_id: badge_id})),
    competencies: badges.map((competency_id, k) => ({competency_id, name: competency_id, behavior: competency_id, scope: k < 2 ? "universal" : "role"}))
  };
  return {people: together(...people), tables, size};
}
