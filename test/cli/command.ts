import {spawn} from "node:child_process";
import {fileURLToPath} from "node:url";

const bin = fileURLToPath(new URL("../../src/cli/badgeways.js", import.meta.url));

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a process of its own. `watch` sees what it says on stderr as it goes, and may end it. */
export function badgeways(args: readonly string[], watch?: (said: string, end: (signal: NodeJS.Signals) => void) => void): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [bin, ...args], {stdio: ["ignore", "pipe", "pipe"]});
    let [out, err] = ["", ""];
    child.stdout.on("data", (data) => (out += data));
    child.stderr.on("data", (data) => {
      err += data;
      watch?.(err, (signal) => child.kill(signal));
    });
    child.on("close", (code) => done({code, out, err}));
  });
}
