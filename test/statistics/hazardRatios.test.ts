import {expect, test} from "vitest";
import {hazardRatios} from "../../src/statistics/hazardRatios.ts";
import {near} from "./near.ts";

test("three groups: one without an event, one never beside another, change nothing for the rest", () => {
  // θ/(θ + 2) · 1/(θ + 1) is largest at θ = √2
  const found = hazardRatios(2, [2, 1, 1, 1], [0, 1, 1, 0]);
  expect(found[0]).toBeUndefined();
  near([found[1]!.ratio], Math.SQRT2);
  expect(hazardRatios(3, [2, 1, 4, 1, 1, 3], [0, 1, 0, 1, 0, 0])).toEqual([...found, undefined]);
  expect(hazardRatios(3, [2, 1, 0, 1, 1, 0, 0, 0, 7], [0, 1, 0, 1, 0, 0, 0, 0, 1])).toEqual([...found, undefined]);
});

test("none where the first group has no event, where events are all on one side, or where there are none", () => {
  expect(hazardRatios(2, [2, 1, 2, 1], [0, 1, 0, 1])).toEqual([undefined, undefined]);
  expect(hazardRatios(2, [2, 1, 2, 1], [1, 0, 1, 0])).toEqual([undefined, undefined]);
  expect(hazardRatios(2, [2, 1, 2, 0], [0, 1, 1, 0])).toEqual([undefined, undefined]);
  expect(hazardRatios(2, [], [])).toEqual([undefined, undefined]);
});
