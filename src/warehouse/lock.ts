import {closeSync, openSync, readFileSync, rmSync, writeSync} from "node:fs";
import {Fault} from "../fault.ts";

/**
 * Takes the lock file of a warehouse for this process and returns the function that gives it back. A lock whose process is gone is
 * taken over. Throws a Fault while another run holds it.
 */
export function takeLock(path: string): () => void {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = openSync(path, "wx", 0o600);
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, {force: true});
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw cannotWrite(path, error);
      const holder = holderOf(path);
      if (holder !== undefined && isAlive(holder)) throw new Fault(`Another run (process ${holder}) is working on this warehouse; wait until it has ended, or end it.`);
      rmSync(path, {force: true});
    }
  }
  throw new Fault(`The lock ${path} cannot be taken; another run has just begun.`);
}

function holderOf(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The sentence for a place that cannot be written. */
export function cannotWrite(path: string, error: unknown): Fault {
  const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
  const mend = code === "ENOSPC" ? "free some room on the disk" : "give the user that runs Badgeways the right to write there, or name another place with --warehouse";
  return new Fault(`${path} cannot be written (${code}); ${mend}.`, {cause: error});
}
