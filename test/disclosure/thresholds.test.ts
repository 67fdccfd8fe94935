import {expect, test} from "vitest";
import {filled} from "../models/organization.ts";
import {published as warehouse, staff, statesOf, year2025} from "./organization.ts";

const published: typeof warehouse = (people, settings) => warehouse(people, {...settings, targets: ["published.metric_values", "published.move_kinds"]});

/* It needs no job change, so that people who stay as they are have figures too. */
const attrition = "voluntary_attrition_rate";
const hidden = {numerator: null, denominator: null, value: null, lower: null, upper: null, previous: null, change: null, change_lower: null, change_upper: null};

test("9 people are hidden, 10 to 19 have counts, 20 a rate", async () => {
  const session = await published(staff({nine: 9, ten: 10, nineteen: 19, twenty: 20}, 6));
  const found = await year2025(session, "promotion_rate", "location");
  expect(statesOf(found)).toEqual({nine: "too_few", ten: "no_rate", nineteen: "no_rate", twenty: "shown"});
  expect(found.nine).toMatchObject(hidden);
  expect(found.ten).toMatchObject({...hidden, numerator: expect.any(Number), denominator: 10});
  expect(found.twenty.denominator).toBe(20);
  expect(found.twenty.value).toBe(found.twenty.numerator / 20);
  expect(found.twenty.change).toBe(found.twenty.value - found.twenty.previous);
  session.close();
});

test("a higher minimum_cell raises both thresholds, a lower one leaves a rate at 20", async () => {
  const strict = await published(staff({nineteen: 19, thirty: 30, forty: 40}, 4), {minimum_cell: 30});
  expect(statesOf(await year2025(strict, attrition, "location"))).toEqual({nineteen: "too_few", thirty: "shown", forty: "shown"});
  strict.close();
  const loose = await published(staff({four: 4, five: 5, twenty: 20}, 3), {minimum_cell: 5});
  expect(statesOf(await year2025(loose, attrition, "location"))).toEqual({four: "too_few", five: "no_rate", twenty: "shown"});
  loose.close();
});

test("the rest of the parent: 1 to 9 people hide a member, none or 10 do not", async () => {
  const states = async (rest: number) => {
    const session = await published(staff(rest ? {berlin: 40, rome: rest} : {berlin: 40}, 4));
    const found = await year2025(session, attrition, "location");
    session.close();
    return found.berlin.state;
  };
  expect(await Promise.all([0, 1, 9, 10].map(states))).toEqual(["shown", "complement", "complement", "shown"]);
});

test("part-year people count as the part that they were there", async () => {
  // Twenty people for half of the year are an average of 10.
  const session = await published({
    employees: Array.from({length: 60}, (_, k) => ({employee_id: `P${k}`, hire_date: "2024-01-01", ...(k < 20 ? {termination_date: "2025-07-02", termination_reason: "other"} : {})})),
    job_history: [
      ...Array.from({length: 60}, (_, k) => ({employee_id: `P${k}`, effective_date: "2024-01-01", role_id: "associate", location: k < 20 ? "left" : k < 40 ? "kept" : "other"})),
      {employee_id: "P50", effective_date: "2025-03-01", role_id: "specialist", location: "other"}]
  });
  const found = await year2025(session, attrition, "location");
  // 183 of 365 days: just above 10; one day less would be 9.97.
  expect(found.left).toMatchObject({state: "no_rate"});
  session.close();
});

test("among units people count, not units", async () => {
  const opening = (k: number, location: string, person: string) => filled(`${location}${k}`, "2025-05-20", {location, hired_employee_id: person, source: "internal"});
  const session = await published(staff({berlin: 40, rome: 30}), {requisitions: [
    // Thirty openings filled with five people; twenty-five with as many.
    ...Array.from({length: 30}, (_, k) => opening(k, "few", `berlin-${1 + (k % 5)}`)),
    ...Array.from({length: 25}, (_, k) => opening(k, "many", `rome-${1 + k}`)),
    ...Array.from({length: 25}, (_, k) => opening(k, "others", `berlin-${10 + k}`))]});
  const found = await year2025(session, "internal_fill_rate", "location");
  expect(statesOf(found)).toMatchObject({few: "too_few", many: "shown", others: "shown"});
  expect(found.many).toMatchObject({numerator: 25, denominator: 25, value: 1});
  session.close();
});

test("a rate of units never has more above than below", async () => {
  for (const salt of ["pepper-one", "pepper-two", "pepper-three", "pepper-four"]) {
    const session = await published(staff({berlin: 60}), {salt, requisitions: Array.from({length: 33}, (_, k) =>
      filled(`R${k}`, "2025-05-20", {hired_employee_id: k < 32 ? `berlin-${1 + k}` : null}))});
    const {all} = await year2025(session, "internal_fill_rate", "all");
    expect(all.numerator).toBeLessThanOrEqual(all.denominator);
    session.close();
  }
});

test("medians need 10 contributors, are to 5 days and have no numerator", async () => {
  const opening = (k: number, location: string) => filled(`${location}${k}`, "2025-05-20", {location, opened_date: `2025-04-${String(1 + (k % 28)).padStart(2, "0")}`});
  const session = await published(staff({berlin: 60}), {minimum_cell: 5, requisitions: [
    ...Array.from({length: 9}, (_, k) => opening(k, "nine")), ...Array.from({length: 10}, (_, k) => opening(k, "ten")), ...Array.from({length: 12}, (_, k) => opening(k, "twelve"))]});
  const found = await year2025(session, "time_to_fill_days", "location");
  expect(statesOf(found)).toEqual({nine: "too_few", ten: "shown", twelve: "shown"});
  for (const cell of [found.ten, found.twelve]) for (const figure of ["value", "lower", "upper"]) expect(cell[figure] % 5).toBe(0);
  expect(found.ten.numerator).toBeNull();
  session.close();
});

test("months and trailing windows are for the whole of 600 people or more", async () => {
  const grains = async (n: number) => {
    const session = await published(staff({berlin: n - 100, rome: 100}, 5));
    const rows = await session.rows("select distinct grain, dimension = 'all' as whole from published.metric_values order by all");
    const kinds = await session.rows("select distinct grain from published.move_kinds order by all");
    session.close();
    return {all: rows.filter((r) => r.whole).map((r) => r.grain), parts: rows.filter((r) => !r.whole).map((r) => r.grain), kinds: kinds.map((r) => r.grain)};
  };
  expect(await grains(599)).toEqual({all: ["quarter", "year"], parts: ["quarter", "year"], kinds: ["quarter", "year"]});
  expect(await grains(600)).toEqual({all: ["month", "quarter", "trailing_12m", "year"], parts: ["quarter", "year"], kinds: ["month", "quarter", "trailing_12m", "year"]});
});

test("every member has a row in every period, present or not", async () => {
  const people = staff({berlin: 40, rome: 12});
  const session = await published({...people, job_history: [...people.job_history, ...people.job_history.filter((r) => r.location === "rome").map((r) => ({...r, effective_date: "2025-06-01", sequence: 0, location: "berlin", action: null}))]});
  const rows = await session.rows("select period_start, state from published.metric_values where metric = 'voluntary_attrition_rate' and dimension = 'location' and member = 'rome' and grain = 'quarter' order by 1");
  expect(rows).toHaveLength(8);
  expect(rows.slice(-2).map((r) => r.state)).toEqual(["too_few", "too_few"]);
  session.close();
});

test("the same records give the same figure wherever they are counted", async () => {
  const session = await published(staff({berlin: 43, rome: 21}, 21));
  const [kinds] = await session.rows("select moves from published.move_kinds where grain = 'year' and period_start = '2025-01-01' and kind = 'promotion'");
  const rate = await year2025(session, "promotion_rate", "all"), family = await year2025(session, "promotion_rate", "family");
  expect(kinds!.moves).toBe(rate.all.numerator);
  expect(family.Service.numerator).toBe(rate.all.numerator);
  session.close();
});
