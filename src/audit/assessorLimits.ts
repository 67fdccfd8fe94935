import {binomialQuantile} from "../statistics/binomial.ts";
import {betweenVariance, reliability} from "../statistics/shrinkage.ts";

export interface BinomialLimits {
  readonly limit_95_low: number; readonly limit_95_high: number; readonly limit_998_low: number; readonly limit_998_high: number;
}

export interface AssessorLimits extends BinomialLimits {
  readonly expected_rate: number; readonly shrunken_rate: number; readonly outlier: boolean;
  /** φ, the same for all. */
  readonly spread: number;
}

interface Tally {readonly decisions: number; readonly awarded: number; readonly expected: number; readonly variance: number}

/** Assessors with fewer decisions tell nothing about the spread between them. */
const leastDecisions = 10;

/**
 * Whether assessors award more or less often than others would of the same cases. Cells: an assessor (numbered from 0), how many of their
 * decisions share one expectation, awards among them, and that expectation. Limits are exact binomial ones around the
 * expected rate, widened by the ordinary spread between assessors (multiplicative overdispersion: Spiegelhalter 2005, with the terms of its sum
 * winsorised at a tenth); shrunken rates by DerSimonian and Laird.
 */
export function assessorLimits(assessor: readonly number[], decisions: readonly number[], awarded: readonly number[], expectation: readonly number[]): AssessorLimits[] {
  const totals: {decisions: number; awarded: number; expected: number; variance: number}[] = [];
  assessor.forEach((place, k) => {
    const own = (totals[place] ??= {decisions: 0, awarded: 0, expected: 0, variance: 0});
    own.decisions += decisions[k]!;
    own.awarded += awarded[k]!;
    own.expected += decisions[k]! * expectation[k]!;
    own.variance += decisions[k]! * expectation[k]! * (1 - expectation[k]!);
  });
  const spread = overdispersion(totals);
  const deviation = ({decisions: n, awarded: o, expected, variance}: Tally) => ({difference: (o - expected) / n, variance: variance / n ** 2});
  const between = betweenVariance(totals.filter((own) => own.decisions >= leastDecisions).map(deviation));
  return totals.map((own) => {
    const expected = own.expected / own.decisions;
    const limits = binomialLimits(own.decisions, expected, spread);
    const rate = own.awarded / own.decisions;
    const {difference, variance} = deviation(own);
    return {
      expected_rate: expected, shrunken_rate: expected + reliability(between, variance) * difference, ...limits,
      outlier: rate < limits.limit_998_low || rate > limits.limit_998_high, spread
    };
  });
}

/** Exact binomial limits of a rate expected of so many decisions, which tell as much as `decisions ÷ spread` independent ones. */
export function binomialLimits(decisions: number, expected: number, spread: number): BinomialLimits {
  const effective = Math.max(1, Math.floor(decisions / spread));
  const limit = (level: number) => binomialQuantile(level, effective, expected) / effective;
  return {limit_95_low: limit(0.025), limit_95_high: limit(0.975), limit_998_low: limit(0.001), limit_998_high: limit(0.999)};
}

/**
 * φ: how many times the variance of chance the assessors' deviations have, never under 1; the outer tenths of (O − E)²/V count as the next within.
 * Winsorising the scores themselves, at either end, would cut a fifth of them and leave φ at 0.68 of what it is where scores are normal; so it is 0.83.
 */
function overdispersion(assessors: readonly Tally[]): number {
  const terms = assessors.filter(({variance}) => variance > 0).map(({awarded, expected, variance}) => (awarded - expected) ** 2 / variance).sort((a, b) => a - b);
  if (terms.length < 2) return 1;
  const tenth = Math.floor(terms.length / 10);
  const [least, most] = [terms[tenth]!, terms[terms.length - 1 - tenth]!];
  return Math.max(1, terms.reduce((sum, term) => sum + Math.min(most, Math.max(least, term)), 0) / (terms.length - 1));
}
