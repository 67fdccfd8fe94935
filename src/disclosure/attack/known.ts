import type {Declaration} from "../declaration.ts";
import {addAuditSums} from "./auditSums.ts";
import type {PublishedTable} from "./files.ts";
import {layouts, type Layout} from "./layouts.ts";
import type {MetricLaws} from "./metricLaws.ts";
import {addSums, relateTables} from "./sums.ts";
import {emptySystem, openValues, ownBounds, type System} from "./system.ts";

/** A table's rows as texts of its key, and the way from a key to a count. */
export interface Keyed {
  readonly table: PublishedTable;
  readonly layout: Layout;
  /** Whether its counts are exact: the groups of the audit alone may be (METRICS section 9.4). */
  readonly exact: boolean;
  readonly key: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** By column: the count of each row. */
  readonly counts: ReadonlyMap<string, Int32Array>;
  find(values: readonly unknown[]): number | undefined;
  /** The row whose key is another one's but for some columns, by their number. */
  beside(row: number, changes: readonly (readonly [column: number, value: unknown])[]): number | undefined;
}

export interface Known {
  readonly system: System;
  readonly minimum: number;
  /** By the name of the table whose cells they are. */
  readonly tables: ReadonlyMap<string, Keyed>;
  /** Rows of cells that an earlier publication shows and this one hides. */
  readonly uncovered: number;
  /** Cells that an earlier publication showed with another figure: their facts were corrected, so that they are no second look at the same count. */
  readonly corrected: number;
}

export interface Sight {
  readonly tables: readonly PublishedTable[];
  readonly declarations: readonly Declaration[];
  readonly laws: MetricLaws;
  /** The smallest group that is shown. */
  readonly minimum: number;
  /** Names of tables whose counts are exact. */
  readonly exact?: ReadonlySet<string>;
  /** Tables of earlier publications that speak of the same periods, and whether their counts are exact. */
  readonly earlier?: readonly {readonly table: PublishedTable; readonly exact: boolean}[];
}

/** Everything that published tables say of the counts behind them, as one system: cells, and what they sum to. */
export function known({tables, declarations, laws, minimum, exact = new Set(), earlier = []}: Sight): Known {
  const system = emptySystem();
  const keyed = new Map<string, Keyed>();
  // A table that shows part of another one's cells adds nothing where that one is there.
  for (const table of [...tables].sort((one, other) => Number(layouts[one.name]?.of !== undefined) - Number(layouts[other.name]?.of !== undefined))) {
    const layout = layouts[table.name];
    const key = declarations.find(({name}) => name === table.name)?.key;
    if (!layout || !key || keyed.has(layout.of ?? table.name)) continue;
    keyed.set(layout.of ?? table.name, addCounts(system, table, layout, key, {laws, minimum, exact: exact.has(table.name)}));
  }
  const seen = earlier.reduce((sum, {table, exact}) => {
    const found = lookBack(system, table, exact, keyed.get(layouts[table.name]?.of ?? table.name));
    return {uncovered: sum.uncovered + found.uncovered, corrected: sum.corrected + found.corrected};
  }, {uncovered: 0, corrected: 0});
  for (const one of keyed.values()) {
    if (one.exact) addAuditSums(system, one);
    else addSums(system, one, laws);
  }
  relateTables(system, keyed);
  return {system, minimum, tables: keyed, ...seen};
}

/** Rows by their key, as one number of the numbers of its values. */
function placesOf(rows: readonly (readonly unknown[])[], columns: number): Pick<Keyed, "find" | "beside"> {
  const numbers = Array.from({length: columns}, () => new Map<unknown, number>());
  for (const row of rows) numbers.forEach((known, k) => known.has(row[k]) || known.set(row[k], known.size));
  const steps: number[] = [];
  numbers.reduce((step, known) => (steps.push(step), step * Math.max(1, known.size)), 1);
  const codes = Float64Array.from(rows, (row) => row.reduce<number>((code, value, k) => code + steps[k]! * numbers[k]!.get(value)!, 0));
  const places = new Map(Array.from(codes, (code, row) => [code, row]));
  return {
    find: (values) => places.get(values.reduce<number>((code, value, k) => code + steps[k]! * (numbers[k]!.get(value) ?? NaN), 0)),
    beside(row, changes) {
      let code = codes[row]!;
      for (const [k, value] of changes) code += steps[k]! * ((numbers[k]!.get(value) ?? NaN) - numbers[k]!.get(rows[row]![k])!);
      return places.get(code);
    }
  };
}

/** Reasons why a row is hidden though it counts people enough. */
const enough = new Set(["complement", "derivable"]);

function addCounts(system: System, table: PublishedTable, layout: Layout, key: readonly string[], {laws, minimum, exact}: {laws: MetricLaws; minimum: number; exact: boolean}): Keyed {
  const keys = key.map((column) => table.columns.get(column)!);
  const rows = Array.from({length: table.rows}, (_, r) => keys.map((values) => values[r]));
  const counts = new Map<string, Int32Array>();
  const states = table.columns.get("state");
  for (const column of layout.counts) {
    const values = table.columns.get(column)!;
    const numbers = new Int32Array(table.rows).fill(-1);
    for (let row = 0; row < table.rows; row++) {
      if (column === "denominator" && lawOf(laws, key, rows[row]!)?.headcount) continue;
      const published = (values[row] as number | null | undefined) ?? null;
      numbers[row] = system.counts.length;
      const count = {table: table.name, row, column, published, earlier: null, exact, values: exact ? openValues(minimum) : 2, floor: column === layout.people && enough.has(String(states?.[row])) ? minimum : 0};
      system.counts.push({...count, ...ownBounds(count)});
    }
    counts.set(column, numbers);
  }
  return {table, layout, exact, key, rows, counts, ...placesOf(rows, key.length)};
}

export const lawOf = (laws: MetricLaws, key: readonly string[], row: readonly unknown[]) => {
  if (key[0] !== "metric") return undefined;
  return laws.get(key[1] === "alternative" ? `${String(row[0])}__${String(row[1])}` : String(row[0]));
};

/** What an earlier publication shows of cells that this one hides; where both show one, they agree or the facts behind it changed. */
function lookBack(system: System, table: PublishedTable, exact: boolean, now: Keyed | undefined): {uncovered: number; corrected: number} {
  let uncovered = 0, corrected = 0;
  if (!now) return {uncovered, corrected};
  const keys = now.key.map((column) => table.columns.get(column));
  if (keys.some((values) => values === undefined)) return {uncovered, corrected};
  for (let row = 0; row < table.rows; row++) {
    const place = now.find(keys.map((values) => values![row]));
    if (place === undefined) continue;
    for (const [column, numbers] of now.counts) {
      const shown = (table.columns.get(column)?.[row] as number | null | undefined) ?? null;
      if (shown === null || numbers[place] === -1) continue;
      const count = system.counts[numbers[place]!]!;
      // A rounded figure and an exact one of the same count are not the same.
      if (count.published !== null && count.exact !== exact) continue;
      if (count.published !== null && count.published !== shown) corrected++;
      else {
        count.earlier = shown;
        count.earlierExact = exact;
      }
      if (count.published !== null) continue;
      Object.assign(count, ownBounds(count));
      uncovered++;
    }
  }
  return {uncovered, corrected};
}
