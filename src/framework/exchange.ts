import {Fault} from "../fault.ts";
import {createFunctions} from "../warehouse/functions.ts";
import {readFrameworkQueries, readSqlFiles} from "../warehouse/modelFiles.ts";
import {buildModels} from "../warehouse/models.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";
import {isOpenElsewhere} from "../warehouse/standing.ts";
import {catalogTables} from "./catalog.ts";

/** Attaches a warehouse as `held`, to be read alone. A Fault where it is none of this version, or open elsewhere. */
export async function attachWarehouse(session: Session, warehouse: string): Promise<void> {
  const foreign = `${warehouse} is not a warehouse that this version of Badgeways made; run badgeways pipeline again, or name another file with --warehouse.`;
  try {
    await session.run(`attach ${literal(warehouse)} as held (read_only)`);
  } catch (error) {
    throw new Fault(isOpenElsewhere(error) ? `${warehouse} is open in another program; close it there and run again.` : foreign, {cause: error});
  }
  const present = await session.rows("select 1 from duckdb_tables() where database_name = 'held' and schema_name = 'raw' and table_name in ('settings', 'unread_headcounts')");
  if (present.length < 2) throw new Fault(foreign);
}

/** Puts the warehouse's people and facts beside the catalog that the session's `raw` holds: every other table is then the warehouse's, read where it lies. */
export async function standInWarehouse(session: Session): Promise<void> {
  const names = (database: string) => session.rows<{name: string}>(`select table_name as name from duckdb_tables() where database_name = ${database} and schema_name = 'raw'`);
  const kept = new Set([...catalogTables, "supplied"]);
  for (const {name} of await names("current_database()")) if (!kept.has(name)) await session.run(`drop table raw.${identifier(name)}`);
  for (const {name} of await names("'held'")) if (!kept.has(name)) await session.run(`create view raw.${identifier(name)} as from held.raw.${identifier(name)}`);
  const catalog = catalogTables.map(literal).join(", ");
  await session.run(`insert into raw.supplied select table_name, column_name from held.raw.supplied where table_name not in (${catalog})`);
}

/** Who stands where, and which standard each award falls under, by the catalog and the warehouse at hand: tables of the schema `named`. */
export async function standingUnder(session: Session, named: "before" | "after", {salt}: {salt: string}): Promise<void> {
  await buildModels(session, {salt, targets: ["core.readiness", "core.awards"]});
  await session.run(`create schema ${named}`);
  for (const table of ["standing", "award_standards"]) await session.run(`create table ${named}.${table} as ${queryNamed(table)}`);
}

export interface TierChange {readonly role_id: string; readonly tier_before: string; readonly tier_after: string; readonly people: number}
export interface ReadinessChange {readonly direction: "gain" | "lose"; readonly people: number}
export interface AwardChange {readonly badge_id: string; readonly version_before: number | null; readonly version_after: number | null; readonly awards: number}

export interface Consequences {
  readonly tiers: readonly TierChange[];
  readonly readiness: readonly ReadinessChange[];
  readonly awards: readonly AwardChange[];
}

/** What the exchange of catalogs does to people and awards, once `before` and `after` stand. Counts are rounded. */
export async function consequences(session: Session): Promise<Consequences> {
  await createFunctions(session, readSqlFiles().functions);
  return {
    tiers: await session.rows<TierChange>(`from (${queryNamed("tier_changes")}) order by all`),
    readiness: await session.rows<ReadinessChange>(`from (${queryNamed("readiness_changes")}) order by all`),
    awards: await session.rows<AwardChange>(`from (${queryNamed("award_changes")}) order by all`)
  };
}

function queryNamed(name: string): string {
  return readFrameworkQueries().find((query) => query.name === `framework.${name}`)!.text;
}
