import {Fault} from "../fault.ts";

/**
 * How many threads DuckDB may use, as text: BADGEWAYS_THREADS where it is set, else undefined, which is one a core.
 * Throws a Fault (exit code 2) for a number that is none.
 */
export function threadLimit(wanted = process.env.BADGEWAYS_THREADS): string | undefined {
  if (wanted === undefined || wanted.trim() === "") return undefined;
  const threads = wanted.trim();
  if (!/^[1-9]\d{0,3}$/.test(threads)) throw new Fault(`BADGEWAYS_THREADS is ${wanted}, which is no number of threads; write it like 2.`, {exitCode: 2});
  return threads;
}
