import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {byGroup, overTime} from "../../reports/components/compare.ts";
import {formatFor} from "../../reports/format.ts";
import {english} from "../../reports/words/en.ts";
import {cell} from "./cells.ts";

const canvas = {document: parseHTML("<!DOCTYPE html><html><body></body></html>").document as unknown as Document, format: formatFor("en"), yearStart: 1};
const words = english(formatFor("en"));
const family = (member: string, value: number, lower: number, upper: number, given = {}) => cell({dimension: "family", member, value, lower, upper, ...given});
const titleOf = (...cells: ReturnType<typeof cell>[]) => byGroup(canvas, words, [cell(), ...cells], "internal_fill_rate", "family").title;

test("groups are told apart only where their intervals are", () => {
  expect(titleOf(family("A", 0.5, 0.45, 0.55), family("B", 0.3, 0.25, 0.35))).toBe("Internal fill rate runs from 30% (B) to 50% (A)");
  expect(titleOf(family("A", 0.5, 0.35, 0.65), family("B", 0.4, 0.3, 0.5))).toBe("Internal fill rate by role family: no two groups are clearly apart");
});

test("a pair that is clearly apart is found behind a wide interval", () => {
  expect(titleOf(family("Few", 0.6, 0.2, 0.9), family("Many", 0.5, 0.45, 0.55), family("Low", 0.3, 0.25, 0.35))).toBe("Internal fill rate: Many (50%) is clearly above Low (30%)");
});

test("one group, none and hidden ones have titles", () => {
  expect(titleOf(family("Only", 0.5, 0.4, 0.6))).toBe("Internal fill rate: Only 50%");
  expect(titleOf(cell({dimension: "family", member: "A", value: null, lower: null, upper: null, state: "too_few"}))).toBe("Internal fill rate by role family: too few to show");
});

test("groups in a period that is asked for, against the whole of that period", () => {
  const quarter = {grain: "quarter" as const, start: "2025-10-01", end: "2026-01-01"};
  const drawn = byGroup(canvas, words, [cell(), cell({...quarter, denominator: 70}), family("A", 0.5, 0.4, 0.6), family("A", 0.2, 0.1, 0.3, quarter)], "internal_fill_rate", "family", quarter);
  expect(drawn.title).toBe("Internal fill rate: A 20%");
  expect(drawn.subtitle).toContain("95 of 70 openings");
  expect(drawn.period).toBe("October to December 2025");
});

test("a member without the steps asked for is drawn by quarter", () => {
  const quarters = ["2025-07-01", "2025-10-01"].map((start, k) => family("A", 0.5, 0.4, 0.6, {grain: "quarter", start, end: ["2025-10-01", "2026-01-01"][k]}));
  expect(overTime(canvas, words, quarters, "internal_fill_rate", "family", "A", "trailing_12m").subtitle).toMatch(/^By quarter/);
  expect(overTime(canvas, words, [cell()], "internal_fill_rate", "all", "all", "year").subtitle).toMatch(/^By year/);
});
