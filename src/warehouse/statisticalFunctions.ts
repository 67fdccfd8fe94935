import {DOUBLE, DuckDBListValue, DuckDBListVector, DuckDBScalarFunction, INTEGER, LIST, STRUCT, listValue, structValue, type DuckDBType, type DuckDBValue, type DuckDBVector} from "@duckdb/node-api";
import {auditFunctions} from "./auditFunctions.ts";
import {betaQuantile} from "../statistics/betaQuantile.ts";
import {distinctCoverage} from "../statistics/distinctCoverage.ts";
import {hazardRatios} from "../statistics/hazardRatios.ts";
import {outcomeFunctions} from "./outcomeFunctions.ts";
import {serialCorrelation} from "../statistics/serialCorrelation.ts";
import type {Session} from "./session.ts";

/**
 * What SQL cannot say, as functions that it can call: pure ones of src/statistics, temporary on the session like macros. A model
 * counts, hands the counts over as lists in an order of its own, and remains one table with its lineage. Null where an argument is null.
 */
export interface StatisticalFunction {
  readonly name: string;
  readonly parameters: readonly DuckDBType[];
  readonly returns: DuckDBType;
  readonly compute: (...values: any[]) => DuckDBValue;
}

const ratio = STRUCT({hazard_ratio: DOUBLE, lower: DOUBLE, upper: DOUBLE, p: DOUBLE});
const correlation = STRUCT({correlation: DOUBLE, lower: DOUBLE, upper: DOUBLE, p: DOUBLE});
const numbers = (list: DuckDBListValue) => list.items as readonly number[];

const functions: readonly StatisticalFunction[] = [
  ...auditFunctions,
  ...outcomeFunctions,
  {
    // beta_quantile(p, a, b)
    name: "beta_quantile", parameters: [DOUBLE, DOUBLE, DOUBLE], returns: DOUBLE,
    compute: betaQuantile
  },
  {
    // cox_hazard_ratios(groups, at_risk, events): a struct for each group against the first; `groups` numbers a risk set, set after set
    name: "cox_hazard_ratios", parameters: [INTEGER, LIST(DOUBLE), LIST(DOUBLE)], returns: LIST(ratio),
    compute: (groups: number, atRisk: DuckDBListValue, events: DuckDBListValue) =>
      listValue(hazardRatios(groups, numbers(atRisk), numbers(events)).map((found) =>
        found ? structValue({hazard_ratio: found.ratio, lower: found.lower, upper: found.upper, p: found.p}) : null))
  },
  {
    // distinct_coverage(positions, ready_for, people): how many positions of each role are filled; ready_for counts roles from 1
    name: "distinct_coverage", parameters: [LIST(INTEGER), LIST(LIST(INTEGER)), LIST(INTEGER)], returns: LIST(INTEGER),
    compute: (positions: DuckDBListValue, readyFor: DuckDBListValue, people: DuckDBListValue) => {
      const slates = readyFor.items as readonly DuckDBListValue[];
      return listValue(distinctCoverage(numbers(positions), numbers(people).map((count, index) => ({people: count, roles: numbers(slates[index]!).map((role) => role - 1)}))));
    }
  },
  {
    // serial_correlation(x, y): of two series in order of time
    name: "serial_correlation", parameters: [LIST(DOUBLE), LIST(DOUBLE)], returns: correlation,
    compute: (x: DuckDBListValue, y: DuckDBListValue) => {
      const found = serialCorrelation(numbers(x), numbers(y));
      return found ? structValue({...found}) : null;
    }
  }
];

const registered = new WeakSet<Session>();

/** A vector keeps every list that it was asked for as long as its rows last: those of 17 million figures would all stand in memory together. */
function itemOf(column: DuckDBVector, row: number): DuckDBValue {
  if (!(column instanceof DuckDBListVector)) return column.getItem(row);
  const items = column.getItemVector(row);
  return items && listValue(items.toArray());
}

/** Makes them known to a session, once. */
export function registerStatistics(session: Session): void {
  if (registered.has(session)) return;
  registered.add(session);
  for (const {name, parameters, returns, compute} of functions) {
    session.connection.registerScalarFunction(
      DuckDBScalarFunction.create({
        name, parameterTypes: parameters, returnType: returns,
        mainFunction(_info, input, output) {
          const columns = parameters.map((_, column) => input.getColumnVector(column));
          for (let row = 0; row < input.rowCount; row++) {
            const values = columns.map((column) => itemOf(column, row));
            output.setItem(row, values.includes(null) ? null : compute(...values));
          }
          output.flush();
        }
      })
    );
  }
}
