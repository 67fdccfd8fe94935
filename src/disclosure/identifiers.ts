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

/** A text column of a table, or of a select in parentheses. */
export interface TextColumn {
  readonly from: string;
  readonly name: string;
  readonly role: Role;
}

/**
 * The first of some text columns that holds an identifier: as a whole value, as a word (of one that is an id or an address), or, in
 * a label, a name inside a sentence. Families, levels and badges are words of tables that hold no person: a level `3` beside an employee `3` is no one.
 * One query for all of them: one a table would cost more to plan than to run.
 */
export async function columnWithIdentifiers<C extends TextColumn>(session: Session, columns: readonly C[]): Promise<C | undefined> {
  if (columns.length === 0) return undefined;
  const places = (role: Role) => `place in (${[-1, ...columns.flatMap((column, place) => (column.role === role ? [place] : []))].join(", ")})`;
  const [found] = await session.rows<{place: number | null}>(`
    with texts as materialized (
        ${columns.map(({from, name}, place) => `select distinct ${place} as place, lower(trim(${identifier(name)})) as value from ${from} where ${identifier(name)} is not null`).join("\n        union all ")}
    ),
    words as (select distinct place, unnest(regexp_extract_all(value, '[^\\s,;:()\\[\\]"''<>|/]+')) as value from texts),
    numbers as (select lower(family) as value from raw.roles union select lower(level) from raw.roles union select lower(badge_id) from raw.badges),
    found as (
        select place from texts semi join identifiers using (value)
        where not (${places("member")} and regexp_full_match(value, '[0-9]+') and value in (select n.value from numbers as n where n.value is not null))
        union all
        select place from words semi join (from identifiers where token) using (value)
        union all
        -- A name of one word may be an ordinary one.
        select t.place from (from texts where ${places("label")}) as t join identifiers as i on contains(i.value, ' ') and contains(t.value, i.value)
    )
    select min(place) as place from found`);
  return found!.place === null ? undefined : columns[found!.place];
}
