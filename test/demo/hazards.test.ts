import {afterAll, beforeAll, expect, test} from "vitest";
import {effects} from "../../src/demo/effects.ts";
import type {Session} from "../../src/warehouse/session.ts";
import {hazardRatio, layRoleStays} from "./hazardRatio.ts";
import {loaded, made} from "./made.ts";

let session: Session;

beforeAll(async () => {
  const demo = await made({employees: 6000, plain: true});
  session = (await loaded(demo.folder, ["core.moves", "core.badge_holdings", "core.employment_spells", "core.job_states"])).session;
  demo.remove();
  await layRoleStays(session);
}, 180_000);
afterAll(() => session.close());

test("holders of a badge that a next role requires move sooner, counted from the day after the award", async () => {
  const found = await hazardRatio([session], `
    select stratum, false as held, entry, least(until, coalesce(held_from - start_date, until)) as until, moved and until <= coalesce(held_from - start_date, until) as event
    from role_stay where steps and entry < least(until, coalesce(held_from - start_date, until))
    union all
    select stratum, true, greatest(entry, held_from - start_date), until, moved from role_stay where steps and held_from is not null and greatest(entry, held_from - start_date) < until`);
  expect(Math.abs(found.estimate - Math.log(effects.moveHazardRatio.value))).toBeLessThan(2.5 * found.error);
  expect(found.estimate - 2 * found.error).toBeGreaterThan(0);
});

test("counted from the role's begin, those who ever hold one seem to move later: one must stay to earn it", async () => {
  const naive = await hazardRatio([session], "select stratum, held_from is not null as held, entry, until, moved as event from role_stay where steps and entry < until");
  expect(naive.estimate + 3 * naive.error).toBeLessThan(0);
});

test("the specialist track retains better", async () => {
  const found = await hazardRatio([session], `select stratum, track = 'specialist' as held, entry, until, "left" as event from role_stay where entry < until`);
  expect(Math.abs(found.estimate - Math.log(effects.specialistRetention.value))).toBeLessThan(2.5 * found.error);
  expect(found.estimate + 2 * found.error).toBeLessThan(0);
});
