import {expect} from "vitest";

/** Equal to 1e-8, relative to figures above 1. */
export function near(found: readonly number[], expected: number | readonly number[], tolerance = 1e-8): void {
  const figures = typeof expected === "number" ? [expected] : expected;
  expect(found).toHaveLength(figures.length);
  found.forEach((value, k) => expect(Math.abs(value - figures[k]!), `figure ${k}: ${value} against ${figures[k]}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(figures[k]!))));
}
