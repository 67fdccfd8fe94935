import {vi} from "vitest";
import {main} from "../../src/cli/main.ts";
import type {Ended} from "./command.ts";

/** Runs the command line's own main function in this process, as the bin does: for what depends on no process of its own, and costs no start of one. */
export async function badgewaysHere(args: readonly string[]): Promise<Ended> {
  let [out, err] = ["", ""];
  const listening = process.listeners("uncaughtException");
  const spies = [
    vi.spyOn(console, "log").mockImplementation((text) => { out += `${text}\n`; }),
    vi.spyOn(console, "error").mockImplementation((text) => { err += `${text}\n`; }),
    vi.spyOn(process.stdout, "write").mockImplementation((text) => { out += text; return true; }),
    vi.spyOn(process.stderr, "write").mockImplementation((text) => { err += text; return true; })
  ];
  process.exitCode = undefined;
  try {
    await main(["node", "badgeways", ...args]);
    return {code: Number(process.exitCode ?? 0), out, err};
  } finally {
    process.exitCode = undefined;
    spies.forEach((spy) => spy.mockRestore());
    for (const listener of process.listeners("uncaughtException")) if (!listening.includes(listener)) process.off("uncaughtException", listener);
    for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners("error");
  }
}
