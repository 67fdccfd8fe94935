import type {Block} from "../contract/manifest.ts";
import {Fault} from "../fault.ts";
import {globExpression} from "./glob.ts";

/** The pattern with a star for each part of the date: what files may be meant. */
export const undated = (pattern: string) => pattern.replace(/%[Ymd]/g, "*");

/**
 * The day that each name of a headcount file tells, ISO 8601, as `*-%Y-%m-%d.csv` lays it out; names without one, days that two files
 * bear, and fewer than two files are Faults.
 */
export function snapshotDays(pattern: string, names: readonly string[]): Map<string, string> {
  const days = new Map<string, string>();
  for (const name of names) {
    const day = dayIn(pattern, name);
    if (day === undefined) throw new Fault(`${name} bears no date in its name where sources.yaml has one (snapshots: ${pattern}); rename it, or narrow the pattern.`);
    const twin = days.get(day);
    if (twin !== undefined) throw new Fault(`${twin} and ${name} are both headcounts of ${day}; keep one of them, or give each system a block of its own.`);
    days.set(day, name);
  }
  if (days.size < 2) throw new Fault(`sources.yaml: job_history needs at least two headcount files to find changes, and snapshots: ${pattern} fits only ${names[0] ?? "none"}.`);
  return new Map([...days].map(([day, name]) => [name, day]));
}

/** Of several dates that fit the last counts: names tend to end with it. */
function dayIn(pattern: string, name: string): string | undefined {
  const source = globExpression(pattern).source.replace("%Y", "(?<year>\\d{4})").replace("%m", "(?<month>\\d{2})").replace("%d", "(?<day>\\d{2})");
  const {year, month, day} = new RegExp(source, "u").exec(name)?.groups ?? {};
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/** A snapshots block for the file of one day: its rows are job rows of that day. */
export function blockOfDay(block: Block, day: string): Block {
  return {...block, dates: undefined, constants: {...block.constants, effective_date: day}};
}
