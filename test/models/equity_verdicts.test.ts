import {expect, test} from "vitest";
import {cmhTest, commonRiskRatio} from "../../src/statistics/mantelHaenszel.ts";
import {benjaminiHochberg, holm} from "../../src/statistics/multiplicity.ts";
import {fisherTest} from "../../src/statistics/fisher.ts";
import {selection} from "../statistics/reference.ts";
import {audited, rowOf, type Cell} from "./audited.ts";

const verdicts = async (cells: readonly Cell[], group: string) => {
  const {verdict, crude_verdict, reversed} = rowOf((await audited(cells)).audit, group);
  return {verdict, crude_verdict, reversed};
};

test("a ratio under 4/5 that chance does not explain is indicated; the small-numbers example of the Uniform Guidelines is not", async () => {
  expect(await verdicts([["a", 30, 100], ["b", 60, 100]], "a")).toEqual({verdict: "indicated", crude_verdict: "indicated", reversed: false});
  const {audit} = await audited([["a", 3, 20], ["b", 16, 80]]);
  expect(rowOf(audit, "a")).toMatchObject({impact_ratio: 0.75, below_four_fifths: true, verdict: "inconclusive"});
  expect(rowOf(audit, "a").fisher_p).toBeCloseTo(0.7570620588, 9);
  expect(rowOf(audit, "a").standard_deviations).toBeCloseTo(-0.5098127419, 9);
});

test("exactly 4/5 is not under it: with many people it is watched, not indicated", async () => {
  expect(await verdicts([["a", 1200, 2000], ["b", 1500, 2000]], "a")).toEqual({verdict: "monitor", crude_verdict: "monitor", reversed: false});
});

test("Simpson's paradox: a crude gap that no stratum has is reversed and not indicated", async () => {
  // b holds more of the level where most are selected: crude 42 of 120 against 78 of 120, within levels 20 % and 80 % of both.
  const cells: Cell[] = [["a", 18, 90, "L1"], ["a", 24, 30, "L2"], ["b", 6, 30, "L1"], ["b", 72, 90, "L2"]];
  const {audit, strata} = await audited(cells);
  expect(rowOf(audit, "a")).toMatchObject({verdict: "not_indicated", crude_verdict: "indicated", reversed: true, strata_used: 2});
  expect(rowOf(audit, "a").adjusted_impact_ratio).toBeCloseTo(1, 12);
  expect(strata.filter((s) => s.focal_group === "a" && s.reference_rule === "highest").map((s) => [s.level, s.focal_selected, s.reference_pool, s.odds_ratio, s.used])).toEqual([["L1", "18", "30", 1, true], ["L2", "24", "90", 1, true]]);
});

test("the ratio is against the highest, the p against all others; families are corrected over badges and groups, the highest's own p too", async () => {
  const cells: Cell[] = [["a", 40, 100], ["b", 60, 100], ["c", 52, 100], ["a", 20, 80, "L1", "ethics"], ["b", 30, 60, "L1", "ethics"], ["c", 33, 70, "L1", "ethics"]];
  const {audit} = await audited(cells);
  const p = ["calls", "ethics"].flatMap((badge) => ["a", "b", "c"].map((group) => {
    const own = cells.filter(([, , , , b = "calls"]) => b === badge);
    const sum = (of: readonly Cell[], k: 1 | 2) => of.reduce((total, cell) => total + cell[k], 0);
    const [focal, others] = [own.filter(([g]) => g === group), own.filter(([g]) => g !== group)];
    return fisherTest(selection([sum(focal, 1), sum(focal, 2), sum(others, 1), sum(others, 2)])).p;
  }));
  const judged = ["calls", "ethics"].flatMap((badge) => ["a", "b", "c"].map((group) => rowOf(audit, group, "highest", badge)));
  judged.forEach((row, k) => {
    expect(row.verdict_p).toBeCloseTo(p[k]!, 12);
    expect(row.bh_p).toBeCloseTo(benjaminiHochberg(p)[k]!, 12);
    expect(row.holm_p).toBeCloseTo(holm(p)[k]!, 12);
  });
  expect(rowOf(audit, "a")).toMatchObject({reference_group: "b", focal_rate: 0.4, reference_rate: 0.6, verdict: "indicated"});
  expect(rowOf(audit, "a").shortfall).toBeCloseTo(20, 12);
  expect(rowOf(audit, "b")).toMatchObject({reference_group: "b", impact_ratio: 1, verdict: "not_indicated", fisher_p: null});
  expect(rowOf(audit, "a", "others")).toMatchObject({reference_group: "all others", reference_selected: "112", reference_pool: "200", verdict: null, verdict_p: null, bh_p: null});
});

test("strata decide where two hold both sides: Mantel–Haenszel's ratio, and the p of Cochran–Mantel–Haenszel", async () => {
  const {audit} = await audited([["a", 10, 40, "L1"], ["b", 20, 50, "L1"], ["a", 5, 30, "L2"], ["b", 12, 40, "L2"], ["b", 9, 9, "L3"]]);
  const strata = [[10, 40, 20, 50], [5, 30, 12, 40]].map(selection);
  const row = rowOf(audit, "a");
  expect(row).toMatchObject({strata_used: 2, verdict: "indicated"});
  expect(row.cmh_p).toBeCloseTo(cmhTest(strata)!.p, 12);
  expect(row.verdict_p).toBeCloseTo(row.cmh_p, 15);
  expect(row.adjusted_impact_ratio).toBeCloseTo(commonRiskRatio(strata)!.ratio, 12);
  expect(row.impact_ratio).toBeCloseTo((15 / 70) / (41 / 99), 12);
});

test("references: a group under minimum_share is not the highest; the configured and the largest stand beside it, and nobody against themselves", async () => {
  const {audit} = await audited([["tiny", 15, 15], ["a", 400, 1000], ["b", 450, 900]], {reference: "b"});
  expect(rowOf(audit, "a")).toMatchObject({reference_group: "b"});
  expect(audit.filter((r) => r.focal_group === "a").map((r) => [r.reference_rule, r.reference_group])).toEqual([["configured", "b"], ["highest", "b"], ["others", "all others"]]);
  expect(audit.filter((r) => r.focal_group === "b").map((r) => r.reference_rule)).toEqual(["highest", "largest", "others"]);
  expect(rowOf(audit, "tiny")).toMatchObject({verdict: "not_indicated", focal_pool: "15"});
});

test("not evaluable: Unknown, under the minimum cell, a reference without anyone selected", async () => {
  const {audit} = await audited([["a", 5, 9], ["b", 10, 30], ["c", 12, 30], ["Unknown", 4, 12]]);
  expect(rowOf(audit, "a")).toMatchObject({verdict: "not_evaluable", crude_verdict: "not_evaluable", reason: "under the minimum cell", impact_ratio: null, focal_pool: "9"});
  expect(rowOf(audit, "Unknown")).toMatchObject({verdict: "not_evaluable", reason: "unknown group", focal_rate: null, focal_pool: "12"});
  // Small groups count among all others: 12 + 5 of 30 + 9; Unknown does not.
  expect(rowOf(audit, "b", "others")).toMatchObject({reference_selected: "17", reference_pool: "39"});
  const nobody = (await audited([["a", 0, 20], ["b", 0, 30]])).audit;
  expect(rowOf(nobody, "a")).toMatchObject({verdict: "not_evaluable", reason: "reference without anyone selected"});
});

test("badge 'all' with a row a person is the Cochran–Mantel–Haenszel test, a family of its own", async () => {
  const cells: Cell[] = [["a", 10, 40, "L1"], ["b", 20, 50, "L1"], ["a", 5, 30, "L2"], ["b", 12, 40, "L2"]];
  const {audit, strata} = await audited(cells, {people: true});
  const [all, badge] = [rowOf(audit, "a", "highest", "all"), rowOf(audit, "a")];
  expect(all.cmh_chi_squared).toBeCloseTo(badge.cmh_chi_squared, 10);
  expect(all.adjusted_impact_ratio).toBeCloseTo(badge.adjusted_impact_ratio, 12);
  expect(all.bh_p).toBeCloseTo(benjaminiHochberg([all.verdict_p, rowOf(audit, "b", "highest", "all").verdict_p])[0]!, 15);
  expect(all).toMatchObject({breslow_day_p: null, minimum_detectable_ratio: null, adjusted_p: null});
  expect(all.adjusted_impact_ratio_lower).toBeLessThan(all.adjusted_impact_ratio);
  expect(strata.filter((s) => s.badge_id === "all" && s.reference_rule === "highest").map((s) => s.role_id)).toEqual(["role-L1", "role-L2"]);
});

test("relabelling groups and shuffling rows change nothing", async () => {
  const cells: Cell[] = [["a", 30, 90, "L1"], ["b", 42, 80, "L1"], ["c", 20, 60, "L1"], ["a", 12, 50, "L2"], ["b", 30, 70, "L2"], ["c", 31, 60, "L2"]];
  const other: Record<string, string> = {a: "z", b: "m", c: "k"};
  const figures = (rows: readonly Record<string, unknown>[]) => rows.map(({focal_group: _, reference_group: __, cumulative_reference: ___, ...rest}) =>
    JSON.stringify(rest, (_key, value) => (typeof value === "number" ? Number(value.toPrecision(9)) : value))).sort();
  const [given, relabelled] = [await audited(cells, {people: true}), await audited([...cells].reverse().map(([group, ...rest]) => [other[group]!, ...rest] as Cell), {people: true})];
  expect(figures(relabelled.audit)).toEqual(figures(given.audit));
});
