import type {Program, ProgramOf} from "./program.ts";
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
      if (!members.some((c) => bounds.lower[c]! > 0 || counts[c]!.exact)) continue;
      // What another block has told already is not asked again.
      const told = members.map((c) => Number(leaks.has(c)));
      const state = stateOf(members, counts, bounds, told);
      const before = remembered.get(name);
      const isSame = before !== undefined && isEqual(before.state, state) && isEqual(before.network.terms, block.network.terms)
        && isEqual(before.network.starts, block.network.starts) && isEqual(before.network.relations, block.network.relations);
      const found = isSame ? before.found : weighBlock(block, Array.from(members, (c) => ({...counts[c]!, lower: bounds.lower[c]!, upper: bounds.upper[c]!, ...(isNobody(c, counts, bounds) && {values: 0})})), told, programOf);
      if (!isSame) remembered.set(name, {network: block.network, state, found});
      if (!found.leaks) return {leaks: [], small: small.filter(Boolean).length, programs, narrowest, broken: {...block.sums[0]!, whole: members[block.sums[0]!.whole]!}};
      programs += found.solved;
      for (const [lower, upper] of found.bounds) note(lower, upper);
      for (const leak of found.leaks) leaks.set(members[leak.count]!, {...leak, count: members[leak.count]!, by: leak.by.map((c) => members[c]!)});
    }
    return {leaks: [...leaks.values()], small: small.filter(Boolean).length, programs, narrowest, broken: undefined};
  };
}

/** That nobody at all is in a hidden group is no secret of anybody. */
const isNobody = (c: number, counts: readonly KnownCount[], {upper}: Bounds) => counts[c]!.of !== undefined && upper[counts[c]!.of!] === 0;

/** Everything of a block's counts that a verdict rests on. */
function stateOf(members: Int32Array, counts: readonly KnownCount[], {lower, upper}: Bounds, told: Int32Array): Float64Array {
  const state = new Float64Array(5 * members.length);
  members.forEach((c, k) => {
    state[5 * k] = lower[c]!;
    state[5 * k + 1] = upper[c]!;
    state[5 * k + 2] = counts[c]!.published ?? -1;
    state[5 * k + 3] = counts[c]!.exact ? -counts[c]!.values : counts[c]!.values;
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
      // A broken number is no witness, since counts are whole, but the whole ones between two of them are: of exact counts alone more than two are asked for.
      const up = Math.ceil(values[c]! - 1e-6), down = Math.floor(values[c]! + 1e-6);
      if (up !== down && !counts[c]!.exact) continue;
      least.set(c, Math.min(least.get(c) ?? Infinity, up));
      greatest.set(c, Math.max(greatest.get(c) ?? -Infinity, down));
    }
  };
  const left = () => asked.filter((c) => !isOpen(counts[c]!, least.get(c) ?? Infinity, greatest.get(c) ?? -Infinity));
  const bounds = {lower: Float64Array.from(counts, ({lower}) => lower), upper: Float64Array.from(counts, ({upper}) => upper)};
  // Exact counts share totals that nothing bounds, in which tables filled one after the other find no end.
  const isExact = counts.some(({exact, published}) => exact && published === null);
  for (let k = 0; k < tables && !isExact; k++) {
    const open = left();
    if (open.length === 0) break;
    const values = possibleTable(network, bounds, open.map((count) => ({count, towards: wishOf(counts[count]!, k)})));
    if (values) learn(values);
  }
  const unsure = left();
  if (unsure.length === 0) return {solved: 0, bounds: [], leaks: []};
  const isFixed = (c: number) => counts[c]!.lower === counts[c]!.upper;
  // Sums of counts that are known already have been seen to hold.
  const open = sums.filter(({whole, parts}) => !isFixed(whole) || !parts.every(isFixed));
  let solved = 0;
  /** All at once, then those that are left: one solution is a witness for many. False where no counts fulfil the sums. */
  const spread = (program: Program): boolean => {
    for (let asked = left(), turn = 0, still = 0; asked.length > 0 && still < (counts[asked[0]!]!.exact ? 4 : 1); turn++) {
      const [down, up] = wishes(asked, counts, turn);
      const values = program.spread(down, up);
      solved++;
      if (!values) return false;
      learn(values);
      const next = left();
      still = next.length < asked.length ? 0 : still + 1;
      asked = next;
    }
    return true;
  };
  if (isExact) spread(programOf(crowded(counts, open), open));
  const program = programOf(counts, open);
  if (!isExact && !spread(program)) return {solved, bounds: [], leaks: undefined};
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

/**
 * The counts with room for some more than their share of what they add up to, and no more: so a program that makes them great makes many great, and not one as great as
 * can be. What fits these bounds fits the true ones; where nothing does, that tells nothing.
 */
function crowded(counts: readonly KnownCount[], sums: readonly Sum[]): Pick<KnownCount, "lower" | "upper">[] {
  const room = new Map<number, number>(), wholes = new Set<number>();
  for (const {whole, parts, relation} of sums) {
    if (relation !== "equals") continue;
    wholes.add(whole);
    const free = parts.filter((c) => counts[c]!.lower < counts[c]!.upper);
    const share = (counts[whole]!.upper - parts.reduce((sum, c) => sum + counts[c]!.lower, 0)) / free.length;
    for (const c of free) room.set(c, Math.max(room.get(c) ?? 12, share < Infinity ? 3 * share : 0));
  }
  return counts.map(({lower, upper}, c) => ({lower, upper: wholes.has(c) ? upper : Math.min(upper, lower + Math.ceil(room.get(c) ?? Infinity))}));
}

/**
 * Counts that are wished as small, and as great, as can be. Rounded ones shown as 0 small, others great; exact ones first all to one side, then half of them, another half each
 * time, each way round: what adds up to a known total can only be parted.
 */
function wishes(open: readonly number[], counts: readonly KnownCount[], turn: number): [down: number[], up: number[]] {
  const pair = turn >> 1, isTurned = turn % 2 === 1;
  const isDown = (c: number) => counts[c]!.exact ? (pair === 0 || Math.imul(c + 1, 0x9e3779b1 + 0x85ebca6c * pair) < 0) !== isTurned : counts[c]!.published === 0;
  return [open.filter(isDown), open.filter((c) => !isDown(c))];
}

/** Towards what a count is looked for in the k-th table: nobody, or so many that it is none of one to four; of exact counts both in turn. */
const wishOf = ({published, exact}: KnownCount, k: number): "least" | "most" => (exact ? k % 2 === 1 : published === null ? k % 2 === 1 : published !== 0) ? "most" : "least";

/** The counts of the sums that a count stands in. */
const besideOf = (count: number, sums: readonly Sum[]) => [...new Set(sums.filter(({whole, parts}) => whole === count || parts.includes(count)).flatMap(({whole, parts}) => [whole, ...parts]))].filter((c) => c !== count);

/** Whether values already seen to be possible keep a count from being told. */
const isOpen = (count: KnownCount, least: number, greatest: number) => count.exact ? greatest - least >= count.values - 1 : least === 0 || (count.published !== 0 && (greatest >= 5 || greatest > least));

function leakOf(count: KnownCount, lower: number, upper: number): Leak["kind"] | undefined {
  if (count.exact) return count.published === null && upper - lower < count.values - 1 ? "narrow" : undefined;
  if (count.published === 0 && lower >= 1) return "present";
  return lower === upper && lower >= 1 && lower <= 4 ? "determined" : undefined;
}
