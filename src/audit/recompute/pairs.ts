import {firstOf, isOfPeople, type AuditParameters, type Group, type Pair, type Pool} from "./evidence.ts";

/** What a table says of a pair that counts alone cannot tell again. */
export interface Told {
  readonly reference: string | undefined;
  readonly notCompared: string | null;
}

export type TellsOf = (pool: Pool, focal: string, rule: string) => Told | undefined;

/** The comparisons of a pool: each evaluable group against the highest, the largest, the configured group and all others. */
export function pairsOf(pool: Pool, {minimum_cell, minimum_share, reference_groups}: AuditParameters, told: TellsOf): Pair[] {
  const groups = [...pool.groups.values()], evaluable = groups.filter((group) => group.evaluable);
  const share = BigInt(Math.round(minimum_share * 10_000));
  const eligible = evaluable.filter((group) => BigInt(group.pool) * 10_000n >= share * BigInt(pool.total));
  const named = (rule: string) => (isOfPeople(pool.attribute) ? evaluable.map(({name}) => told(pool, name, rule)?.reference).find((name) => name !== undefined) : undefined);
  const highest = firstOf(eligible, (a, b) => b.selected / b.pool - a.selected / a.pool || b.pool - a.pool, named("highest"));
  const largest = firstOf(evaluable, (a, b) => b.pool - a.pool, named("largest"));
  const configured = pool.groups.get(reference_groups[pool.attribute] ?? "");

  const pair = (focal: Group, rule: string, reference: Group | undefined): Pair => {
    const others = rule === "others";
    const counts = others
      ? {selected: pool.known.selected - focal.selected, pool: pool.known.pool - focal.pool, people: less(pool.known.people, focal.people)}
      : reference ?? {selected: null, pool: null, people: null};
    const rest = less(pool.known.people, focal.people);
    const notCompared = focal.name === "Unknown" ? "unknown group"
      : !focal.evaluable ? "under the minimum cell"
      : !reference && !others ? "no reference"
      : counts.people === undefined || rest === undefined ? told(pool, focal.name, rule)?.notCompared ?? null
      : counts.people! < minimum_cell || rest < minimum_cell ? "reference under the minimum cell"
      : counts.selected === 0 ? "reference without anyone selected" : null;
    return {
      pool, rule, focal, reference: others ? null : reference?.name ?? null, referenceSelected: counts.selected, referencePool: counts.pool,
      notCompared, apart: notCompared === null && (others || focal.name !== reference?.name)
    };
  };
  return [
    ...groups.filter((group) => group.evaluable || !isOfPeople(pool.attribute)).map((group) => pair(group, "highest", highest)),
    ...evaluable.filter((group) => group !== largest).map((group) => pair(group, "largest", largest)),
    ...configured?.evaluable ? evaluable.filter((group) => group !== configured).map((group) => pair(group, "configured", configured)) : [],
    ...evaluable.filter((group) => pool.known.pool > group.pool).map((group) => pair(group, "others", undefined))
  ];
}

const less = (all: number | undefined, own: number | undefined) => (all === undefined || own === undefined ? undefined : all - own);
