import {describe, expect, it} from "vitest";
import {rolloutStudy} from "../../src/audit/rolloutStudy.ts";
import {partialCorrelation, pearson, spearman} from "../../src/statistics/correlation.ts";
import {fixedEffect, studentLimits} from "../../src/statistics/fixedEffects.ts";
import {groupTimeEffects} from "../../src/statistics/groupTimeEffects.ts";
import {groupTimePlan} from "../../src/statistics/groupTimePlan.ts";
import type {Effect} from "../../src/statistics/groupWeights.ts";
import {placed, rolloutPanel} from "../../src/statistics/rolloutPanel.ts";
import {regressionToMean} from "../../src/statistics/regressionToMean.ts";
import {sparseEffects} from "../../src/statistics/sparseEffects.ts";
import {studentQuantile, studentTwoSided} from "../../src/statistics/studentT.ts";
import {twoWayPanel} from "../../src/statistics/twoWayPanel.ts";
import {waldP} from "../../src/statistics/waldTest.ts";
import {equal, reference} from "./reference.ts";

const figures = reference("outcomes"), foreign = reference("outcomes-reference");

describe("correlations are those of R's cor.test", () => {
  it.each(figures.correlations)("pair %#", (...[pair]) => {
    const {x, y, ...expected} = pair as any;
    for (const [name, correlate] of [["pearson", pearson], ["spearman", spearman]] as const) {
      const found = correlate(x, y)!;
      for (const figure of ["estimate", "lower", "upper", "p"] as const) equal(found[figure], expected[name][figure], 1e-8);
    }
  });
  it("computed by others", () => {
    const {x, y, z, pearson: r, pearson_p, pearson_lower, pearson_upper, spearman: rho, spearman_p, partial_given_z} = foreign.correlation;
    const found = pearson(x, y)!, ranked = spearman(x, y)!;
    [[found.estimate, r], [found.p, pearson_p], [found.lower, pearson_lower], [found.upper, pearson_upper], [ranked.estimate, rho], [ranked.p, spearman_p], [partialCorrelation(x, y, z), partial_given_z]]
      .forEach(([own, expected]) => equal(own as number, expected, 1e-8));
  });
  it("partial", () => equal(partialCorrelation(figures.partial.x, figures.partial.y, figures.partial.z), figures.partial.estimate, 1e-8));
  it("a side that does not vary has none, two points have none, a straight line has no error", () => {
    expect(pearson([1, 1, 1, 1], [1, 2, 3, 4])).toBeUndefined();
    expect(pearson([1, 2], [2, 1])).toBeUndefined();
    expect(pearson([1, 2, 3, 4], [2, 4, 6, 8])).toEqual({estimate: 1, lower: null, upper: null, p: null});
  });
});

it.each(figures.t)("Student's t %#", (...[figure]) => {
  const {t, degrees, p, quantile} = figure as any;
  equal(studentTwoSided(t, degrees), p, 1e-10);
  equal(studentQuantile(0.975, degrees), quantile, 1e-10);
});

function within(team: number[], month: number[], x: number[], y: number[]) {
  const panel = twoWayPanel(team, month);
  return fixedEffect(panel, panel.within(Float64Array.from(x)), panel.within(Float64Array.from(y)), x.reduce((sum, value) => sum + value * value, 0));
}

describe("fixed effects of teams and months with CR1 errors are R's lm and sandwich", () => {
  it.each(figures.fixed_effects)("balanced, with holes, in two parts: %#", (...[figure]) => {
    const {team, month, x, y, ...expected} = figure as any;
    const found = within(team, month, x, y)!, {lower, upper, p} = studentLimits(found);
    [[found.estimate, expected.estimate], [found.stdError, expected.std_error], [lower, expected.lower], [upper, expected.upper], [p, expected.p]].forEach(([own, by]) => equal(own, by, 1e-8));
  });
  it("computed by others", () => {
    const {team, month, treated, value, estimate, cluster_se_cr1} = foreign.difference_in_differences;
    const found = within(team, month, treated, value)!;
    equal(found.estimate, estimate, 1e-8);
    equal(found.stdError, cluster_se_cr1, 1e-8);
  });
  it.each(figures.fixed_effects)("the same of a regressor that is 0 in most teams, at the cost of the others: %#", (...[figure]) => {
    const {team, month, x, y} = figure as {readonly [series in "team" | "month" | "x" | "y"]: number[]}, span = Math.max(...month) + 1;
    const panel = twoWayPanel(team, month), columns: number[] = [], ids: number[] = [];
    for (const every of [1, 3]) {
      const values = new Float64Array((Math.max(...team) + 1) * span), own = x.map((value: number, k: number) => (team[k]! % every === 0 ? value : 0));
      team.forEach((id: number, k: number) => {
        values[id * span + month[k]!] = own[k]!;
        columns[panel.month[k]!] = month[k]!;
        ids[panel.team[k]!] = id;
      });
      const found = sparseEffects(panel, columns, Float64Array.from(y))({values, from: (number) => (ids[number]! % every === 0 ? ids[number]! * span : undefined)}).effect!;
      const dense = within(team, month, own, y)!;
      equal(found.estimate, dense.estimate, 1e-10);
      equal(found.stdError, dense.stdError, 1e-10);
    }
  });
  it("none where x is the months' course alone, or where the fit is exact", () => {
    expect(within([1, 1, 2, 2, 3, 3], [1, 2, 1, 2, 1, 2], [0, 1, 0, 1, 0, 1], [3, 1, 4, 1, 5, 9])).toBeUndefined();
    expect(within([1, 1, 2, 2, 3, 3], [1, 2, 1, 2, 1, 2], [0, 1, 0, 0, 0, 0], [3, 5, 4, 4, 5, 5])).toBeUndefined();
  });
});

function effects(starts: readonly number[], values: readonly number[], months: number) {
  const {panel, order} = rolloutPanel(starts, months), plan = groupTimePlan(panel), outcome = placed(values, panel, order);
  const found = groupTimeEffects(plan, outcome, outcome);
  const cells = plan.events.flatMap(({cells: planned}) => planned).map((cell, k) => ({...cell, ...found.cells[k]!}));
  return {...found, events: plan.events, cells: cells.sort((a, b) => a.group.month - b.group.month || a.month - b.month)};
}

describe("group-time effects", () => {
  const {first_treated, outcome_by_month, group_time, event_study, overall_group, overall_simple} = foreign.rollout;
  const months = outcome_by_month.length as number;
  const starts: number[] = first_treated.map((month: number) => (month === 0 ? Infinity : month - 1));
  const values = starts.flatMap((_, team) => outcome_by_month.map((ofTeams: number[]) => ofTeams[team]));
  const found = effects(starts, values, months);
  const same = (own: Effect, {estimate, std_error}: any) => {
    equal(own.estimate, estimate, 1e-8);
    equal(Math.sqrt(own.variance), std_error ?? 0, 1e-8);
  };
  it("equal those by hand in R, which agree with did", () => {
    expect(found.cells.map(({group, month, controls}) => [group.month + 1, month + 1, group.to - group.from, controls])).toEqual(group_time.map((cell: any) => [cell.group, cell.month, cell.teams, cell.control_teams]));
    found.cells.forEach((cell, k) => same(cell, group_time[k]));
    expect(found.events.map(({eventMonth}) => eventMonth)).toEqual(event_study.map((cell: any) => cell.event_month));
    found.eventStudy.forEach((cell, k) => same(cell, event_study[k]));
    same(found.overallGroup!, overall_group);
    same(found.overallSimple!, overall_simple);
  });
  it("do not change with the order of teams", () => {
    const again = effects([...starts].reverse(), [...starts.keys()].reverse().flatMap((team) => values.slice(team * months, (team + 1) * months)), months);
    same(again.overallGroup!, overall_group);
  });
  it("make the rows of a study: analytic with 50 teams on either side, by permutation with fewer", () => {
    const row = (study: ReturnType<typeof rolloutStudy>) => study.rows.find(({kind}) => kind === "overall_group")!;
    const whole = rolloutStudy(starts, values, months);
    expect(row(whole)).toMatchObject({inference: "analytic", teams: 65, control_teams: 65});
    equal(row(whole).upper, overall_group.estimate + 1.959963984540054 * overall_group.std_error, 1e-8);
    expect(whole.placebo_p).toBeCloseTo(0.8894, 4);
    const half = starts.map((_, team) => team).filter((team) => team % 5 === 0);
    const few = row(rolloutStudy(half.map((team) => starts[team]!), half.flatMap((team) => values.slice(team * months, (team + 1) * months)), months));
    expect(few).toMatchObject({inference: "permutation", p: 0.001});
    expect(few.lower!).toBeLessThan(few.estimate - 1.5 * few.std_error!);
    expect(few.upper!).toBeGreaterThan(few.estimate + 1.5 * few.std_error!);
  });
});

describe("the vignette of R's did: youth employment of 500 counties and the minimum wage", () => {
  const {months, counties} = reference("counties");
  const printed: Record<number, readonly number[]> = {2004: [-0.0105, -0.0704, -0.1373, -0.1008], 2006: [-0.0046, -0.0412], 2007: [-0.0261]};
  it.each([[2004, -0.0797], [2006, -0.0229], [2007, -0.0261]])("group %i against the never treated, month by month and in the mean", (group, mean) => {
    const own = counties.filter(([first]: number[]) => first === 0 || first === group);
    const found = effects(own.map(([first]: number[]) => (first === 0 ? Infinity : months.indexOf(first))), own.flatMap(([, ...employed]: number[]) => employed.map(Math.log)), months.length);
    const after = found.cells.filter((cell) => cell.month >= cell.group.month).map(({estimate}) => estimate.toFixed(4));
    expect(after).toEqual(printed[group]!.map((effect) => effect.toFixed(4)));
    expect(found.overallGroup!.estimate.toFixed(4)).toBe(mean.toFixed(4));
  });
});

it("Wald's p by Hotelling's T²: with one estimate that of Student's t; near chi-square's with many units", () => {
  equal(waldP(2.5 ** 2, 1, 40), studentTwoSided(2.5, 39), 1e-12);
  expect(waldP(26.296, 16, 1e7)).toBeCloseTo(0.05, 4);
  expect(waldP(26.296, 16, 100)).toBeGreaterThan(0.15);
});

describe("regression to the mean: whether those who started first had just done badly", () => {
  // 24 teams, six a wave, starting in months 8, 12, 16 and 20 of 24, and eight that never do; own noise from a fixed rule
  const months = 24, starts = Array.from({length: 32}, (_, team) => (team < 24 ? 8 + 4 * Math.floor(team / 6) : Infinity));
  const own = starts.flatMap((_, team) => Array.from({length: months}, (_, month) => team + Math.sin(12.9898 * (team * months + month + 1)) * 43758.5453 % 1));
  const shifted = (by: (team: number, month: number) => number) => own.map((value, k) => value + by(Math.floor(k / months), k % months));
  const p = (values: number[]) => regressionToMean(starts, values, months).p!;
  it("a season and a trend of all teams, and their levels, change nothing", () => {
    expect(p(own)).toBeGreaterThan(0.05);
    equal(p(shifted((team, month) => 5 * Math.cos((month / 6) * Math.PI) - 0.3 * month + team * team)), p(own), 1e-9);
  });
  it("nor do effects after the start", () => equal(p(shifted((team, month) => (month >= starts[team]! ? 7 : 0))), p(own), 1e-9));
  it("a dip that all waves share shows in its mean alone, in whose direction it is", () => {
    expect(regressionToMean(starts, own, months).dipP).toBeGreaterThan(0.05);
    const {p: order, dip, dipP} = regressionToMean(starts, shifted((team, month) => (month >= starts[team]! - 3 && month < starts[team]! ? -2 : 0)), months);
    expect(order).toBeGreaterThan(0.05);
    expect(dip).toBeLessThan(-1);
    expect(dipP).toBeLessThan(1e-6);
  });
  it("a dip of the three months before the start, deeper the earlier it was, is found", () => {
    expect(p(shifted((team, month) => (month >= starts[team]! - 3 && month < starts[team]! ? -0.5 * (6 - starts[team]! / 4) : 0)))).toBeLessThan(0.01);
  });
});
