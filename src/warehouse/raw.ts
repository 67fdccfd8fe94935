import {directIdentifiers, headcounts, storedType, type Column, type Table} from "../contract/tables.ts";
import {allUses, tablesInUse, type Uses} from "../contract/uses.ts";
import {identifier} from "./session.ts";

/** The columns that raw.<table> keeps: the contract's but direct identifiers, and the demographic ones of employees. */
export function rawColumns(table: Table, demographics: readonly string[]): Column[] {
  const kept = table.columns.filter((c) => table.name !== "employees" || !(directIdentifiers as readonly string[]).includes(c.name));
  const known = new Set(kept.map((c) => c.name));
  const added = table.open ? demographics.filter((name) => !known.has(name)) : [];
  return [...kept, ...added.map((name): Column => ({name, type: "text", optional: true}))];
}

/** Direct identifiers that the table's files may hold. */
export function identifierColumns(table: Table): Column[] {
  return table.name === "employees" ? table.columns.filter((c) => (directIdentifiers as readonly string[]).includes(c.name)) : [];
}

/**
 * The statements that create the `raw` schema, empty. Every input table in use is there, supplied or not (raw.supplied tells
 * which), so that a model never asks whether its source exists. What a use that is off owns is absent.
 */
export function createRaw(demographics: readonly string[], uses: Uses = allUses): string[] {
  const tables = tablesInUse(uses);
  const list = (columns: readonly Column[]) => columns.map((c) => `${identifier(c.name)} ${storedType(c.type)}`).join(", ");
  return [
    "create schema if not exists raw",
    ...[...tables, headcounts].map((t) => `create table raw.${t.name} (${list(rawColumns(t, demographics))}, load_id integer)`),
    "alter table raw.job_history add column seen_by boolean default false",
    "create table raw.unread_headcounts (load_id integer, employee_id varchar)",
    `create table raw.tables as select unnest([${tables.map((t) => `'${t.name}'`).join(", ")}]) as table_name`,
    "create table raw.identities (employee_id varchar, name varchar, work_email varchar)",
    "create table raw.loads (load_id integer, table_name varchar, file varchar, sha256 varchar, bytes bigint, rows_read bigint, rejected bigint, loaded_at timestamp, run_id varchar, " +
      "modified varchar, inode varchar, mapping varchar, left_out bigint, folded bigint, outvoted bigint, unknown_persons bigint, supplied_columns varchar[], extra_columns varchar[])",
    "create table raw.rejects (table_name varchar, file varchar, line bigint, column_name varchar, value varchar, reason varchar, load_id integer, record bigint, entry bigint)",
    "create table raw.set_aside (table_name varchar, load_id integer, record bigint, content varchar)",
    "create table raw.strays (table_name varchar, load_id integer, nth bigint, record bigint)",
    "create table raw.left_out (load_id integer, record bigint, records bigint)",
    `create table raw.uses as select * from (values ${Object.entries(uses).map(([use, state]) => `('${use}', '${state}')`).join(", ")}) as uses (use, state)`,
    "create table raw.supplied (table_name varchar, column_name varchar)",
    "create table raw.publications (publication_id varchar, as_of date, known_at date, run_id varchar, definitions_sha256 varchar)",
    "create table raw.last_release (metric varchar, grain varchar, period_start date, period_end date, dimension varchar, member varchar, numerator double, denominator double, value double, " +
      "sql_sha256 varchar, published_numerator integer, published_denominator integer, published_value double)",
    "create table raw.past_restatements (publication_id varchar, previous_publication_id varchar, metric varchar, grain varchar, period_start date, dimension varchar, member varchar, " +
      "previous_numerator double, previous_denominator double, previous_value double, numerator double, denominator double, value double, cause_table varchar, cause varchar, rows_affected bigint)",
    "create table raw.hidden_cells (model varchar, cell varchar)",
    "create table raw.changed_rows (table_name varchar, cause varchar, since date, rows bigint)",
    "create table raw.settings (organization varchar, as_of date, known_at date, history_from date, fiscal_year_start integer, minimum_cell integer, exact varchar[] default [], demographics varchar[], age_bands integer[], currency varchar, locale varchar, audit_months integer default 12, minimum_share decimal(6,4) default 0.02, high_rating decimal(18,6), " +
      "crosses varchar[][] default [], reference_groups map(varchar, varchar) default map {}, audit_on_request boolean default false, audit_legend varchar default '', salt_file varchar, links map(varchar, varchar) default map {})"
  ];
}
