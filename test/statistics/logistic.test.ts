import {expect, test} from "vitest";
import {averageMarginalEffect, contrast, logisticRegression, type LogisticCell} from "../../src/statistics/logistic.ts";
import {equal, reference} from "./reference.ts";

const {logistic: given, admissions} = reference("audit");

/** Two groups; the covariates are level 2, level 3, years, and a copy of level 2. */
const cells: LogisticCell[] = given.awarded.map((selected: number, k: number) => ({
  group: given.focal[k], rows: 1, selected, terms: [Number(given.level[k] === 2), Number(given.level[k] === 3), given.tenure_years[k], Number(given.level[k] === 2)]
}));

function fitted(of: readonly LogisticCell[], groups: number) {
  const fit = logisticRegression(of, groups);
  if (fit.status !== "fitted") throw new Error(fit.status);
  return fit;
}

test("R's glm: estimates, errors, p, deviance; an aliased covariate is dropped; the average marginal effect", () => {
  const fit = fitted(cells, 2);
  const {estimate, error, p} = contrast(fit, 1, 0);
  equal(fit.groups[0], given.estimate[0]);
  equal(estimate, given.estimate[1]);
  equal(error, given.std_err[1]);
  equal(p, given.p[1]);
  [0, 1, 2].forEach((j) => {
    equal(fit.terms[j], given.estimate[j + 2]);
    equal(fit.termErrors[j], given.std_err[j + 2]);
  });
  expect(fit.terms[3]).toBeNull();
  equal(fit.deviance, given.deviance);
  const effect = averageMarginalEffect(fit, cells, 1, 0);
  equal(effect.estimate, given.effect);
  equal(effect.error, given.effect_std_err);
});

test("the reference figures of 240 decisions", () => {
  const {logistic} = reference("selections");
  const fit = fitted(cells, 2);
  const {estimate, error, p} = contrast(fit, 1, 0);
  // glm's default stops at a deviance of 1e-8.
  equal(estimate, logistic.estimate[1], 1e-6);
  equal(error, logistic.std_err[1], 1e-6);
  equal(p, logistic.p[1], 1e-5);
  equal(fit.deviance, logistic.deviance);
});

test("counted cells: Berkeley's admissions by sex and department", () => {
  const found = Object.values(admissions.cells) as any[];
  const departments = [...new Set(found.map((c) => c.department))].slice(1);
  const counted = found.map((c) => ({group: c.gender === "Female" ? 1 : 0, rows: c.rows, selected: c.selected, terms: departments.map((d) => Number(d === c.department))}));
  const fit = fitted(counted, 2);
  const {estimate, error, p} = contrast(fit, 1, 0);
  equal(estimate, admissions.estimate);
  equal(error, admissions.std_err);
  equal(p, admissions.p);
  equal(fit.deviance, admissions.deviance);
});

test("separation is said: a group without a selected row, and a covariate that tells selected rows from others", () => {
  const of = (group: number, x: number, selected: number) => ({group, terms: [x], rows: 10, selected});
  expect(logisticRegression([of(0, 0, 4), of(0, 1, 5), of(1, 0, 0), of(1, 1, 0)], 2).status).toBe("separated");
  expect(logisticRegression([of(0, 0, 0), of(0, 1, 5), of(1, 0, 0), of(1, 1, 4)], 2).status).toBe("separated");
  expect(logisticRegression([of(0, 0, 0), of(0, 1, 5), of(1, 0, 1), of(1, 1, 4)], 2).status).toBe("fitted");
});
