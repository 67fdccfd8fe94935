import {afterAll, beforeAll, expect, test} from "vitest";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {cells, filled, roles, someone, teams, total} from "./organization.ts";
import {warehouse} from "./harness.ts";

/* Openings of 2025 that took the days given, filled on the last day of a month, each set at a location of its own. */
function took(location: string, filled_date: string, days: readonly number[]): Row[] {
  const end = Date.parse(filled_date);
  return days.map((n, k) => filled(`${location}_${filled_date}_${k}`, filled_date, {location, opened_date: new Date(end - n * 86_400_000).toISOString().slice(0, 10)}));
}
const oneTo = (n: number) => Array.from({length: n}, (_, k) => k + 1);

/*
 * Ranks round(n/2 − z√n/2) and round(1 + n/2 + z√n/2), z/2 = 0.979982:
 * n = 6: 3 − 2.40 = 0.60 → 1, 4 + 2.40 = 6.40 → 6
 * n = 7: 3.5 − 2.59 = 0.91 → 1, 4.5 + 2.59 = 7.09 → 7
 * n = 9: 4.5 − 2.94 = 1.56 → 2, 5.5 + 2.94 = 8.44 → 8
 * n = 10: 5 − 3.10 = 1.90 → 2, 6 + 3.10 = 9.10 → 9
 * n = 30: 15 − 5.37 = 9.63 → 10, 16 + 5.37 = 21.37 → 21
 * n = 100: 50 − 9.80 = 40.20 → 40, 51 + 9.80 = 60.80 → 61 (the table of Campbell and Gardner 1988 has 10, 21 and 40, 61)
 */
const sets = {
  one: [7], two: [3, 10], five: [1, 2, 3, 4, 100], six: [60, 10, 40, 20, 50, 30], seven: [5, 5, 5, 8, 9, 9, 40],
  nine: oneTo(9), ten: [2, 2, 2, 2, 4, 7, 7, 7, 9, 9], thirty: oneTo(30), hundred: oneTo(100), zero: [0, 0, 0]
};
const expected: Record<keyof typeof sets, [value: number, lower: number | null, upper: number | null]> = {
  one: [7, null, null], two: [6.5, null, null], five: [3, null, null], six: [35, 10, 60], seven: [8, 5, 40],
  nine: [5, 2, 8], ten: [5.5, 2, 9], thirty: [15.5, 10, 21], hundred: [50.5, 40, 61], zero: [0, null, null]
};

let session: Session;
beforeAll(async () => {
  const requisitions = [
    ...Object.entries(sets).flatMap(([location, days]) => took(location, "2025-01-31", days)),
    ...took("change", "2024-02-29", oneTo(9)), ...took("change", "2025-02-28", [12, 13, 14, 15, 16, 17, 18, 19, 20]),
    // Over the quarter the median is that of all six, not the middle of three medians.
    ...took("quarter", "2025-01-31", [1, 1]), ...took("quarter", "2025-02-28", [1, 30]), ...took("quarter", "2025-03-31", [30, 40])
  ];
  session = await warehouse({...someone("A", "2024-01-01"), roles, teams, requisitions}, {as_of: "2025-12-31", history_from: "2024-01-01"});
});
afterAll(() => session?.close());

test.each(Object.entries(expected))("the median of %s", async (location, [value, lower, upper]) => {
  const cell = (await cells(session, "time_to_fill_days", "month", "2025-01-01", "location"))[location];
  expect(cell).toMatchObject({numerator: null, denominator: sets[location as keyof typeof sets].length, person_days: null, value, lower, upper});
});

test("a period's median is that of all its openings", async () => {
  // 1 1 1 30 30 40: between the third and the fourth 15.5; ranks 1 and 6.
  expect((await cells(session, "time_to_fill_days", "quarter", "2025-01-01", "location")).quarter)
    .toMatchObject({denominator: 6, value: 15.5, lower: 1, upper: 40});
});

test("members add up in denominators", async () => {
  const members = await cells(session, "time_to_fill_days", "month", "2025-01-01", "location");
  const sum = Object.values(members).reduce((n, cell) => n + (cell.denominator ?? 0), 0);
  expect(await total(session, "time_to_fill_days", "month", "2025-01-01")).toMatchObject({denominator: sum});
});

test("the change of a median, its interval by MOVER", async () => {
  // 16 (13 to 19) against 5 (2 to 8): lower 11 − √(3² + 3²), upper 11 + √(3² + 3²).
  const cell = (await cells(session, "time_to_fill_days", "month", "2025-02-01", "location")).change;
  expect(cell).toMatchObject({value: 16, lower: 13, upper: 19, previous: 5, change: 11});
  expect(cell?.change_lower).toBeCloseTo(11 - Math.sqrt(18), 12);
  expect(cell?.change_upper).toBeCloseTo(11 + Math.sqrt(18), 12);
});

test("no opening, no median", async () => {
  const cell = await total(session, "time_to_fill_days", "month", "2025-06-01");
  expect(cell?.value ?? null).toBeNull();
  expect(cell?.denominator ?? 0).toBe(0);
});
