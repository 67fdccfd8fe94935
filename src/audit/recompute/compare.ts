import type {ExpectedRow, Figure} from "./auditRows.ts";
import {keyOf, type TableRow} from "./evidence.ts";

export interface Compared {
  readonly figures: number;
  /** The first figure that differs, named. */
  readonly difference?: string | undefined;
  /** Columns of which some figure cannot be told, with how many. */
  readonly untold: ReadonlyMap<string, number>;
}

/** Sums over the same numbers in another order differ by this at most. */
const tolerance = 1e-9;

const isSame = (expected: Exclude<Figure, undefined>, given: string): boolean =>
  expected === null ? given === ""
    : typeof expected !== "number" ? given === String(expected)
    : given !== "" && (Number(given) === expected || Math.abs(Number(given) - expected) <= tolerance * Math.max(Math.abs(expected), Math.abs(Number(given)), 1e-6));

/** Sets what was recomputed against a table of the pack, row by row by its key. `partial`: the table may hold rows that were not recomputed. */
export function compareTable(file: string, keys: readonly string[], expected: readonly ExpectedRow[], given: readonly TableRow[], {partial = false}: {readonly partial?: boolean} = {}): Compared {
  const key = (row: Readonly<Record<string, Figure>>) => keyOf(...keys.map((name) => String(row[name] ?? "")));
  const said = (row: Readonly<Record<string, Figure>>) => keys.map((name) => row[name]).filter((part) => part !== "" && part !== null).join(", ");
  const found = new Map(expected.map((row) => [key(row), row])), untold = new Map<string, number>();
  let figures = 0;
  for (const row of given) {
    const own = found.get(key(row));
    if (!own) {
      if (partial) continue;
      return {figures, untold, difference: `${file} has a row that nothing in the pack gives: ${said(row)}`};
    }
    found.delete(key(row));
    for (const [column, value] of Object.entries(own)) {
      if (value === undefined) untold.set(column, (untold.get(column) ?? 0) + 1);
      else if (!isSame(value, row[column] ?? "")) return {figures, untold, difference: `${file}, ${said(row)}: ${column} is ${row[column] || "empty"} in the pack and ${value ?? "empty"} recomputed`};
      else figures += 1;
    }
  }
  const lacking = [...found.values()][0];
  return {figures, untold, difference: lacking && `${file} lacks a row that the pack gives: ${said(lacking)}`};
}
