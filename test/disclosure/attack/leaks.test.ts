import fc from "fast-check";
import {beforeAll, expect, test} from "vitest";
import type {PublishedTable} from "../../../src/disclosure/attack/files.ts";
import {known} from "../../../src/disclosure/attack/known.ts";
import {weigher, type Weighed} from "../../../src/disclosure/attack/leaks.ts";
import type {MetricLaws} from "../../../src/disclosure/attack/metricLaws.ts";
import {programs} from "../../../src/disclosure/attack/program.ts";
import {boundsOf, type Sum, type System} from "../../../src/disclosure/attack/system.ts";
import {publications} from "../../../src/publish/catalogue.ts";

let programOf: Awaited<ReturnType<typeof programs>>;
beforeAll(async () => {
  programOf = await programs();
});

/** Published figures, null where hidden, and their sums: whole first. */
function systemOf(published: readonly (number | null)[], sums: readonly (readonly [whole: number, ...parts: number[]])[], {exact = false, relation = "equals" as Sum["relation"]} = {}): System {
  return {
    counts: published.map((figure, row) => ({table: "t", row, column: "c", published: figure, earlier: null, exact, values: exact ? 5 : 2, floor: 0, ...boundsOf(figure, exact)})),
    sums: sums.map(([whole, ...parts]) => ({whole, parts, relation, block: "b"}))
  };
}
const weighed = (...given: Parameters<typeof systemOf>): Weighed => weigher(systemOf(...given), programOf)();
const kinds = ({leaks}: Weighed) => leaks.map(({count, kind, lower, upper}) => [count, kind, lower, upper]);

test("a year of 0 with four quarters of 5 each: every quarter had exactly one, the year four", () => {
  const found = weighed([0, 5, 5, 5, 5], [[0, 1, 2, 3, 4]]);
  expect(kinds(found).sort()).toEqual([[0, "present", 4, 4], [1, "determined", 1, 1], [2, "determined", 1, 1], [3, "determined", 1, 1], [4, "determined", 1, 1]]);
});

test("a whole of 20 beside a part of 10 and a part of 0: the part is at least two, and the others gave it away", () => {
  const [leak, ...more] = weighed([20, 10, 0], [[0, 1, 2]]).leaks;
  expect(more).toEqual([]);
  expect(leak).toMatchObject({count: 2, kind: "present", lower: 2, upper: 4});
  expect([...leak!.by].sort()).toEqual([0, 1]);
});

test("what rounding leaves open is no leak", () => {
  expect(weighed([15, 10, 0], [[0, 1, 2]]).leaks).toEqual([]);
  expect(weighed([0, 0, 0], [[0, 1, 2]]).leaks).toEqual([]);
  expect(weighed([5, 5], [[0, 1]]).leaks).toEqual([]);
});

test("a hidden part of exact counts that its whole and the other part leave one value", () => {
  expect(kinds(weighed([9, 6, null], [[0, 1, 2]], {exact: true}))).toEqual([[2, "narrow", 3, 3]]);
});

test("two margins at once: what is found is what trying every table finds", () => {
  fc.assert(fc.property(fc.array(fc.integer({min: 0, max: 11}), {minLength: 4, maxLength: 4}), fc.array(fc.boolean(), {minLength: 9, maxLength: 9}), ([a, b, c, d], up) => {
    const truth = [a! + b! + c! + d!, a! + b!, c! + d!, a! + c!, b! + d!, a!, b!, c!, d!];
    const published = truth.map((x, k) => (x % 5 === 0 ? x : 5 * Math.floor(x / 5) + (up[k] ? 5 : 0)));
    const sums = [[0, 1, 2], [0, 3, 4], [1, 5, 6], [2, 7, 8], [3, 5, 7], [4, 6, 8]] as const;
    const {leaks, broken} = weighed(published, sums);
    const tried = everyTable(published);
    expect(broken).toBeUndefined();
    const expected = published.flatMap((p, k) => {
      const values = tried.map((table) => table[k]!), least = Math.min(...values), most = Math.max(...values);
      return p === 0 && least >= 1 ? [[k, "present", least]] : p === 5 && least === most && least <= 4 ? [[k, "determined", least]] : [];
    });
    expect(leaks.map(({count, kind, lower}) => [count, kind, lower]).sort()).toEqual(expected.sort());
  }), {numRuns: 40, verbose: 0});
});

/** Every table of two by two, with its margins, that could have been published so. */
function everyTable(published: readonly number[]): number[][] {
  const values = published.map((p) => Array.from({length: p + 5 - Math.max(0, p - 4)}, (_, k) => Math.max(0, p - 4) + k));
  const fits = (k: number, x: number) => x >= values[k]![0]! && x <= values[k]!.at(-1)!;
  return values[5]!.flatMap((a) => values[6]!.flatMap((b) => values[7]!.flatMap((c) => values[8]!.flatMap((d) => {
    const table = [a + b + c + d, a + b, c + d, a + c, b + d, a, b, c, d];
    return table.every((x, k) => fits(k, x)) ? [table] : [];
  }))));
}

/** Small blocks of every kind of sum that publications have. Counts are numbered so that a whole that equals its parts comes after them. */
type Shape = {readonly counts: number; readonly sums: readonly (readonly [relation: Sum["relation"], whole: number, ...parts: number[]])[]};
const shapes: Readonly<Record<string, Shape>> = {
  "members by quarter, with their year and their whole": {counts: 9, sums: [["equals", 4, 0, 1], ["equals", 5, 2, 3], ["equals", 6, 0, 2], ["equals", 7, 1, 3], ["equals", 8, 4, 5], ["equals", 8, 6, 7]]},
  "people who count once a year, and parts that are not all shown": {counts: 5, sums: [["at most", 3, 0, 1], ["at least", 4, 3, 2], ["at least", 4, 0], ["at least", 4, 1]]},
  "selected of two pools, and of both": {counts: 6, sums: [["equals", 2, 0, 1], ["equals", 5, 3, 4], ["at least", 3, 0], ["at least", 4, 1], ["at least", 5, 2]]},
  "a curve of two steps": {counts: 6, sums: [["at most", 0, 3, 1, 2], ["at least", 0, 1, 2], ["at most", 3, 4, 5], ["at least", 3, 4, 5]]}
};
/** More than any count here truly is. What could be more if hidden counts could be one more is bounded by nothing. */
const most = 10;

/** All tables of whole numbers within bounds in which every sum holds, told by trying: an oracle that shares nothing with the attacker. */
function tablesOf({counts, sums}: Shape, least: (c: number) => number, greatest: (c: number) => number): number[][] {
  const found: number[][] = [], table: number[] = [];
  const ends = Array.from({length: counts}, (_, c) => sums.filter(([, ...terms]) => Math.max(...terms) === c));
  const holds = ([relation, whole, ...parts]: Shape["sums"][number]) => {
    const sum = parts.reduce((total, part) => total + table[part]!, 0);
    return relation === "equals" ? table[whole] === sum : relation === "at most" ? table[whole]! <= sum : table[whole]! >= sum;
  };
  const fill = (c: number): void => {
    if (c === counts) found.push([...table]);
    else {
      for (table[c] = least(c); table[c]! <= greatest(c); table[c]!++) if (ends[c]!.every(holds)) fill(c + 1);
      table.length = c;
    }
  };
  fill(0);
  return found;
}

test.each(Object.entries(shapes))("%s: hidden, rounded and exact counts are named just where trying all tables names them", (_, shape) => {
  let named = 0;
  const given = fc.tuple(fc.array(fc.integer({min: 0, max: 4}), {minLength: 9, maxLength: 9}), fc.array(fc.constantFrom("up", "down", "hidden"), {minLength: 9, maxLength: 9}), fc.boolean());
  fc.assert(fc.property(given, ([drawn, how, exact]) => {
    const truths = tablesOf(shape, (c) => shape.sums.some(([relation, whole]) => whole === c && relation === "equals") ? 0 : drawn[c]!, (c) => shape.sums.some(([, whole]) => whole === c) ? most - 1 : drawn[c]!);
    const truth = truths[drawn[8]! % Math.max(1, truths.length)];
    fc.pre(truth !== undefined);
    const published = truth!.map((x, c) => how[c] === "hidden" ? null : exact || x % 5 === 0 ? x : 5 * Math.floor(x / 5) + (how[c] === "up" ? 5 : 0));
    const possible = (cap: number) => tablesOf(shape, (c) => published[c] === null ? 0 : exact ? published[c]! : Math.max(0, published[c]! - 4), (c) => published[c] === null ? cap : exact ? published[c]! : published[c]! + 4);
    const tables = possible(most), more = possible(most + 1);
    const isOpen = published.map((_, c) => Math.max(...more.map((table) => table[c]!)) > Math.max(...tables.map((table) => table[c]!)));
    const expected = published.flatMap((p, c) => {
      const values = tables.map((table) => table[c]!), lower = Math.min(...values), upper = Math.max(...values);
      if (exact) return p === null && !isOpen[c] && upper - lower < 4 ? [[c, "narrow", lower, upper]] : [];
      if (p === 0) return lower >= 1 ? [[c, "present", lower, upper]] : [];
      return (p === null || p < 10) && !isOpen[c] && lower === upper && lower >= 1 && lower <= 4 ? [[c, "determined", lower, upper]] : [];
    });
    named += expected.length;
    const system: System = {
      counts: published.map((figure, row) => ({table: "t", row, column: "c", published: figure, earlier: null, exact, values: exact ? 5 : 2, floor: 0, ...boundsOf(figure, exact)})),
      sums: shape.sums.map(([relation, whole, ...parts]) => ({whole, parts, relation, block: "b"}))
    };
    const {leaks, broken} = weigher(system, programOf)();
    expect(broken).toBeUndefined();
    expect(leaks.map(({count, kind, lower, upper}) => [count, kind, lower, ...(kind === "present" ? [] : [upper])]).sort()).toEqual(expected.map((leak) => leak[1] === "present" ? leak.slice(0, 3) : leak).sort());
  }), {numRuns: 30, seed: 7});
  expect(named, "an example without a leak shows nothing").toBeGreaterThan(3);
});

test("sums that their parts do not fulfil are found", () => {
  expect(weighed([50, 5, 5], [[0, 1, 2]]).broken).toMatchObject({whole: 0});
});

test("a hidden exact count needs five possible values", () => {
  expect(weighed([30, 12, null, null], [[0, 1, 2, 3]], {exact: true}).leaks).toEqual([]);
  expect(kinds(weighed([15, 12, null, null], [[0, 1, 2, 3]], {exact: true}))).toEqual([[2, "narrow", 0, 3], [3, "narrow", 0, 3]]);
});

test("the reason why a row is hidden is known too: one that counts people enough has at least the smallest group", () => {
  const members = ["all", "A", "B", "C", "D", "E"], of = (values: readonly unknown[]) => members.map((_, row) => values[row]);
  const table = (state: string): PublishedTable => ({
    name: "metric_values", audience: "hr", rows: members.length, bytes: new Uint8Array(),
    columns: new Map(Object.entries({
      metric: members.map(() => "completion"), grain: members.map(() => "year"), period_start: members.map(() => 0), dimension: members.map((member) => member === "all" ? "all" : "location"), member: members,
      numerator: of([]).map(() => null), denominator: of([10, null, 5, 5, 5, 5]), state: of(["shown", state, "shown", "shown", "shown", "shown"])
    }))
  });
  const laws: MetricLaws = new Map([["completion", {overTime: {numerator: "equals", denominator: "equals"}, headcount: false, numeratorInDenominator: false}]]);
  const told = (state: string) => {
    const {system} = known({tables: [table(state)], declarations: publications, laws, minimum: 10});
    return weigher(system, programOf)().leaks.map(({count, kind, lower}) => [system.counts[count]!.row, kind, lower]);
  };
  // 14 at most are there, of whom ten in A: one is left for each of the others.
  expect(told("derivable").sort()).toEqual([[2, "determined", 1], [3, "determined", 1], [4, "determined", 1], [5, "determined", 1]]);
  expect(told("too_few")).toEqual([]);
});
