import {tables} from "../contract/tables.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";
import type {Role} from "./declaration.ts";

/** Columns of `raw` that hold ids of people; those of a use that is off are absent. */
const personColumns = ["employees.employee_id", ...tables.flatMap(({name, columns}) => columns.filter(({person}) => person).map((column) => `${name}.${column.name}`))];

/**
 * Everything in the warehouse that names a person, once and in lower case: ids of employees (of managers, assessors and hires too, whether
 * known or not), names and addresses. `token` marks ids and addresses that could hardly be a word or number of ordinary text.
 */
export async function prepareIdentifiers(session: Session): Promise<void> {
  const columns = await session.rows(`
    select table_name, column_name
    from duckdb_columns()
    where database_name = current_database() and schema_name = 'raw' and (table_name || '.' || column_name) in (${personColumns.map(literal).join(", ")})`);
  await session.run(`
    create or replace temp table identifiers as
    with given as (
        select name as value, false as is_id from raw.identities
        union all select work_email, true from raw.identities
        union all select key, true from raw.person_keys
        ${columns.map(({table_name: table, column_name: column}) => `union all select ${identifier(column)}, true from raw.${identifier(table)}`).join("\n        ")}
    )
    select lower(trim(value)) as value, bool_or(is_id and length(value) >= 5 and regexp_matches(value, '[0-9@]') and regexp_matches(value, '[^0-9]')) as token
    from given
    where trim(value) <> ''
    group by lower(trim(value))`);
}

/**
 * Whether a text column holds an identifier: as a whole value, or (in text that is not a member's name) as a word of it. Families, levels
 * and badges are words of tables that hold no person: a level `3` beside an employee `3` is no one.
 */
export async function identifiersIn(session: Session, from: string, quoted: string, role: Role): Promise<boolean> {
  const harmless = role === "member" ? "where not (regexp_full_match(value, '[0-9]+') and value in (select lower(family) from raw.roles union select lower(level) from raw.roles union select lower(badge_id) from raw.badges))" : "";
  const [found] = await session.rows(`
    with texts as (select distinct lower(trim(${quoted})) as value from ${from} where ${quoted} is not null),
    words as (select distinct unnest(regexp_extract_all(value, '[^\\s,;:()\\[\\]"''<>|/]+')) as value from texts)
    (select 1 from texts semi join identifiers using (value) ${harmless} limit 1)
    union all
    (select 1 from words semi join (from identifiers where token) using (value) limit 1)`);
  if (found !== undefined || role !== "label") return found !== undefined;
  // A name inside a sentence; of one word it may be an ordinary one.
  const [named] = await session.rows(`select 1 from (select distinct lower(${quoted}) as value from ${from}) as texts join identifiers as i on contains(i.value, ' ') and contains(texts.value, i.value) limit 1`);
  return named !== undefined;
}
