import type {Column, Table} from "../contract/tables.ts";
import {identifier, type Session} from "../warehouse/session.ts";
import type {LoadCount, RowCursor} from "./loadTable.ts";

/**
 * Of the rows gathered from a block's files one a key goes into `raw.<table>`: the commonest, on a tie the first in text
 * order. The others are counted: `folded` where equal to the one kept, else `outvoted`.
 */
export async function chooseDistinct(session: Session, table: Table, columns: readonly Column[], counts: ReadonlyMap<number, LoadCount>, cursor: RowCursor): Promise<void> {
  const names = columns.map(({name}) => identifier(name)).join(", ");
  const key = table.key.map(identifier).join(", ");
  const asText = columns.map(({name}) => `${identifier(name)}::varchar`).join(", ");
  await session.run(`
    create or replace temp table variants as
    select ${names}, load_id, count(*) as rows, min(rowid) as first_row
    from gathered
    group by ${names}, load_id`);
  await session.run(`
    create or replace temp table chosen as
    with merged as (
        select ${names}, sum(rows) as rows, min({'load': load_id, 'row': first_row}) as first_seen
        from variants
        group by ${names}
    ),
    judged as (
        select *, row_number() over (partition by ${key} order by rows desc, ${asText}) as place
        from merged
    )
    select row_number() over (order by first_seen) - 1 + ${cursor.next} as row_id, * from judged where place = 1`);
  const [inserted] = await session.rows(`insert into raw.${table.name} (${names}, load_id) select ${names}, first_seen.load from chosen order by row_id`);
  cursor.next += Number(inserted!.Count);
  // A row that stands for several is found at the line of the first of them.
  await session.run("insert into exact_records select row_id, first_seen.row - first_row from chosen join gathered_starts on load_id = first_seen.load");
  const matches = columns.map(({name}) => `v.${identifier(name)} is not distinct from c.${identifier(name)}`).join(" and ");
  const sameKey = table.key.map((name) => `v.${identifier(name)} is not distinct from c.${identifier(name)}`).join(" and ");
  const rows = await session.rows(`
    select v.load_id, (coalesce(sum(v.rows) filter (${matches}), 0) - count(*) filter ({'load': v.load_id, 'row': v.first_row} = c.first_seen))::double as folded, coalesce(sum(v.rows) filter (not (${matches})), 0)::double as outvoted
    from variants as v join chosen as c on ${sameKey}
    group by v.load_id`);
  for (const {load_id, folded, outvoted} of rows) Object.assign(counts.get(load_id)!, {folded, outvoted});
  for (const working of ["gathered", "gathered_starts", "variants", "chosen"]) await session.run(`drop table temp.${working}`);
}
