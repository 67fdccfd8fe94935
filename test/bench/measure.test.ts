import {execFileSync} from "node:child_process";
import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {afterAll, expect, test} from "vitest";
import {measure} from "../../src/bench/measure.ts";
import {newFolder} from "../publish/folders.ts";

const folder = newFolder();
afterAll(() => rmSync(folder, {recursive: true, force: true}));

test("what was spilled at its highest, after it is gone again", async () => {
  const {spillMiB} = await measure(folder, async () => {
    mkdirSync(join(folder, "a.duckdb.tmp"));
    writeFileSync(join(folder, "a.duckdb.tmp", "block"), Buffer.alloc(3 * 2 ** 20));
    await setTimeout(600);
    rmSync(join(folder, "a.duckdb.tmp"), {recursive: true});
  });
  expect(spillMiB).toBe(3);
});

test.runIf(process.platform === "linux")("the time of a process that the stage began counts", async () => {
  const busy = "const end = process.cpuUsage().user + 300_000; while (process.cpuUsage().user < end);";
  const {cpuSeconds} = await measure(folder, async () => { execFileSync(process.execPath, ["-e", busy]); });
  expect(cpuSeconds).toBeGreaterThanOrEqual(0.3);
});
