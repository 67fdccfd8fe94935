import {readFileSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {cells, filled, roles, several, someone, teams, together, twoYears, type Cell, type JobRow} from "./organization.ts";
import {warehouse} from "./harness.ts";

interface Proportion {x: number; n: number; lower: number; upper: number}
const published: {
  wilson: Proportion[]; newcombe: {x1: number; n1: number; x0: number; n0: number; lower: number; upper: number};
  byar: {lower: number; upper: number}; poisson_exact: {lower: number; upper: number};
} = JSON.parse(readFileSync(new URL("../fixtures/statistics/intervals.json", import.meta.url), "utf8"));

describe("units of units: Wilson", () => {
  let found: Record<string, Cell>;
  let change: Cell | undefined;
  /** n openings filled in a month, x of them from inside. */
  const fills = (location: string, date: string, x: number, n: number): Row[] =>
    Array.from({length: n}, (_, k) => filled(`${location}_${date}_${k}`, date, {location, source: k < x ? "internal" : "external"}));

  beforeAll(async () => {
    const {x1, n1, x0, n0} = published.newcombe;
    const session = await warehouse({...someone("A", "2024-01-01"), roles, teams, requisitions: [
      ...published.wilson.flatMap(({x, n}) => fills(`${x} of ${n}`, "2025-01-20", x, n)),
      ...fills("newcombe", "2025-02-10", x1, n1), ...fills("newcombe", "2024-02-10", x0, n0)]}, twoYears);
    found = await cells(session, "internal_fill_rate", "month", "2025-01-01", "location");
    change = (await cells(session, "internal_fill_rate", "month", "2025-02-01", "location")).newcombe;
    session.close();
  });

  test.each(published.wilson)("$x of $n as R has it", ({x, n, lower, upper}) => {
    const cell = found[`${x} of ${n}`];
    expect(cell?.value).toBeCloseTo(x / n, 12);
    expect(cell?.lower).toBeCloseTo(lower, 9);
    expect(cell?.upper).toBeCloseTo(upper, 9);
  });

  test("the change of two proportions is Newcombe's", () => {
    expect(change?.change).toBeCloseTo(0.2, 12);
    expect(change?.change_lower).toBeCloseTo(published.newcombe.lower, 4);
    expect(change?.change_upper).toBeCloseTo(published.newcombe.upper, 4);
    // The same in more places, from Wilson's 0.69183356, 0.87695261 and 0.49045465, 0.70038172.
    expect(change?.change_lower).toBeCloseTo(0.0524314724, 9);
    expect(change?.change_upper).toBeCloseTo(0.3338726541, 9);
  });
});

describe("events by headcount: Byar", () => {
  let session: Session;
  let found: Record<string, Cell>;

  /** `heads` people for two years; in January 2025 so many promotions: one a person, then a second for the first of them. */
  const moving = (location: string, heads: number, events: number) => several(heads, (k) => {
    const rows: JobRow[] = [["2024-01-01", {action: "hire", location}]];
    if (k <= events) rows.push(["2025-01-10", {role_id: "specialist", action: "promotion"}]);
    if (k + heads <= events) rows.push(["2025-01-20", {role_id: "lead", action: "promotion"}]);
    return someone(`${location}_${k}`, "2024-01-01", rows);
  });

  beforeAll(async () => {
    session = await warehouse({...together(
      moving("zero", 4, 0), moving("one", 4, 1), moving("three", 8, 3), moving("thirty", 40, 30), moving("hundred", 90, 100)), roles, teams}, twoYears);
    found = await cells(session, "internal_mobility_rate", "month", "2025-01-01", "location");
  });
  afterAll(() => session?.close());

  // x, headcount, and Byar's limits of x, worked to 40 digits apart from the project.
  test.each<[string, number, number, number, number]>([
    ["zero", 0, 4, 0, 3.66801183217375],
    ["one", 1, 4, 0.0130721329015043, 5.56375558247526],
    ["three", 3, 8, 0.602972570970229, 8.76536439674634],
    ["thirty", 30, 40, 20.2369390932638, 42.8283719419987],
    ["hundred", 100, 90, 81.3621054905279, 121.627937579206]
  ])("%s", (location, events, heads, lower, upper) => {
    const cell = found[location];
    expect(cell).toMatchObject({numerator: events, denominator: heads, person_days: heads * 31});
    expect(cell?.value).toBeCloseTo(events / heads, 12);
    expect(cell?.lower).toBeCloseTo(lower / heads, 9);
    expect(cell?.upper).toBeCloseTo(upper / heads, 9);
  });

  test("as others have printed it", () => {
    expect(found.hundred?.lower).toBeCloseTo(published.byar.lower, 4);
    expect(found.hundred?.upper).toBeCloseTo(published.byar.upper, 4);
    expect((found.thirty?.lower ?? 0) * 40).toBeCloseTo(published.poisson_exact.lower, 2);
    expect((found.thirty?.upper ?? 0) * 40).toBeCloseTo(published.poisson_exact.upper, 2);
  });
});

test("the change of a rate by MOVER", async () => {
  // 10 of 20 heads in 2025 against 2 of 20 in 2024.
  const people = several(20, (k) => someone(`P${k}`, "2024-01-01", [["2024-01-01", {action: "hire"}],
    ...(k <= 2 ? [["2024-02-10", {role_id: "specialist", action: "promotion"}] as const] : []),
    ...(k > 10 ? [["2025-02-10", {role_id: "specialist", action: "promotion"}] as const] : [])]));
  const session = await warehouse({...people, roles, teams}, twoYears);
  const cell = (await cells(session, "promotion_rate", "month", "2025-02-01", "all")).all;
  session.close();
  expect(cell).toMatchObject({value: 0.5, previous: 0.1});
  expect(cell?.change).toBeCloseTo(0.4, 12);
  // v₁ 0.5 (4.78744991/20, 18.39145861/20), v₀ 0.1 (0.22462521/20, 7.22086900/20).
  expect(cell?.change_lower).toBeCloseTo(0.0311228133798641, 9);
  expect(cell?.change_upper).toBeCloseTo(0.828860505212063, 9);
});
