import type {ProgramOf} from "./program.ts";
import {possibleTable} from "./possible.ts";
import {networkOf, propagate, type Bounds, type Network} from "./propagation.ts";
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

/** A block of sums by itself: its counts are numbered anew, in the order in which the sums name them. */
interface Block {
  readonly name: string;
  readonly members: Int32Array;
  readonly sums: readonly Sum[];
  readonly network: Network;
}

interface BlockWeighed {
  readonly solved: number;
  /** Bounds of counts that were bounded one by one. */
  readonly bounds: readonly (readonly [lower: number, upper: number])[];
  /** Counts by their number in the block; undefined where no counts fulfil its sums. */
  readonly leaks: readonly Leak[] | undefined;
}

/** What was found of each block, with everything that it was found from: a block that is the same again is not weighed again. */
export type Remembered = Map<string, {readonly network: Network; readonly state: Float64Array; readonly found: BlockWeighed}>;

/**
 * Makes a way to weigh a system as it stands: it bounds every small count by everything published. First by narrowing; then a table that could stand
 * behind what is published, in which a count is 0, or 5 and more, is a witness that nobody can call it one to four; counts of which no
 * such table was found are bounded by linear programs, a block of sums each.
 */
export function weigher(system: System, programOf: ProgramOf, remembered: Remembered = new Map()): () => Weighed {
  const {counts} = system;
  // A sum of the whole stands in the blocks of all dimensions.
  const once = [...new Map(system.sums.map((sum) => [sum.parts, sum])).values()];
  const network = networkOf(once, counts.length);
  const blocks = blocksOf(system);
  return () => {
    const bounds = {lower: Float64Array.from(counts, ({lower}) => lower), upper: Float64Array.from(counts, ({upper}) => upper)};
    const broken = propagate(network, bounds);
    if (broken !== -1) return {leaks: [], small: 0, programs: 0, narrowest: undefined, broken: once[broken]};
    const leaks = new Map<number, Leak>(), small = counts.map(isSmall);
    let programs = 0, narrowest: number | undefined;
    const note = (lower: number, upper: number) => {
      if (upper >= 1 && lower <= 4) narrowest = Math.min(narrowest ?? Infinity, upper - lower + 1);
    };
    small.forEach((is, c) => is && note(bounds.lower[c]!, bounds.upper[c]!));
    for (const block of blocks) {
      const {members, name} = block;
      // Nobody at all anywhere is a witness for every count of the block.
      if (!members.some((c) => bounds.lower[c]! > 0 || counts[c]!.values === 5)) continue;
      // What another block has told already is not asked again.
      const told = members.map((c) => Number(leaks.has(c)));
      const state = stateOf(members, counts, bounds, told);
      const before = remembered.get(name);
      const isSame = before !== undefined && isEqual(before.state, state) && isEqual(before.network.terms, block.network.terms)
        && isEqual(before.network.starts, block.network.starts) && isEqual(before.network.relations, block.network.relations);
      const found = isSame ? before.found : weighBlock(block, Array.from(members, (c) => ({...counts[c]!, lower: bounds.lower[c]!, upper: bounds.upper[c]!})), told, programOf);
      if (!isSame) remembered.set(name, {network: block.network, state, found});
      if (!found.leaks) return {leaks: [], small: small.filter(Boolean).length, programs, narrowest, broken: {...block.sums[0]!, whole: members[block.sums[0]!.whole]!}};
      programs += found.solved;
      for (const [lower, upper] of found.bounds) note(lower, upper);
      for (const leak of found.leaks) leaks.set(members[leak.count]!, {...leak, count: members[leak.count]!, by: leak.by.map((c) => members[c]!)});
    }
    return {leaks: [...leaks.values()], small: small.filter(Boolean).length, programs, narrowest, broken: undefined};
  };
}

/** Everything of a block's counts that a verdict rests on. */
function stateOf(members: Int32Array, counts: readonly KnownCount[], {lower, upper}: Bounds, told: Int32Array): Float64Array {
  const state = new Float64Array(5 * members.length);
  members.forEach((c, k) => {
    state[5 * k] = lower[c]!;
    state[5 * k + 1] = upper[c]!;
    state[5 * k + 2] = counts[c]!.published ?? -1;
    state[5 * k + 3] = counts[c]!.values;
    state[5 * k + 4] = told[k]!;
  });
  return state;
}

const isEqual = (one: ArrayLike<number>, other: ArrayLike<number>): boolean => {
  if (one.length !== other.length) return false;
  for (let k = 0; k < one.length; k++) if (one[k] !== other[k]) return false;
  return true;
};

function blocksOf({sums}: System): Block[] {
  const named = new Map<string, Sum[]>();
  for (const sum of sums) {
    const block = named.get(sum.block);
    if (block) block.push(sum);
    else named.set(sum.block, [sum]);
  }
  return [...named].map(([name, own]) => {
    const at = new Map<number, number>();
    const local = (c: number) => {
      const known = at.get(c) ?? at.size;
      if (known === at.size) at.set(c, known);
      return known;
    };
    const renumbered = own.map((sum) => ({...sum, whole: local(sum.whole), parts: sum.parts.map(local)}));
    return {name, members: Int32Array.from(at.keys()), sums: renumbered, network: networkOf(renumbered, at.size)};
  });
}

/** How many tables are looked for before programs are solved. */
const tables = 4;

/** Weighs the small counts of a block, whose bounds are narrowed already, but those told already. */
function weighBlock({sums, network}: Block, counts: readonly KnownCount[], told: Int32Array, programOf: ProgramOf): BlockWeighed {
  const asked = [...counts.keys()].filter((c) => isSmall(counts[c]!) && !told[c]);
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
  const left = () => asked.filter((c) => !isOpen(counts[c]!, least.get(c) ?? Infinity, greatest.get(c) ?? -Infinity));
  const bounds = {lower: Float64Array.from(counts, ({lower}) => lower), upper: Float64Array.from(counts, ({upper}) => upper)};
  for (let k = 0; k < tables; k++) {
    const open = left();
    if (open.length === 0) break;
    const values = possibleTable(network, bounds, open.map((count) => ({count, towards: wishOf(counts[count]!, k)})));
    if (values) learn(values);
  }
  const unsure = left();
  if (unsure.length === 0) return {solved: 0, bounds: [], leaks: []};
  const program = programOf(counts, sums);
  let solved = 0;
  // All at once first, then those that are left: one solution is a witness for many.
  for (let open = unsure, before = Infinity; open.length > 0 && open.length < before; open = left()) {
    before = open.length;
    const zeros = open.filter((c) => counts[c]!.published === 0), others = open.filter((c) => counts[c]!.published !== 0);
    for (const [down, up] of open.some((c) => counts[c]!.values === 5) ? [[zeros, others], [others, zeros]] as const : [[zeros, others]] as const) {
      const values = program.spread(down, up);
      solved++;
      if (!values) return {solved, bounds: [], leaks: undefined};
      learn(values);
    }
  }
  const found: Leak[] = [], bounded: [number, number][] = [];
  for (const c of unsure) {
    if (isOpen(counts[c]!, least.get(c) ?? Infinity, greatest.get(c) ?? -Infinity)) continue;
    const bottom = program.extreme(c, "least")!;
    solved++;
    learn(bottom.values);
    const isPresent = leakOf(counts[c]!, bottom.value, counts[c]!.upper) === "present", top = isPresent ? undefined : program.extreme(c, "most")!;
    if (top) {
      solved++;
      learn(top.values);
    }
    const upper = top?.value ?? counts[c]!.upper;
    bounded.push([bottom.value, upper]);
    const kind = leakOf(counts[c]!, bottom.value, upper);
    if (!kind) continue;
    const by = [...new Set([...bottom.used, ...(top?.used ?? [])])].filter((b) => b !== c);
    found.push({count: c, kind, lower: bottom.value, upper, by: by.length > 0 ? by : besideOf(c, sums)});
  }
  return {solved, bounds: bounded, leaks: found};
}

/** Towards what a count is looked for in the k-th table: nobody, or so many that it is none of one to four; of exact counts both in turn. */
const wishOf = ({published, values}: KnownCount, k: number): "least" | "most" => (values === 5 ? k % 2 === 1 : published === null ? k % 2 === 1 : published !== 0) ? "most" : "least";

/** The counts of the sums that a count stands in. */
const besideOf = (count: number, sums: readonly Sum[]) => [...new Set(sums.filter(({whole, parts}) => whole === count || parts.includes(count)).flatMap(({whole, parts}) => [whole, ...parts]))].filter((c) => c !== count);

/** Whether values already seen to be possible keep a count from being told. */
const isOpen = (count: KnownCount, least: number, greatest: number) => count.values === 5 ? greatest - least >= 4 : least === 0 || (count.published !== 0 && (greatest >= 5 || greatest > least));

function leakOf(count: KnownCount, lower: number, upper: number): Leak["kind"] | undefined {
  if (count.values === 5) return count.published === null && upper - lower < 4 ? "narrow" : undefined;
  if (count.published === 0 && lower >= 1) return "present";
  return lower === upper && lower >= 1 && lower <= 4 ? "determined" : undefined;
}
