import type {Declaration} from "../declaration.ts";
import type {PublishedFiles} from "./files.ts";
import {layouts} from "./layouts.ts";
import {isoDay} from "./names.ts";

/** The first count by table and row that two publications show otherwise, in words without its figures; undefined where all agree. */
export function firstDifference(one: PublishedFiles, other: PublishedFiles, declarations: readonly Declaration[]): string | undefined {
  for (const table of other.tables) {
    const layout = layouts[table.name], key = declarations.find(({name}) => name === table.name)?.key;
    const before = one.tables.find(({name}) => name === table.name);
    if (!layout || !key || !before) continue;
    const idOf = (columns: typeof table.columns, row: number) => key.map((column) => (column === "period_start" ? isoDay(Number(columns.get(column)?.[row])) : String(columns.get(column)?.[row]))).join(" · ");
    const rows = new Map(Array.from({length: before.rows}, (_, row) => [idOf(before.columns, row), row]));
    for (let row = 0; row < table.rows; row++) {
      const id = idOf(table.columns, row), then = rows.get(id);
      const column = layout.counts.find((name) => then === undefined || before.columns.get(name)?.[then] !== table.columns.get(name)?.[row]);
      if (column) return `${table.name}: ${column} of ${id}`;
    }
  }
  return undefined;
}
