import fc from "fast-check";
import {beforeAll, expect, test} from "vitest";
import {weigher, type Weighed} from "../../../src/disclosure/attack/leaks.ts";
import {programs} from "../../../src/disclosure/attack/program.ts";
import {boundsOf, type Sum, type System} from "../../../src/disclosure/attack/system.ts";

let programOf: Awaited<ReturnType<typeof programs>>;
beforeAll(async () => {
  programOf = await programs();
});

/** Published figures, null where hidden, and their sums: whole first. */
function systemOf(published: readonly (number | null)[], sums: readonly (readonly [whole: number, ...parts: number[]])[], {exact = false, relation = "equals" as Sum["relation"]} = {}): System {
  return {
    counts: published.map((figure, row) => ({table: "t", row, column: "c", published: figure, earlier: null, values: exact ? 5 : 2, ...boundsOf(figure, exact)})),
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

test("sums that their parts do not fulfil are found", () => {
  expect(weighed([50, 5, 5], [[0, 1, 2]]).broken).toMatchObject({whole: 0});
});

test("a hidden exact count needs five possible values", () => {
  expect(weighed([30, 12, null, null], [[0, 1, 2, 3]], {exact: true}).leaks).toEqual([]);
  expect(kinds(weighed([15, 12, null, null], [[0, 1, 2, 3]], {exact: true}))).toEqual([[2, "narrow", 0, 3], [3, "narrow", 0, 3]]);
});
