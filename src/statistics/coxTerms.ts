import type {RiskTable} from "./riskTable.ts";

/** The log partial likelihood, its gradient, and minus its second derivatives. */
export interface CoxTerms {
  readonly logLikelihood: number;
  readonly score: readonly number[];
  readonly information: readonly (readonly number[])[];
}

/**
 * The terms of Efron's partial likelihood at `beta`. Of D events at one time the l-th (from 0) meets a risk set in which those with an
 * event count for (1 − l/D). Hazards are taken relative to the highest of their risk set, so that no exponential overflows.
 */
export function coxTerms({starts, group, atRisk, events}: RiskTable, x: readonly (readonly number[])[], beta: readonly number[]): CoxTerms {
  const width = beta.length;
  const score = new Array<number>(width).fill(0);
  const information = score.map(() => new Array<number>(width).fill(0));
  const logHazards = x.map((row) => row.reduce((sum, value, j) => sum + value * beta[j]!, 0));
  const weight = {all: 0, events: 0};
  const first = {all: new Float64Array(width), events: new Float64Array(width)};
  const second = {all: new Float64Array(width * width), events: new Float64Array(width * width)};
  const mean = new Float64Array(width);
  let logLikelihood = 0;
  for (let set = 0; set + 1 < starts.length; set++) {
    const [from, until] = [starts[set]!, starts[set + 1]!];
    let highest = -Infinity;
    for (let k = from; k < until; k++) highest = Math.max(highest, logHazards[group[k]!]!);
    let died = 0;
    weight.all = weight.events = 0;
    for (const sums of [first.all, first.events, second.all, second.events]) sums.fill(0);
    for (let k = from; k < until; k++) {
      const row = x[group[k]!]!;
      const logHazard = logHazards[group[k]!]! - highest;
      const hazard = Math.exp(logHazard);
      const [all, own] = [atRisk[k]! * hazard, events[k]! * hazard];
      died += events[k]!;
      logLikelihood += events[k]! * logHazard;
      weight.all += all;
      weight.events += own;
      for (let i = 0; i < width; i++) {
        score[i]! += events[k]! * row[i]!;
        first.all[i]! += all * row[i]!;
        first.events[i]! += own * row[i]!;
        for (let j = 0; j <= i; j++) {
          second.all[i * width + j]! += all * row[i]! * row[j]!;
          second.events[i * width + j]! += own * row[i]! * row[j]!;
        }
      }
    }
    for (let l = 0; l < died; l++) {
      const share = l / died;
      const whole = weight.all - share * weight.events;
      logLikelihood -= Math.log(whole);
      for (let i = 0; i < width; i++) {
        mean[i] = (first.all[i]! - share * first.events[i]!) / whole;
        score[i]! -= mean[i]!;
        for (let j = 0; j <= i; j++) information[i]![j]! += (second.all[i * width + j]! - share * second.events[i * width + j]!) / whole - mean[i]! * mean[j]!;
      }
    }
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) information[j]![i] = information[i]![j]!;
  return {logLikelihood, score, information};
}
