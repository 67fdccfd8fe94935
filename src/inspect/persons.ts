import type {Column} from "../contract/tables.ts";
import type {Session} from "../warehouse/session.ts";
import {isPersonId, type Pair} from "./fit.ts";
import {lastOf} from "./groups.ts";
import type {Reading} from "./readings.ts";

/** How many of a column's different ids stand in the table that they refer to. */
export interface Found {
  readonly column: Column;
  readonly table: "employees" | "roles" | "badges";
  /** 0 to 1. */
  readonly share: number;
  /** For persons that employee_id does not find: the key that does, as the manifest's `match` writes it. */
  readonly match?: {readonly by: "work_email"} | {readonly by: "person_keys"; readonly system: string};
}

/** For each column of a reading that refers to persons, roles or badges: the share of its ids that are found. */
export async function findReferences(session: Session, reading: Reading, readings: readonly Reading[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const pair of reading.fit.pairs) {
    const table = isPersonId(pair.ours) ? "employees" : pair.ours.references;
    if (table === undefined || reading.fit.table.name === table) continue;
    const to = readings.find(({fit}) => fit.table.name === table);
    const keys = to && at(to, `${table.replace(/s$/, "")}_id`);
    if (!to || !keys || pair.theirs.distinct === 0) continue;
    const share = await shareIn(session, reading, pair, to, keys, false);
    found.push({column: pair.ours, table, share, ...(table === "employees" && share < 0.5 ? await anotherKey(session, reading, pair, readings, share) : {})});
  }
  return found;
}

async function anotherKey(session: Session, reading: Reading, pair: Pair, readings: readonly Reading[], byId: number): Promise<{share?: number; match?: Found["match"]}> {
  const employees = readings.find(({fit}) => fit.table.name === "employees")!;
  const email = at(employees, "work_email");
  if (email && pair.theirs.email >= 0.5) return {share: await shareIn(session, reading, pair, employees, email, true), match: {by: "work_email"}};
  const keys = readings.find(({fit}) => fit.table.name === "person_keys");
  const key = keys && at(keys, "key");
  if (!keys || !key || reading.fit.table.name === "person_keys") return {};
  const share = await shareIn(session, reading, pair, keys, key, true);
  return share > Math.max(byId, 0.3) ? {share, match: {by: "person_keys", system: systemOfKeys(keys)}} : {};
}

/** The system that a file of person keys is of, where no column says it: the known system's name, else a name to be changed. */
export const systemOfKeys = ({fit}: Reading): string => fit.constants.system ?? fit.system?.toLowerCase() ?? "learning";

const at = ({fit}: Reading, ours: string) => fit.pairs.find((pair) => pair.ours.name === ours)?.theirs.at;

async function shareIn(session: Session, from: Reading, {theirs}: Pair, to: Reading, keys: string, lower: boolean): Promise<number> {
  const plain = (column: string) => (lower ? `lower(${column})` : column);
  const [{share}] = await session.rows(`
    select (count(*) filter (id in (select ${plain(keys)} from ${lastOf(to.group).sample} where ${keys} is not null)) / greatest(count(*), 1))::double as share
    from (select distinct ${plain(theirs.at)} as id from ${lastOf(from.group).sample} where ${theirs.at} is not null)`) as [{share: number}];
  return share;
}
