import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {coxRegression, type CoxFit} from "../../src/statistics/cox.ts";
import {riskTable, type RiskRow} from "../../src/statistics/riskTable.ts";
import {near} from "./near.ts";

interface Model {
  entry: number[]; last: number[]; event: number[]; stratum: string[]; x: number[][];
  coefficients: number | number[]; errors: number | number[]; covariance: number[][]; log_likelihood: [number, number];
}

const {models}: {models: Record<string, Model>} = JSON.parse(readFileSync(new URL("../fixtures/statistics/cox.json", import.meta.url), "utf8"));

/** Rows alike in every covariate are one group. */
function fitted({entry, last, event, stratum, x}: Model): CoxFit {
  const keys = [...new Set(x.map(String))];
  const rows = last.map((_, k): RiskRow => ({entry: entry[k]!, last: last[k]!, event: event[k] === 1, stratum: stratum[k]!, group: keys.indexOf(String(x[k]))}));
  return coxRegression(riskTable(rows), keys.map((key) => x.find((row) => String(row) === key)!));
}

test.each(Object.entries(models))("R's coxph with Efron ties on %s", (_, model) => {
  const fit = fitted(model);
  if (fit.status !== "fitted") throw new Error(fit.status);
  near(fit.coefficients, model.coefficients);
  near(fit.errors, model.errors);
  near(fit.covariance.flat(), model.covariance.flat());
  near(fit.logLikelihood, model.log_likelihood);
});

test("a row with a count stands for as many rows", () => {
  const rows: RiskRow[] = [
    {entry: 0, last: 4, event: true, group: 1, count: 3}, {entry: 0, last: 4, event: true, group: 0, count: 2}, {entry: 1, last: 6, event: false, group: 0, count: 5},
    {entry: 2, last: 6, event: true, group: 1, count: 1}, {entry: 0, last: 3, event: true, group: 0, count: 1}, {entry: 0, last: 9, event: false, group: 1, count: 2}];
  const apart = rows.flatMap((row) => Array.from({length: row.count!}, () => ({...row, count: 1})));
  expect(riskTable(rows)).toEqual(riskTable(apart));
});

test("worked by hand: one event among a holder and two others, then one among two others", () => {
  // L(b) = e^b / (e^b + 2) · 1/2 from the holder's event alone would rise without end; with a second set where a non-holder
  // goes first of (1 holder, 1 other): L = θ/(θ + 2) · 1/(θ + 1), so that θ² = 2.
  const table = {groups: 2, starts: [0, 2, 4], group: [0, 1, 0, 1], atRisk: [2, 1, 1, 1], events: [0, 1, 1, 0]};
  const fit = coxRegression(table, [[0], [1]]);
  if (fit.status !== "fitted") throw new Error(fit.status);
  near(fit.coefficients, [Math.log(2) / 2]);
  // I = Σ p(1 − p), with θ = √2: p = θ/(θ + 2), then θ/(θ + 1)
  const [p, q] = [Math.SQRT2 / (Math.SQRT2 + 2), Math.SQRT2 / (Math.SQRT2 + 1)];
  near(fit.errors, [1 / Math.sqrt(p * (1 - p) + q * (1 - q))]);
});

test("two million at risk and hazards far apart stay exact", () => {
  const fit = coxRegression({groups: 2, starts: [0, 2], group: [0, 1], atRisk: [2_000_000, 1], events: [1, 0]}, [[0], [1]]);
  expect(fit).toEqual({status: "separated", infinite: [0]});
  const both = coxRegression({groups: 2, starts: [0, 2, 4], group: [0, 1, 0, 1], atRisk: [2_000_000, 1, 2_000_000, 1], events: [0, 1, 1, 0]}, [[0], [900]]);
  if (both.status !== "fitted") throw new Error(both.status);
  // θ/(θ + n) · 1/(θ + n) is largest where θ = n
  near(both.coefficients, [Math.log(2_000_000) / 900]);
});

test("what cannot be estimated is said", () => {
  const binary = [[0], [1]];
  const table = (atRisk: number[], events: number[]) => ({groups: 2, starts: atRisk.flatMap((_, k) => (k % 2 ? [] : [k])).concat(atRisk.length), group: atRisk.map((_, k) => k % 2), atRisk, events});
  expect(coxRegression(table([], []), binary)).toEqual({status: "no_information"});
  expect(coxRegression(table([5, 0, 4, 0], [1, 0, 1, 0]), binary)).toEqual({status: "no_information"});
  expect(coxRegression(table([5, 2, 4, 1], [0, 1, 0, 1]), binary)).toEqual({status: "separated", infinite: [0]});
  expect(coxRegression(table([5, 2, 4, 1], [1, 0, 1, 0]), binary)).toEqual({status: "separated", infinite: [0]});
  expect(coxRegression(table([5, 2, 4, 2], [1, 0, 0, 1]), [[0, 0], [1, 2]])).toEqual({status: "collinear"});
  expect(coxRegression(table([5, 2, 4, 2], [1, 0, 0, 1]), [[0, 7], [1, 7]])).toEqual({status: "collinear"});
});

test("of two covariates the one without end is named", () => {
  const rows = [
    {last: 1, group: 2}, {last: 2, group: 3}, {last: 3, group: 0}, {last: 4, group: 1}, {last: 5, group: 0}, {last: 6, group: 1}, {last: 7, group: 1}, {last: 8, group: 0}
  ].map((row): RiskRow => ({entry: 0, event: true, ...row}));
  expect(coxRegression(riskTable(rows), [[0, 0], [0, 1], [1, 0], [1, 1]])).toEqual({status: "separated", infinite: [0]});
});
