/** People who are ready for the same roles, numbered from 0 in the order in which roles are filled. */
export interface ReadyClass {
  readonly roles: readonly number[];
  readonly people: number;
}

/**
 * How many positions of each role are filled at once when nobody can fill two: a maximum bipartite matching of people to positions and,
 * among those, the one that fills the first role as far as can be, then the second, and so on. People alike are one class with a count, and
 * a search moves as many of them as fit.
 *
 * Augmenting paths (Berge 1957) in order of the roles: what a matching can fill is a transversal matroid (Edmonds and Fulkerson 1965), so filling greedily
 * by priority loses no position. A search that fails has found roles that no later one can pass (Kuhn's closed trees); they are not entered again.
 */
export function distinctCoverage(positions: readonly number[], classes: readonly ReadyClass[]): number[] {
  const search = new Search(positions.length, classes);
  return positions.map((wanted, role) => {
    let filled = 0;
    while (filled < wanted) {
      const more = search.fill(role, wanted - filled);
      if (more === 0) break;
      filled += more;
    }
    return filled;
  });
}

interface Step {
  readonly role: number;
  /** The role that took people of `through` from this one; -1 at the start. */
  readonly before: number;
  readonly through: number;
}

class Search {
  private readonly classes: readonly ReadyClass[];
  /** People of each class whom nobody has placed. */
  private readonly free: Float64Array;
  /** The classes that could fill each role. */
  private readonly candidates: readonly (readonly number[])[];
  /** Per role, its first candidate class that may still be free: who is placed stays so. */
  private readonly firstFree: number[];
  /** People of a class placed in each role; classes that nobody was placed from are absent. */
  private readonly placed = new Map<number, Map<number, number>>();
  /** The placed classes that could fill a role too. */
  private readonly placedCandidates: readonly number[][];
  private readonly closed = new Set<number>();

  constructor(roles: number, classes: readonly ReadyClass[]) {
    this.classes = classes;
    this.free = Float64Array.from(classes, ({people}) => people);
    const candidates = Array.from({length: roles}, () => [] as number[]);
    classes.forEach((one, index) => one.roles.forEach((role) => candidates[role]!.push(index)));
    this.candidates = candidates;
    this.firstFree = candidates.map(() => 0);
    this.placedCandidates = candidates.map(() => []);
  }

  /** Fills up to `wanted` more positions of a role, moving people between roles already filled; 0 when none can be. */
  fill(role: number, wanted: number): number {
    const steps: Step[] = [{role, before: -1, through: -1}];
    const seen = new Set([role]);
    for (let at = 0; at < steps.length; at++) {
      const found = this.freeCandidate(steps[at]!.role);
      if (found !== undefined) return this.place(steps, at, found, wanted);
      for (const index of this.placedCandidates[steps[at]!.role]!) {
        for (const [holder, people] of this.placed.get(index)!) {
          if (people === 0 || seen.has(holder) || this.closed.has(holder)) continue;
          seen.add(holder);
          steps.push({role: holder, before: at, through: index});
        }
      }
    }
    seen.forEach((one) => this.closed.add(one));
    return 0;
  }

  private freeCandidate(role: number): number | undefined {
    const candidates = this.candidates[role]!;
    while (this.firstFree[role]! < candidates.length && this.free[candidates[this.firstFree[role]!]!] === 0) this.firstFree[role]!++;
    return candidates[this.firstFree[role]!];
  }

  private place(steps: readonly Step[], last: number, index: number, wanted: number): number {
    let moved = Math.min(wanted, this.free[index]!);
    for (let at = last; steps[at]!.before >= 0; at = steps[at]!.before) moved = Math.min(moved, this.placed.get(steps[at]!.through)!.get(steps[at]!.role)!);
    this.free[index]! -= moved;
    this.add(index, steps[last]!.role, moved);
    for (let at = last; steps[at]!.before >= 0; at = steps[at]!.before) {
      const {role, before, through} = steps[at]!;
      this.add(through, role, -moved);
      this.add(through, steps[before]!.role, moved);
    }
    return moved;
  }

  private add(index: number, role: number, people: number): void {
    let roles = this.placed.get(index);
    if (!roles) {
      this.placed.set(index, (roles = new Map()));
      for (const one of this.classes[index]!.roles) this.placedCandidates[one]!.push(index);
    }
    roles.set(role, (roles.get(role) ?? 0) + people);
  }
}
