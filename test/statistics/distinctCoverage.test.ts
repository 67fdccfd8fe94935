import fc from "fast-check";
import {expect, test} from "vitest";
import {distinctCoverage, type ReadyClass} from "../../src/statistics/distinctCoverage.ts";

const ready = (people: number, ...roles: number[]): ReadyClass => ({people, roles});

test("one person on three slates fills one position", () => {
  expect(distinctCoverage([1, 1, 1], [ready(1, 0, 1, 2)])).toEqual([1, 0, 0]);
});

test("somebody placed first gives way when another role has nobody else", () => {
  // Role 0 could take either of the two; role 1 only the first; role 2 nobody.
  expect(distinctCoverage([1, 1, 1], [ready(1, 0, 1), ready(1, 0)])).toEqual([1, 1, 0]);
  // A chain: 0 gives the first class to 1, and takes the second from 2, which takes the third.
  expect(distinctCoverage([2, 3, 2], [ready(3, 0, 1), ready(2, 0, 2), ready(2, 2)])).toEqual([2, 3, 2]);
});

test("between two maximum matchings, the role that comes first", () => {
  expect(distinctCoverage([1, 1], [ready(1, 0, 1)])).toEqual([1, 0]);
  expect(distinctCoverage([2, 2, 2], [ready(2, 1, 2), ready(1, 0, 2)])).toEqual([1, 2, 0]);
});

test("no roles, no positions, nobody", () => {
  expect(distinctCoverage([], [])).toEqual([]);
  expect(distinctCoverage([0, 3], [ready(5, 0)])).toEqual([0, 0]);
  expect(distinctCoverage([2], [ready(0, 0)])).toEqual([0]);
});

/** By Hall's condition: what can be filled is whatever no set of roles exceeds with the people ready for any of them. */
function byEnumeration(positions: readonly number[], classes: readonly ReadyClass[]): number[] {
  const roles = positions.map((_, role) => role);
  const possible = (filled: readonly number[]) => Array.from({length: 2 ** positions.length}, (_, set) => roles.filter((role) => set & (1 << role))).every((set) =>
    set.reduce((sum, role) => sum + filled[role]!, 0) <= classes.filter((one) => one.roles.some((role) => set.includes(role))).reduce((sum, {people}) => sum + people, 0));
  let all: number[][] = [[]];
  for (const wanted of positions) all = all.flatMap((filled) => Array.from({length: wanted + 1}, (_, n) => [...filled, n]));
  const total = (filled: readonly number[]) => filled.reduce((sum, n) => sum + n, 0);
  const most = Math.max(...all.filter(possible).map(total));
  return all.filter((filled) => total(filled) === most && possible(filled)).sort((a, b) => {
    const first = a.findIndex((n, role) => n !== b[role]);
    return first < 0 ? 0 : b[first]! - a[first]!;
  })[0]!;
}

test("it is the first in order of all maximum matchings", () => {
  const positions = fc.array(fc.integer({min: 0, max: 3}), {minLength: 1, maxLength: 4});
  const cases = positions.chain((wanted) => fc.tuple(fc.constant(wanted), fc.array(
    fc.record({people: fc.integer({min: 0, max: 3}), roles: fc.uniqueArray(fc.integer({min: 0, max: wanted.length - 1}), {minLength: 1})}), {maxLength: 6})));
  fc.assert(fc.property(cases, ([wanted, classes]) => {
    expect(distinctCoverage(wanted, classes)).toEqual(byEnumeration(wanted, classes));
  }), {numRuns: 400, verbose: 0});
});
