import {badgeOf, groupToHide, hiddenCell, hideGroup, hideRow, rowToHide, type HiddenCell} from "./hiding.ts";
import type {Known} from "./known.ts";
import type {Leak, Weighed} from "./leaks.ts";
import {leakSentence, partnerSentence} from "./names.ts";
import {partners} from "./partners.ts";
import {ownBounds} from "./system.ts";

export interface Cured {
  /** What was weighed first: exact groups with their partners hidden, everything else as it is published. */
  readonly first: Weighed;
  /** Cells that give themselves away as they are published, a sentence each. */
  readonly told: readonly string[];
  /** Rows whose hiding cures every leak that hiding can cure. */
  readonly hide: readonly HiddenCell[];
  /** Leaks that remain when those are hidden. */
  readonly open: readonly Leak[];
}

/** Rounds of hiding: a partner that is hidden may be given away itself. */
const rounds = 30;

/** Weighs a system, and hides rows until nothing in it gives itself away or no row is left that would help. Changes the system. */
export function cure(seen: Known, weigh: () => Weighed): Cured {
  const {system, tables} = seen, groups = [...tables.values()].find(({exact}) => exact);
  const hide: HiddenCell[] = [];
  const hidden = (cells: readonly HiddenCell[], touched: readonly number[]) => {
    hide.push(...cells);
    for (const c of touched) Object.assign(system.counts[c]!, ownBounds(system.counts[c]!));
    return touched;
  };
  const hideWhole = (row: number) => {
    const {rows, touched} = hideGroup(seen, groups!, row);
    return hidden(rows.map((r) => hiddenCell(groups!, r)), touched);
  };
  const hideAgainst = (leak: Leak): readonly number[] => {
    if (system.counts[leak.count]!.exact) {
      const group = groupToHide(seen, groups!, leak);
      return group === undefined ? [] : hideWhole(group);
    }
    const found = rowToHide(seen, leak);
    return found ? hidden([hiddenCell(found.keyed, found.row)], hideRow(seen, found.keyed, found.row)) : [];
  };
  const missing = partners(seen), told = missing.map((row) => partnerSentence(groups!.rows[row]!));
  missing.forEach(hideWhole);
  const first = weigh();
  told.push(...first.leaks.map((leak) => leakSentence(leak, system, tables)));
  let open = first.leaks;
  for (let round = 0; open.length > 0 && round < rounds; round++) {
    // Of exact groups one a badge at a time, since one often cures many leaks.
    const touched = new Set<number>(), cured = new Set<string>();
    for (const leak of open) {
      const {exact, row} = system.counts[leak.count]!, place = exact ? badgeOf(groups!, row) : `${leak.count}`;
      if (touched.has(leak.count) || cured.has(place)) continue;
      cured.add(place);
      for (const c of hideAgainst(leak)) touched.add(c);
    }
    if (touched.size === 0) break;
    partners(seen).forEach(hideWhole);
    open = weigh().leaks;
  }
  return {first, told, hide, open};
}
