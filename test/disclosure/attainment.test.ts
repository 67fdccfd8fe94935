import {expect, test} from "vitest";
import {refuseUndeclared} from "../../src/disclosure/gate.ts";
import {publications} from "../../src/publish/catalogue.ts";
import {hideCells} from "../../src/publish/hiddenCells.ts";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {warehouse} from "../models/harness.ts";
import {roles, several, someone, teams, together, twoYears, type People} from "../models/organization.ts";

const declared = publications.filter(({name}) => ["attainment", "equity_strata", "equity_stages"].includes(name));

/** So many decided about calls in each role, of whom so many awarded: by group. */
type Decided = Readonly<Record<string, Readonly<Record<string, readonly [awarded: number, decided: number]>>>>;

function audited(decided: Decided, settings: object = {}): Promise<Session> {
  const cells = Object.entries(decided).flatMap(([gender, byRole]) => Object.entries(byRole).map(([role_id, [awarded, n]]) => ({gender, role_id, awarded, n})));
  const people: People = together(...cells.map(({gender, role_id, n}) => several(n, (k) => someone(`${gender}-${role_id}-${k}`, "2023-02-01", [["2023-02-01", {action: "hire", role_id}]], {gender}))));
  const badge_submissions: Row[] = cells.flatMap(({gender, role_id, awarded, n}) => Array.from({length: n}, (_, k) => ({
    submission_id: `${gender}-${role_id}-${k + 1}`, employee_id: `${gender}-${role_id}-${k + 1}`, badge_id: "calls", decision: k < awarded ? "awarded" : "denied", decided_date: "2025-03-01"
  })));
  const badges = [{badge_id: "calls", version: 1, name: "Calls", level: "bronze", award_logic: "assessment", effective_from: "2022-01-01"}];
  return warehouse({...people, roles, teams, badges, badge_submissions}, {...twoYears, demographics: ["gender"], targets: ["published.attainment", "published.equity_strata", "published.equity_stages"], ...settings});
}

const rows = (session: Session, table = "attainment") => session.rows(`select * from published.${table} where stage = 'awarded' and badge_id = 'calls' and attribute = 'gender' order by group_name`);

test("counts are rounded, ratios and intervals follow from them, the verdict is the audit's own", async () => {
  const session = await audited({woman: {associate: [16, 53], accountant: [12, 41]}, man: {associate: [42, 52], accountant: [33, 44]}, diverse: {associate: [3, 6]}});
  const [diverse, man, woman] = await rows(session);
  expect(diverse).toMatchObject({selected: null, pool: null, value: null, verdict: "not_evaluable", not_compared: "under the minimum cell", state: "too_few"});
  expect(man).toMatchObject({impact_ratio: 1, ratio_lower: null, verdict: "not_indicated", state: "shown"});
  expect(woman).toMatchObject({reference_group: "man", verdict: "indicated", crude_verdict: "indicated", below_four_fifths: true, place: expect.any(Number), strata: 2});
  for (const count of [man!.selected, man!.pool, woman!.selected, woman!.pool]) expect(count % 5).toBe(0);
  expect(woman!.impact_ratio).toBeCloseTo((woman!.selected / woman!.pool) / (man!.selected / man!.pool), 12);
  // Katz: exp(ln r ± z·√(1/a − 1/n + 1/b − 1/m)), of the rounded counts
  const se = Math.sqrt(1 / woman!.selected - 1 / woman!.pool + 1 / man!.selected - 1 / man!.pool);
  expect(woman!.ratio_lower).toBeCloseTo(woman!.impact_ratio * Math.exp(-1.959963984540054 * se), 9);
  // Mantel–Haenszel's R/S, of the rounded counts of both families
  const strata = await rows(session, "equity_strata");
  const of = (group: string, family: string) => strata.find((row) => row.group_name === group && row.family === family)!;
  const [r, s] = ["Service", "Finance"].reduce(([r, s], family) => {
    const f = of("woman", family), m = of("man", family), n = f.pool + m.pool;
    return [r! + (f.selected * m.pool) / n, s! + (m.selected * f.pool) / n];
  }, [0, 0]);
  expect(woman!.adjusted_ratio).toBeCloseTo(r! / s!, 9);
  await refuseUndeclared(session, declared);
  session.close();
});

test("a family and level that would leave too few of its group, or too few others, is not published", async () => {
  const session = await audited({woman: {associate: [10, 30], accountant: [4, 9]}, man: {associate: [20, 30], accountant: [20, 30]}});
  expect((await rows(session, "equity_strata")).map(({group_name, family}) => `${group_name} ${family}`)).toEqual(["man Service"]);
  await refuseUndeclared(session, declared);
  session.close();
});

test("where the data ends within a quarter the verdicts are those of the published window", async () => {
  // Decisions of 1 March 2025: within the twelve months to the end of 2025, before those to 14 March 2026.
  const session = await audited({woman: {associate: [20, 50]}, man: {associate: [40, 50]}}, {as_of: "2026-03-14", targets: ["published.attainment", "published.equity_strata", "published.equity_stages", "marts.equity_audit"]});
  const [man, woman] = await rows(session);
  expect(man).toMatchObject({audit_end: "2026-01-01", verdict: "not_indicated"});
  expect(woman).toMatchObject({verdict: "indicated", place: expect.any(Number), reference_group: "man", impact_ratio: expect.any(Number)});
  expect(await session.rows("select distinct audit_end from marts.equity_audit")).toEqual([{audit_end: "2026-03-15"}]);
  expect(await session.rows("from marts.equity_audit where stage = 'awarded'")).toEqual([]);
  await refuseUndeclared(session, declared);
  session.close();
});

test("the gate computes ratios anew, and refuses a verdict on a hidden group", async () => {
  const session = await audited({woman: {associate: [16, 53], accountant: [12, 41]}, man: {associate: [42, 52], accountant: [33, 44]}, diverse: {associate: [3, 6]}});
  const refused = async (values: string, group: string, because: RegExp) => {
    await session.run("begin");
    await session.run(`update published.attainment set ${values} where group_name = '${group}' and badge_id = 'calls' and stage = 'awarded'`);
    await expect(refuseUndeclared(session, declared)).rejects.toThrow(because);
    await session.run("rollback");
  };
  await refused("adjusted_ratio = adjusted_ratio * 1.01", "woman", /adjusted ratio/);
  await refused("ratio_upper = ratio_upper + 0.01", "woman", /ratio's interval/);
  await refused("verdict = 'indicated'", "diverse", /hidden group/);
  await refused("selected = 5, pool = 5", "diverse", /fewer people/);
  session.close();
});

test("an exact audit: counts of groups as they are, a row for every badge, one state and no reason where they are withheld; families and levels rounded", async () => {
  const session = await audited({woman: {associate: [16, 53], accountant: [12, 41]}, man: {associate: [42, 52], accountant: [33, 44]}, diverse: {associate: [3, 6]}}, {exact: ["equity"]});
  const [diverse, man, woman] = await rows(session);
  expect(diverse).toMatchObject({selected: null, pool: null, value: null, verdict: null, not_compared: null, state: "withheld"});
  expect(man).toMatchObject({selected: 75, pool: 96, state: "shown", verdict: "not_indicated"});
  expect(woman).toMatchObject({selected: 28, pool: 94, state: "shown", reference_group: "man", verdict: "indicated"});
  expect(woman!.impact_ratio).toBeCloseTo((28 / 94) / (75 / 96), 12);
  const strata = await rows(session, "equity_strata");
  expect(strata.length).toBeGreaterThan(0);
  for (const {selected, pool} of strata) expect([selected % 5, pool % 5]).toEqual([0, 0]);
  await refuseUndeclared(session, declared);
  const refused = async (values: string, because: RegExp) => {
    await session.run("begin");
    await session.run(`update published.attainment set ${values} where group_name = 'diverse' and badge_id = 'calls' and stage = 'awarded'`);
    await expect(refuseUndeclared(session, declared)).rejects.toThrow(because);
    await session.run("rollback");
  };
  await refused("selected = 3, pool = 6", /fewer people/);
  await refused("verdict = 'not_evaluable'", /hidden group/);
  await refused("not_compared = 'under the minimum cell'", /hidden group/);
  session.close();
});

test("an exact group that the attacker had hidden is withheld in its families and levels too, and nothing is compared with it", async () => {
  const session = await audited({woman: {associate: [16, 53], accountant: [12, 41]}, man: {associate: [42, 52], accountant: [33, 44]}}, {exact: ["equity"]});
  await hideCells(session, [{model: "equity_counts", cell: "awarded|calls|gender|man|all|all"}]);
  const [man, woman] = await rows(session);
  expect(man).toMatchObject({selected: null, pool: null, verdict: null, state: "withheld"});
  expect(woman).toMatchObject({selected: 28, pool: 94, impact_ratio: 1, reference_group: "woman"});
  expect((await rows(session, "equity_strata")).filter(({group_name}) => group_name === "man")).toEqual([]);
  await refuseUndeclared(session, declared);
  session.close();
});
