import {demo} from "./demo.ts";
import {serve} from "./serve.ts";
import type {TerminalProgress} from "../src/cli/progress.ts";

/** `npm start`: the demo's sites, served on loopback until the process is ended. */
export async function start({port, progress}: {port: number; progress: TerminalProgress}): Promise<void> {
  await demo({employees: 6000, seed: 1, folder: "data/demo", out: "dist", progress});
  const {address} = await serve({dist: "dist", port});
  progress.done(`The demo organization's sites are at ${address} (on this machine only; end with Ctrl-C).`);
}
