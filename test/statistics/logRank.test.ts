import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {logRank} from "../../src/statistics/logRank.ts";
import {riskTable, type RiskRow} from "../../src/statistics/riskTable.ts";
import {near} from "./near.ts";

interface Test {
  time: number[]; event: number[]; group: number[]; stratum: string[];
  observed: number[]; expected: number[]; chi_squared: number; degrees: number; p: number;
}

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`../fixtures/statistics/${name}`, import.meta.url), "utf8"));
const tests: Record<string, Test> = fixture("cox.json").tests;

const tested = ({time, event, group, stratum}: Pick<Test, "time" | "event" | "group"> & {stratum?: string[]}) =>
  logRank(riskTable(time.map((last, k): RiskRow => ({entry: 0, last, event: event[k] === 1, group: group[k]!, stratum: stratum?.[k]}))))!;

test.each(Object.entries(tests))("R's survdiff on %s", (_, r) => {
  const found = tested(r);
  near(found.observed, r.observed);
  near(found.expected, r.expected);
  near([found.chiSquared], r.chi_squared);
  expect(found.degrees).toBe(r.degrees);
  expect(Math.abs(found.p / r.p - 1)).toBeLessThan(1e-8);
});

test("two groups of 30, computed by another R script", () => {
  const r = fixture("kaplan_meier.json");
  const found = tested({...r, group: r.group.map((name: string) => (name === "A" ? 0 : 1))});
  near([found.chiSquared], r.log_rank_chi_squared);
  near([found.p], r.log_rank_p);
});

test("a group of which nobody is seen at an event is left out, and one group alone is no test", () => {
  const early = {entry: 0, last: 1, event: false, group: 2};
  const rows: RiskRow[] = [{entry: 0, last: 2, event: true, group: 0}, {entry: 0, last: 3, event: true, group: 1}, {entry: 0, last: 4, event: true, group: 1}];
  expect(logRank(riskTable([...rows, early]))!.degrees).toBe(1);
  expect(logRank(riskTable(rows.slice(1)))).toBeUndefined();
});
