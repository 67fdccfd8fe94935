import type {Column, Table} from "../contract/tables.ts";
import {identifierColumns} from "../warehouse/raw.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";
import type {RelationReason} from "./reasons.ts";

/** Identical rows of one key: one stays. Differing rows of one key: none stays. Run before references are checked. */
export async function checkKeys(session: Session, table: Table, columns: readonly Column[]): Promise<void> {
  const key = table.key.map(identifier).join(", ");
  // Hashes cost half of the keys, and where all differ so do the keys.
  const [{differ}] = await session.rows(`select count(*) = count(distinct hash(${key})) as differ from raw.${table.name}`) as [{differ: boolean}];
  if (differ) return;
  const same = table.key.map((name) => `t.${identifier(name)} is not distinct from k.${identifier(name)}`).join(" and ");
  const shown = `concat_ws(', ', ${table.key.map((name) => `${identifier(name)}::varchar`).join(", ")})`;
  await session.run(`
    create or replace temp table failing as
    with keys as (select ${key} from raw.${table.name} group by ${key} having count(*) > 1),
    candidates as (
        select t.rowid as row_id, t.load_id, ${table.key.map((name) => `t.${identifier(name)}`).join(", ")}, ${content(columns, "t")} as content
        from raw.${table.name} as t join keys as k on ${same}
    ),
    judged as (
        select *, min(content) over same_key <> max(content) over same_key as differs, row_id = min(row_id) over same_key as first
        from candidates
        window same_key as (partition by ${key})
    )
    select row_id, load_id, ${literal(table.key.join(", "))} as column_name, ${shown} as value, case when differs then 'duplicate_key' else 'duplicate_row' end as reason
    from judged
    where differs or not first`);
  await setAside(session, table, columns);
}

/** Rows whose employee, role or badge is not among the accepted ones. `supplied` are the tables that files supplied. */
export async function checkReferences(session: Session, table: Table, columns: readonly Column[], supplied: ReadonlySet<string>): Promise<void> {
  const targets = {employees: "employee_id", roles: "role_id", badges: "badge_id"} as const;
  const checks = table.columns.flatMap((column, order) => {
    if (!column.references || !supplied.has(column.references)) return [];
    const target = column.references;
    const reason: RelationReason = target === "roles" ? "unknown_role" : target === "badges" ? "unknown_badge" : table.required ? "unknown_employee" : "unknown_person";
    const name = identifier(column.name);
    return [`
      select t.rowid as row_id, t.load_id, ${literal(column.name)} as column_name, t.${name} as value, ${literal(reason)} as reason, ${order} as place
      from raw.${table.name} as t
      where t.${name} is not null and not exists (from raw.${target} as r where r.${targets[target]} = t.${name})`];
  });
  if (checks.length === 0) return;
  // A row that misses several is told by its first column.
  await session.run(`
    create or replace temp table failing as
    select row_id, load_id, column_name, value, reason
    from (${checks.join(" union all ")})
    qualify row_number() over (partition by row_id order by place) = 1`);
  await setAside(session, table, columns);
}

/** A row's contract columns as JSON text. Key order is the contract's, so that equal rows give equal text. */
const content = (columns: readonly Column[], alias: string) => `to_json({${columns.map(({name}) => `${literal(name)}: ${alias}.${identifier(name)}`).join(", ")}})::varchar`;

/** Moves the rows in temp.failing from the table to the rejects. Their `columns`, if any and no direct identifiers, are kept for the next run. */
export async function setAside(session: Session, table: Table, columns: readonly Column[]): Promise<void> {
  const [{rows}] = await session.rows("select count(*)::double as rows from failing") as [{rows: number}];
  if (rows === 0) return;
  await session.run(`
    create or replace temp table failing_records as
    with offsets as (
        select f.*, f.row_id - s.first_row as place
        from failing as f left join stretches as s on f.row_id >= s.first_row and f.row_id < s.next_row
    )
    select o.*, coalesce(e.record, o.place + coalesce(m.records, 0)) as record
    from offsets as o
    left join exact_records as e using (row_id)
    asof left join removed as m on o.load_id = m.load_id and o.place >= m.after_kept`);
  await session.run("insert into found_rejects select load_id, record, null, null, column_name, value, reason from failing_records");
  if (columns.length > 0 && identifierColumns(table).length === 0) {
    await session.run(`
      insert into raw.set_aside
      select ${literal(table.name)}, t.load_id, f.record, ${content(columns, "t")}
      from raw.${table.name} as t join failing_records as f on t.rowid = f.row_id`);
  }
  await session.run(`delete from raw.${table.name} where rowid in (select row_id from failing)`);
}
