import {expect, test} from "vitest";
import {clearlyWorse, lastYear, strongestChanges} from "../../reports/findings.ts";
import {headlineOf, isClear, recentOf} from "../../reports/cells.ts";
import {cell} from "./cells.ts";

const family = (member: string, given = {}) => cell({dimension: "family", member, ...given});

test("a change is clear where its interval leaves out nothing", () => {
  expect(isClear(cell())).toBe(true);
  expect(isClear(cell({changeLower: 0}))).toBe(false);
  expect(isClear(cell({changeLower: null, changeUpper: null}))).toBe(false);
});

test("the strongest changes: clear ones only, one a member, never Unknown", () => {
  const cells = [
    family("A", {change: 0.04, changeLower: 0.03, changeUpper: 0.05}), family("A", {metric: "promotion_rate", change: 0.02, changeLower: 0.01, changeUpper: 0.03}),
    family("B", {changeLower: -0.01}), family("C", {change: -0.05, changeLower: -0.09, changeUpper: -0.01}), family("Unknown", {change: 0.5, changeLower: 0.4, changeUpper: 0.6})
  ];
  expect(strongestChanges(cells, ["internal_fill_rate", "promotion_rate"], ["family"], 3).map((c) => c.member)).toEqual(["A", "C"]);
});

test("worse than the whole only where the whole interval is", () => {
  const cells = [cell(), family("Under", {value: 0.2, lower: 0.15, upper: 0.3}), family("Touching", {value: 0.3, lower: 0.2, upper: 0.4}), family("Over", {value: 0.6, lower: 0.5, upper: 0.7})];
  expect(clearlyWorse(cells, "internal_fill_rate", "higher", ["family"]).map((c) => c.member)).toEqual(["Under"]);
  expect(clearlyWorse(cells, "internal_fill_rate", "lower", ["family"]).map((c) => c.member)).toEqual(["Over"]);
});

test("the last year is the newest that is published", () => {
  expect(lastYear([family("A"), family("A", {start: "2024-01-01", end: "2025-01-01"})], "internal_fill_rate", "family").map((c) => c.start)).toEqual(["2025-01-01"]);
});

test("a headline is a trailing year where there is one, a sparkline 24 of them, else eight quarters", () => {
  const trailing = Array.from({length: 30}, (_, k) => cell({grain: "trailing_12m", start: `20${10 + k}-07-01`}));
  const quarters = Array.from({length: 10}, (_, k) => cell({grain: "quarter", start: `20${10 + k}-04-01`}));
  expect(headlineOf([...trailing, ...quarters, cell()], "internal_fill_rate")!.grain).toBe("trailing_12m");
  expect(headlineOf([...quarters, cell()], "internal_fill_rate")!.grain).toBe("year");
  expect(recentOf([...trailing, ...quarters], "internal_fill_rate")).toHaveLength(24);
  expect(recentOf(quarters, "internal_fill_rate")).toHaveLength(8);
});
