import {createHash} from "node:crypto";
import {afterAll, beforeAll, expect, test} from "vitest";
import type {Session} from "../../src/warehouse/session.ts";
import {filled, leaves, roles, someone, teams, together, twoYears} from "./organization.ts";
import {warehouse} from "./harness.ts";

let session: Session;
let salt: string;

/** The first 32 bits of md5(salt ‖ id), computed apart from the database. */
const key = (id: string) => BigInt(`0x${createHash("md5").update(salt + id).digest("hex").slice(0, 8)}`);
const sum = (...keys: bigint[]) => keys.reduce((a, b) => a + b, 0n).toString();

beforeAll(async () => {
  session = await warehouse({...together(
    // Two moves in January, one in February.
    someone("often", "2024-01-01", [["2024-01-01", {action: "hire"}], ["2025-01-10", {role_id: "specialist", action: "promotion"}],
      ["2025-01-20", {role_id: "lead", action: "promotion"}], ["2025-02-20", {role_id: "specialist", action: "demotion"}]]),
    someone("once", "2024-01-01", [["2024-01-01", {action: "hire"}], ["2025-02-10", {role_id: "specialist", action: "promotion"}]]),
    someone("brief", "2025-01-22", [["2025-01-22", {action: "hire"}], leaves("2025-02-03")])), roles, teams,
    requisitions: [
      filled("R1", "2025-01-15", {hired_employee_id: "once", opened_date: "2025-01-05"}),
      filled("R2", "2025-01-22", {hired_employee_id: "brief", opened_date: "2025-01-02"}),
      filled("R3", "2025-01-25", {source: "internal", opened_date: "2025-01-05"}),
      filled("R4", "2025-01-25", {hired_employee_id: "nobody", opened_date: "2025-01-05"}),
      filled("R5", "2025-02-25", {hired_employee_id: "once", opened_date: "2025-02-05"})]}, twoYears);
  salt = (await session.rows("select getvariable('salt') as salt"))[0]?.salt;
});
afterAll(() => session?.close());

const counts = async (metric: string, grain: string, period_start: string) => (await session.rows(
  `select numerator_key, denominator_key, key_days, numerator, numerator_people, denominator_people from core.metric_counts
   where metric = ? and grain = ? and period_start = ?::date and dimension = 'all'`, [metric, grain, period_start]))[0];

test("events: a key for each event", async () => {
  expect(await counts("internal_mobility_rate", "month", "2025-01-01")).toMatchObject({numerator: "2", numerator_people: "1", numerator_key: sum(key("often"), key("often"))});
  expect(await counts("internal_mobility_rate", "quarter", "2025-01-01"))
    .toMatchObject({numerator: "4", numerator_people: "2", numerator_key: sum(key("often"), key("often"), key("often"), key("once"))});
});

test("exits: the key of who left", async () => {
  expect(await counts("voluntary_attrition_rate", "quarter", "2025-01-01")).toMatchObject({numerator: "1", numerator_people: "1", numerator_key: sum(key("brief"))});
});

test("distinct people: a key for each person", async () => {
  expect(await counts("mover_rate", "month", "2025-01-01")).toMatchObject({numerator: "1", numerator_key: sum(key("often"))});
  expect(await counts("mover_rate", "month", "2025-02-01")).toMatchObject({numerator: "2", numerator_key: sum(key("often"), key("once"))});
  expect(await counts("mover_rate", "quarter", "2025-01-01")).toMatchObject({numerator: "2", numerator_key: sum(key("often"), key("once"))});
});

test("headcount: keys × person-days", async () => {
  // January 31, 31 and 22–31 = 10; the quarter 90, 90 and 10 + 3.
  expect(await counts("mover_rate", "month", "2025-01-01")).toMatchObject({key_days: sum(31n * key("often"), 31n * key("once"), 10n * key("brief"))});
  expect(await counts("mover_rate", "quarter", "2025-01-01")).toMatchObject({key_days: sum(90n * key("often"), 90n * key("once"), 13n * key("brief"))});
});

test("units of units: the person hired, or the opening where no one known is named", async () => {
  // R1 from inside, R2 not, R3 as its source says, R4 by a stranger: outside.
  expect(await counts("internal_fill_rate", "month", "2025-01-01")).toMatchObject({
    numerator_key: sum(key("once"), key("R3")), denominator_key: sum(key("once"), key("brief"), key("R3"), key("R4")), denominator_people: "4"});
  // Over the quarter `once` is two fills and one person.
  expect(await counts("internal_fill_rate", "quarter", "2025-01-01")).toMatchObject({
    numerator_key: sum(key("once"), key("once"), key("R3")), numerator_people: "2",
    denominator_key: sum(key("once"), key("once"), key("brief"), key("R3"), key("R4")), denominator_people: "4"});
});

test("medians: a key for each length", async () => {
  const [median] = await session.rows(`select contributors, contributor_people, contributors_key from core.metric_medians
    where metric = 'time_to_fill_days' and grain = 'quarter' and period_start = '2025-01-01' and dimension = 'all'`);
  expect(median).toMatchObject({contributors: "5", contributor_people: "4", contributors_key: sum(key("once"), key("once"), key("brief"), key("R3"), key("R4"))});
});
