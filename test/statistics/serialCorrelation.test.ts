import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {serialCorrelation} from "../../src/statistics/serialCorrelation.ts";

interface Case {name: string; x: number[]; y: number[]; correlation: number; lower: number; upper: number; p: number}
const cases: Case[] = JSON.parse(readFileSync(new URL("../fixtures/statistics/correlations.json", import.meta.url), "utf8"));

test.each(cases)("$name: as R's cor and acf give", ({x, y, correlation, lower, upper, p}) => {
  const found = serialCorrelation(x, y)!;
  for (const [value, expected] of [[found.correlation, correlation], [found.lower, lower], [found.upper, upper], [found.p, p]] as const) expect(value).toBeCloseTo(expected, 10);
});

test("none of a series that does not vary or of three pairs; no interval of a perfect one", () => {
  expect(serialCorrelation([1, 1, 1, 1, 1], [1, 2, 3, 4, 5])).toBeUndefined();
  expect(serialCorrelation([1, 2, 4], [1, 2, 3])).toBeUndefined();
  expect(serialCorrelation([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])).toEqual({correlation: 1, lower: null, upper: null, p: null});
});
