import type {Session} from "../warehouse/session.ts";
import type {Manifest} from "../contract/manifest.ts";
import type {PlannedLoad} from "./plan.ts";
import {openLoad} from "./plan.ts";
import {findFileRecords} from "./records.ts";
import type {Scratch} from "./scratch.ts";

/** Rejects of a table and reason that get a line; the rest are counted and kept without one. */
const mostLines = 10_000;

/** Fills temp.found_rejects.line: known ones from the last run, then by a second walk over the files that have rejects. */
export async function findLines(session: Session, loads: readonly PlannedLoad[], manifest: Manifest, scratch: Scratch): Promise<void> {
  if ((await session.rows("select 1 from found_rejects limit 1")).length === 0) return;
  for (const load of loads.filter(({prior}) => prior)) {
    await session.run(`
      update found_rejects as f set line = p.line
      from (select record, min(line) as line from previous.raw.rejects where load_id = ${load.prior!.loadId} and record is not null group by record) as p
      where f.load_id = ${load.loadId} and f.line is null and f.record = p.record`);
  }
  // Lines beyond the first of each reason are not looked for; structural ones are known already.
  await session.run(`
    create or replace temp table unplaced as
    select load_id, record
    from (select load_id, record, line, row_number() over (partition by reason order by load_id, record, entry) as place from found_rejects)
    where line is null and record is not null and place <= ${mostLines}`);
  for (const load of loads) {
    const records = (await session.rows<{record: number}>(`select distinct record::double as record from unplaced where load_id = ${load.loadId} order by record`)).map(({record}) => record);
    if (records.length === 0) continue;
    const layout = (load.source ?? (await openLoad(session, load, manifest, scratch)).source).layout;
    if (!layout) {
      await session.run(`update found_rejects as f set line = f.record + 1 from unplaced as u where f.load_id = ${load.loadId} and u.load_id = f.load_id and u.record = f.record`);
      continue;
    }
    const entries = (await session.rows<{entry: number}>(`select distinct entry::double as entry from found_rejects where load_id = ${load.loadId} and entry is not null order by entry`)).map(({entry}) => entry);
    const places = await findFileRecords(load.file, layout, {records, entries});
    await session.run(`
      update found_rejects as f set line = p.line
      from (select place[1] as record, place[2] as line from (select unnest(from_json($1, '[["BIGINT"]]')) as place)) as p
      where f.load_id = ${load.loadId} and f.line is null and f.record = p.record`, [JSON.stringify([...places.records])]);
  }
  await session.run(`update found_rejects set line = null from (select load_id as l, record as r, entry as e, reason as w, row_number() over (partition by reason order by load_id, record, entry, line) as place from found_rejects qualify place > ${mostLines}) as late where load_id = l and record is not distinct from r and entry is not distinct from e and reason = w and line is not null`);
}
