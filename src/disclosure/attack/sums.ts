import {lawOf, type Keyed} from "./known.ts";
import {metricRelations, type MetricLaws} from "./metricLaws.ts";
import {partsOf} from "./timeSums.ts";
import {relationNumbers} from "./propagation.ts";
import type {Sum, System} from "./system.ts";

/** Sums of one table while they are found: parts of the same whole, of the same kind and relation, are one sum. */
class Gathered {
  readonly #sums = new Map<number, {whole: number; parts: number[]; relation: Sum["relation"]; blocks: readonly string[]}>();
  readonly #groups = new Map<string, number>();

  put(whole: number, part: number, relation: Sum["relation"], group: string, blocks: readonly string[]): void {
    let number = this.#groups.get(group);
    if (number === undefined) this.#groups.set(group, (number = this.#groups.size));
    // No table has so many dimensions and totals.
    const id = (whole * 4096 + number) * 4 + relationNumbers[relation];
    const sum = this.#sums.get(id);
    if (sum) sum.parts.push(part);
    else this.#sums.set(id, {whole, parts: [part], relation, blocks});
  }

  addTo(sums: Sum[]): void {
    for (const {whole, parts, relation, blocks} of this.#sums.values()) for (const block of blocks) sums.push({whole, parts, relation, block});
  }
}

/** Adds what a table's counts sum to. Changes the system. */
export function addSums(system: System, keyed: Keyed, laws: MetricLaws): void {
  const {layout, key, rows, counts} = keyed, {members, curve} = layout;
  const gathered = new Gathered();
  const at = new Map(key.map((column, k) => [column, k]));
  const place = (column: string) => at.get(column)!;
  const time = layout.time ? partsOf(rows.map((row) => [row[place("grain")], row[place("period_start")]] as [string, number])) : undefined;
  const dimensions = dimensionsOf(keyed);
  const totals = new Map<string, number>();
  const unsaid = (name: string) => {
    const known = totals.get(name) ?? system.counts.length;
    if (!totals.has(name)) {
      totals.set(name, known);
      system.counts.push({table: keyed.table.name, row: -1, column: "", published: null, earlier: null, exact: false, values: 2, floor: 0, lower: 0, upper: Infinity});
    }
    return known;
  };
  const measures = layout.measure.map(place), named = new Map<string, readonly string[]>();
  const blocksOf = (measure: string, dimension: string, year: string) => {
    const id = `${measure}|${dimension}|${year}`;
    let blocks = named.get(id);
    if (!blocks) named.set(id, (blocks = (dimension === "all" ? dimensions : [dimension]).map((d) => `${measure}|${d}|${year}`)));
    return blocks;
  };
  const columns = [...counts].map(([column, numbers]) => ({column, numbers, isMember: members !== undefined && (members.only?.includes(column) ?? true)}));
  const wholes = Object.entries(layout.totals ?? {});
  const orders = (layout.orders ?? []).map(([part, whole]) => ({part, parts: counts.get(part)!, wholes: counts.get(whole)!}));
  const ofRate = counts.has("denominator") ? [{part: "numerator", parts: counts.get("numerator")!, wholes: counts.get("denominator")!}] : [];
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]!, law = lawOf(laws, key, row);
    const measure = `${keyed.table.name}|${familyOf(measures.map((k) => row[k]).join("|"))}`;
    const grain = time && (row[place("grain")] as string), start = time && (row[place("period_start")] as number);
    const year = time ? time.yearOf(grain!, start!) : "";
    const dimension = members ? String(row[place(members.dimension)]) : "all";
    const blocks = blocksOf(measure, dimension, year);
    // The rows that this one is a part of, once for all of its counts.
    const isPart = members !== undefined && dimension !== "all";
    const ofWhole = isPart ? keyed.beside(r, [[place(members.dimension), "all"], [place(members.member), "all"]]) : undefined;
    const ofHalves = isPart && dimension.includes(" × ") ? halvesOf(dimension, String(row[place(members.member)])).map((half) => keyed.beside(r, [[place(members.dimension), half.dimension], [place(members.member), half.member]])) : [];
    const ofTotals = wholes.length === 0 ? [] : wholes.filter(([total]) => row[place(total)] !== "all").map(([total, relation]) => ({total, relation, place: keyed.beside(r, [[place(total), "all"]])}));
    const spans = time ? time.within(grain!, start!) : [];
    const ofSpans = spans.map((span) => keyed.beside(r, [[place("grain"), span.grain], [place("period_start"), span.start]]));
    for (const {column, numbers, isMember} of columns) {
      const own = numbers[r]!;
      if (own === -1) continue;
      if (isPart && isMember) {
        const {relation, unsaidTotal} = members;
        const whole = numberAt(numbers, ofWhole);
        if (whole !== -1) gathered.put(whole, own, relation, dimension, blocks);
        else if (unsaidTotal) gathered.put(unsaid(`${measure}|${column}`), own, relation, dimension, [`${measure}|groups|`]);
        for (const half of ofHalves) {
          const parent = numberAt(numbers, half);
          if (parent !== -1) gathered.put(parent, own, relation, dimension, blocks);
        }
      }
      for (const {total, relation, place} of ofTotals) {
        const whole = numberAt(numbers, place);
        if (whole !== -1) gathered.put(whole, own, relation, total, [`${keyed.table.name}|${total}|${column}|${dimension}`]);
      }
      for (let k = 0; k < spans.length; k++) {
        const relation = law?.overTime[column as "numerator" | "denominator"] ?? "equals";
        const whole = numberAt(numbers, ofSpans[k]);
        if (relation !== "none" && whole !== -1) gathered.put(whole, own, relation, `time ${spans[k]!.grain}`, spans[k]!.fine ? [`${measure}|months|`] : blocks);
      }
    }
    for (const {part, parts, wholes} of law?.numeratorInDenominator ? [...orders, ...ofRate] : orders) {
      if (parts[r] !== -1 && wholes[r] !== -1) gathered.put(wholes[r]!, parts[r]!, "at least", `order ${part}`, blocks);
    }
    if (curve) {
      const own = counts.get(curve.risk)![r]!, next = keyed.beside(r, [[place(curve.at), Number(row[place(curve.at)]) + 3]]);
      if (next !== undefined) for (const c of [counts.get(curve.risk)![next]!, ...curve.leaving.map((column) => counts.get(column)![r]!)]) gathered.put(own, c, "at most", "step", blocks);
      for (const column of curve.leaving) gathered.put(own, counts.get(column)![r]!, "at least", "leaving", blocks);
    }
  }
  gathered.addTo(system.sums);
}

const numberAt = (numbers: Int32Array, row: number | undefined): number => (row === undefined ? -1 : numbers[row]!);

/** The dimensions whose programs a count of `all` stands in. */
function dimensionsOf({layout, key, rows}: Keyed): string[] {
  if (!layout.members) return ["all"];
  const place = key.indexOf(layout.members.dimension);
  return [...new Set(rows.map((row) => String(row[place])))];
}

/** The members that a member of a pair is a part of: `Finance × L2` of `family × level`. */
function halvesOf(dimension: string, member: string): {dimension: string; member: string}[] {
  const [one, other, ...more] = dimension.split(" × "), [first, second, ...rest] = member.split(" × ");
  if (other === undefined || second === undefined || more.length > 0 || rest.length > 0) return [];
  return [{dimension: one!, member: first!}, {dimension: other, member: second}];
}

/** Metrics that are parts of one another are one measure, so that one program weighs them together. */
const familyOf = (measure: string) => families.get(measure) ?? measure;
const families = new Map([...metricRelations].reverse().flatMap(({whole, parts}) => [whole, ...parts].map((measure) => [measure, whole] as const)));

/** Adds what counts of different metrics and tables have to do with one another. Changes the system. */
export function relateTables(system: System, tables: ReadonlyMap<string, Keyed>): void {
  const metrics = tables.get("metric_values"), kinds = tables.get("move_kinds"), groups = tables.get("attainment"), strata = tables.get("equity_strata");
  if (metrics) relateMetrics(system, metrics);
  if (metrics && kinds) relateKinds(system, metrics, kinds);
  if (groups && strata) relateStrata(system, groups, strata);
}

function relateMetrics(system: System, keyed: Keyed): void {
  const {key, rows, counts} = keyed;
  const numbers = counts.get("numerator")!, own = ["grain", "period_start", "dimension"].map((column) => key.indexOf(column));
  const time = partsOf(rows.map((row) => [row[key.indexOf("grain")], row[key.indexOf("period_start")]] as [string, number]));
  const dimensions = dimensionsOf(keyed);
  rows.forEach((row, r) => {
    for (const {whole, parts, relation} of metricRelations) {
      if (row[0] !== whole) continue;
      const places = parts.map((metric) => keyed.beside(r, [[0, metric]]));
      if (places.some((place) => place === undefined)) continue;
      const [grain, start, dimension] = own.map((k) => row[k]) as [string, number, string];
      for (const d of dimension === "all" ? dimensions : [dimension]) {
        system.sums.push({whole: numbers[r]!, parts: places.map((place) => numbers[place!]!), relation, block: `metric_values|${familyOf(whole)}|${d}|${time.yearOf(grain, start)}`});
      }
    }
  });
}

/** A kind's moves are the numerator of its rate over everyone. */
function relateKinds(system: System, metrics: Keyed, kinds: Keyed): void {
  const time = partsOf(metrics.rows.map((row) => [row[1], row[2]] as [string, number]));
  kinds.rows.forEach(([grain, start, kind], r) => {
    const place = metrics.find([`${String(kind)}_rate`, grain, start, "all", "all"]);
    if (place === undefined) return;
    const block = `metric_values|${familyOf(`${String(kind)}_rate`)}|all|${time.yearOf(grain as string, start as number)}`;
    system.sums.push({whole: metrics.counts.get("numerator")![place]!, parts: [kinds.counts.get("moves")![r]!], relation: "equals", block});
  });
}

/** A group holds at least its published families and levels. */
function relateStrata(system: System, groups: Keyed, strata: Keyed): void {
  const parts = new Map<number, number[][]>();
  strata.rows.forEach((row, r) => {
    const place = groups.find(row.slice(0, 4));
    if (place !== undefined) parts.set(place, [...(parts.get(place) ?? []), ["selected", "pool"].map((column) => strata.counts.get(column)![r]!)]);
  });
  for (const [place, rows] of parts) {
    ["selected", "pool"].forEach((column, k) => {
      const block = `equity_strata|${groups.rows[place]!.join("|")}`;
      system.sums.push({whole: groups.counts.get(column)![place]!, parts: rows.map((row) => row[k]!), relation: "at least", block});
    });
  }
}
