import {poolOf} from "./auditSums.ts";
import {isoDay} from "./names.ts";
import type {Keyed, Known} from "./known.ts";
import type {Leak} from "./leaks.ts";
import type {KnownCount} from "./system.ts";

/** A row of a publication that the attacker had hidden, as `raw.hidden_cells` has it: the model that makes its cells leaves its figures out. */
export interface HiddenCell {
  /** The model in `published` that reads it. */
  readonly model: string;
  /** Its key, joined with `|`. */
  readonly cell: string;
}

/** Tables whose models leave out what the attacker had hidden; of a curve everything from that step on. */
const hideable = new Set(["metric_values", "metric_alternatives", "move_kinds", "badge_funnel", "attainment", "equity_strata", "promotion_curves", "retention_after_move", "retention_hazards", "manager_engagement", "track_parity", "badge_move_lift"]);

/**
 * The row to hide against a leak of rounded counts: the count's own, else, where it is hidden already or an earlier publication shows it, the one that loses
 * least among those that gave it away: no total, and the smallest figure. Undefined where hiding cannot cure.
 */
export function rowToHide({tables, system}: Known, leak: Leak): {keyed: Keyed; row: number} | undefined {
  const keyedOf = ({table}: KnownCount) => [...tables.values()].find((keyed) => keyed.table.name === table);
  const canHide = (count: KnownCount) => count.published !== null && count.earlier === null && hideable.has(count.table) && count.row >= 0;
  const chosen = [leak.count, ...[...leak.by].sort((one, other) => loss(one) - loss(other))].map((c) => system.counts[c]!).find(canHide);
  const keyed = chosen && keyedOf(chosen);
  return keyed && {keyed, row: chosen.row};

  function loss(c: number): number {
    const count = system.counts[c]!;
    const isTotal = keyedOf(count)?.rows[count.row]?.includes("all") ? 1e6 : 0;
    return isTotal + (count.published ?? 0);
  }
}

/**
 * The row to hide against a leak among the exact groups of the audit, whose own row is hidden already: the smallest of those that gave it away, else of its stage and badge, else of
 * its stage. Undefined where all of these are hidden, or an earlier release shows them.
 */
export function groupToHide({system}: Known, {rows, counts}: Keyed, leak: Leak): number | undefined {
  const pools = counts.get("pool")!;
  const canHide = (row: number) => system.counts[pools[row]!]!.published !== null && system.counts[pools[row]!]!.earlier === null;
  const smallest = (among: readonly number[]) => among.filter(canHide).sort((one, other) => system.counts[pools[one]!]!.published! - system.counts[pools[other]!]!.published!)[0];
  const [stage, badge, attribute, group] = rows[system.counts[leak.count]!.row]!;
  const beside = (fits: (row: readonly unknown[]) => boolean) => [...rows.keys()].filter((row) => poolOf(String(rows[row]![0])) === poolOf(String(stage)) && fits(rows[row]!));
  const gaveAway = leak.by.flatMap((c) => system.counts[c]!.table === "attainment" && system.counts[c]!.row >= 0 ? system.counts[c]!.row : []);
  return smallest(gaveAway.filter((row) => rows[row]![1] === badge || (rows[row]![2] === attribute && rows[row]![3] === group))) ?? smallest(gaveAway)
    ?? smallest(beside((row) => row[1] === badge)) ?? smallest(beside(() => true));
}

/** Where leaks of exact groups are cured apart: their pool and badge. */
export const badgeOf = ({rows}: Keyed, row: number) => `${poolOf(String(rows[row]![0]))}|${String(rows[row]![1])}`;

/** Hides an exact group in all stages of its pool, with its families and levels. Changes the system. Returns the rows, and the counts that are hidden now. */
export function hideGroup(seen: Known, groups: Keyed, row: number): {rows: number[]; touched: number[]} {
  const [stage, ...group] = groups.rows[row]!;
  const rows = [...groups.rows.keys()].filter((r) => poolOf(String(groups.rows[r]![0])) === poolOf(String(stage)) && group.every((value, k) => groups.rows[r]![k + 1] === value));
  const strata = seen.tables.get("equity_strata"), within = new Set(rows.map((r) => groups.rows[r]!.join("|")));
  const beside = strata ? [...strata.rows.keys()].filter((r) => within.has(strata.rows[r]!.slice(0, 4).join("|"))) : [];
  const gone = beside.flatMap((r) => hideRow(seen, strata!, r));
  // The file has no row of them then, so that nobody looks for their counts.
  for (const c of gone) seen.system.counts[c]!.values = 0;
  return {rows, touched: [...rows.flatMap((r) => hideRow(seen, groups, r)), ...gone]};
}

/** Hides a row, and what follows it in a curve. Changes the system. Returns the counts that are hidden now. */
export function hideRow({system, minimum}: Known, {layout, key, rows, counts}: Keyed, row: number): number[] {
  const at = layout.curve ? key.indexOf(layout.curve.at) : -1;
  const hidden = at === -1 ? [row] : [...rows.keys()].filter((r) => key.every((_, k) => (k === at ? Number(rows[r]![k]) >= Number(rows[row]![k]) : rows[r]![k] === rows[row]![k])));
  const touched: number[] = [];
  for (const [column, numbers] of counts) {
    for (const r of hidden) {
      if (numbers[r] === -1) continue;
      const count = system.counts[numbers[r]!]!;
      count.published = null;
      if (column === layout.people && !count.exact) count.floor = minimum;
      touched.push(numbers[r]!);
    }
  }
  return touched;
}

export function hiddenCell({table, key, rows}: Keyed, row: number): HiddenCell {
  const values = key.map((column, k) => (column === "period_start" ? isoDay(Number(rows[row]![k])) : String(rows[row]![k])));
  if (table.name === "metric_values" || table.name === "key_figures") return {model: "metric_cells", cell: values.join("|")};
  if (table.name === "metric_alternatives") return {model: "metric_cells", cell: [`${values[0]}__${values[1]}`, ...values.slice(2)].join("|")};
  // The rounded groups of the audit and their families and levels are one model.
  if (table.name === "attainment") return {model: "equity_counts", cell: [...values, "all", "all"].join("|")};
  if (table.name === "equity_strata") return {model: "equity_counts", cell: values.join("|")};
  return {model: table.name, cell: values.join("|")};
}
