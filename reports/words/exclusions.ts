import type {Format} from "../format.ts";

/** What the method says of population and exclusions. */
export function exclusionWords(format: Format) {
  const n = format.count;
  return {
    population: "Population and exclusions",
    whom: (window: string, minimum: string): string =>
      `Employees of ${window}, as each stage defines its pool; contingent workers are in none. Family, level and location are those on entry to the pool, demographics those on the window's first day. A group of fewer than ${minimum} people is compared with nobody.`,
    exclusions: "Who is in no comparison, and why, over all badges", nobody: "Nobody is left out.",
    reasons: {
      "holds the badge already": "hold a badge within reach at the window's start: not in the pool for it", "awarded before": "were awarded the badge before: a renewal",
      "minimum months in role not served": "had not served the minimum months in role", "nobody knows when the role was entered": "entered the role on a day that is not known"
    } as Readonly<Record<string, string>>,
    unknown: (attribute: string): string => `${attribute} not known: counted, not compared`, small: "groups under the minimum cell", withheld: "groups under the minimum cell, or withheld since they would tell of such a group",
    people: (x: number): string => `${n(x)} people`, rows: (x: number): string => `${n(x)} in the pool`, groups: (x: number): string => `${n(x)} ${x === 1 ? "group" : "groups"}`,
    columns: {stage: "Stage", reason: "Who", count: "How many"}
  };
}
