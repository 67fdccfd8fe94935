import {poolOf} from "./auditSums.ts";
import type {Keyed, Known} from "./known.ts";
import {openValues} from "./system.ts";

/** A group of the audit in one badge, in all stages of one pool: they are hidden together, since whoever reads the pool of one reads it of the other. */
interface Part {
  readonly rows: number[];
  /** The pool, then how many were selected at each stage; undefined where it is hidden. */
  values: readonly number[] | undefined;
  /** Whether it can be told without its row, so that it hides nothing: an earlier release showed it, or nobody is left for it. */
  isTold: boolean;
}

/** What the groups of one pool are, and the lines in which they add up. */
interface Pool {
  /** By attribute and group: `all` and its badges. */
  readonly acrossBadges: {readonly all: Part; readonly badges: Part[]}[];
  /** By badge, `all` too: the groups of each attribute, which have the same total. */
  readonly acrossGroups: Part[][][];
}

/**
 * Complementary suppression of the exact groups (METRICS section 9.4), line by line: rows to hide with those that are hidden already. Where a line's total can be told,
 * its hidden parts must hold nobody, or be two or more, hold together as many people as the smallest group that is shown, and leave each of their numbers of people selected as many
 * values as must stay possible; else the smallest parts are hidden too, or the total, whichever loses fewer people. A heuristic: lines together can tell
 * more than each, which is for the attacker to find.
 */
export function partners({tables, system, minimum}: Known): number[] {
  const keyed = [...tables.values()].find(({exact}) => exact);
  if (!keyed) return [];
  const chosen: Part[] = [], values = openValues(minimum);
  const hide = (part: Part) => {
    part.values = undefined;
    chosen.push(part);
  };
  const needed = (k: number) => k === 0 ? Math.max(minimum, values - 1) : values - 1;
  /** Parts to hide so that the hidden ones of a line may be told together: none where they may already; undefined where no choice suffices. */
  const added = (whole: readonly number[], parts: readonly Part[]): Part[] | undefined => {
    const open = parts.filter(({isTold}) => !isTold);
    const hiding = open.filter((part) => !part.values);
    if (hiding.length === 0) return [];
    const rest = whole.map((sum, k) => parts.reduce((left, part) => left - (part.values?.[k] ?? 0), sum));
    if (rest[0] === 0) {
      for (const part of hiding) Object.assign(part, {values: rest, isTold: true});
      return [];
    }
    let hidden = hiding.length;
    const shown = open.filter((part) => part.values).sort((one, other) => one.values![0]! - other.values![0]!);
    const found: Part[] = [];
    while (hidden < 2 || rest.some((left, k) => left < needed(k))) {
      const next = shown.shift();
      if (!next) return undefined;
      found.push(next);
      next.values!.forEach((value, k) => (rest[k]! += value));
      hidden++;
    }
    return found;
  };
  for (const {acrossBadges, acrossGroups} of poolsOf(keyed, system.counts)) {
    for (let before = ""; before !== stateOf(chosen, acrossGroups);) {
      before = stateOf(chosen, acrossGroups);
      for (const {all, badges} of acrossBadges) {
        if (badges.length === 0) continue;
        if (!all.values) {
          const shown = badges.filter((part) => part.values && !part.isTold);
          if (!all.isTold && shown.length > 0 && badges.every((part) => part.values)) hide(smallest(shown));
          continue;
        }
        const found = added(all.values, badges);
        if (found && (all.isTold || people(found) < all.values[0]!)) found.forEach(hide);
        else if (!all.isTold) hide(all);
      }
      for (const attributes of acrossGroups) {
        const complete = attributes.filter((parts) => parts.every((part) => part.values));
        if (complete.length === 0) continue;
        const whole = complete[0]![0]!.values!.map((_, k) => complete[0]!.reduce((sum, part) => sum + part.values![k]!, 0));
        const found = attributes.map((parts) => added(whole, parts));
        if (found.every((parts) => parts?.length === 0)) continue;
        const open = complete.map((parts) => parts.filter(({isTold}) => !isTold));
        const together = found.every((parts) => parts !== undefined) ? found.flat() as Part[] : undefined;
        const untold = open.every((parts) => parts.length > 0) ? open.map(smallest) : undefined;
        const better = together && (!untold || people(together) <= people(untold)) ? together : untold;
        better?.forEach(hide);
      }
    }
  }
  return chosen.map(({rows}) => rows[0]!);
}

/** What another look at all lines would begin from. */
const stateOf = (chosen: readonly Part[], lines: Pool["acrossGroups"]) => `${chosen.length} ${lines.flat(2).filter(({isTold}) => isTold).length}`;

const people = (parts: readonly Part[]) => parts.reduce((sum, {values}) => sum + values![0]!, 0);

const smallest = (parts: readonly Part[]) => parts.reduce((least, part) => part.values![0]! < least.values![0]! ? part : least);

function poolsOf({rows, counts}: Keyed, known: Known["system"]["counts"]): Pool[] {
  const pools = new Map<string, Map<string, Map<string, Map<string, number[]>>>>();
  const within = <T>(map: Map<string, T>, key: string, make: () => T): T => {
    const value = map.get(key) ?? make();
    map.set(key, value);
    return value;
  };
  rows.forEach((row, r) => {
    const [stage, badge, attribute, group] = row.map(String) as [string, string, string, string];
    const badges = within(pools, poolOf(stage), () => new Map<string, Map<string, Map<string, number[]>>>());
    within(within(within(badges, badge, () => new Map<string, Map<string, number[]>>()), attribute, () => new Map<string, number[]>()), group, () => [] as number[]).push(r);
  });
  const figure = (column: string, r: number) => {
    const {published, earlier, earlierExact} = known[counts.get(column)![r]!]!;
    return {value: published ?? (earlierExact ? earlier : null), isTold: earlier !== null && earlierExact === true};
  };
  return [...pools.values()].map((badges) => {
    const parts = new Map([...badges].map(([badge, attributes]) => [badge, new Map([...attributes].map(([attribute, groups]) => [attribute, new Map([...groups].map(([group, own]) => {
      const figures = [figure("pool", own[0]!), ...own.map((r) => figure("selected", r))];
      const part: Part = {rows: own, values: figures.every(({value}) => value !== null) ? figures.map(({value}) => value!) : undefined, isTold: figures.some(({isTold}) => isTold)};
      return [group, part] as const;
    }))] as const))] as const));
    const all = parts.get("all"), others = [...parts].filter(([badge]) => badge !== "all");
    return {
      acrossGroups: [...parts.values()].map((attributes) => [...attributes.values()].map((groups) => [...groups.values()])),
      acrossBadges: [...all ?? []].flatMap(([attribute, groups]) => [...groups].map(([group, part]) => ({all: part, badges: others.flatMap(([, attributes]) => attributes.get(attribute)?.get(group) ?? [])})))
    };
  });
}
