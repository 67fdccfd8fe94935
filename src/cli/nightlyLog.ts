import {appendFileSync, mkdirSync, renameSync, statSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import type {Progress} from "../../pipelines/progress.ts";

/** The log grows to this, then becomes `nightly.log.1`, in the place of the one before. */
const mostBytes = 1 << 20;

/** The log beside a warehouse: lines with their time (UTC). It holds steps, names of files and tables, and counts; nothing of a person. */
export function nightlyLog(warehouse: string): {write(lines: readonly string[]): void; readonly progress: Progress} {
  const path = join(dirname(resolve(warehouse)), "nightly.log");
  const write = (lines: readonly string[]) => {
    const time = new Date().toISOString();
    try {
      mkdirSync(dirname(path), {recursive: true});
      if ((statSync(path, {throwIfNoEntry: false})?.size ?? 0) > mostBytes) renameSync(path, `${path}.1`);
      appendFileSync(path, lines.filter((line) => line !== "").map((line) => `${time} ${line}\n`).join(""), {mode: 0o600});
    } catch {
      // Where nothing can be written the run says so itself, and its sentence goes to stderr.
    }
  };
  return {write, progress: {step: (title) => write([title]), detail: () => {}}};
}
