import {expect, test} from "vitest";
import {refuseUndeclared} from "../../src/disclosure/gate.ts";
import {publications} from "../../src/publish/catalogue.ts";
import type {Session} from "../../src/warehouse/session.ts";
import {published, staff} from "./organization.ts";

/* A Kaplan–Meier median falls on somebody's promotion: its contributors are the people promoted, however many were followed. */

const year2025 = async (session: Session) => (await session.rows("select * from published.promotion_velocity where grain = 'year' and period_start = '2025-01-01' and dimension = 'all'"))[0]!;

/** `staff` promotes every other one of those that it is told: 2n − 1 of them are n promotions. */
const promotedOf = (followed: number, promoted: number) => published(staff({berlin: followed}, 2 * promoted - 1));

test("9 people promoted have no median and no count, 10 have both, of as many followed", async () => {
  const nine = await promotedOf(40, 9), ten = await promotedOf(40, 10);
  expect(await year2025(nine)).toMatchObject({promoted: null, followed: null, value: null, lower: null, upper: null, promoted_only: null, state: "too_few"});
  expect(await year2025(ten)).toMatchObject({promoted: 10, promoted_only: expect.any(Number), state: "shown"});
  nine.close();
  ten.close();
});

test("the gate counts the people promoted, not those followed", async () => {
  const session = await promotedOf(40, 1);
  await refuseUndeclared(session, publications);
  await session.run("update published.promotion_velocity set promoted = 0, followed = 40, value = 16.5, state = 'shown' where grain = 'year' and period_start = '2025-01-01' and dimension = 'all'");
  await expect(refuseUndeclared(session, publications)).rejects.toThrow(/promotion_velocity .* figures of fewer people/);
  session.close();
});
