import {lawOf, type Keyed} from "./known.ts";
import {metricRelations, type MetricLaws} from "./metricLaws.ts";
import {partsOf} from "./timeSums.ts";
import type {Sum, System} from "./system.ts";

/** Adds what a table's counts sum to. Changes the system. */
export function addSums(system: System, keyed: Keyed, laws: MetricLaws): void {
  const {layout, key, rows, counts} = keyed;
  const grouped = new Map<string, {whole: number; parts: number[]; relation: Sum["relation"]; blocks: string[]}>();
  const put = (whole: number, part: number, relation: Sum["relation"], group: string, blocks: string[]) => {
    const id = `${whole}|${group}|${relation}`;
    const sum = grouped.get(id);
    if (sum) sum.parts.push(part);
    else grouped.set(id, {whole, parts: [part], relation, blocks});
  };
  const time = layout.time ? partsOf(rows.map((row) => [row[key.indexOf("grain")], row[key.indexOf("period_start")]] as [string, number])) : undefined;
  const dimensions = dimensionsOf(keyed);
  const totals = new Map<string, number>();
  const unsaid = (name: string) => {
    const known = totals.get(name) ?? system.counts.length;
    if (!totals.has(name)) {
      totals.set(name, known);
      system.counts.push({table: keyed.table.name, row: -1, column: "", published: null, earlier: null, values: 2, lower: 0, upper: Infinity});
    }
    return known;
  };
  const at = new Map(key.map((column, k) => [column, k]));
  rows.forEach((row, r) => {
    const said = (column: string) => row[at.get(column)!];
    const where = (changes: Readonly<Record<string, unknown>>) => keyed.find(key.map((column, k) => (column in changes ? changes[column] : row[k])));
    const law = lawOf(laws, key, row);
    const measure = `${keyed.table.name}|${familyOf(layout.measure.map(said).join("|"))}`;
    const year = time ? time.yearOf(said("grain") as string, said("period_start") as number) : "";
    const dimension = layout.members ? String(said(layout.members.dimension)) : "all";
    const blocks = (dimension === "all" ? dimensions : [dimension]).map((d) => `${measure}|${d}|${year}`);
    // The rows that this one is a part of, once for all of its counts.
    const isPart = layout.members !== undefined && dimension !== "all";
    const ofWhole = isPart ? where({[layout.members.dimension]: "all", [layout.members.member]: "all"}) : undefined;
    const ofHalves = isPart ? halvesOf(dimension, String(said(layout.members.member))).map((half) => where({[layout.members!.dimension]: half.dimension, [layout.members!.member]: half.member})) : [];
    const ofTotals = Object.entries(layout.totals ?? {}).filter(([total]) => said(total) !== "all").map(([total, relation]) => ({total, relation, place: where({[total]: "all"})}));
    const spans = (time?.within(said("grain") as string, said("period_start") as number) ?? []).map((span) => ({...span, place: where({grain: span.grain, period_start: span.start})}));
    for (const [column, numbers] of counts) {
      const own = numbers[r]!;
      if (own === -1) continue;
      const of = (place: number | undefined) => (place === undefined || numbers[place] === -1 ? undefined : numbers[place]);
      if (isPart && (layout.members.only?.includes(column) ?? true)) {
        const {relation, unsaidTotal} = layout.members;
        const whole = of(ofWhole);
        if (whole !== undefined) put(whole, own, relation, dimension, blocks);
        else if (unsaidTotal) put(unsaid(`${measure}|${column}`), own, relation, dimension, [`${measure}|groups|`]);
        for (const half of ofHalves) {
          const parent = of(half);
          if (parent !== undefined) put(parent, own, relation, dimension, blocks);
        }
      }
      for (const {total, relation, place} of ofTotals) {
        const whole = of(place);
        if (whole !== undefined) put(whole, own, relation, total, [`${keyed.table.name}|${total}|${column}|${dimension}`]);
      }
      for (const span of spans) {
        const relation = law?.overTime[column as "numerator" | "denominator"] ?? "equals";
        const whole = of(span.place);
        if (relation === "none" || whole === undefined) continue;
        put(whole, own, relation, `time ${span.grain}`, span.fine ? [`${measure}|months|`] : blocks);
      }
    }
    for (const [part, whole] of [...(layout.orders ?? []), ...(law?.numeratorInDenominator && counts.has("denominator") ? [["numerator", "denominator"] as const] : [])]) {
      const [p, w] = [counts.get(part)![r]!, counts.get(whole)![r]!];
      if (p !== -1 && w !== -1) put(w, p, "at least", `order ${part}`, blocks);
    }
    if (layout.curve) {
      const {at, risk, leaving} = layout.curve;
      const own = counts.get(risk)![r]!, next = where({[at]: Number(said(at)) + 3});
      if (next !== undefined) for (const c of [counts.get(risk)![next]!, ...leaving.map((column) => counts.get(column)![r]!)]) put(own, c, "at most", "step", blocks);
      for (const column of leaving) put(own, counts.get(column)![r]!, "at least", "leaving", blocks);
    }
  });
  for (const {whole, parts, relation, blocks} of grouped.values()) for (const block of new Set(blocks)) system.sums.push({whole, parts, relation, block});
}

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
const familyOf = (measure: string) => metricRelations.find(({whole, parts}) => whole === measure || parts.includes(measure))?.whole ?? measure;

/** Adds what counts of different metrics and tables have to do with one another. Changes the system. */
export function relateTables(system: System, tables: ReadonlyMap<string, Keyed>): void {
  const metrics = tables.get("metric_values"), kinds = tables.get("move_kinds"), groups = tables.get("attainment"), strata = tables.get("equity_strata");
  if (metrics) relateMetrics(system, metrics);
  if (metrics && kinds) relateKinds(system, metrics, kinds);
  if (groups && strata) relateStrata(system, groups, strata);
}

function relateMetrics(system: System, keyed: Keyed): void {
  const {key, rows, counts} = keyed;
  const numbers = counts.get("numerator")!;
  const time = partsOf(rows.map((row) => [row[key.indexOf("grain")], row[key.indexOf("period_start")]] as [string, number]));
  const dimensions = dimensionsOf(keyed);
  rows.forEach((row, r) => {
    for (const {whole, parts, relation} of metricRelations) {
      if (row[0] !== whole) continue;
      const places = parts.map((metric) => keyed.find([metric, ...row.slice(1)]));
      if (places.some((place) => place === undefined)) continue;
      const [grain, start, dimension] = ["grain", "period_start", "dimension"].map((column) => row[key.indexOf(column)]) as [string, number, string];
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
