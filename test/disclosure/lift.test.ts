import {expect, test} from "vitest";
import {refuseUndeclared} from "../../src/disclosure/gate.ts";
import {publications} from "../../src/publish/catalogue.ts";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {warehouse} from "../models/harness.ts";
import {roles, several, someone, teams, together, twoYears, type People} from "../models/organization.ts";

const declared = publications.filter(({name}) => name === "badge_move_lift");

/** Associates hired on 1 February 2024: so many holders of calls who move and stay, and so many others who move and stay. */
function organization({heldMoved, heldStay, movedOnly, stay}: Record<"heldMoved" | "heldStay" | "movedOnly" | "stay", number>): Promise<Session> {
  const of = (name: string, n: number, moves: boolean): People => several(n, (k) =>
    someone(`${name}${k}`, "2024-02-01", [["2024-02-01", {action: "hire"}], ...(moves ? [[`2024-${k % 2 ? "07" : "09"}-${10 + (k % 15)}`, {role_id: "specialist", action: "promotion"}] as const] : [])]));
  const awarded = (name: string, n: number): Row[] => Array.from({length: n}, (_, k) => ({
    submission_id: `${name}${k + 1}`, employee_id: `${name}${k + 1}`, badge_id: "calls", decision: "awarded", decided_date: `2024-0${4 + (k % 4)}-01`
  }));
  return warehouse({
    ...together(of("a", heldMoved, true), of("b", heldStay, false), of("c", movedOnly, true), of("d", stay, false)), roles, teams,
    badges: [{badge_id: "calls", version: 1, name: "Calls", level: "bronze", award_logic: "assessment", effective_from: "2023-01-01"}],
    role_requirements: [{role_id: "specialist", badge_id: "calls"}], career_steps: [{from_role_id: "associate", to_role_id: "specialist", kind: "promotion"}],
    badge_submissions: [...awarded("a", heldMoved), ...awarded("b", heldStay)]
  }, {...twoYears, targets: ["published.badge_move_lift", "staging.people", "core.supply"]});
}

const lift = async (session: Session) =>
  (await session.rows("select * from published.badge_move_lift where badge_id = 'calls' and method = 'time_dependent'"))[0]!;

test("counts are rounded, the ratio has two digits", async () => {
  const session = await organization({heldMoved: 12, heldStay: 18, movedOnly: 13, stay: 11});
  const found = await lift(session);
  expect(found).toMatchObject({state: "shown", hazard_ratio: expect.any(Number)});
  for (const count of ["people", "holders", "moves", "moves_held"]) expect(found[count] % 5).toBe(0);
  for (const figure of ["hazard_ratio", "lower", "upper"]) expect(found[figure]).toBe(Number(found[figure].toPrecision(2)));
  await refuseUndeclared(session, declared);
  session.close();
});

test("no ratio where fewer than ten moved on either side, or fewer than twenty held; no counts under the minimum or where the rest is", async () => {
  const cases = [
    [{heldMoved: 9, heldStay: 18, movedOnly: 13, stay: 11}, {state: "no_rate", hazard_ratio: null, lower: null, moves: expect.any(Number)}],
    [{heldMoved: 12, heldStay: 18, movedOnly: 9, stay: 11}, {state: "no_rate", hazard_ratio: null}],
    [{heldMoved: 12, heldStay: 7, movedOnly: 13, stay: 11}, {state: "no_rate", hazard_ratio: null}],
    [{heldMoved: 4, heldStay: 5, movedOnly: 13, stay: 11}, {state: "too_few", people: null, moves_held: null}],
    [{heldMoved: 20, heldStay: 18, movedOnly: 4, stay: 5}, {state: "complement", people: null, hazard_ratio: null}]
  ] as const;
  for (const [sizes, expected] of cases) {
    const session = await organization(sizes);
    expect(await lift(session)).toMatchObject(expected);
    await refuseUndeclared(session, declared);
    session.close();
  }
});

test("the gate counts anew who moved, and the digits", async () => {
  const session = await organization({heldMoved: 9, heldStay: 18, movedOnly: 13, stay: 11});
  const tamper = (values: string) => session.run(`update published.badge_move_lift set ${values} where badge_id = 'calls' and method = 'time_dependent'`);
  await tamper("hazard_ratio = 1.4, state = 'shown'");
  await expect(refuseUndeclared(session, declared)).rejects.toThrow(/fewer than ten people who moved/);
  await tamper("hazard_ratio = null, state = 'no_rate'");
  await refuseUndeclared(session, declared);
  session.close();
  const large = await organization({heldMoved: 12, heldStay: 18, movedOnly: 13, stay: 11});
  await large.run("update published.badge_move_lift set hazard_ratio = 1.4142 where badge_id = 'calls' and method = 'time_dependent'");
  await expect(refuseUndeclared(large, declared)).rejects.toThrow(/more than two digits/);
  large.close();
});
