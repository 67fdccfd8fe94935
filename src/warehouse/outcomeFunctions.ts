import {DOUBLE, DuckDBListValue, INTEGER, LIST, STRUCT, TINYINT, VARCHAR, listValue, structValue, type DuckDBValue} from "@duckdb/node-api";
import {outcomeAssociations} from "../audit/outcomeAssociations.ts";
import {rolloutStudy} from "../audit/rolloutStudy.ts";
import {chiSquareUpper, normalTwoSided} from "../statistics/distributions.ts";
import type {StatisticalFunction} from "./statisticalFunctions.ts";

const numbers = (list: DuckDBListValue) => list.items as readonly number[];
const struct = (figures: object): DuckDBValue => structValue({...figures} as Record<string, DuckDBValue>);
const limits = {estimate: DOUBLE, std_error: DOUBLE, lower: DOUBLE, upper: DOUBLE, p: DOUBLE};
const association = STRUCT({badge: INTEGER, lag_months: INTEGER, method: VARCHAR, teams: INTEGER, observations: INTEGER, ...limits, bh_p: DOUBLE});
const rolloutRow = STRUCT({kind: VARCHAR, group: INTEGER, month: INTEGER, event_month: INTEGER, ...limits, inference: VARCHAR, teams: INTEGER, control_teams: INTEGER});

/** The statistics of business outcomes, as SQL calls them. */
export const outcomeFunctions: readonly StatisticalFunction[] = [
  {
    // normal_two_sided(z)
    name: "normal_two_sided", parameters: [DOUBLE], returns: DOUBLE,
    compute: normalTwoSided
  },
  {
    // chi_squared_upper(x, degrees)
    name: "chi_squared_upper", parameters: [DOUBLE, DOUBLE], returns: DOUBLE,
    compute: chiSquareUpper
  },
  {
    // badge_associations(team[], month[], value[], lags[]; badge[], team[], from[], to[], share[]): figures, then stretches of coverage
    name: "badge_associations", parameters: [INTEGER, INTEGER, DOUBLE, TINYINT, INTEGER, INTEGER, INTEGER, INTEGER, DOUBLE].map((type) => LIST(type)), returns: LIST(association),
    compute: (...given: DuckDBListValue[]) => {
      const [team, month, value, lags, badge, holders, from, to, share] = given.map(numbers) as [number[], number[], number[], number[], number[], number[], number[], number[], number[]];
      return listValue(outcomeAssociations({team, month, value, lags}, {badge, team: holders, from, to, share}).map(struct));
    }
  },
  {
    // rollout_study(starts[], values[], months): starts in months from 0, infinity for never; values team by team, month by month
    name: "rollout_study", parameters: [LIST(DOUBLE), LIST(DOUBLE), INTEGER], returns: STRUCT({effects: LIST(rolloutRow), placebo_p: DOUBLE, regression_p: DOUBLE, dip_p: DOUBLE}),
    compute: (starts: DuckDBListValue, values: DuckDBListValue, months: number) => {
      const {rows, ...tests} = rolloutStudy(numbers(starts), numbers(values), months);
      return struct({effects: listValue(rows.map(struct)), ...tests});
    }
  }
];
