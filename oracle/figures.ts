import type {Random} from "../bench/random.ts";
import {binomialQuantile} from "../src/statistics/binomial.ts";
import {breslowDay} from "../src/statistics/breslowDay.ts";
import {exactOddsRatio} from "../src/statistics/exactOddsRatio.ts";
import {fisherTest} from "../src/statistics/fisher.ts";
import type {Selection} from "../src/statistics/hypergeometric.ts";
import {contrast, logisticRegression} from "../src/statistics/logistic.ts";
import {cmhTest, commonOddsRatio, commonRiskRatio} from "../src/statistics/mantelHaenszel.ts";
import {benjaminiHochberg, holm} from "../src/statistics/multiplicity.ts";
import {impactRatio} from "../src/statistics/proportions.ts";

/** What R is asked, and what ours finds: for each unit in turn as many figures as there are columns. */
export interface Figures {
  readonly name: string;
  readonly columns: readonly string[];
  readonly call: string;
  readonly given: Record<string, number[]>;
  readonly found: readonly (number | null | undefined)[];
}

const number = 2000;
const inStratum = 5;

export function figures(chance: Random): Figures[] {
  const tables = Array.from({length: number}, (_, k) => table(chance, k));
  const given = {fa: tables.map((t) => t.focal), fn: tables.map((t) => t.focalPool), ra: tables.map((t) => t.reference), rn: tables.map((t) => t.referencePool)};
  const together = (of: readonly number[], size: number) => Array.from({length: of.length / size}, (_, k) => of.slice(k * size, (k + 1) * size));
  const sets = Array.from({length: number / inStratum}, (_, k) => tables.slice(k * inStratum, (k + 1) * inStratum));
  const p = tables.map((t) => fisherTest(t).p);
  const trials = given.fn.map((n) => Math.max(1, n));
  const rates = trials.map(() => Math.round(chance.uniform() * 1e6) / 1e6);
  const models = Array.from({length: 60}, () => model(chance));
  const cells = models.flat();
  return [
    {name: "tables", columns: ["Fisher p", "mid-p", "Fisher p (fisher.test)", "exact odds ratio", "its lower", "its upper", "impact ratio", "its lower", "its upper"],
      call: "tables(fa, fn, ra, rn)", given, found: tables.flatMap(ofTable)},
    {name: "strata", columns: ["CMH", "its p", "CMH corrected", "its p", "common odds ratio", "its lower", "its upper", "common risk ratio", "its lower", "its upper", "Breslow–Day", "its p"],
      call: `strata(fa, fn, ra, rn, ${inStratum})`, given, found: sets.flatMap(ofStrata)},
    {name: "families", columns: ["BH and Holm"], call: "adjusted(p, 50)", given: {p}, found: together(p, 50).flatMap((family) => [...benjaminiHochberg(family), ...holm(family)])},
    {name: "limits", columns: ["2.5 %", "97.5 %", "0.1 %", "99.9 %"], call: "limits(n, rate)", given: {n: trials, rate: rates},
      found: trials.flatMap((n, k) => [0.025, 0.975, 0.001, 0.999].map((level) => binomialQuantile(level, n, rates[k]!)))},
    {name: "logistic regression", columns: ["log odds ratio", "its error", "its p"], call: `logistic(group, level, years, rows, selected, ${models[0]!.length})`,
      given: {group: cells.map((c) => c.group), level: cells.map((c) => c.level), years: cells.map((c) => c.years), rows: cells.map((c) => c.rows), selected: cells.map((c) => c.selected)},
      found: models.flatMap((own) => {
        const fit = logisticRegression(own.map(({level, years, ...cell}) => ({...cell, terms: [Number(level === 2), Number(level === 3), years]})), 2);
        if (fit.status !== "fitted") throw new Error("A random model is separated.");
        const {estimate, error, p: own_p} = contrast(fit, 1, 0);
        return [estimate, error, own_p];
      })}
  ];
}

/** Every third table has a cell of zero or nearly, every tenth counts in the millions, every hundredth a support of as many. */
function table({whole, binomial, uniform}: Random, k: number): Selection {
  const most = k % 10 === 0 ? 3_000_000 : [8, 40, 400, 2000][k % 4]!;
  const [focalPool, referencePool] = [whole(1, most), whole(1, most)];
  const rate = k % 10 === 0 && k % 100 !== 0 ? uniform() * 3e-4 : uniform();
  const focal = k % 3 === 0 ? whole(0, Math.min(1, focalPool)) : binomial(focalPool, rate);
  return {focal, focalPool, reference: binomial(referencePool, Math.min(1, rate * (0.8 + 0.4 * uniform()))), referencePool};
}

const model = ({whole, binomial, uniform}: Random) => [0, 1].flatMap((group) => [1, 2, 3].flatMap((level) => [0, 2, 5, 9].map((years) => {
  const rows = whole(20, 400);
  return {group, level, years, rows, selected: binomial(rows, 1 / (1 + Math.exp(0.5 - 0.4 * group * uniform() - 0.2 * level + 0.05 * years)))};
})));

function ofTable(t: Selection) {
  const [fisher, ratio] = [fisherTest(t), impactRatio(t)];
  const odds = exactOddsRatio(t);
  return [fisher.p, fisher.midP, fisher.p, odds?.ratio, odds?.lower, odds?.upper, ratio?.ratio, ratio?.lower, ratio?.upper];
}

function ofStrata(strata: readonly Selection[]) {
  const [test, corrected, odds, risk, spread] = [cmhTest(strata), cmhTest(strata, {corrected: true}), commonOddsRatio(strata), commonRiskRatio(strata), breslowDay(strata)];
  return [test?.chiSquared, test?.p, corrected?.chiSquared, corrected?.p, odds?.ratio, odds?.lower, odds?.upper, risk?.ratio, risk?.lower, risk?.upper, spread?.chiSquared, spread?.p];
}
