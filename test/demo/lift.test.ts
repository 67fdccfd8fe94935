import {afterAll, beforeAll, expect, test} from "vitest";
import {effects} from "../../src/demo/effects.ts";
import type {Session} from "../../src/warehouse/session.ts";
import {loaded, made} from "./made.ts";

/* One seed of those that bench/planted-effects.json measures. */

let session: Session;

beforeAll(async () => {
  const demo = await made({employees: 6000, seed: 2, plain: true});
  session = (await loaded(demo.folder, ["marts.badge_move_lift", "marts.retention_after_move"])).session;
  demo.remove();
}, 240_000);
afterAll(() => session.close());

const holds = ({lower, upper}: {lower: number; upper: number}, value: number) => lower <= value && value <= upper;

test("the planted ratio of moves lies in the time-dependent interval and outside the naive one", async () => {
  const rows = await session.rows<{method: string; lower: number; upper: number}>("select method, lower, upper from marts.badge_move_lift where badge_id = 'any'");
  const [timeDependent, naive] = ["time_dependent", "naive"].map((method) => rows.find((row) => row.method === method)!);
  expect(holds(timeDependent!, effects.moveHazardRatio.value)).toBe(true);
  expect(naive!.upper).toBeLessThan(1);
});

test("the specialist track's planted ratio of exits lies in its interval, and no difference outside", async () => {
  const [found] = await session.rows<{lower: number; upper: number}>(`
    select distinct hazard_ratio_lower as lower, hazard_ratio_upper as upper from marts.retention_after_move where move_kind = 'specialist' and high_performer = 'all' and dimension = 'all'`);
  expect(holds(found!, effects.specialistRetention.value)).toBe(true);
  expect(found!.upper).toBeLessThan(1);
});
