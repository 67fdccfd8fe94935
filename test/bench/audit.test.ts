import {expect, test} from "vitest";
import {random} from "../../bench/random.ts";
import {auditVerdicts, auditWarehouse} from "../../bench/simulatedAudits.ts";

test("the simulated audit runs the audit's own models: a large gap is found, none is not, and the same seed gives the same", async () => {
  const session = await auditWarehouse(2);
  const scenario = {badges: 2, groups: 3, perGroup: 400, strata: 5, rate: 0.5};
  const low = await auditVerdicts(session, random(1), {...scenario, ratio: (badge, group) => (badge === 1 && group === 3 ? 0.5 : 1)}, 1);
  expect(low.map(({verdict}) => verdict === "indicated")).toEqual([false, false, true, false, false, false]);
  const [even, again] = [await auditVerdicts(session, random(2), scenario, 2), await auditVerdicts(session, random(2), scenario, 2)];
  expect(even.every(({verdict}) => verdict !== "indicated")).toBe(true);
  expect(again).toEqual(even);
  session.close();
});
