import {appendFileSync} from "node:fs";
import {hostname, userInfo} from "node:os";
import {dirname, join, resolve} from "node:path";
import {cannotWrite} from "../warehouse/lock.ts";
import type {Entry} from "./folder.ts";

/** Beside the warehouse: who made which private file for whom, when, and its hash. Nothing of what it holds. */
export const accessLogOf = (warehouse: string): string => join(dirname(resolve(warehouse)), "packs.log");

/**
 * Appends a line of JSON for each file. It is called before the files are written: a file that nobody's log knows of must not exist, a line
 * whose file a full disk prevented may. Throws a Fault where the log cannot be written.
 */
export function logAccess(warehouse: string, folder: string, entries: readonly Entry[]): void {
  const at = new Date().toISOString(), by = whoRuns();
  const path = accessLogOf(warehouse);
  try {
    appendFileSync(path, entries.map(({kind, owner, file, sha256}) => `${JSON.stringify({at, by, kind, for: owner, file: join(folder, file), sha256})}\n`).join(""), {mode: 0o600});
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** The user and machine; in a container without that user's entry, its number. */
function whoRuns(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}@${hostname()}`;
  }
}
