import type {AuditParameters, Alike, Evidence, Group, Pair, Pool, Stratum, TableRow} from "./evidence.ts";
import {byText, keyOf} from "./evidence.ts";

interface Cell {group: string; family: string; level: string; years: number; pool: number; selected: number}
interface Person {group: string; role: string; family: string; level: string; rows: number; selected: number}
interface Counted {readonly stage: string; readonly badge: string; readonly attribute: string; readonly cells: Map<string, Cell>; readonly persons: Map<string, Person>}

/** Evidence from the pack's rows: every count is made again. Rows of a person stand in the order of entry. */
export function rowEvidence(rows: readonly TableRow[], parameters: AuditParameters): Evidence {
  const counted = new Map<string, Counted>();
  const of = (stage: string, badge: string, attribute: string): Counted => {
    const key = keyOf(stage, badge, attribute);
    if (!counted.has(key)) counted.set(key, {stage, badge, attribute, cells: new Map(), persons: new Map()});
    return counted.get(key)!;
  };
  const count = (stage: string, row: TableRow, selected: boolean) => {
    for (const [attribute, group] of attributesOf(row, stage, parameters.demographics)) {
      const cells = of(stage, row.badge_id || "all", attribute).cells;
      add(cells, keyOf(group, row.family!, row.level!, row.tenure_years!), {group, family: row.family!, level: row.level!, years: Number(row.tenure_years), pool: 0, selected: 0}, "pool", selected);
      add(of(stage, "all", attribute).persons, keyOf(group, row.person!), {group, role: row.role_id!, family: row.family!, level: row.level!, rows: 0, selected: 0}, "rows", selected);
    }
  };
  for (const row of rows) {
    if (row.stage === "decision" || row.stage === "review") continue;
    count(row.stage!, row, row.selected === "true");
    if (row.stage === "overall" && parameters.missing_stages.enrolled === undefined) count("enrolled", row, row.enrolled === "true");
  }
  const alike = new Map([...counted].filter(([, one]) => one.badge === "all").map(([key, one]) => [key, alikeOf(one.persons)]));
  const pools = new Map([...counted].map(([key, one]) => [key, poolOf(one, parameters)]));
  const ofPool = ({stage, badge, attribute}: Pool) => keyOf(stage, badge, attribute);
  return {
    pools,
    strata: (pair) => strataOf(pair, pair.pool.badge === "all" ? peopleStrata(alike.get(ofPool(pair.pool))!) : cellStrata(counted.get(ofPool(pair.pool))!.cells)),
    alike: (pool) => alike.get(ofPool(pool)),
    cells: (pool) => modelCells(pool, [...counted.get(ofPool(pool))!.cells.values()])
  };
}

function attributesOf(row: TableRow, stage: string, demographics: readonly string[]): [string, string][] {
  const singles = demographics.map((name): [string, string] => [name, row[name]!]);
  const pairs = singles.flatMap(([a, x], k) => singles.slice(k + 1).map(([b, y]): [string, string] => [`${a} × ${b}`, x === "Unknown" || y === "Unknown" ? "Unknown" : `${x} × ${y}`]));
  const others = ["location", "team_id", "manager_id", ...stage === "awarded" && row.assessor_id !== undefined ? ["assessor_id"] : []];
  return [...singles, ...pairs, ...others.map((name): [string, string] => [name, row[name]!])];
}

function add<Size extends string, Of extends Record<Size | "selected", number>>(counts: Map<string, Of>, key: string, fresh: Of, size: Size, selected: boolean): void {
  const own = counts.get(key) ?? fresh;
  counts.set(key, own);
  (own[size] as number) += 1;
  (own.selected as number) += Number(selected);
}

function poolOf({stage, badge, attribute, cells, persons}: Counted, {minimum_cell}: AuditParameters): Pool {
  const sums = new Map<string, {pool: number; selected: number; people: number}>();
  const put = (group: string, pool: number, selected: number, people: number) => {
    const own = sums.get(group) ?? {pool: 0, selected: 0, people: 0};
    sums.set(group, {pool: own.pool + pool, selected: own.selected + selected, people: own.people + people});
  };
  if (badge === "all") for (const {group, rows, selected} of persons.values()) put(group, rows, selected, 1);
  else for (const {group, pool, selected} of cells.values()) put(group, pool, selected, pool);
  const groups = new Map([...sums].map(([name, own]): [string, Group] => [name, {name, ...own, evaluable: name !== "Unknown" && own.people >= minimum_cell}]));
  const known = [...groups.values()].filter(({name}) => name !== "Unknown");
  const sum = (of: readonly Group[], one: (group: Group) => number) => of.reduce((total, group) => total + one(group), 0);
  return {
    stage, badge, attribute, groups, total: sum([...groups.values()], ({pool}) => pool),
    known: {pool: sum(known, ({pool}) => pool), selected: sum(known, ({selected}) => selected), people: sum(known, ({people}) => people!)}
  };
}

function alikeOf(persons: ReadonlyMap<string, Person>): Map<string, Alike[]> {
  const counts = new Map<string, Person & {people: number}>();
  for (const person of persons.values()) {
    const key = keyOf(person.group, person.role, String(person.rows), String(person.selected)), own = counts.get(key);
    if (own) own.people += 1;
    else counts.set(key, {...person, people: 1});
  }
  const groups = new Map<string, Alike[]>();
  const sorted = [...counts.values()].sort((a, b) => byText(a.role, b.role) || a.rows - b.rows || a.selected - b.selected);
  for (const {group, ...own} of sorted) groups.set(group, [...groups.get(group) ?? [], own]);
  return groups;
}

type OfGroups = ReadonlyMap<string, ReadonlyMap<string, Omit<Stratum, "reference" | "referencePool">>>;

function cellStrata(cells: ReadonlyMap<string, Cell>): OfGroups {
  return grouped([...cells.values()].map(({group, family, level, pool, selected}) => ({group, family, level, role: "", focal: selected, focalPool: pool})));
}

function peopleStrata(alike: ReadonlyMap<string, readonly Alike[]>): OfGroups {
  return grouped([...alike].flatMap(([group, own]) => own.map(({role, family, level, rows, selected, people}) => ({group, family, level, role, focal: selected * people, focalPool: rows * people}))));
}

function grouped(counts: readonly {group: string; family: string; level: string; role: string; focal: number; focalPool: number}[]): OfGroups {
  const groups = new Map<string, Map<string, Omit<Stratum, "reference" | "referencePool">>>();
  for (const {group, ...own} of counts) {
    const strata = groups.get(group) ?? new Map();
    groups.set(group, strata);
    const key = keyOf(own.family, own.level, own.role), before = strata.get(key);
    strata.set(key, {...own, focal: own.focal + (before?.focal ?? 0), focalPool: own.focalPool + (before?.focalPool ?? 0)});
  }
  return groups;
}

function strataOf({focal, reference, rule}: Pair, groups: OfGroups): Stratum[] {
  const sides = rule === "others" ? [...groups].filter(([name]) => name !== "Unknown" && name !== focal.name) : [...groups].filter(([name]) => name === reference);
  return [...groups.get(focal.name) ?? []].map(([key, own]) => ({
    ...own,
    reference: sides.reduce((sum, [, strata]) => sum + (strata.get(key)?.focal ?? 0), 0),
    referencePool: sides.reduce((sum, [, strata]) => sum + (strata.get(key)?.focalPool ?? 0), 0)
  })).sort((a, b) => byText(a.family, b.family) || byText(a.level, b.level) || byText(a.role, b.role));
}

function modelCells({groups}: Pool, given: readonly Cell[]): ReturnType<Evidence["cells"]> {
  const kept = given.filter(({group}) => groups.get(group)!.evaluable);
  const numbering = (values: readonly string[]) => new Map([...new Set(values)].sort(byText).map((value, place) => [value, place + 1]));
  const [numbers, families, levels] = [numbering(kept.map(({group}) => group)), numbering(kept.map(({family}) => family)), numbering(kept.map(({level}) => level))];
  const cells = kept.map((cell) => ({group: numbers.get(cell.group)!, family: families.get(cell.family)!, level: levels.get(cell.level)!, years: cell.years, rows: cell.pool, selected: cell.selected}))
    .sort((a, b) => a.group - b.group || a.family - b.family || a.level - b.level || a.years - b.years);
  const column = (name: keyof (typeof cells)[number]) => cells.map((cell) => cell[name]);
  return {cells: {group: column("group"), family: column("family"), level: column("level"), years: column("years"), rows: column("rows"), selected: column("selected")}, numbers};
}
