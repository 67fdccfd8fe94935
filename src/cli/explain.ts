import {mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Fault, fullDisk, isFullDisk} from "../fault.ts";

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
  if (isFullDisk(error)) {
    console.error(fullDisk(error).message);
    return 1;
  }
  console.error(`This is a fault of Badgeways itself, not of your data; ${whereDetailsAre(error)}.`);
  return 1;
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
