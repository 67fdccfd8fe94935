import {expect, test} from "vitest";
import {refuseUndeclared} from "../../src/disclosure/gate.ts";
import {publications} from "../../src/publish/catalogue.ts";
import type {Session} from "../../src/warehouse/session.ts";
import {warehouse} from "../models/harness.ts";
import {leaves, roles, several, someone, teams, together, twoYears, type JobRow, type People} from "../models/organization.ts";

const declared = publications.filter(({name}) => name === "retention_hazards" || name === "retention_after_move");

/** So many hired as specialists and promoted to it, of whom so many leave; so many of those hired sit in Bonn. */
function organization({hired, hiredLeave, promoted, promotedLeave, bonn}: Record<"hired" | "hiredLeave" | "promoted" | "promotedLeave" | "bonn", number>): Promise<Session> {
  const left = (k: number, n: number): JobRow[] => (k <= n ? [leaves(`2024-${k % 2 ? "09" : "11"}-${10 + (k % 15)}`)] : []);
  const people: People = together(
    several(hired, (k) => someone(`h${k}`, "2024-02-01", [["2024-02-01", {action: "hire", role_id: "specialist", location: k <= bonn ? "Bonn" : "Berlin"}], ...left(k, hiredLeave)])),
    several(promoted, (k) => someone(`p${k}`, "2023-02-01", [["2023-02-01", {action: "hire"}], ["2024-02-01", {role_id: "specialist", action: "promotion"}], ...left(k, promotedLeave)])));
  return warehouse({...people, roles, teams}, {...twoYears, targets: ["published.retention_after_move", "staging.people"]});
}

const hazard = async (session: Session, kind: string, member = "all") =>
  (await session.rows("select * from published.retention_hazards where move_kind = ? and performers = 'all' and member = ?", [kind, member]))[0];

test("rounded counts, a ratio of two digits, a curve of three months that ends at 20", async () => {
  const session = await organization({hired: 60, hiredLeave: 24, promoted: 45, promotedLeave: 28, bonn: 15});
  const found = await hazard(session, "promotion");
  expect(found).toMatchObject({people: 45, state: "shown", hazard_ratio: expect.any(Number)});
  for (const figure of ["hazard_ratio", "lower", "upper"]) expect(found![figure]).toBe(Number(found![figure].toPrecision(2)));
  expect(await hazard(session, "none")).toMatchObject({state: "shown", hazard_ratio: null});
  const curve = await session.rows("select months, at_risk, exits, survival from published.retention_after_move where move_kind = 'promotion' and dimension = 'all' order by months");
  expect(curve.map((r) => r.months)).toEqual([3, 6, 9, 12]);
  // September's exits lie in the third quarter since February, November's in the fourth
  const [third, fourth] = [curve[2]!, curve[3]!];
  expect(third.survival).toBeCloseTo(1 - third.exits / third.at_risk, 12);
  expect(fourth.survival).toBeCloseTo(third.survival * (1 - fourth.exits / fourth.at_risk), 12);
  await refuseUndeclared(session, declared);
  await session.run("update published.retention_hazards set hazard_ratio = 0.512 where move_kind = 'promotion' and dimension = 'all'");
  await expect(refuseUndeclared(session, declared)).rejects.toThrow(/more than two digits/);
  session.close();
});

test("no ratio of fewer than ten who left; no counts of a small part, nor of one whose rest is small", async () => {
  const few = await organization({hired: 60, hiredLeave: 24, promoted: 45, promotedLeave: 9, bonn: 9});
  expect(await hazard(few, "promotion")).toMatchObject({state: "no_rate", hazard_ratio: null, people: 45});
  expect(await hazard(few, "none", "Bonn")).toMatchObject({state: "too_few", people: null, exits: null});
  expect(await few.rows("select * from published.retention_after_move where member = 'Bonn'")).toEqual([]);
  await refuseUndeclared(few, declared);
  await few.run("update published.retention_hazards set hazard_ratio = 0.5 where move_kind = 'promotion' and dimension = 'all'");
  await expect(refuseUndeclared(few, declared)).rejects.toThrow(/fewer than ten people who left/);
  few.close();
});
