import {expect, test} from "vitest";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {buildModels} from "../../src/warehouse/models.ts";
import {award, badge, earned, earners, enrolled, holds, ladder, requires, step, withEarners} from "./bench.ts";
import {warehouse, type GivenRows} from "./harness.ts";
import {someone, together, twoYears} from "./organization.ts";

async function readiness(given: GivenRows, settings = {}): Promise<{session: Session; of: (id: string) => Promise<Row | undefined>}> {
  const session = await warehouse({...ladder, ...given}, {...twoYears, targets: ["marts.readiness"], ...settings});
  return {session, of: async (id) => (await session.rows("select *, round(months_remaining, 4)::double as months_left from marts.readiness where employee_id = ?", [id]))[0]};
}

const two = {badges: [badge("talk"), badge("tools")], role_requirements: [requires("specialist", "talk"), requires("specialist", "tools", 2)]};

test("ready now: every badge held and unexpired, and the minimum months served; an expiry makes unready", async () => {
  const {session, of} = await readiness({...two, ...withEarners(someone("a", "2024-01-01"), someone("b", "2024-01-01"), someone("c", "2024-01-01"), someone("new", "2025-09-30"), someone("exact", "2025-06-30")),
    badge_submissions: [...earned("talk", 4), ...earned("tools", 8), ...["a", "b", "c", "new", "exact"].flatMap((id) => [
      award(id, "talk", "2025-10-01", {expires_date: id === "b" ? "2025-12-30" : id === "c" ? "2025-12-31" : null}), award(id, "tools", "2025-10-01")])]});
  expect(await of("a")).toMatchObject({role_id: "specialist", step_kind: "promotion", badges_required: 2, badges_held: 2, missing_badges: [], months_remaining: 0, tier: "ready_now", suggested_assignment: null});
  // The last day held is the day before as_of; on the day of expiry itself a badge is still held.
  expect(await of("b")).toMatchObject({badges_held: 1, missing_badges: ["talk"], months_left: 4, tier: "within_6_months", suggested_assignment: "Handle escalated cases"});
  expect(await of("c")).toMatchObject({tier: "ready_now"});
  // 30 September to 31 December: three months and a day, of the 31 from 30 December to 30 January.
  expect(await of("new")).toMatchObject({missing_badges: [], months_left: Number((3 - 1 / 31).toFixed(4)), tier: "within_6_months"});
  expect(await of("exact")).toMatchObject({tier: "ready_now"});
  expect(await of("earner0")).toBeUndefined();
  session.close();
});

test("missing badges add up, one after another; what has been spent on an enrolled one counts, but a month of each remains", async () => {
  const {session, of} = await readiness({...two, ...withEarners(...["none", "begun", "old", "withdrawn", "served"].map((id) => someone(id, id === "served" ? "2025-12-31" : "2024-01-01"))),
    learning_enrollments: [{enrollment_id: "E1", employee_id: "withdrawn", badge_id: "tools", enrolled_date: "2025-10-31", withdrawn_date: "2025-11-30", status: "withdrawn"}],
    badge_submissions: [...earned("talk", 2), ...earned("tools", 8), enrolled("begun", "tools", "2025-10-31"), enrolled("old", "tools", "2024-06-01"), award("served", "talk", "2025-12-31"), award("served", "tools", "2025-12-31")]});
  expect(await of("none")).toMatchObject({missing_badges: ["talk", "tools"], months_left: 10, tier: "6_12_months"});
  expect(await of("begun")).toMatchObject({months_left: 8, tier: "6_12_months"});
  expect(await of("old")).toMatchObject({months_left: 3, tier: "within_6_months"});
  expect(await of("withdrawn")).toMatchObject({months_left: 10});
  expect(await of("served")).toMatchObject({months_left: 6, tier: "within_6_months"});
  session.close();
});

test("a median unreached, or of fewer than ten earners, is that of the badge's level, else beyond 24 months", async () => {
  const given = {...withEarners(someone("a", "2024-01-01"), holds("b", "clerk")), career_steps: [step("associate", "specialist"), step("clerk", "trainer")],
    badges: [badge("talk"), badge("tools"), badge("rare", {level: "gold"})], role_requirements: [requires("specialist", "tools"), requires("trainer", "rare")]};
  // Nine earned tools after 3 months; ten of bronze at all, talk included: half of the 19 had theirs after 8.
  const {session, of} = await readiness({...given, badge_submissions: [...earned("talk", 8), ...earned("tools", 3, earners.slice(1)), ...earned("rare", 1, earners.slice(1))]});
  expect(await of("a")).toMatchObject({months_left: 8, tier: "6_12_months"});
  expect(await of("b")).toMatchObject({months_remaining: null, tier: "beyond_24_months"});
  session.close();
  // Ten earned it, and eleven enrolled never did: the median is not reached; bronze as a whole reaches it.
  const waiting = Array.from({length: 11}, (_, k) => `waiter${k}`);
  const second = await readiness({...given, ...together(given, ...waiting.map((id) => holds(id, "lead"))),
    badge_submissions: [...earned("tools", 3), ...waiting.map((id) => enrolled(id, "tools", "2024-01-01")), ...earned("talk", 8), ...earned("rare", 1)]});
  expect(await second.of("a")).toMatchObject({months_left: 8});
  expect(await second.of("b")).toMatchObject({months_left: 1});
  second.session.close();
});

test("no path where a missing badge has no standard in force; a higher level meets the requirement", async () => {
  const {session, of} = await readiness({...withEarners(...["none", "holder", "gold", "half"].map((id) => someone(id, "2024-01-01"))),
    badges: [badge("talk", {retired_date: "2025-12-31", competency_id: "talking"}), badge("talk-gold", {level: "gold", competency_id: "talking"}), badge("tools")],
    role_requirements: two.role_requirements, badge_submissions: [...earned("tools", 3), award("holder", "talk", "2025-01-01"), award("gold", "talk-gold", "2025-01-01"), award("gold", "tools", "2025-01-01"), award("half", "tools", "2025-01-01")]});
  expect(await of("none")).toMatchObject({tier: "no_path", months_remaining: null, missing_badges: ["talk", "tools"]});
  expect(await of("half")).toMatchObject({tier: "no_path", badges_held: 1});
  expect(await of("holder")).toMatchObject({tier: "within_6_months", missing_badges: ["tools"]});
  expect(await of("gold")).toMatchObject({tier: "ready_now"});
  session.close();
});

test("performance and openings stand beside the tier", async () => {
  const {session, of} = await readiness({...two, ...withEarners(...["high", "low", "silent", "old", "never"].map((id) => someone(id, "2024-01-01"))), role_requirements: [],
    performance_reviews: [["high", "2025-03-01", true], ["high", "2024-03-01", false], ["low", "2025-03-01", false], ["low", "2024-03-01", true], ["silent", "2025-03-01", null], ["silent", "2024-03-01", true], ["old", "2023-12-30", true]]
      .map(([employee_id, review_date, high_performer]) => ({employee_id, review_date, rating: 3, high_performer})),
    requisitions: [["open", "2025-12-31", null, null], ["filled", "2025-01-01", null, "2025-02-01"], ["cancelled", "2025-01-01", "2025-02-01", null], ["open", "2026-01-01", null, null], ["filled", "2025-12-01", null, "2026-01-10"]]
      .map(([status, opened_date, closed_date, filled_date], k) => ({requisition_id: `Q${k}`, role_id: "specialist", status, opened_date, closed_date, filled_date}))});
  expect(await of("high")).toMatchObject({badges_required: 0, tier: "ready_now", performance_gate: "met", open_positions: 2});
  expect((await of("low"))!.performance_gate).toBe("not_met");
  for (const id of ["silent", "old", "never"]) expect((await of(id))!.performance_gate).toBe("unknown");
  // By agreement not used: nothing is known of anybody, and the tier is as it was.
  await session.run("update raw.uses set state = 'off' where use = 'performance'");
  await buildModels(session, {salt: "pepper", select: ["marts.readiness"]});
  for (const id of ["high", "low"]) expect(await of(id)).toMatchObject({performance_gate: "unknown", tier: "ready_now"});
  session.close();
});
