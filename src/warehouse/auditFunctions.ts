import {BOOLEAN, DOUBLE, DuckDBListValue, LIST, STRUCT, listValue, structValue, type DuckDBType, type DuckDBValue} from "@duckdb/node-api";
import {assessorLimits, binomialLimits} from "../audit/assessorLimits.ts";
import {compareClusters, compareCounts, compareStrata, peopleLimits} from "../audit/comparison.ts";
import {groupContrasts} from "../audit/groupModel.ts";
import {clusteredRate} from "../statistics/clusteredRatios.ts";
import {cohensKappa} from "../statistics/kappa.ts";
import {benjaminiHochberg, holm} from "../statistics/multiplicity.ts";
import type {StatisticalFunction} from "./statisticalFunctions.ts";

const doubles = <Name extends string>(...names: Name[]) => STRUCT(Object.fromEntries(names.map((name) => [name, DOUBLE])) as Record<Name, DuckDBType>);
const numbers = (list: DuckDBListValue) => list.items as readonly number[];
const struct = (figures: object): DuckDBValue => structValue({...figures} as Record<string, DuckDBValue>);
const lists = (count: number): readonly DuckDBType[] => Array.from({length: count}, () => LIST(DOUBLE));

const strata = ["strata_used", "chi_squared", "p", "z", "breslow_day_p", "common_odds_ratio", "common_odds_ratio_lower", "common_odds_ratio_upper",
  "risk_ratio", "risk_ratio_lower", "risk_ratio_upper"] as const;
const limits = ["limit_95_low", "limit_95_high", "limit_998_low", "limit_998_high"] as const;

/** The statistics of the equity audit, as SQL calls them. Lists of one call are of one length and in one order. */
export const auditFunctions: readonly StatisticalFunction[] = [
  {
    // compare_counts(focal, focal_pool, reference, reference_pool)
    name: "compare_counts", parameters: [DOUBLE, DOUBLE, DOUBLE, DOUBLE],
    returns: doubles("fisher_p", "fisher_mid_p", "z", "ratio_lower", "ratio_upper", "odds_ratio", "odds_ratio_lower", "odds_ratio_upper", "minimum_detectable_ratio"),
    compute: (...counts: [number, number, number, number]) => struct(compareCounts(...counts))
  },
  {
    // compare_strata(focal[], focal_pool[], reference[], reference_pool[])
    name: "compare_strata", parameters: lists(4), returns: doubles(...strata),
    compute: (...counts: DuckDBListValue[]) => struct(compareStrata(...(counts.map(numbers) as Parameters<typeof compareStrata>)))
  },
  {
    // compare_clusters(sums[]): six sums of the focal group and six of the reference for each stratum (src/audit/comparison.ts)
    name: "compare_clusters", parameters: lists(1), returns: doubles("strata_used", "chi_squared", "p", "z", "common_odds_ratio", "risk_ratio", "crude_p", "crude_z"),
    compute: (sums: DuckDBListValue) => struct(compareClusters(numbers(sums)))
  },
  {
    // people_limits(role[], focal[], rows[], selected[], people[])
    name: "people_limits", parameters: [LIST(DOUBLE), LIST(BOOLEAN), ...lists(3)],
    returns: doubles("ratio_lower", "ratio_upper", "risk_ratio_lower", "risk_ratio_upper", "common_odds_ratio_lower", "common_odds_ratio_upper"),
    compute: (role: DuckDBListValue, focal: DuckDBListValue, ...counts: [DuckDBListValue, DuckDBListValue, DuckDBListValue]) =>
      struct(peopleLimits(numbers(role), focal.items as readonly boolean[], ...(counts.map(numbers) as [number[], number[], number[]])))
  },
  {
    // clustered_rate(rows[], selected[], people[]): jackknife limits of a rate
    name: "clustered_rate", parameters: lists(3), returns: doubles("lower", "upper"),
    compute: (...given: DuckDBListValue[]) => {
      const [rows, selected, people] = given.map(numbers) as [number[], number[], number[]];
      return struct(clusteredRate(rows.map((n, k) => ({rows: n, selected: selected[k]!, people: people[k]!}))));
    }
  },
  {
    // adjusted_p(p[]): of a family, in its order
    name: "adjusted_p", parameters: lists(1), returns: LIST(doubles("bh", "holm")),
    compute: (p: DuckDBListValue) => {
      const byHolm = holm(numbers(p));
      return listValue(benjaminiHochberg(numbers(p)).map((bh, k) => struct({bh, holm: byHolm[k]})));
    }
  },
  {
    // group_contrasts(group[], family[], level[], years[], rows[], selected[], focal[], reference[]): a struct a pair, null without an estimate
    name: "group_contrasts", parameters: lists(8), returns: LIST(doubles("odds_ratio", "p", "marginal_effect")),
    compute: (...given: DuckDBListValue[]) => {
      const [group, family, level, years, rows, selected, focal, reference] = given.map(numbers) as [number[], number[], number[], number[], number[], number[], number[], number[]];
      return listValue(groupContrasts({group, family, level, years, rows, selected}, focal, reference).map((found) => (found ? struct(found) : null)));
    }
  },
  {
    // assessor_limits(assessor[], decisions[], awarded[], expectation[]): a struct for each assessor, numbered from 0
    name: "assessor_limits", parameters: lists(4),
    returns: LIST(STRUCT({expected_rate: DOUBLE, shrunken_rate: DOUBLE, ...Object.fromEntries(limits.map((name) => [name, DOUBLE])), outlier: BOOLEAN, spread: DOUBLE})),
    compute: (...given: DuckDBListValue[]) => listValue(assessorLimits(...(given.map(numbers) as Parameters<typeof assessorLimits>)).map(struct))
  },
  {
    // binomial_limits(decisions, expected, spread): exact limits of a rate
    name: "binomial_limits", parameters: [DOUBLE, DOUBLE, DOUBLE], returns: doubles(...limits), compute: (...given: [number, number, number]) => struct(binomialLimits(...given))
  },
  {
    // pair_kappa(both_award, both_deny, disagree): of pairs without an order, so that disagreements fall on either side alike
    name: "pair_kappa", parameters: [DOUBLE, DOUBLE, DOUBLE], returns: doubles("agreement", "kappa", "lower", "upper"),
    compute: (award: number, deny: number, disagree: number) => {
      const found = cohensKappa([[award, disagree / 2], [disagree / 2, deny]]);
      return found ? struct(found) : null;
    }
  }
];
