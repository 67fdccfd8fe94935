import {spawn} from "node:child_process";
import {fileURLToPath} from "node:url";

const bin = fileURLToPath(new URL("../../src/cli/badgeways.js", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a process of its own. `watch` sees what it says on stderr as it goes. */
export function badgeways(args: readonly string[], watch?: (said: string, kill: () => void) => void): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [bin, ...args], {stdio: ["ignore", "pipe", "pipe"]});
    let [out, err] = ["", ""];
    child.stdout.on("data", (data) => (out += data));
    child.stderr.on("data", (data) => {
      err += data;
      watch?.(err, () => child.kill("SIGKILL"));
    });
    child.on("close", (code) => done({code, out, err}));
  });
}
