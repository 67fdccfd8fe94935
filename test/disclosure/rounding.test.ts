import {afterAll, beforeAll, expect, test} from "vitest";
import fc from "fast-check";
import {createFunctions} from "../../src/warehouse/functions.ts";
import {readSqlFiles} from "../../src/warehouse/modelFiles.ts";
import {openSession, type Session} from "../../src/warehouse/session.ts";

let session: Session;
beforeAll(async () => {
  session = await openSession(":memory:", {threads: 1});
  await createFunctions(session, readSqlFiles().functions);
});
afterAll(() => session.close());

const one = async (expression: string) => Object.values((await session.rows(`select ${expression} as x`))[0]!)[0];
const rounded = async (x: number, key: bigint | number) => one(`rounded(${x}, ${key}::hugeint)`);

test("a multiple of 5 stays, whatever its key", async () => {
  const [row] = await session.rows("select count(*) as n from range(0, 200, 5) as x(x), range(0, 4294967296, 42949673) as k(k) where rounded(x, k) <> x");
  expect(row!.n).toBe("0");
});

test("up or down to the next multiples of 5, up where the key is below the remainder's fifth of 2³²", async () => {
  // 2³² ÷ 5 = 858993459.2
  expect(await rounded(1, 858993459)).toBe(5);
  expect(await rounded(1, 858993460)).toBe(0);
  expect(await rounded(12, 1717986918)).toBe(15);
  expect(await rounded(12, 1717986919)).toBe(10);
  expect(await rounded(4, 4294967295)).toBe(0);
  expect(await rounded(0, 0)).toBe(0);
});

test("only the key's last 32 bits count", async () => {
  for (const x of [1, 2, 3, 4, 1234567]) expect(await rounded(x, 987654321n + 7n * 2n ** 32n)).toBe(await rounded(x, 987654321n));
});

test("the mean over keys is the count: nothing is added or lost in the long run", async () => {
  const rows = await session.rows(`
    select x, avg(rounded(x, k)) as mean, avg(rounded_headcount(x * 91 + 13, k * 91, 91)) as headcount
    from range(0, 31) as x(x), range(0, 4294967296, 4294967) as k(k)
    group by x order by x`);
  expect(rows).toHaveLength(31);
  for (const {x, mean, headcount} of rows) {
    expect(mean).toBeCloseTo(Number(x), 2);
    expect(headcount).toBeCloseTo(Number(x) + 13 / 91, 2);
  }
});

test("a stable team has one headcount in periods of 28 to 366 days: that of its people's count", async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({min: 0, max: 2 ** 32 - 1}), {minLength: 1, maxLength: 40}), async (keys) => {
    const sum = keys.reduce((a, b) => a + b, 0);
    const [row] = await session.rows(`
      select count(distinct rounded_headcount(${keys.length} * days, ${sum}::hugeint * days, days)) as figures, any_value(rounded_headcount(${keys.length} * days, ${sum}::hugeint * days, days)) as figure
      from (select unnest([28, 29, 30, 31, 90, 91, 92, 365, 366]::bigint[]) as days)`);
    expect(row).toEqual({figures: "1", figure: await rounded(keys.length, sum)});
  }), {numRuns: 60});
});

test("headcounts are exact where floating point is not, and do not overflow at 2.3 million people", async () => {
  // 20 people less one day: the remainder 4 + 363/364, rounded up by every key but the last 1/1820 of them.
  expect(await one("rounded_headcount(20::bigint * 364 - 1, 364::hugeint * 4292607000, 364)")).toBe(20);
  expect(await one("rounded_headcount(20::bigint * 364 - 1, 364::hugeint * 4292607500, 364)")).toBe(15);
  expect(await one("rounded_headcount(2300001::bigint * 366, 2300001::hugeint * 366 * 4294967295, 366)")).toBe(2300000);
});

test("operational facts: 0, under 5, or floored to 5", async () => {
  const rows = await session.rows("select x, floored(x) as floored, band(x) as band from (select unnest([0, 1, 4, 5, 9, 12345678]) as x) order by x");
  expect(rows.map((r) => [r.floored, r.band])).toEqual([[0, "0"], [0, "under 5"], [0, "under 5"], [5, "5"], [5, "5"], [12345675, "12345675"]]);
});

test("a median of days is given to the nearest 5", async () => {
  expect(await one("[rounded_days(x) for x in [0, 2, 2.5, 12.4, 43.5]]")).toEqual([0, 0, 5, 10, 45]);
  expect(await one("rounded_days(null::double)")).toBeNull();
});
