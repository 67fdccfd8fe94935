import {isOfPeople, keyOf, type Evidence, type Group, type Pair, type Pool, type Stratum, type TableRow} from "./evidence.ts";

const poolKey = (row: TableRow) => keyOf(row.stage!, row.badge_id!, row.attribute!);

/** Evidence from the tables of a pack without rows: their counts are taken as they are, and what needs people or cells is left undefined. */
export function tableEvidence(audit: readonly TableRow[], strata: readonly TableRow[], exclusions: readonly TableRow[]): Evidence {
  const rows = new Map<string, TableRow[]>();
  for (const row of audit) if (row.focal_pool !== "") rows.set(poolKey(row), [...rows.get(poolKey(row)) ?? [], row]);
  const small = new Map<string, number>();
  for (const row of exclusions) if (isOfPeople(row.attribute!)) small.set(poolKey(row), (small.get(poolKey(row)) ?? 0) + Number(row.rows));
  const byPair = new Map<string, Stratum[]>();
  for (const row of strata) {
    const key = keyOf(poolKey(row), row.focal_group!, row.reference_rule!);
    byPair.set(key, [...byPair.get(key) ?? [], stratum(row)]);
  }
  return {
    pools: new Map([...rows].map(([key, own]) => [key, poolOf(own, small.get(key) ?? 0)])),
    strata: ({pool, focal, rule}: Pair) => byPair.get(keyOf(pool.stage, pool.badge, pool.attribute, focal.name, rule)) ?? [],
    alike: () => undefined,
    cells: () => undefined
  };
}

const stratum = (row: TableRow): Stratum => ({
  family: row.family!, level: row.level!, role: row.role_id!,
  focal: Number(row.focal_selected), focalPool: Number(row.focal_pool), reference: Number(row.reference_selected), referencePool: Number(row.reference_pool)
});

function poolOf(rows: readonly TableRow[], small: number): Pool {
  const {stage, badge_id: badge, attribute} = rows[0]! as Record<string, string>;
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const pool = Number(row.focal_pool);
    groups.set(row.focal_group!, {name: row.focal_group!, pool, selected: Number(row.focal_selected), people: badge === "all" ? undefined : pool, evaluable: row.focal_rate !== ""});
  }
  const listed = [...groups.values()], known = listed.filter(({name}) => name !== "Unknown");
  const sum = (of: readonly Group[], name: "pool" | "selected") => of.reduce((total, group) => total + group[name], 0);
  const others = rows.find((row) => row.reference_rule === "others");
  const pool = others ? Number(others.focal_pool) + Number(others.reference_pool) : sum(known, "pool");
  return {
    stage: stage!, badge: badge!, attribute: attribute!, groups, total: sum(listed, "pool") + small,
    known: {pool, selected: others ? Number(others.focal_selected) + Number(others.reference_selected) : sum(known, "selected"), people: badge === "all" ? undefined : pool}
  };
}
