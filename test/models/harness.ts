import {storedType, tables} from "../../src/contract/tables.ts";
import {refuseFailedChecks, runChecks} from "../../src/warehouse/checks.ts";
import {readSqlFiles} from "../../src/warehouse/modelFiles.ts";
import {buildModels} from "../../src/warehouse/models.ts";
import {createRaw, rawColumns} from "../../src/warehouse/raw.ts";
import {identifier, literal, openSession, type Session} from "../../src/warehouse/session.ts";

export type GivenRows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export interface GivenSettings {
  readonly organization?: string;
  readonly as_of?: string;
  readonly known_at?: string;
  readonly history_from?: string;
  readonly fiscal_year_start?: number;
  readonly minimum_cell?: number;
  /** Audiences whose counts are exact; none unless given. */
  readonly exact?: readonly string[];
  readonly high_rating?: number;
  readonly crosses?: readonly (readonly string[])[];
  readonly demographics?: readonly string[];
  readonly age_bands?: readonly number[];
  readonly salt?: string;
  /** Tables to build with what they read; default: every model, and the checks. */
  readonly targets?: readonly string[];
}

/**
 * A warehouse in memory whose `raw` tables hold the given rows (omitted columns take the contract's fallback or null), with the models
 * built and the checks run. A table counts as supplied where it is given, a column where any row has it (all of them where it is given empty).
 */
export async function warehouse(given: GivenRows, settings: GivenSettings = {}): Promise<Session> {
  const {demographics = [], salt = "pepper", targets, organization = "Test", as_of = "2025-12-31", history_from = "2024-01-01", ...rest} = settings;
  const {fiscal_year_start = 1, minimum_cell = 10, exact = [], high_rating = null, crosses = [], age_bands = null, known_at} = rest;
  const session = await openSession(":memory:", {threads: 1});
  for (const statement of createRaw(demographics)) await session.run(statement);
  for (const table of tables) {
    const rows = given[table.name];
    if (!rows) continue;
    const columns = rawColumns(table, demographics);
    const named = new Set(rows.length > 0 ? rows.flatMap((row) => Object.keys(row)) : columns.map((c) => c.name));
    for (const column of columns) {
      if (named.has(column.name)) await session.run(`insert into raw.supplied values (${literal(table.name)}, ${literal(column.name)})`);
    }
    if (rows.length === 0) continue;
    const values = rows.map((row) => `(${columns.map((c) => `cast(${sqlValue(row[c.name] ?? c.fallback)} as ${storedType(c.type)})`).join(", ")}, 1)`);
    await session.run(`insert into raw.${table.name} (${columns.map((c) => identifier(c.name)).join(", ")}, load_id) values ${values.join(", ")}`);
  }
  await session.run(
    `insert into raw.settings (organization, as_of, known_at, history_from, fiscal_year_start, minimum_cell, exact, demographics, age_bands, locale, high_rating, crosses)
     values (${literal(organization)}, ${literal(as_of)}, ${literal(known_at ?? as_of)}, ${literal(history_from)}, ${fiscal_year_start}, ${minimum_cell}, ${sqlValue(exact)}::varchar[], ${sqlValue(demographics)}::varchar[], ${sqlValue(age_bands)}::integer[], 'en', ${sqlValue(high_rating)}, ${sqlValue(crosses)}::varchar[][])`
  );
  const files = readSqlFiles();
  await buildModels(session, {files, salt, targets});
  if (targets) return session;
  await runChecks(session, files.checks);
  await refuseFailedChecks(session);
  return session;
}

function sqlValue(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return `[${value.map(sqlValue).join(", ")}]`;
  return literal(String(value));
}
