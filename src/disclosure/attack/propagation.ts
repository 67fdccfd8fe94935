import type {Sum} from "./system.ts";

/** Sums over counts 0 … n − 1 as flat arrays: the terms of sum k are `terms[starts[k]]`, the whole, and those that follow, its parts. */
export interface Network {
  readonly terms: Int32Array;
  readonly starts: Int32Array;
  /** 0: equals, 1: at most, 2: at least. */
  readonly relations: Uint8Array;
  /** The sums that count c stands in: `sumsOf[sumStarts[c]]` … */
  readonly sumsOf: Int32Array;
  readonly sumStarts: Int32Array;
}

/** The least and the greatest that each count may be; changed where sums narrow them. */
export interface Bounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Bounds as they were before they were changed, the last change last. */
export interface Trail {
  readonly counts: number[];
  readonly lower: number[];
  readonly upper: number[];
}

/** Relations as numbers, for arrays of them. */
export const relationNumbers = {equals: 0, "at most": 1, "at least": 2} as const;
const atMost = 1, atLeast = 2;

export function networkOf(sums: readonly Pick<Sum, "whole" | "parts" | "relation">[], counts: number): Network {
  const starts = new Int32Array(sums.length + 1), relations = new Uint8Array(sums.length), sumStarts = new Int32Array(counts + 1);
  sums.forEach(({parts, relation}, k) => {
    starts[k + 1] = starts[k]! + parts.length + 1;
    relations[k] = relationNumbers[relation];
  });
  const terms = new Int32Array(starts[sums.length]!);
  sums.forEach(({whole, parts}, k) => {
    terms[starts[k]!] = whole;
    terms.set(parts, starts[k]! + 1);
  });
  for (const c of terms) sumStarts[c + 1]!++;
  for (let c = 0; c < counts; c++) sumStarts[c + 1]! += sumStarts[c]!;
  const sumsOf = new Int32Array(terms.length), next = sumStarts.slice();
  for (let k = 0; k < sums.length; k++) for (let t = starts[k]!; t < starts[k + 1]!; t++) sumsOf[next[terms[t]!]!++] = k;
  return {terms, starts, relations, sumsOf, sumStarts};
}

const passes = 30;


/** What narrowing has still to do: the sums of changed counts. */
interface Waiting {
  next: number[];
  readonly isDue: Uint8Array;
  readonly trail: Trail | undefined;
}

const waiting = new WeakMap<Network, Uint8Array>();

/**
 * Narrows every count's bounds by the sums that it stands in, until nothing moves or thirty times over: exact for a chain of sums, and
 * no more than what a linear program would find. `from`: the sums to begin with. Changes the bounds, and says so in the trail. Returns the
 * number of the first sum that cannot hold, −1 where there is none.
 */
export function propagate(network: Network, bounds: Bounds, from?: ArrayLike<number>, trail?: Trail): number {
  const isDue = waiting.get(network) ?? new Uint8Array(network.relations.length);
  waiting.set(network, isDue);
  const work: Waiting = {next: [], isDue, trail};
  let due: ArrayLike<number> = from ?? Int32Array.from({length: network.relations.length}, (_, k) => k);
  for (let pass = 0; pass < passes && due.length > 0; pass++) {
    for (let at = 0; at < due.length; at++) {
      if (narrow(network, bounds, due[at]!, work)) continue;
      isDue.fill(0);
      return due[at]!;
    }
    due = work.next;
    work.next = [];
    for (let at = 0; at < due.length; at++) isDue[due[at]!] = 0;
  }
  return -1;
}

function change({sumsOf, sumStarts}: Network, {lower, upper}: Bounds, c: number, least: number, most: number, {next, isDue, trail}: Waiting): void {
  if (trail) {
    trail.counts.push(c);
    trail.lower.push(lower[c]!);
    trail.upper.push(upper[c]!);
  }
  lower[c] = least;
  upper[c] = most;
  for (let at = sumStarts[c]!; at < sumStarts[c + 1]!; at++) {
    const k = sumsOf[at]!;
    if (isDue[k] === 1) continue;
    isDue[k] = 1;
    next.push(k);
  }
}

/** Bounds that a sum gives to its whole and parts. False where they cross. */
function narrow(network: Network, bounds: Bounds, k: number, work: Waiting): boolean {
  const {terms, starts, relations} = network, {lower, upper} = bounds;
  const first = starts[k]!, end = starts[k + 1]!, whole = terms[first]!, relation = relations[k]!;
  let least = 0, most = 0, open = 0;
  for (let t = first + 1; t < end; t++) {
    const p = terms[t]!;
    least += lower[p]!;
    if (upper[p] === Infinity) open++;
    else most += upper[p]!;
  }
  if (relation !== atLeast) {
    if (open === 0 && most < upper[whole]!) change(network, bounds, whole, lower[whole]!, most, work);
    const needed = lower[whole]!;
    if (open < 2 && needed > 0) {
      for (let t = first + 1; t < end; t++) {
        const p = terms[t]!, isOpen = upper[p] === Infinity;
        if (open > (isOpen ? 1 : 0)) continue;
        const to = needed - (most - (isOpen ? 0 : upper[p]!));
        if (to > lower[p]!) change(network, bounds, p, to, upper[p]!, work);
      }
    }
  }
  if (relation !== atMost) {
    if (least > lower[whole]!) change(network, bounds, whole, least, upper[whole]!, work);
    const held = upper[whole]!;
    if (held < Infinity) {
      let all = 0;
      for (let t = first + 1; t < end; t++) all += lower[terms[t]!]!;
      for (let t = first + 1; t < end; t++) {
        const p = terms[t]!, to = held - (all - lower[p]!);
        if (to < upper[p]!) change(network, bounds, p, lower[p]!, to, work);
      }
    }
  }
  for (let t = first; t < end; t++) if (lower[terms[t]!]! > upper[terms[t]!]!) return false;
  return true;
}

/** Takes back what a trail has of changes since it was `length` long. */
export function undo({lower, upper}: Bounds, trail: Trail, length: number): void {
  while (trail.counts.length > length) {
    const c = trail.counts.pop()!;
    lower[c] = trail.lower.pop()!;
    upper[c] = trail.upper.pop()!;
  }
}
