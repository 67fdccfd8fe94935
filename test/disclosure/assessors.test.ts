import {afterAll, beforeAll, expect, test} from "vitest";
import {refuseUndeclared} from "../../src/disclosure/gate.ts";
import {publications} from "../../src/publish/catalogue.ts";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {warehouse} from "../models/harness.ts";
import {roles, several, someone, teams, together, twoYears} from "../models/organization.ts";

const declared = publications.filter(({name}) => name.startsWith("assessor_") || name === "equity_exclusions");
const badges: Row[] = ["calls", "ethics"].map((badge_id) => ({badge_id, version: 1, name: badge_id, level: "bronze", award_logic: "assessment", effective_from: "2022-01-01"}));

/** Decisions of one assessor about calls on people numbered from `first`, of which so many are awards. */
const decided = (assessor_id: string, decisions: number, awards: number, first = 1): Row[] => Array.from({length: decisions}, (_, k) => (
  {submission_id: `${assessor_id}-${first + k}`, employee_id: `p${first + k}`, badge_id: "calls", decision: k < awards ? "awarded" : "denied", decided_date: "2025-05-01", assessor_id}));
const crowd = ["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8"].flatMap((id, k) => decided(id, 41, 23 + (k % 3), 1 + 3 * k));
const reviews = crowd.slice(0, 40).flatMap(({submission_id, decision}, k): Row[] => ["a1", "a2"].map((assessor_id, second) => (
  {submission_id, assessor_id, recommendation: (decision === "awarded") !== (second === 1 && k % 8 === 0) ? "award" : "deny", reviewed_date: "2025-05-01"})));

let session: Session;
beforeAll(async () => {
  const people = together(...["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "harsh", "rare"].map((id) => someone(id, "2023-02-01")), several(64, (k) => someone(`p${k}`, "2023-02-01")));
  const before = decided("a1", 30, 30).map((row, k) => ({...row, submission_id: `before-${k}`, badge_id: "ethics", decided_date: "2024-03-01"}));
  const again = before.slice(0, 15).map((row, k) => ({...row, submission_id: `again-${k}`, decided_date: "2025-04-01", assessor_id: null}));
  session = await warehouse({...people, roles, teams, badges, submission_reviews: reviews, badge_submissions: [...crowd, ...decided("harsh", 47, 8), ...decided("rare", 7, 3), ...before, ...again]},
    {...twoYears, demographics: [], targets: declared.map(({from}) => from)});
});
afterAll(() => session.close());

const refused = async (sql: string, because: RegExp) => {
  await session.run("begin");
  await session.run(sql);
  await expect(refuseUndeclared(session, declared)).rejects.toThrow(because);
  await session.run("rollback");
};

test("assessors bear pseudonyms; counts are rounded, limits follow from them, the standing is the audit's own", async () => {
  const rows = await session.rows("from published.assessor_limits order by standing nulls last, assessor");
  expect(rows).toHaveLength(10);
  for (const {assessor} of rows) expect(assessor).toMatch(/^A-[0-9A-F]{8}$/);
  const [harsh] = rows;
  expect(harsh).toMatchObject({standing: "below", state: "shown"});
  expect([harsh!.decisions % 5, harsh!.awarded % 5, Math.abs(harsh!.decisions - 47) < 5, harsh!.award_rate]).toEqual([0, 0, true, harsh!.awarded / harsh!.decisions]);
  const [exact] = await session.rows("select f.expected_rate, f.spread from core.assessor_findings as f join staging.people as p on p.person_id = f.assessor_person_id where p.employee_id = 'harsh'");
  expect(harsh!.expected_rate).toBeCloseTo(Math.round(100 * exact!.expected_rate) / 100, 12);
  expect(harsh!.spread).toBeCloseTo(Number(exact!.spread.toPrecision(2)), 12);
  expect(rows.filter(({state}) => state === "too_few")).toMatchObject([{decisions: null, awarded: null, award_rate: null, limit_998_low: null, standing: null}]);
  await refuseUndeclared(session, declared);
});

test("agreement of pairs from rounded outcomes: its pairs are their sum", async () => {
  const rows = await session.rows("from published.assessor_agreement order by badge_id");
  expect(rows.map(({badge_id}) => badge_id)).toEqual(["all", "calls"]);
  const [all] = rows;
  expect(all!.pairs).toBe(all!.both_award + all!.both_deny + all!.disagree);
  expect(all!.agreement).toBeCloseTo((all!.both_award + all!.both_deny) / all!.pairs, 12);
  expect(all).toMatchObject({kappa: expect.any(Number), state: "shown"});
});

test("who is left out before a pool is made, rounded; hidden where too few", async () => {
  // Fifteen were awarded before, and again in the window.
  expect(await session.rows("from published.equity_exclusions where stage = 'awarded'")).toEqual([{stage: "awarded", reason: "awarded before", people: 15, state: "no_rate"}]);
});

test("the gate counts who was decided on anew, and refuses a name, a limit or a word that does not follow", async () => {
  await refused("update published.assessor_limits set assessor = 'a1' where state = 'too_few'", /person's id/);
  await refused("update published.assessor_limits set assessor = 'Somebody' where state = 'too_few'", /pseudonym/);
  await refused("update published.assessor_limits set limit_998_low = 0 where standing = 'below'", /limits/);
  await refused("update published.assessor_limits set expected_rate = expected_rate + 0.001 where standing = 'below'", /rounded|limits/);
  await refused("update published.assessor_limits set decisions = 5, awarded = 5 where state = 'too_few'", /fewer people/);
  await refused("update published.assessor_agreement set kappa = kappa + 0.01", /κ/);
  await refused("insert into published.equity_exclusions values ('moved', 'awarded before', 20, 'shown')", /fewer people/);
});
