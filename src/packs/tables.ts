import {Fault} from "../fault.ts";
import {createFunctions} from "../warehouse/functions.ts";
import {readPackQueries, readSqlFiles, type SqlFile} from "../warehouse/modelFiles.ts";
import {inOrder, type Model} from "../warehouse/modelGraph.ts";
import {referencesOf} from "../warehouse/references.ts";
import {literal, openSession, type Session} from "../warehouse/session.ts";
import {runFault} from "../warehouse/sqlFault.ts";
import {isOpenElsewhere} from "../warehouse/standing.ts";
import {inUse, usesOf} from "../warehouse/unused.ts";
import type {Chosen} from "./chosen.ts";

/** What a warehouse of a former version lacks. */
const needed: Readonly<Record<Room, readonly string[]>> = {packs: ["marts.readiness", "marts.team_coverage", "marts.succession"], audit: ["marts.equity_audit", "core.equity_entries"]};

/** Private files of people's names, and the audit pack, under pseudonyms: each has a room of queries of its own. */
export type Room = "packs" | "audit";

/**
 * A warehouse opened to be read alone; an empty schema `packs` (or `audit`) lies in memory beside it: names of people are joined there, and are gone
 * with the session. A Fault where it is no warehouse of this version.
 */
export async function openForPacks(warehouse: string, room: Room = "packs"): Promise<Session> {
  const session = await openSession(warehouse, {readOnly: true}).catch((error: unknown) => {
    if (isOpenElsewhere(error)) throw new Fault(`${warehouse} is open in another program; close it there and run again.`, {cause: error});
    throw new Fault(`${warehouse} is not a warehouse that Badgeways made; name another file with --warehouse.`, {cause: error});
  });
  try {
    const present = new Set(await tablesOf(session));
    if (!present.has("raw.settings")) throw new Fault(`${warehouse} is not a warehouse that Badgeways made; name another file with --warehouse.`);
    if (needed[room].some((name) => !present.has(name))) throw new Fault(`${warehouse} was made by an older version, which knew nothing of what is asked for; run badgeways pipeline again.`);
    await session.run(`create schema memory.${room}`);
    await session.run(`set search_path = 'warehouse.main,memory.${room}'`);
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
  await makeTables(session, readPackQueries().filter(({name}) => people.has(name)));
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
  await makeTables(session, readPackQueries().filter(({name}) => !people.has(name)));
}

/** Runs queries in the order of their references, each as a table of the session's memory. Returns those that rest on no use that is off. */
export async function makeTables(session: Session, files: readonly SqlFile[]): Promise<string[]> {
  const queries = await queriesInOrder(session, files);
  for (const {name, path, text} of queries) {
    try {
      await session.run(`create or replace table memory.${name} as ${text}`);
    } catch (error) {
      throw runFault("query", path, error);
    }
  }
  return queries.map(({name}) => name);
}

async function queriesInOrder(session: Session, files: readonly SqlFile[]): Promise<Model[]> {
  const used = inUse(files, await usesOf(session)), own = new Set(used.map(({name}) => name));
  const queries: Model[] = [];
  for (const file of used) queries.push({...file, sql: file.text, references: await referencesOf(session, file.path, file.text)});
  const standing = (await tablesOf(session)).filter((name) => !own.has(name));
  return inOrder(queries, new Set(standing));
}

async function tablesOf(session: Session): Promise<string[]> {
  const rows = await session.rows<{name: string}>("select schema_name || '.' || table_name as name from duckdb_tables() where database_name in (current_database(), 'memory')");
  return rows.map(({name}) => name);
}
