import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, beforeEach, expect, test, vi} from "vitest";
import {main} from "../../src/cli/main.ts";
import {every, spoilt} from "../sources/malformed/fuzz.ts";
import {personal} from "../sources/malformed/good.ts";
import {write} from "../sources/organization.ts";

const cases = Number(process.env.FUZZ_CASES ?? 15), place = mkdtempSync(join(tmpdir(), "badgeways-fuzz-"));
const source = join(place, "exports"), warehouse = join(place, "kept", "core.duckdb");

const before = process.listeners("uncaughtException");
let said: string;
beforeEach(() => {
  for (const out of ["log", "error"] as const) vi.spyOn(console, out).mockImplementation((text) => { said += `${text}\n`; });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  for (const listener of process.listeners("uncaughtException")) if (!before.includes(listener)) process.off("uncaughtException", listener);
  for (const out of [process.stdout, process.stderr]) out.removeAllListeners("error");
});
afterAll(() => rmSync(place, {recursive: true, force: true}));

/** Runs the pipeline through the command line's own main function, as the bin does. */
async function pipeline(): Promise<number> {
  said = "";
  process.exitCode = undefined;
  await main(["node", "badgeways", "pipeline", "--source", source, "--warehouse", warehouse]);
  return Number(process.exitCode ?? 0);
}

test(`${cases} sources with spoilt bytes through the command line: done, or one sentence and exit code 1`, async () => {
  write(source, every);
  expect(await pipeline(), said).toBe(0);
  const wrong: string[] = [];
  for (let seed = 10_001; seed <= 10_000 + cases; seed++) {
    rmSync(source, {recursive: true});
    write(source, spoilt(every, seed));
    const code = await pipeline();
    if (code === 1 ? !/^[^\n]+\.\n$/.test(said) || said.includes("Badgeways itself") || personal.test(said) : code !== 0 || personal.test(said)) wrong.push(`seed ${seed}`);
    if (!existsSync(warehouse) || existsSync(`${warehouse}.next`) || existsSync(`${warehouse}.lock`)) wrong.push(`seed ${seed}: what is left beside the warehouse`);
  }
  expect(wrong).toEqual([]);
}, 1_200_000);
