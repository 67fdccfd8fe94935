import {compareClusters, compareCounts, compareStrata, peopleLimits, type CrudeComparison, type PeopleComparison, type PeopleLimits, type StratifiedComparison} from "../comparison.ts";
import {isOfPeople, type Alike, type Evidence, type Pair} from "./evidence.ts";

/** What a pair's counts, strata and people say; figures that need people are undefined where the pack holds no rows. */
export interface PairTests {
  readonly counts: CrudeComparison | undefined;
  readonly strataUsed: number;
  readonly strata: StratifiedComparison | undefined;
  readonly people: PeopleComparison | undefined;
  readonly limits: PeopleLimits | undefined;
  /** Badge 'all' of a pack without rows. */
  readonly untold: boolean;
}

/** Counts alike are weighed once: small teams have the same by the thousand. */
export type Weighed = Map<string, unknown>;

function once<Found>(weighed: Weighed, kind: string, numbers: readonly number[], weigh: () => Found): Found {
  const key = `${kind} ${numbers.join(",")}`;
  if (!weighed.has(key)) weighed.set(key, weigh());
  return weighed.get(key) as Found;
}

export function testsOf(pair: Pair, evidence: Evidence, weighed: Weighed): PairTests {
  if (!pair.apart) return {counts: undefined, strataUsed: 0, strata: undefined, people: undefined, limits: undefined, untold: false};
  const table = [pair.focal.selected, pair.focal.pool, pair.referenceSelected!, pair.referencePool!] as const;
  const counts = once(weighed, "counts", table, () => compareCounts(...table));
  const used = evidence.strata(pair).filter(({referencePool}) => referencePool > 0);
  if (pair.pool.badge !== "all") {
    const column = (name: "focal" | "focalPool" | "reference" | "referencePool") => used.map((stratum) => stratum[name]);
    const columns = [column("focal"), column("focalPool"), column("reference"), column("referencePool")] as const;
    const strata = used.length < 2 ? undefined : once(weighed, "strata", columns.flat(), () => compareStrata(...columns));
    return {counts, strataUsed: used.length, strata, people: undefined, limits: undefined, untold: false};
  }
  const alike = evidence.alike(pair.pool);
  if (!alike) return {counts, strataUsed: used.length, strata: undefined, people: undefined, limits: undefined, untold: true};
  const focal = alike.get(pair.focal.name) ?? [];
  const reference = pair.reference === null ? [...alike].filter(([name]) => name !== "Unknown" && name !== pair.focal.name).flatMap(([, own]) => own) : alike.get(pair.reference) ?? [];
  const people = compareClusters(clusterSums(focal, reference));
  const limits = isOfPeople(pair.pool.attribute) ? undefined : limitsOf(focal, reference);
  return {counts, strataUsed: people.strata_used, strata: undefined, people, limits, untold: false};
}

/** Six sums of the focal group and six of the reference for each of the focal group's roles, and the reference's other people last. */
function clusterSums(focal: readonly Alike[], reference: readonly Alike[]): number[] {
  const roles = [...new Set(focal.map(({role}) => role))];
  const rest = reference.filter(({role}) => !roles.includes(role));
  return [
    ...roles.flatMap((role) => [...sums(focal.filter((own) => own.role === role)), ...sums(reference.filter((own) => own.role === role))]),
    ...sums([]), ...sums(rest)
  ];
}

function sums(alike: readonly Alike[]): number[] {
  const total = [0, 0, 0, 0, 0, 0];
  for (const {rows, selected, people} of alike) [1, rows, selected, rows * rows, rows * selected, selected * selected].forEach((x, k) => (total[k]! += people * x));
  return total;
}

function limitsOf(focal: readonly Alike[], reference: readonly Alike[]): PeopleLimits {
  const roles = new Map([...new Set(focal.map(({role}) => role))].map((role, place) => [role, place]));
  const all = [...focal.map((own) => ({...own, focal: true})), ...merged(reference.map((own) => ({...own, role: roles.has(own.role) ? own.role : ""}))).map((own) => ({...own, focal: false}))]
    .map((own) => ({...own, place: roles.get(own.role) ?? -1}))
    .sort((a, b) => a.place - b.place || Number(a.focal) - Number(b.focal) || a.rows - b.rows || a.selected - b.selected);
  return peopleLimits(all.map(({place}) => place), all.map((own) => own.focal), all.map(({rows}) => rows), all.map(({selected}) => selected), all.map(({people}) => people));
}

/** People alike of several groups, counted together. */
function merged(alike: readonly Alike[]): Alike[] {
  const found = new Map<string, Alike>();
  for (const own of alike) {
    const key = `${own.role}\u0001${own.rows}\u0001${own.selected}`;
    found.set(key, {...own, people: own.people + (found.get(key)?.people ?? 0)});
  }
  return [...found.values()];
}
