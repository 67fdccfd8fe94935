import {existsSync, renameSync, rmSync} from "node:fs";
import {setTimeout as pause} from "node:timers/promises";
import {Fault} from "../fault.ts";
import {openSession} from "./session.ts";
import {isOpenElsewhere} from "./standing.ts";

/** Where the next warehouse is built. */
export const nextOf = (warehouse: string) => `${warehouse}.next`;

/** Where DuckDB puts what does not fit into memory while the next warehouse is built. */
export const spillOf = (warehouse: string) => `${nextOf(warehouse)}.tmp`;

/** Where copies of source files in another encoding lie while they are read: they hold what the files hold, so they lie where the warehouse is. */
export const copiesOf = (warehouse: string) => `${nextOf(warehouse)}.copies`;

/** Removes what an interrupted run left beside a warehouse. */
export function clearNext(warehouse: string): void {
  for (const path of [nextOf(warehouse), `${nextOf(warehouse)}.wal`, spillOf(warehouse), copiesOf(warehouse)]) rmSync(path, {force: true, recursive: true});
}

/**
 * Puts the next warehouse, closed and checkpointed, in the place of the last one. A main file renamed without its .wal opens as an empty
 * database, and a stale .wal beside a renamed file is replayed on it: so neither may exist. Where another program holds the last one
 * open it is tried again for some seconds; then a Fault, and the new file stays as .next.
 */
export async function swapIn(warehouse: string, {attempts = 10, wait = 300} = {}): Promise<void> {
  const next = nextOf(warehouse);
  if (existsSync(`${next}.wal`)) throw new Fault(`${next} was not written to its end (is the disk full?); free some room and run again.`);
  for (let attempt = 1; ; attempt++) {
    try {
      await settle(warehouse);
      renameSync(next, warehouse);
      return;
    } catch (error) {
      if (attempt === attempts) throw new Fault(`${warehouse} is open in another program; close it there and run again (the new one stays as ${next}).`, {cause: error});
      await pause(wait);
    }
  }
}

/** Writes what another program has changed in a warehouse, and left in its .wal, into the file. */
export async function settle(warehouse: string): Promise<void> {
  if (!existsSync(`${warehouse}.wal`)) return;
  try {
    const session = await openSession(warehouse);
    await session.run("checkpoint").finally(() => session.close());
  } catch (error) {
    if (isOpenElsewhere(error)) throw error;
  }
  rmSync(`${warehouse}.wal`, {force: true});
}
