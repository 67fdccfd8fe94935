import {random} from "../../../bench/random.ts";
import {filled, leaves, someone, together, type JobRow, type People} from "../../models/organization.ts";

const places = ["Berlin", "Rome", "Oslo", "Lyon", "Porto"], genders = ["woman", "man", "diverse"], groups = ["A", "B", "C", "D"];
const next: Readonly<Record<string, string>> = {associate: "specialist", clerk: "analyst", specialist: "lead", analyst: "lead", accountant: "controller"};

const day = (months: number, date: number) => new Date(Date.UTC(2023, months, date)).toISOString().slice(0, 10);

/** An organization of 60 to 600 people over three years, with parts of very different size, promotions, lateral moves, exits and openings. */
export function randomOrganization(seed: number): {people: People; requisitions: readonly object[]; size: number} {
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
  return {people: together(...people), requisitions, size};
}
