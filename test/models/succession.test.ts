import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {buildModels} from "../../src/warehouse/models.ts";
import {award, badge, earned, enrolled, holds, requires, step, withEarners} from "./bench.ts";
import {warehouse, type GivenRows} from "./harness.ts";
import {leaves, roles, several, someone, teams, together, twoYears} from "./organization.ts";

const critical = (costs: Record<string, number | null>): Row[] => roles.map((role) => ({...role, critical: (role.role_id as string) in costs, annual_vacancy_cost: costs[role.role_id as string] ?? null}));
const opening = (requisition_id: string, role_id: string, rest: Row = {}): Row => ({requisition_id, role_id, status: "open", opened_date: "2025-11-01", ...rest});

async function succession(given: GivenRows, columns: string, where = "critical"): Promise<Row[]> {
  const session = await warehouse({teams, ...given}, {...twoYears, targets: ["marts.succession"]});
  const rows = await session.rows(`select ${columns} from marts.succession where ${where} order by role_id`);
  session.close();
  return rows;
}

const three = {roles: critical({specialist: 50_000, trainer: 40_000, analyst: 30_000}), career_steps: ["specialist", "trainer", "analyst"].map((to) => step("associate", to))};

test("one person on three slates: each role has somebody, and one of the three can be filled", async () => {
  const openings = ["specialist", "trainer", "analyst"].map((role_id, k) => opening(`Q${k}`, role_id));
  expect(await succession({...three, ...someone("a", "2024-01-01"), requisitions: openings}, "role_id, positions, incumbents, ready_now, breadth, distinct_covered, status")).toEqual([
    {role_id: "analyst", positions: 1, incumbents: 0, ready_now: 1, breadth: true, distinct_covered: 0, status: "thin"},
    {role_id: "specialist", positions: 1, incumbents: 0, ready_now: 1, breadth: true, distinct_covered: 1, status: "thin"},
    {role_id: "trainer", positions: 1, incumbents: 0, ready_now: 1, breadth: true, distinct_covered: 0, status: "thin"}]);
});

test("between two maximum matchings the dearer vacancy is filled, then the first role by id", async () => {
  // a: any of the three; b: trainer or analyst. Two positions are filled whichever way; the dearest two are.
  const given = {career_steps: [...three.career_steps, step("clerk", "trainer"), step("clerk", "analyst")], ...together(someone("a", "2024-01-01"), holds("b", "clerk")),
    requisitions: ["specialist", "trainer", "analyst"].map((role_id, k) => opening(`Q${k}`, role_id))};
  const session = await warehouse({...given, roles: critical({analyst: 1, specialist: 1, trainer: 1}), teams}, {...twoYears, targets: ["core.critical_coverage"]});
  const covered = async (costs: Record<string, number | null>) => {
    for (const [role, cost] of Object.entries(costs)) await session.run(`update core.roles set annual_vacancy_cost = ${cost} where role_id = '${role}'`);
    await buildModels(session, {salt: "pepper", select: ["core.critical_roles", "core.critical_slates", "core.critical_coverage"]});
    return (await session.rows("select distinct_covered from core.critical_coverage join core.roles using (role_key) order by role_id")).map(({distinct_covered}) => distinct_covered);
  };
  expect(await covered({analyst: 10_000, specialist: 20_000, trainer: 30_000})).toEqual([0, 1, 1]);
  expect(await covered({analyst: 20_000, specialist: 10_000, trainer: 30_000})).toEqual([1, 0, 1]);
  expect(await covered({analyst: 10_000, specialist: 10_000, trainer: 10_000})).toEqual([1, 1, 0]);
  expect(await covered({analyst: null, specialist: null, trainer: 1})).toEqual([1, 0, 1]);
  session.close();
});

test("positions are incumbents and open requisitions; incumbents, and who holds no step to a role, are no candidates", async () => {
  const given = {roles: critical({specialist: 1}), career_steps: [step("associate", "specialist"), step("specialist", "specialist")],
    ...together(...["a", "b", "c", "d"].map((id) => someone(id, "2024-01-01")), holds("s1", "specialist"), holds("t", "clerk"), someone("gone", "2024-01-01", [["2024-01-01", {action: "hire"}], leaves("2025-06-01")])),
    requisitions: [opening("Q1", "specialist"), opening("Q2", "specialist", {status: "cancelled", closed_date: "2025-12-01"}), opening("Q3", "specialist", {status: "filled", filled_date: "2025-12-01"})]};
  expect(await succession(given, "positions, incumbents, ready_now, distinct_covered, status")).toEqual([{positions: 2, incumbents: 1, ready_now: 4, distinct_covered: 2, status: "covered"}]);
  expect(await succession({...given, requisitions: [...given.requisitions, opening("Q4", "specialist")]}, "positions, status")).toEqual([{positions: 3, status: "thin"}]);
});

test("nobody ready now or within twelve months is no successor; the tiers count who comes later", async () => {
  // Twenty months to earn, of which nobody, one and nine have passed.
  const given = {roles: critical({specialist: 1, trainer: 1}), career_steps: [step("associate", "specialist"), step("clerk", "trainer")], badges: [badge("slow")],
    role_requirements: [requires("specialist", "slow"), requires("trainer", "slow")], ...withEarners(holds("a", "associate"), holds("b", "associate"), holds("c", "clerk"))};
  const rows = (awards: Row[]) => succession({...given, badge_submissions: [...earned("slow", 20), ...awards]}, "role_id, ready_within_6_months, ready_6_12_months, ready_12_24_months, distinct_covered, status");
  expect(await rows([enrolled("b", "slow", "2025-11-30"), enrolled("c", "slow", "2025-03-31")])).toEqual([
    {role_id: "specialist", ready_within_6_months: 0, ready_6_12_months: 0, ready_12_24_months: 2, distinct_covered: 0, status: "no_successor"},
    {role_id: "trainer", ready_within_6_months: 0, ready_6_12_months: 1, ready_12_24_months: 0, distinct_covered: 0, status: "covered"}]);
  expect((await rows([award("a", "slow", "2025-01-01")]))[0]).toMatchObject({distinct_covered: 0, status: "covered"});
});

test("candidates for critical roles: cost × vacancies × days outside ÷ 365, less for a bench, each factor beside the rank", async () => {
  const leaving = several(2, (k) => someone(`x${k}`, "2024-01-01", [["2024-01-01", {action: "hire", role_id: "specialist"}], leaves(`2025-0${k}-01`, k === 1 ? "voluntary" : null)]));
  const people = together(leaving, holds("t1", "trainer"), someone("mover", "2024-01-01", [["2024-01-01", {action: "hire", role_id: "trainer"}], ["2025-01-01", {role_id: "lead", action: "promotion"}]]),
    someone("before", "2024-01-01", [["2024-01-01", {action: "hire", role_id: "trainer"}], ["2024-12-31", {role_id: "lead", action: "promotion"}]]), ...["a", "b"].map((id) => holds(id, "associate")), holds("c", "clerk"));
  const outside = (role_id: string, n: number) => Array.from({length: n}, (_, k) => opening(`${role_id}${k}`, role_id, {status: "filled", opened_date: "2024-03-01", filled_date: `2024-03-${11 + 5 * k}`, source: k === 0 && n > 5 ? "internal" : "external"}));
  const session = await warehouse({roles: critical({specialist: 36_500, trainer: 73_000, lead: 10_000, analyst: null}), teams, ...people, career_steps: [step("associate", "specialist"), step("clerk", "trainer")],
    requisitions: [...outside("specialist", 6), ...outside("trainer", 5)].map((row) => ({...row, filled_date: String(row.filled_date).replace("-36", "-31")}))}, {...twoYears, targets: ["marts.critical_role_candidates"]});
  const rows = await session.rows("select * replace (annual_vacancy_cost::integer as annual_vacancy_cost, rank::integer as rank) from marts.critical_role_candidates where role_id in ('specialist', 'trainer', 'lead', 'analyst') order by role_id");
  session.close();
  expect(rows).toEqual([
    {role_id: "analyst", annual_vacancy_cost: null, expected_vacancies: 0, median_external_days: 22.5, external_share: null, ready_now: 0, rank: null},
    {role_id: "lead", annual_vacancy_cost: 10_000, expected_vacancies: 0, median_external_days: null, external_share: null, ready_now: 0, rank: null},
    // 36,500 × 2 × 25 ÷ 365 × ¼ = 1,250; 73,000 × 1 × 20 ÷ 365 × ½ = 2,000.
    {role_id: "specialist", annual_vacancy_cost: 36_500, expected_vacancies: 2, median_external_days: 25, external_share: 5 / 6, ready_now: 2, rank: 2},
    {role_id: "trainer", annual_vacancy_cost: 73_000, expected_vacancies: 1, median_external_days: 20, external_share: 1, ready_now: 1, rank: 1}]);
});
