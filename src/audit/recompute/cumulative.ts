import {firstOf, isOfPeople, keyOf, type AuditParameters, type Evidence, type Pool} from "./evidence.ts";

export interface Cumulative {
  readonly ratio: number | null;
  readonly reference: string;
}

const funnel = ["enrolled", "submitted", "awarded", "moved"];

/** The product of each group's ratios over the funnel's stages, against one fixed reference, by stage × badge × attribute × group. `named`: the reference that a table names. */
export function cumulativeOf({pools}: Evidence, {reference_groups}: AuditParameters, named: (badge: string, attribute: string) => string | undefined): ReadonlyMap<string, Cumulative> {
  const byBadge = new Map<string, Pool[]>();
  for (const pool of pools.values()) {
    const key = keyOf(pool.badge, pool.attribute);
    byBadge.set(key, [...byBadge.get(key) ?? [], pool]);
  }
  const found = new Map<string, Cumulative>();
  for (const all of byBadge.values()) {
    const stages = funnel.map((stage) => all.find((pool) => pool.stage === stage));
    const first = stages.find((pool) => pool !== undefined && [...pool.groups.keys()].some((name) => name !== "Unknown"));
    if (!first) continue;
    const configured = reference_groups[first.attribute];
    const isThere = configured !== undefined && stages.some((pool) => pool?.groups.has(configured));
    const known = [...first.groups.values()].filter(({name}) => name !== "Unknown");
    const reference = isThere ? configured : firstOf(known, (a, b) => b.pool - a.pool, isOfPeople(first.attribute) ? named(first.badge, first.attribute) : undefined)!.name;
    const products = new Map<string, number | null>();
    for (const [k, pool] of stages.entries()) {
      for (const group of pool?.groups.values() ?? []) {
        if (group.name === "Unknown") continue;
        const own = products.get(keyOf(String(k - 1), group.name)) ?? (k === 0 ? 1 : null), to = pool!.groups.get(reference);
        const ratio = own !== null && group.evaluable && to?.evaluable && to.selected > 0 ? own * ((group.selected * to.pool) / (to.selected * group.pool)) : null;
        products.set(keyOf(String(k), group.name), ratio);
        found.set(keyOf(pool!.stage, pool!.badge, pool!.attribute, group.name), {ratio, reference});
      }
    }
  }
  return found;
}
