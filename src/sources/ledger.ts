import {literal, type Session} from "../warehouse/session.ts";
import type {LoadCount} from "./loadTable.ts";
import type {PlannedLoad} from "./plan.ts";

const textList = (words: readonly string[]) => `[${words.map(literal).join(", ")}]::varchar[]`;

/** Writes a table's loads and rejects. A load that was taken over keeps the time and run at which its file was read. */
export async function writeLedger(session: Session, table: string, loads: readonly PlannedLoad[], counts: ReadonlyMap<number, LoadCount>, runId: string): Promise<void> {
  await session.run("set variable loaded_at = now()::timestamp");
  for (const load of loads) {
    const {rowsRead, leftOut, folded, outvoted} = counts.get(load.loadId)!;
    const {print, prior} = load;
    const supplied = prior?.supplied ?? load.mapping!.supplied, extra = prior?.extra ?? load.mapping!.extra;
    await session.run(`
      insert into raw.loads by name
      select
          ${load.loadId} as load_id, ${literal(table)} as table_name, ${literal(load.file)} as file, ${literal(print.sha256)} as sha256, ${print.bytes} as bytes,
          ${rowsRead} as rows_read, count(r.load_id) as rejected, ${prior ? `${literal(prior.loadedAt)}::timestamp` : "getvariable('loaded_at')"} as loaded_at, ${literal(prior?.runId ?? runId)} as run_id,
          ${literal(print.modified)} as modified, ${literal(print.inode)} as inode, ${literal(load.mappingHash)} as mapping, ${leftOut} as left_out, ${folded} as folded, ${outvoted} as outvoted,
          count(*) filter (r.reason = 'unknown_person') as unknown_persons, ${textList(supplied)} as supplied_columns, ${textList(extra)} as extra_columns
      from (select 1) left join found_rejects as r on r.load_id = ${load.loadId}`);
  }
  await session.run(`
    insert into raw.rejects by name
    select ${literal(table)} as table_name, l.file, r.line, r.column_name, r.value, r.reason, r.load_id, r.record, r.entry
    from found_rejects as r join raw.loads as l using (load_id)
    order by r.load_id, r.line nulls last, r.record, r.column_name`);
  await session.run(`insert into raw.supplied select distinct table_name, unnest(supplied_columns) as column_name from raw.loads where table_name = ${literal(table)} order by column_name`);
}
