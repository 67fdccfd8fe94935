import type {Column, Table} from "../contract/tables.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";
import type {PlannedLoad} from "./plan.ts";
import {setAside} from "./relations.ts";

/** Columns of a table that an export may leave empty where nothing changed. */
export const carriedColumns: Readonly<Record<string, readonly string[]>> = {job_history: ["role_id", "team_id", "manager_id", "location"]};

/**
 * Fills what an export that gives only changes left empty: the value of the person's row before it in the same spell, whichever file
 * and block that came from. A hire or rehire begins a spell; what follows a termination is another. A key that nothing precedes is
 * missing. Run when keys are unique and before references are checked.
 */
export async function carryForward(session: Session, table: Table, loads: readonly PlannedLoad[]): Promise<void> {
  const columns = table.columns.filter(({name}) => loads.some(({block}) => block.carry_forward.includes(name)));
  // Rows that were taken over are filled already: they are taken over only where no file of the table has changed.
  if (columns.length === 0 || loads.every(({prior}) => prior)) return;
  const carrying = ({name}: Column) => `load_id in (${loads.filter(({block}) => block.carry_forward.includes(name)).map(({loadId}) => loadId).join(", ")})`;
  await session.run(`
    create or replace temp table carried as
    with spells as (
        select
            rowid as row_id, load_id, employee_id, effective_date, sequence, ${columns.map(({name}) => identifier(name)).join(", ")},
            count(*) filter (action in ('hire', 'rehire')) over up_to_row + count(*) filter (action = 'termination') over before_row as spell
        from raw.${table.name}
        window
            up_to_row as (partition by employee_id order by effective_date, sequence rows unbounded preceding),
            before_row as (partition by employee_id order by effective_date, sequence rows between unbounded preceding and 1 preceding)
    )
    select row_id, ${columns.map((column) => `last_value(case when ${identifier(column.name)} is not null or not (${carrying(column)}) then {'known': ${identifier(column.name)}} end ignore nulls) over up_to_row as ${identifier(column.name)}`).join(", ")}
    from spells
    window up_to_row as (partition by employee_id, spell order by effective_date, sequence rows unbounded preceding)`);
  for (const column of columns) {
    const name = identifier(column.name);
    await session.run(`update raw.${table.name} as t set ${name} = c.${name}.known from carried as c where t.rowid = c.row_id and t.${name} is null and c.${name}.known is not null`);
  }
  await session.run("drop table temp.carried");
  for (const column of columns) await rejectMissing(session, table, column, carrying(column));
}

async function rejectMissing(session: Session, table: Table, column: Column, ofLoads: string): Promise<void> {
  const {emptyOnlyWhere: condition} = column;
  if (!condition) return;
  await session.run(`
    create or replace temp table failing as
    select rowid as row_id, load_id, ${literal(column.name)} as column_name, null::varchar as value, 'missing_value' as reason
    from raw.${table.name}
    where ${ofLoads} and ${identifier(column.name)} is null and ${identifier(condition.column)} is distinct from ${literal(condition.word)}`);
  await setAside(session, table, []);
}
