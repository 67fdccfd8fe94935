import type {Manifest} from "../contract/manifest.ts";
import type {Column} from "../contract/tables.ts";
import {Fault} from "../fault.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";
import {count, share} from "./figures.ts";
import type {PlannedLoad} from "./plan.ts";
import type {PriorLoads} from "./prior.ts";

/** Something that is not as it was at the last load. Names of tables and columns, words of the contract, counts and shares; no value of a person. */
export interface Drift {
  readonly kind: "table_gone" | "table_new" | "column_gone" | "column_new" | "type" | "rows" | "shares";
  readonly table: string;
  readonly column: string | null;
  /** A clause that goes on from "since the last load". */
  readonly clause: string;
}

type Header = Pick<PlannedLoad, "table" | "mapping" | "prior">;

/** Tables and columns that came or went since the last load: known before a row is read. Nothing where there was no last load. */
export function headerDrift(loads: readonly Header[], prior: PriorLoads): Drift[] {
  if (prior.loads.length === 0) return [];
  const now = columnsByTable(loads.map(({table, mapping, prior: before}) => ({table, columns: [...(before?.supplied ?? mapping!.supplied), ...(before?.extra ?? mapping!.extra)]})));
  const then = columnsByTable(prior.loads.map(({table, supplied, extra}) => ({table, columns: [...supplied, ...extra]})));
  const found: Drift[] = [];
  for (const table of new Set([...then.keys(), ...now.keys()])) {
    const [old, fresh] = [then.get(table), now.get(table)];
    if (!fresh) found.push({kind: "table_gone", table, column: null, clause: `no file supplies ${table} any more`});
    else if (!old) found.push({kind: "table_new", table, column: null, clause: `${table} is supplied for the first time`});
    else {
      for (const column of old) if (!fresh.has(column)) found.push({kind: "column_gone", table, column, clause: `${table} lost the column ${column}`});
      for (const column of fresh) if (!old.has(column)) found.push({kind: "column_new", table, column, clause: `${table} has the new column ${column}`});
    }
  }
  return found;
}

function columnsByTable(loads: readonly {readonly table: string; readonly columns: readonly string[]}[]): Map<string, Set<string>> {
  const tables = new Map<string, Set<string>>();
  for (const {table, columns} of loads) tables.set(table, new Set([...(tables.get(table) ?? []), ...columns]));
  return tables;
}

/** Tables of fewer rows than this jump by chance. */
const fewestRows = 20;

/**
 * How the accepted rows of a newly read table differ from those of the last load, beyond the manifest's bands: how many they are, how often a
 * column is empty or holds each of its words, how many persons they are about, and whether its text reads as another type.
 */
export async function contentDrift(session: Session, table: string, columns: readonly Column[], prior: PriorLoads, {rows, shares}: Manifest["drift"]): Promise<Drift[]> {
  const known = prior.loads.find((load) => load.table === table)?.columns.get(table);
  if (!known) return [];
  const facts = columns.filter(({name}) => known.has(name)).flatMap(factsOf);
  const [now, then] = [await measure(session, `raw.${table}`, facts), await measure(session, `previous.raw.${table}`, facts)];
  const found: Drift[] = [];
  const jump = Math.abs(now.rows - then.rows);
  if (then.rows > 0 && jump > rows * then.rows && jump >= fewestRows) {
    found.push({kind: "rows", table, column: null, clause: `${table} has ${count(now.rows)} rows, where it had ${count(then.rows)}`});
  }
  if (now.rows < fewestRows || then.rows < fewestRows) return found;
  facts.forEach((fact, k) => {
    const [fresh, old] = [now.shares[k]!, then.shares[k]!];
    if (fact.kind === "type" ? Math.abs(fresh - old) > 0.9 : Math.abs(fresh - old) > shares) {
      found.push({kind: fact.kind, table, column: fact.column, clause: `${table}.${fact.column} ${fact.words} ${share(fresh)} of its rows, where it was ${share(old)}`});
    }
  });
  return found;
}

/** A share of a table's rows, as SQL and in words. */
interface Fact {
  readonly kind: "shares" | "type";
  readonly column: string;
  readonly sql: string;
  readonly words: string;
}

/** Rows whose text is tried for its type: enough to tell, few enough to cost nothing. */
const tried = 200_000;

function factsOf({name, type, optional, values, references}: Column): Fact[] {
  const at = identifier(name), facts: Fact[] = [];
  const add = (kind: Fact["kind"], sql: string, words: string) => facts.push({kind, column: name, sql, words});
  if (optional) add("shares", `count(*) filter (${at} is null) / count(*)`, "is empty in");
  if (type === "bool") add("shares", `count(*) filter (${at}) / count(*)`, "is true in");
  if (type === "text") for (const word of values ?? []) add("shares", `count(*) filter (${at} = ${literal(word)}) / count(*)`, `is ${word} in`);
  if (references === "employees") add("shares", `approx_count_distinct(${at}) / count(*)`, "names as many persons as");
  if ((type === "text" && !values) || type === "id") {
    const some = `count(*) filter (rowid < ${tried} and ${at} is not null)`;
    add("type", `coalesce(count(*) filter (rowid < ${tried} and try_cast(${at} as double) is not null) / nullif(${some}, 0), 0)`, "is a number in");
  }
  return facts;
}

async function measure(session: Session, table: string, facts: readonly Fact[]): Promise<{rows: number; shares: readonly number[]}> {
  const list = facts.map(({sql}) => `(${sql})::double`).join(", ");
  const [row] = await session.rows<{rows: number; shares: number[]}>(`select count(*)::double as rows, [${list}] as shares from ${table}`);
  return row!;
}

/** The clauses as one sentence's beginning. */
export const driftWords = (found: readonly Drift[]) =>
  `since the last load ${found.slice(0, 3).map(({clause}) => clause).join(", ")}${found.length > 3 ? ` and ${found.length - 3} more` : ""}`;

/** Does a load's work; a Fault that ends it says first what had changed since the last load, which may well be why. */
export async function toldFirst<T>(found: readonly Drift[], job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (error) {
    if (!(error instanceof Fault) || found.length === 0 || error.message.startsWith("Since the last load")) throw error;
    throw new Fault(`${capital(driftWords(found))}; and now: ${error.message}`, {cause: error});
  }
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Stops a run where the manifest asks for it. */
export function refuseDrift(found: readonly Drift[], {action}: Manifest["drift"]): void {
  if (found.length === 0 || action !== "fail") return;
  throw new Fault(`${capital(driftWords(found))}; mend the export, or, where it is meant to be so, set drift: {action: warn} in sources.yaml for one run.`);
}
