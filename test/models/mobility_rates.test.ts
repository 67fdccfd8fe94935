import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {cells, each, leaves, roles, someone, teams, together, total, twoYears, type JobRow} from "./organization.ts";
import {warehouse} from "./harness.ts";

const start = "2024-01-01";
const hired = (id: string, job: Row, ...rows: JobRow[]) => someone(id, start, [[start, {action: "hire", ...job}], ...rows]);

test("a move counts with the attributes of the day before", async () => {
  const session = await warehouse({...together(
    // Service L1, Operations, Berlin → Finance L2, Finance, Hamburg.
    hired("mover", {}, ["2025-01-15", {role_id: "controller", team_id: "finance", location: "Hamburg", action: "promotion"}]),
    hired("bystander", {role_id: "accountant", team_id: "finance", location: "Hamburg"})), roles, teams}, twoYears);
  const promoted = async (dimension: string) => each(await cells(session, "promotion_rate", "month", "2025-01-01", dimension), "numerator");
  expect(await promoted("family")).toEqual({Service: 1, Finance: 0});
  expect(await promoted("level")).toEqual({L1: 1, L2: 0});
  expect(await promoted("business_unit")).toEqual({Operations: 1, Finance: 0});
  expect(await promoted("location")).toEqual({Berlin: 1, Hamburg: 0});
  // Headcount is by day: 14 days in Service; 31 + 17 in Finance.
  expect(each(await cells(session, "promotion_rate", "month", "2025-01-01", "family"), "person_days")).toEqual({Service: 14, Finance: 48});
  session.close();
});

test("a move on the first of a month from a member without a day in that month: counted, without a rate", async () => {
  const session = await warehouse({...together(
    hired("mover", {location: "Kiel"}, ["2025-02-01", {location: "Berlin", role_id: "specialist", action: "promotion"}]),
    hired("bystander", {})), roles, teams}, twoYears);
  const found = await cells(session, "promotion_rate", "month", "2025-02-01", "location");
  // Kiel held the mover on 31 January and nobody in February: a zero denominator gives null.
  expect(found.Kiel).toMatchObject({numerator: 1, denominator: 0, person_days: 0, value: null, lower: null, upper: null});
  expect(found.Berlin).toMatchObject({numerator: 0, person_days: 56, value: 0});
  expect(await total(session, "promotion_rate", "month", "2025-02-01")).toMatchObject({numerator: 1, person_days: 56, value: 0.5});
  session.close();
});

test("each kind has its rate; transfers and reorganizations are in none", async () => {
  const session = await warehouse({...together(
    hired("p1", {}, ["2025-01-10", {role_id: "specialist", action: "promotion"}]),
    hired("p2", {}, ["2025-01-10", {role_id: "analyst", action: "promotion"}]),
    hired("l1", {role_id: "specialist"}, ["2025-01-10", {role_id: "trainer", action: "lateral"}]),
    hired("l2", {role_id: "specialist"}, ["2025-01-10", {role_id: "analyst", action: "lateral"}]),
    hired("l3", {role_id: "clerk"}, ["2025-01-10", {role_id: "associate", action: "lateral"}]),
    hired("d1", {role_id: "lead"}, ["2025-01-10", {role_id: "trainer", action: "demotion"}]),
    hired("t1", {}, ["2025-01-10", {team_id: "south", action: "transfer"}]),
    hired("t2", {}, ["2025-01-10", {role_id: "clerk", team_id: "south", action: "transfer"}]),
    hired("r1", {}, ["2025-01-10", {role_id: "clerk", action: "reorganization"}]),
    hired("still", {})), roles, teams}, twoYears);
  const numerators = {promotion_rate: 2, lateral_rate: 3, demotion_rate: 1, specialist_rate: 2, internal_mobility_rate: 6, mover_rate: 6};
  for (const [metric, numerator] of Object.entries(numerators))
    // Ten people the whole month: 310 person-days of 31 days = 10 heads.
    expect([metric, await total(session, metric, "month", "2025-01-01")]).toMatchObject([metric, {numerator, person_days: 310, denominator: 10, value: numerator / 10}]);
  session.close();
});

test("a distinct person counts once a period, in the member of the first move", async () => {
  const session = await warehouse({...together(
    // January from Service L1, March from Finance L1, November from Finance L2.
    hired("often", {}, ["2025-01-15", {role_id: "accountant", action: "lateral"}], ["2025-03-15", {role_id: "controller", action: "promotion"}],
      ["2025-11-03", {role_id: "specialist", action: "lateral"}]),
    hired("once", {role_id: "accountant"}, ["2025-02-10", {role_id: "controller", action: "promotion"}]),
    // A transfer first: no mobility move, so it is not the person's first move of the period.
    hired("transferred", {}, ["2025-01-20", {team_id: "appeals", action: "transfer"}], ["2025-02-20", {role_id: "specialist", action: "promotion"}])), roles, teams}, twoYears);
  const movers = async (grain: string, period: string, dimension: string) => each(await cells(session, "mover_rate", grain, period, dimension), "numerator");
  expect(await movers("month", "2025-01-01", "family")).toEqual({Service: 1, Finance: 0});
  expect(await movers("month", "2025-03-01", "family")).toEqual({Finance: 1, Service: 0});
  // Quarter: often and transferred from Service, once from Finance. March's move of often is a second one.
  expect(await movers("quarter", "2025-01-01", "family")).toEqual({Service: 2, Finance: 1});
  expect(await movers("quarter", "2025-01-01", "business_unit")).toEqual({Operations: 2, Claims: 1});
  expect(await movers("quarter", "2025-01-01", "all")).toEqual({all: 3});
  expect((await movers("quarter", "2025-10-01", "family"))).toEqual({Finance: 1, Service: 0});
  expect(await movers("year", "2025-01-01", "family")).toEqual({Service: 2, Finance: 1});
  // December 2024 to November 2025 begins before January's move; March 2025 to February 2026 is not over.
  expect(await movers("trailing_12m", "2024-12-01", "family")).toEqual({Service: 2, Finance: 1});
  // Every move is an event: 5 in the year.
  expect(await total(session, "internal_mobility_rate", "year", "2025-01-01")).toMatchObject({numerator: 5});
  session.close();
});

const climbers = together(
  hired("out_of_associate", {}, ["2025-01-16", {role_id: "specialist", action: "promotion"}]),
  hired("out_of_specialist", {role_id: "specialist"}, ["2025-01-16", {role_id: "lead", action: "promotion"}]),
  hired("out_of_accountant", {role_id: "accountant"}, ["2025-01-16", {role_id: "controller", action: "promotion"}]),
  hired("to_trainer", {role_id: "specialist"}, ["2025-01-16", {role_id: "trainer", action: "lateral"}]),
  hired("top", {role_id: "lead"}),
  hired("controls", {role_id: "controller"}, ["2025-01-16", {role_id: "lead", action: "promotion"}]));

test("eligible promotions with career steps: roles that a promotion step leaves", async () => {
  const career_steps = [
    {from_role_id: "associate", to_role_id: "specialist", kind: "promotion"},
    {from_role_id: "associate", to_role_id: "accountant", kind: "lateral"},
    {from_role_id: "specialist", to_role_id: "trainer", kind: "lateral"}];
  const session = await warehouse({...climbers, roles, teams, career_steps}, twoYears);
  // Only associate is eligible: one promotion; out_of_associate was one from 1 to 15 January.
  expect(await total(session, "eligible_promotion_rate", "month", "2025-01-01")).toMatchObject({numerator: 1, person_days: 15, denominator: 15 / 31});
  expect(await total(session, "promotion_rate", "month", "2025-01-01")).toMatchObject({numerator: 4, person_days: 186});
  session.close();
});

test("eligible promotions without career steps: roles below their family's top rank", async () => {
  const session = await warehouse({...climbers, roles, teams}, twoYears);
  const found = await cells(session, "eligible_promotion_rate", "month", "2025-01-01", "family");
  // Service's top is rank 3, Finance's 2. Service: out_of_associate 31, out_of_specialist 15, to_trainer 31.
  expect(found.Service).toMatchObject({numerator: 2, person_days: 77});
  // Finance: out_of_accountant 15; controls left the top rank, so that promotion is not one out of an eligible role.
  expect(found.Finance).toMatchObject({numerator: 1, person_days: 15});
  expect(await total(session, "eligible_promotion_rate", "month", "2025-01-01")).toMatchObject({numerator: 3, person_days: 92});
  session.close();
});

test("an exit counts on the last day employed, with that day's attributes", async () => {
  const session = await warehouse({...together(
    // Last day 31 March; moved to Kiel on that very day.
    hired("last_day", {}, ["2025-03-31", {location: "Kiel", action: "transfer"}], leaves("2025-03-31")),
    hired("first_day", {}, leaves("2025-04-01")),
    hired("dismissed", {}, leaves("2025-03-15", "involuntary")),
    hired("retired", {}, leaves("2025-03-15", "retirement")),
    hired("unsaid", {}, leaves("2025-03-15", null)),
    // The row says nothing, the employee's record does.
    someone("said_elsewhere", start, [[start, {action: "hire"}], leaves("2025-03-15", null)], {termination_date: "2025-03-15", termination_reason: "voluntary"}),
    // Two exits of one person are two events.
    hired("twice", {}, leaves("2025-03-05"), ["2025-03-10", {action: "rehire", role_id: "associate", team_id: "north", location: "Berlin"}], leaves("2025-03-20")),
    hired("next_year", {}, leaves("2026-01-05")),
    hired("stays", {})), roles, teams}, twoYears);
  const march = await cells(session, "voluntary_attrition_rate", "month", "2025-03-01", "location");
  // last_day 30 in Berlin and 1 in Kiel; first_day, next_year and stays 31 each; four leavers on the 15th 15 each; twice 5 + 11.
  expect(march.Kiel).toMatchObject({numerator: 1, person_days: 1});
  expect(march.Berlin).toMatchObject({numerator: 3, person_days: 30 + 93 + 60 + 16});
  const april = await cells(session, "voluntary_attrition_rate", "month", "2025-04-01", "location");
  expect(april).toMatchObject({Berlin: {numerator: 1, person_days: 1 + 60}});
  expect(april.Kiel).toBeUndefined();
  session.close();
});
