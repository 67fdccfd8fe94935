import type {KnownCount, Sum, System} from "./system.ts";

const passes = 30;

/**
 * Narrows every count's bounds by the sums that it stands in, until nothing moves or thirty times over: exact for a chain of sums, and
 * no more than what a linear program would find. Changes the counts. Returns the first sum that cannot hold, where there is one.
 */
export function propagate({counts, sums}: System): Sum | undefined {
  const sumsOf = new Map<number, number[]>();
  sums.forEach(({whole, parts}, k) => {
    for (const c of [whole, ...parts]) {
      const known = sumsOf.get(c);
      if (known) known.push(k);
      else sumsOf.set(c, [k]);
    }
  });
  let due: Iterable<number> = sums.keys();
  for (let pass = 0; pass < passes; pass++) {
    const next = new Set<number>();
    const moved = (c: number) => sumsOf.get(c)!.forEach((k) => next.add(k));
    for (const k of due) if (!narrow(sums[k]!, counts, moved)) return sums[k];
    if (next.size === 0) return undefined;
    due = next;
  }
  return undefined;
}

/** Bounds that a sum gives to its whole and parts. False where they cross. */
function narrow({whole, parts, relation}: Sum, counts: KnownCount[], moved: (c: number) => void): boolean {
  const all = counts[whole]!;
  let lower = 0, upper = 0, open = 0;
  for (const p of parts) {
    lower += counts[p]!.lower;
    if (counts[p]!.upper === Infinity) open++;
    else upper += counts[p]!.upper;
  }
  const raise = (c: number, to: number) => {
    if (to > counts[c]!.lower) {
      counts[c]!.lower = to;
      moved(c);
    }
  };
  const cut = (c: number, to: number) => {
    if (to < counts[c]!.upper) {
      counts[c]!.upper = to;
      moved(c);
    }
  };
  if (relation !== "at least") {
    if (open === 0) cut(whole, upper);
    for (const p of parts) {
      const others = open - (counts[p]!.upper === Infinity ? 1 : 0);
      if (others === 0) raise(p, all.lower - (upper - (open ? 0 : counts[p]!.upper)));
    }
  }
  if (relation !== "at most") {
    raise(whole, lower);
    if (all.upper < Infinity) for (const p of parts) cut(p, all.upper - (lower - counts[p]!.lower));
  }
  return [whole, ...parts].every((c) => counts[c]!.lower <= counts[c]!.upper);
}
