import {Fault} from "../fault.ts";
import {createFunctions} from "../warehouse/functions.ts";
import {readPackQueries, readSqlFiles} from "../warehouse/modelFiles.ts";
import {inOrder, type Model} from "../warehouse/modelGraph.ts";
import {referencesOf} from "../warehouse/references.ts";
import {literal, openSession, type Session} from "../warehouse/session.ts";
import {runFault} from "../warehouse/sqlFault.ts";
import {isOpenElsewhere} from "../warehouse/standing.ts";
import {inUse, usesOf} from "../warehouse/unused.ts";
import type {Chosen} from "./chosen.ts";

/** What a warehouse of a former version lacks. */
const needed = ["marts.readiness", "marts.team_coverage", "marts.succession"];

/**
 * A warehouse opened to be read alone; an empty schema `packs` lies in memory beside it: names of people are joined there, and are gone
 * with the session. A Fault where it is no warehouse of this version.
 */
export async function openForPacks(warehouse: string): Promise<Session> {
  const session = await openSession(warehouse, {readOnly: true}).catch((error: unknown) => {
    if (isOpenElsewhere(error)) throw new Fault(`${warehouse} is open in another program; close it there and run again.`, {cause: error});
    throw new Fault(`${warehouse} is not a warehouse that Badgeways made; name another file with --warehouse.`, {cause: error});
  });
  try {
    const present = new Set(await tablesOf(session));
    if (!present.has("raw.settings")) throw new Fault(`${warehouse} is not a warehouse that Badgeways made; name another file with --warehouse.`);
    if (needed.some((name) => !present.has(name))) throw new Fault(`${warehouse} was made by an older version, which knew nothing of readiness; run badgeways pipeline again.`);
    await session.run("create schema memory.packs");
    await session.run("set search_path = 'warehouse.main,memory.packs'");
    await createFunctions(session, readSqlFiles().functions);
    return session;
  } catch (error) {
    session.close();
    throw error;
  }
}

/** Who leads whom on as_of, with names: what is needed to find who was asked for. */
export async function makePeople(session: Session): Promise<void> {
  await session.run("create schema if not exists memory.packs");
  await makeTables(session, (name) => people.has(name));
}

const people = new Set(["packs.names", "packs.people", "packs.reports"]);

/** All that the packs asked for hold, for all of them at once. `subtree`: of everyone below a manager, not of the direct reports alone. */
export async function makePackTables(session: Session, chosen: readonly Chosen[], {subtree = false}: {subtree?: boolean} = {}): Promise<void> {
  await session.run(`set variable subtree = ${subtree}`);
  await session.run("create or replace table memory.packs.chosen (kind varchar, person_id integer, role_key integer)");
  for (let k = 0; k < chosen.length; k += 1000) {
    const rows = chosen.slice(k, k + 1000).map(({kind, key}) => `(${literal(kind)}, ${kind === "role" ? `null, ${key}` : `${key}, null`})`);
    await session.run(`insert into memory.packs.chosen values ${rows.join(", ")}`);
  }
  await makeTables(session, (name) => !people.has(name));
}

/** Runs sql/packs/*.sql in the order of their references, each as a table of the session's memory. */
async function makeTables(session: Session, wanted: (name: string) => boolean): Promise<void> {
  const queries = await queriesInOrder(session);
  for (const {name, path, text} of queries.filter((query) => wanted(query.name))) {
    try {
      await session.run(`create or replace table memory.${name} as ${text}`);
    } catch (error) {
      throw runFault("query", path, error);
    }
  }
}

async function queriesInOrder(session: Session): Promise<Model[]> {
  const files = inUse(readPackQueries(), await usesOf(session));
  const queries: Model[] = [];
  for (const file of files) queries.push({...file, sql: file.text, references: await referencesOf(session, file.path, file.text)});
  const standing = (await tablesOf(session)).filter((name) => !name.startsWith("packs."));
  return inOrder(queries, new Set(["packs.chosen", ...standing]));
}

async function tablesOf(session: Session): Promise<string[]> {
  const rows = await session.rows<{name: string}>("select schema_name || '.' || table_name as name from duckdb_tables() where database_name = current_database()");
  return rows.map(({name}) => name);
}
