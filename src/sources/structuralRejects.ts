import {Fault} from "../fault.ts";
import type {Session} from "../warehouse/session.ts";
import type {PlannedLoad} from "./plan.ts";
import {findFileRecords} from "./records.ts";
import type {TextLayout} from "./textSource.ts";

/**
 * Moves what DuckDB's reader could not split from its rejects table to ours, with physical lines, and checks that nothing
 * was dropped unseen: a walk over the file must find as many records as were read and rejected. Returns the rows that
 * were not read: one for each line that a broken quote swallowed.
 */
export async function recordStructuralRejects(session: Session, load: PlannedLoad, layout: TextLayout, read: number): Promise<number> {
  const entries = (await session.rows<{line: number}>("select distinct line::double as line from csv_rejects order by line")).map(({line}) => line);
  if (entries.length === 0) return 0;
  const places = await findFileRecords(load.file, layout, {records: [], entries});
  if (places.openQuote !== null) {
    throw new Fault(`${load.file}, line ${places.openQuote}: a quoted value that begins here is never closed; close it, or double the quotes inside it.`);
  }
  if (places.count !== read + entries.length || places.entries.size !== entries.length) {
    throw new Fault(`${load.file} holds ${places.count} records, but ${read + entries.length} could be told apart; export it again with every quote inside a value doubled.`);
  }
  const lines = JSON.stringify([...places.entries].map(([entry, {line, lines: covered}]) => [entry, line, covered]));
  await session.run(`
    create or replace temp table unsplit as
    select place[1] as entry, place[2] as line, place[3] as covered from (select unnest(from_json($1, '[["BIGINT"]]')) as place)`, [lines]);
  await session.run(`
    insert into found_rejects
    with entries as (
        select line as entry, min(error_type::varchar) as error, max(regexp_extract(error_message, 'Found: (\\d+)', 1)) as found
        from csv_rejects
        group by line
    ),
    reasons as (
        select
            *,
            case error
                when 'MISSING COLUMNS' then 'too_few_fields'
                when 'TOO MANY COLUMNS' then 'too_many_fields'
                when 'INVALID ENCODING' then 'not_in_encoding'
                when 'LINE SIZE OVER MAXIMUM' then 'line_too_long'
                else 'broken_quote'
            end as reason
        from entries
    )
    select
        ${load.loadId}, null, entry,
        unnest(range(u.line, u.line + case when reason = 'broken_quote' then u.covered else 1 end)),
        null,
        case when found <> '' then found || ' of ${layout.width} fields' end,
        reason
    from reasons join unsplit as u using (entry)`);
  const [{rows}] = await session.rows(`select count(*)::double as rows from found_rejects where load_id = ${load.loadId} and entry is not null`) as [{rows: number}];
  return rows;
}
