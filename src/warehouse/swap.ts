import {existsSync, renameSync, rmSync} from "node:fs";
import {setTimeout as pause} from "node:timers/promises";
import {Fault} from "../fault.ts";

/** Where the next warehouse is built. */
export const nextOf = (warehouse: string) => `${warehouse}.next`;

/** Removes what an interrupted run left beside a warehouse. */
export function clearNext(warehouse: string): void {
  for (const suffix of ["", ".wal", ".tmp"]) rmSync(`${nextOf(warehouse)}${suffix}`, {force: true, recursive: true});
}

/**
 * Puts the next warehouse, closed and checkpointed, in the place of the last one. A main file renamed without its .wal opens as an empty
 * database, and a stale .wal beside a renamed file is replayed on it: so neither may exist. Where another program holds the file open
 * (Windows) it is tried again for a few seconds; then the new file stays as .next.
 */
export async function swapIn(warehouse: string): Promise<void> {
  const next = nextOf(warehouse);
  if (existsSync(`${next}.wal`)) throw new Fault(`${next} was not written to its end (is the disk full?); free some room and run again.`);
  for (let attempt = 1; ; attempt++) {
    try {
      rmSync(`${warehouse}.wal`, {force: true});
      renameSync(next, warehouse);
      return;
    } catch (error) {
      if (attempt === 10) throw new Fault(`${warehouse} is open in another program; close it and run again (the new one stays as ${next}).`, {cause: error});
      await pause(300);
    }
  }
}
