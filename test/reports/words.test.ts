import {expect, test} from "vitest";
import {formatFor} from "../../reports/format.ts";
import {english} from "../../reports/words/en.ts";
import {dimensionTitle} from "../../reports/words/metrics.ts";
import {stateWords} from "../../reports/words/state.ts";
import {cell} from "./cells.ts";

const words = english(formatFor("en", "EUR")), state = stateWords(words);
const days = cell({metric: "time_to_fill_days", numerator: null, denominator: 250, value: 41, lower: 36, upper: 47, previous: 45, change: -4, changeLower: -8, changeUpper: 1});

test("values carry their unit", () => {
  expect(words.value("internal_fill_rate", 0.38)).toBe("38%");
  expect(words.value("promotion_rate", 0.088)).toBe("8.8%");
  expect(words.value("time_to_fill_days", 41)).toBe("41 days");
  expect(words.value("promotion_velocity_months", 14.2)).toBe("14 months");
  expect(words.value("badges_per_move", 6.25)).toBe("6.3");
  expect(words.value("vacancy_cost_avoided", 1250000)).toBe("€1,250,000");
  expect(words.value("internal_fill_rate", null)).toBe("–");
});

test("a change is told only where it is clear, with its interval", () => {
  expect(words.change(cell())).toBe("up 4.0 points in a year");
  expect(words.changeInterval(cell())).toBe("between 1.0 and 7.0");
  expect(words.change(cell({change: -0.04, changeLower: -0.07, changeUpper: -0.01}))).toBe("down 4.0 points in a year");
  expect(words.changeInterval(cell({change: -0.04, changeLower: -0.07, changeUpper: -0.01}))).toBe("between 1.0 and 7.0");
  expect(words.change(cell({changeLower: -0.01}))).toBe("no clear change in a year");
  expect(words.changeInterval(cell({changeLower: -0.01}))).toBe("−1.0 to +7.0 points");
  expect(words.change(days)).toBe("no clear change in a year");
  expect(words.changeInterval(days)).toBe("−8 to +1 days");
});

test("where nothing can be compared, that is said", () => {
  expect(words.change(cell({change: null, changeLower: null, changeUpper: null}))).toBe("no figure a year earlier to compare with");
  expect(words.change(cell({changeLower: null, changeUpper: null}))).toBe("too few to say whether it changed in a year");
});

test("the denominator stands beside every figure", () => {
  expect(words.denominator(cell())).toBe("95 of 250 openings");
  expect(words.denominator(days)).toBe("250 openings filled");
  expect(words.denominator(cell({metric: "promotion_rate", numerator: 390, denominator: 3705}))).toBe("390 promotions, 3,705 people on average");
  expect(words.denominator(cell({metric: "promotion_rate", numerator: 1, denominator: 1}))).toBe("1 promotion, 1 person on average");
});

test("periods in words; quarters and years that do not begin in January by their fiscal year", () => {
  expect(words.period(cell())).toBe("2025");
  expect(words.period(cell({grain: "quarter", start: "2026-04-01", end: "2026-07-01"}))).toBe("April to June 2026");
  expect(words.period(cell({grain: "month", start: "2026-06-01", end: "2026-07-01"}))).toBe("June 2026");
  expect(words.period(cell({grain: "trailing_12m", start: "2025-07-01", end: "2026-07-01"}))).toBe("12 months to 30 June 2026");
  const fiscal = english(formatFor("en"), 4);
  const quarter = (start: string) => fiscal.period(cell({grain: "quarter", start, end: "2026-07-01"}));
  expect(fiscal.period(cell({start: "2025-04-01", end: "2026-04-01"}))).toBe("FY2025/26");
  expect(["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01"].map(quarter)).toEqual(["FY2026/27 Q1", "FY2026/27 Q2", "FY2026/27 Q3", "FY2026/27 Q4"]);
  expect(english(formatFor("en"), 12).period(cell({start: "2099-12-01", end: "2100-12-01"}))).toBe("FY2099/00");
  expect(fiscal.period(cell({grain: "trailing_12m", start: "2025-07-01", end: "2026-07-01"}))).toBe("12 months to 30 June 2026");
});

test("each reason for a missing figure has its words", () => {
  const said = ["too_few", "complement", "no_rate", "anything else"].map(words.hidden);
  expect(new Set(said).size).toBe(4);
  expect(words.statesNote([cell(), cell({value: null, state: "too_few"})])).toMatch(/^Counts are rounded to fives\. 1 of 2 cells/);
  expect(words.statesNote([cell()])).toBe("Counts are rounded to fives.");
});

test("the front's answer holds for every case", () => {
  const promotions = cell({metric: "promotion_rate", value: 0.088, change: 0.001, changeLower: -0.01, changeUpper: 0.01});
  expect(state.answer(undefined, undefined)).toBe("Too few figures are published to say how mobility stands.");
  expect(state.answer(cell(), undefined)).toBe("38% of openings were filled from inside, up 4.0 points in a year.");
  expect(state.answer(cell({changeLower: -0.01}), promotions)).toMatch(/neither changed clearly in a year\.$/);
  expect(state.answer(cell(), promotions)).toMatch(/up 4\.0 points in a year; .*no clear change in a year\.$/);
});

test("how many changes chance alone would make is told beside those found", () => {
  expect(state.chance(0, 0, "2025")).toMatch(/^No business unit/);
  expect(state.chance(0, 65, "2025")).toMatch(/^None of 65/);
  expect(state.chance(9, 100, "2025")).toBe("9 of 100 figures of business units, families and levels changed clearly in 2025; chance alone would make about 5 look so.");
});

test("a demographic of the manifest's own is a heading", () => expect(dimensionTitle("veteran_status")).toBe("Veteran status"));
