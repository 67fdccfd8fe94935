import type {Keyed} from "./known.ts";
import type {Leak} from "./leaks.ts";
import type {KnownCount, System} from "./system.ts";

export const isoDay = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

const dates = new Set(["period_start", "period_end", "audit_start", "audit_end"]);

/** A count in words: table, column, the row's key and its figure. */
export function nameOf(count: KnownCount, tables: ReadonlyMap<string, Keyed>): string {
  const keyed = [...tables.values()].find(({table}) => table.name === count.table);
  if (!keyed || count.row < 0) return `${count.table}: a total that is not published`;
  const key = keyed.key.map((column, k) => (dates.has(column) ? isoDay(Number(keyed.rows[count.row]![k])) : String(keyed.rows[count.row]![k])));
  return `${count.table}: ${count.column} of ${key.join(" · ")} (${count.published === null ? "hidden" : `published as ${count.published}`})`;
}

/** What a leak is, the cell and the cells that gave it away; not the count, which nobody is to read in a log. */
export function leakSentence(leak: Leak, system: System, tables: ReadonlyMap<string, Keyed>): string {
  const named = (c: number) => nameOf(system.counts[c]!, tables);
  const what = leak.kind === "determined" ? "can have one value only" : leak.kind === "present" ? "cannot be 0" : "has too few possible values";
  const by = leak.by.map((c) => system.counts[c]!.row < 0 ? "" : named(c)).filter(Boolean);
  return `${named(leak.count)} ${what}, by ${by.slice(0, 4).join("; ")}${by.length > 4 ? ` and ${by.length - 4} more` : ""}`;
}

/** What is wrong where a group of the audit is shown beside hidden ones of too few. */
export const partnerSentence = (key: readonly unknown[]) => `attainment: ${key.map(String).join(" · ")} is shown, and what is hidden beside it holds too few people or selected to be told together`;
