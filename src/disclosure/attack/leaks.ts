import type {Program} from "./program.ts";
import {propagate} from "./propagation.ts";
import {isSmall, type KnownCount, type Sum, type System} from "./system.ts";

export interface Leak {
  /** The count that gives itself away. */
  readonly count: number;
  /** `determined`: a true count of one to four with one possible value; `present`: a cell published as 0 that is at least one; `narrow`: fewer values than must stay possible. */
  readonly kind: "determined" | "present" | "narrow";
  readonly lower: number;
  readonly upper: number;
  /** The counts that gave it away. */
  readonly by: readonly number[];
}

export interface Weighed {
  readonly leaks: Leak[];
  /** How many counts could be one to four by their own figure, and how many programs were solved to bound them. */
  readonly small: number;
  readonly programs: number;
  /** The fewest values that are left to a count that could be one to four; undefined where there is none. */
  readonly narrowest: number | undefined;
  /** A sum that its published parts do not fulfil; then nothing below it was weighed. */
  readonly broken: Sum | undefined;
}

/**
 * Bounds every small count by everything published: first by narrowing, then by linear programs, a block of sums each. A solution in which
 * a count is 0, or 5 and more, is a witness that nobody can call it one to four; only counts without one are bounded one by one. `only`: blocks to weigh.
 */
export function weigh(system: System, programOf: (counts: readonly KnownCount[], sums: readonly Sum[]) => Program, only?: ReadonlySet<string>): Weighed {
  const given = system.counts.map((count) => ({...count}));
  const broken = propagate({...system, counts: given});
  if (broken) return {leaks: [], small: 0, programs: 0, narrowest: undefined, broken};
  const leaks = new Map<number, Leak>();
  const small = new Set([...given.keys()].filter((c) => isSmall(given[c]!)));
  let programs = 0, narrowest: number | undefined;
  const note = (lower: number, upper: number) => {
    if (upper >= 1 && lower <= 4) narrowest = Math.min(narrowest ?? Infinity, upper - lower + 1);
  };
  for (const c of small) note(given[c]!.lower, given[c]!.upper);
  for (const sums of blocksOf(only ? system.sums.filter(({block}) => only.has(block)) : system.sums)) {
    // Nobody at all anywhere is a witness for every count of the block.
    if (!sums.some(({whole, parts}) => saysMore(given[whole]!) || parts.some((c) => saysMore(given[c]!)))) continue;
    const members = [...new Set(sums.flatMap(({whole, parts}) => [whole, ...parts]))];
    const asked = members.filter((c) => small.has(c) && !leaks.has(c));
    if (asked.length === 0) continue;
    const at = new Map(members.map((c, k) => [c, k]));
    const local = sums.map((sum) => ({...sum, whole: at.get(sum.whole)!, parts: sum.parts.map((p) => at.get(p)!)}));
    const program = programOf(members.map((c) => given[c]!), local);
    const solved = weighBlock(program, members.map((c) => given[c]!), asked.map((c) => at.get(c)!), {
      bounds: note,
      leak: (k, found) => leaks.set(members[k]!, {...found, count: members[k]!, by: found.by.length > 0 ? found.by.map((b) => members[b]!) : besideOf(members[k]!, sums)})
    });
    if (solved === undefined) return {leaks: [], small: small.size, programs, narrowest, broken: sums[0]};
    programs += solved;
  }
  return {leaks: [...leaks.values()], small: small.size, programs, narrowest, broken: undefined};
}

const saysMore = ({lower, values}: KnownCount) => lower > 0 || values === 5;

/** The counts of the sums that a count stands in. */
const besideOf = (count: number, sums: readonly Sum[]) => [...new Set(sums.filter(({whole, parts}) => whole === count || parts.includes(count)).flatMap(({whole, parts}) => [whole, ...parts]))].filter((c) => c !== count);

function blocksOf(sums: readonly Sum[]): Sum[][] {
  const blocks = new Map<string, Sum[]>();
  for (const sum of sums) {
    const block = blocks.get(sum.block);
    if (block) block.push(sum);
    else blocks.set(sum.block, [sum]);
  }
  return [...blocks.values()];
}

type Found = Pick<Leak, "kind" | "lower" | "upper" | "by">;

interface Told {
  bounds(lower: number, upper: number): void;
  leak(count: number, found: Found): void;
}

/** Weighs the counts asked for in one program; returns how often it was solved, undefined where no counts fulfil its sums. */
function weighBlock(program: Program, counts: readonly KnownCount[], asked: readonly number[], told: Told): number | undefined {
  const least = new Map<number, number>(), greatest = new Map<number, number>();
  const learn = (values: Float64Array) => {
    for (const c of asked) {
      const value = Math.round(values[c]!);
      // A broken number is no witness: counts are whole.
      if (Math.abs(value - values[c]!) > 1e-6) continue;
      least.set(c, Math.min(least.get(c) ?? Infinity, value));
      greatest.set(c, Math.max(greatest.get(c) ?? -Infinity, value));
    }
  };
  const isKnownOpen = (c: number) => isOpen(counts[c]!, least.get(c) ?? Infinity, greatest.get(c) ?? -Infinity);
  let solved = 0;
  // All at once first, then those that are left: one solution is a witness for many.
  for (let left = asked, before = Infinity; left.length > 0 && left.length < before; ) {
    before = left.length;
    const zeros = left.filter((c) => counts[c]!.published === 0), others = left.filter((c) => counts[c]!.published !== 0);
    for (const [down, up] of left.some((c) => counts[c]!.values === 5) ? [[zeros, others], [others, zeros]] as const : [[zeros, others]] as const) {
      const values = program.spread(down, up);
      solved++;
      if (!values) return undefined;
      learn(values);
    }
    left = asked.filter((c) => !isKnownOpen(c));
  }
  for (const c of asked) {
    if (isKnownOpen(c)) continue;
    const bottom = program.extreme(c, "least")!, top = program.extreme(c, "most")!;
    solved += 2;
    learn(bottom.values);
    learn(top.values);
    const found = leakOf(counts[c]!, bottom.value, top.value);
    told.bounds(bottom.value, top.value);
    if (found) told.leak(c, {kind: found, lower: bottom.value, upper: top.value, by: [...new Set([...bottom.used, ...(found === "present" ? [] : top.used)])].filter((b) => b !== c)});
  }
  return solved;
}

/** Whether values already seen to be possible keep a count from being told. */
const isOpen = (count: KnownCount, least: number, greatest: number) => count.values === 5 ? greatest - least >= 4 : least === 0 || (count.published !== 0 && (greatest >= 5 || greatest > least));

function leakOf(count: KnownCount, lower: number, upper: number): Leak["kind"] | undefined {
  if (count.values === 5) return count.published === null && upper - lower < 4 ? "narrow" : undefined;
  if (count.published === 0 && lower >= 1) return "present";
  return lower === upper && lower >= 1 && lower <= 4 ? "determined" : undefined;
}
