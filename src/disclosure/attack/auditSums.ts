import type {Keyed} from "./known.ts";
import type {Sum, System} from "./system.ts";

/** Stages that are about the same pool: whoever reads it of one knows it of the other. */
const samePools: Readonly<Record<string, string>> = {enrolled: "overall", assigned: "promoted"};

/** The stage that a stage shares its pools with; itself where it shares them with none. */
export const poolOf = (stage: string) => samePools[stage] ?? stage;

/**
 * Adds what the exact groups of the audit sum to, one program for all stages of a pool. The total of a stage and badge is not published: the groups of
 * each attribute sum to it. `all` is the sum over badges, of a group as of the totals. Changes the system.
 */
export function addAuditSums(system: System, {table, rows, counts, beside}: Keyed): void {
  const totals = new Map<string, number>();
  const total = (stage: string, badge: string, column: string) => {
    const id = `${stage}|${badge}|${column}`, known = totals.get(id) ?? system.counts.length;
    if (!totals.has(id)) {
      totals.set(id, known);
      system.counts.push({table: table.name, row: -1, column, published: null, earlier: null, exact: true, values: 0, floor: 0, lower: 0, upper: Infinity});
    }
    return known;
  };
  const sums = new Map<string, Sum & {readonly parts: number[]}>();
  const put = (id: string, whole: number, part: number, block: string) => {
    const sum = sums.get(id);
    if (sum) sum.parts.push(part);
    else sums.set(id, {whole, parts: [part], relation: "equals", block});
  };
  rows.forEach((row, r) => {
    const [stage, badge, attribute, group] = row.map(String) as [string, string, string, string];
    const block = `${table.name}|${poolOf(stage)}`;
    for (const [column, numbers] of counts) {
      const own = numbers[r]!;
      put(`${stage}|${badge}|${attribute}|${column}`, total(stage, badge, column), own, block);
      const all = badge === "all" ? undefined : beside(r, [[1, "all"]]);
      if (all !== undefined) put(`${stage}|${attribute}|${group}|${column}|badges`, numbers[all]!, own, block);
    }
    const pools = counts.get("pool")!, same = poolOf(stage) === stage ? undefined : beside(r, [[0, poolOf(stage)]]);
    for (const numbers of counts.values()) system.counts[numbers[r]!]!.of = pools[r]!;
    system.sums.push({whole: pools[r]!, parts: [counts.get("selected")![r]!], relation: "at least", block});
    if (same !== undefined) system.sums.push({whole: pools[same]!, parts: [pools[r]!], relation: "equals", block});
  });
  for (const [id, part] of totals) {
    const [stage, badge, column] = id.split("|") as [string, string, string];
    const all = totals.get(`${stage}|all|${column}`);
    if (badge !== "all" && all !== undefined) put(`${stage}|${column}|badges`, all, part, `${table.name}|${poolOf(stage)}`);
  }
  system.sums.push(...sums.values());
}
