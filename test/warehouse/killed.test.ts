import {spawn} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, expect, test} from "vitest";
import {run} from "../../pipelines/run.ts";
import {readRunState} from "../../src/warehouse/runState.ts";
import {identityOf} from "../../src/warehouse/standing.ts";
import {writeSource} from "../cli/source.ts";
import {prints} from "../publish/folders.ts";
import {whole} from "./demoRun.ts";
import {tableDigests} from "./tableDigests.ts";

/** The bar is 50 moments; BADGEWAYS_KILLS=50 tries them all. */
const kills = Number(process.env.BADGEWAYS_KILLS ?? 2);

const place = mkdtempSync(join(tmpdir(), "badgeways-killed-"));
const source = join(place, "exports"), folder = join(place, "kept"), temporary = join(place, "tmp");
const warehouse = join(folder, "warehouse.duckdb"), draft = join(folder, "publications", "draft");
afterAll(() => rmSync(place, {recursive: true, force: true}));

/** The exports in two versions, by turns; a file in UTF-16 is copied while it is read. */
function deliver(version: number): void {
  writeSource(source, {openings: version % 2 ? 18 : 30});
  const roles = readFileSync(join(source, "roles.csv"), "utf8");
  writeFileSync(join(source, "roles.csv"), Buffer.from(`\ufeff${roles}`, "utf16le"));
}

interface Standing {
  readonly tables: Record<string, string>;
  readonly draft: Record<string, string>;
}

const stands = async (): Promise<Standing> => ({tables: await tableDigests(warehouse), draft: prints(draft)});

/** Starts a run in a process of its own and ends it after some milliseconds as a power cut would. Gives whether it was ended so, and after how long. */
function killedAfter(milliseconds: number): Promise<{killed: boolean; lasted: number; said: string}> {
  const bin = fileURLToPath(new URL("../../src/cli/badgeways.js", import.meta.url));
  return new Promise((done) => {
    const began = performance.now();
    let said = "";
    const child = spawn(process.execPath, [bin, "pipeline", "--source", source, "--warehouse", warehouse], {stdio: ["ignore", "ignore", "pipe"], env: {...process.env, TMPDIR: temporary, TEMP: temporary}});
    child.stderr.on("data", (data) => (said += data));
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.on("close", (_, signal) => {
      clearTimeout(timer);
      done({killed: signal === "SIGKILL", lasted: performance.now() - began, said});
    });
  });
}

const versions: Standing[] = [];
let length = 0;

beforeAll(async () => {
  mkdirSync(temporary, {recursive: true});
  for (const version of [0, 1]) {
    deliver(version);
    length = (await killedAfter(600_000)).lasted;
    versions.push(await stands());
  }
});

/** The old or the new, never a mixture: the warehouse by all of its tables, the draft by all of its bytes, and each bears the run that made it. */
async function expectNoMixture(said: string): Promise<string> {
  const found = JSON.stringify(await tableDigests(warehouse)), bytes = JSON.stringify(prints(existsSync(draft) ? draft : `${draft}.last`));
  const standing = versions.findIndex(({tables}) => JSON.stringify(tables) === found), drafted = versions.findIndex((version) => JSON.stringify(version.draft) === bytes);
  expect(standing, `the warehouse is that of one version (${said})`).toBeGreaterThanOrEqual(0);
  expect(drafted, `the draft is that of one version (${said})`).toBeGreaterThanOrEqual(0);
  if (readRunState(warehouse)?.draft === (await identityOf(warehouse))!.runId) expect(drafted, "the draft is that of the warehouse, as it says").toBe(standing);
  return `warehouse ${standing}, draft ${drafted}`;
}

test(`killed at ${kills} moments of a run: what stands is whole, and the next run makes all of it and leaves nothing else`, async () => {
  const ends: string[] = [];
  for (let k = 0; k < kills; k++) {
    deliver(k);
    const moment = (0.03 + ((0.5 + k * 0.6180339887) % 1) * 1.02) * length;
    const {killed, lasted, said} = await killedAfter(moment);
    if (!killed) length = lasted;
    const left = readdirSync(folder).filter((name) => !whole.includes(name) && name !== "runs");
    ends.push(`${Math.round(moment)} ms ${killed ? "killed" : "ended"} ${await expectNoMixture(said)} ${left.join(" ")}`);
    await run({source, warehouse});
    expect(await stands(), `after the run that follows (${ends.at(-1)})`).toEqual(versions[k % 2]);
    expect(readdirSync(folder).filter((name) => name !== "runs").sort()).toEqual(whole);
    expect(readdirSync(join(folder, "publications"))).toEqual(["draft"]);
    expect(readdirSync(temporary).filter((name) => name.startsWith("badgeways"))).toEqual([]);
  }
  if (process.env.BADGEWAYS_KILLS) console.log(ends.join("\n"));
  expect(ends.filter((end) => end.includes("killed")).length, "runs that were killed before their end").toBeGreaterThanOrEqual(kills / 2);
}, 120_000 + kills * 120_000);
