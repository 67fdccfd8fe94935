import {readFileSync} from "node:fs";
import {expect} from "vitest";
import type {Selection} from "../../src/statistics/hypergeometric.ts";

/** A file of figures that others computed; fixtures/statistics/README.md says by what. */
export const reference = (name: string): any => JSON.parse(readFileSync(new URL(`../fixtures/statistics/${name}.json`, import.meta.url), "utf8"));

export const selection = ([focal, focalPool, other, referencePool]: readonly number[]): Selection => ({focal: focal!, focalPool: focalPool!, reference: other!, referencePool: referencePool!});

/** Equal to a part in 10⁹, whatever the size; an absent figure to an absent one. */
export function equal(found: number | null | undefined, expected: unknown, tolerance = 1e-9): void {
  if (typeof expected !== "number" || typeof found !== "number" || !Number.isFinite(found)) {
    const absent = expected === "Inf" ? Infinity : expected === undefined || expected === "NA" ? null : expected;
    expect(found ?? null).toBe(absent);
    return;
  }
  expect(Math.abs(found - expected), `${found} against ${expected}`).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(expected), 1e-300));
}
