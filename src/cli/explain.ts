import {mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Fault, fullDisk, isFullDisk} from "../fault.ts";
import {cannotWrite} from "../warehouse/lock.ts";

/**
 * Says on stderr, in one sentence, what ended a command, and returns the exit code. Never a stack trace, unless BADGEWAYS_DEBUG=1: what
 * is no Fault is ours to mend, and its details go into a file.
 */
export function explain(error: unknown): number {
  if (process.env.BADGEWAYS_DEBUG === "1") console.error(error);
  if (error instanceof Fault) {
    console.error(error.message);
    return error.exitCode;
  }
  const ofSystem = isFullDisk(error) ? fullDisk(error) : readOnlyPlace(error);
  if (ofSystem) {
    console.error(ofSystem.message);
    return ofSystem.exitCode;
  }
  console.error(`This is a fault of Badgeways itself, not of your data; ${whereDetailsAre(error)}.`);
  return 1;
}

/** A file or folder that the system does not let this user write, wherever it was met; undefined where it is another failure. */
function readOnlyPlace(error: unknown): Fault | undefined {
  const {code, path} = (error ?? {}) as NodeJS.ErrnoException;
  return code && ["EACCES", "EPERM", "EROFS"].includes(code) ? cannotWrite(path ?? "A file or folder", error) : undefined;
}

function whereDetailsAre(error: unknown): string {
  try {
    const file = join(mkdtempSync(join(tmpdir(), "badgeways-")), "fault.txt");
    writeFileSync(file, String((error as Error)?.stack ?? error), {mode: 0o600});
    return `its details are in ${file} (they may hold data: look before you send them)`;
  } catch {
    return "run it again with BADGEWAYS_DEBUG=1 to see its details";
  }
}
