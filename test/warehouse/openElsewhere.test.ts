import {spawn, type ChildProcess} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {openSession} from "../../src/warehouse/session.ts";
import {writeRunState} from "../../src/warehouse/runState.ts";
import {standingAt} from "../../src/warehouse/standing.ts";
import {nextOf, settle, swapIn} from "../../src/warehouse/swap.ts";

let folder: string;
let warehouse: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "badgeways-elsewhere-"));
  warehouse = join(folder, "warehouse.duckdb");
  await make(warehouse, "last");
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

async function make(path: string, maker: string): Promise<void> {
  const session = await openSession(path);
  await session.run(`create table made as select '${maker}' as maker`);
  await session.run("checkpoint");
  session.close();
}

async function madeBy(path: string): Promise<string> {
  const session = await openSession(path, {readOnly: true});
  const [row] = await session.rows("select maker from made");
  session.close();
  return row!.maker;
}

/** A program that has written into the warehouse, into its .wal so far, and holds it open until it is killed. */
async function otherProgram(): Promise<ChildProcess> {
  const session = new URL("../../src/warehouse/session.ts", import.meta.url).href;
  const program = `import {openSession} from ${JSON.stringify(session)};
    const session = await openSession(${JSON.stringify(warehouse)});
    await session.run("create table other as select 1 as x");
    console.log("open");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {stdio: ["ignore", "pipe", "inherit"]});
  await new Promise((open) => child.stdout!.once("data", open));
  return child;
}

const kill = (child: ChildProcess) => new Promise((done) => {
  child.once("close", done);
  child.kill("SIGKILL");
});

test("the swap is tried again, then a sentence; the new file stays as .next, and goes in once the other program has ended", async () => {
  await make(nextOf(warehouse), "next");
  const child = await otherProgram();
  await expect(swapIn(warehouse, {attempts: 2, wait: 10})).rejects.toThrow(`${warehouse} is open in another program; close it there and run again (the new one stays as ${nextOf(warehouse)}).`);
  expect(existsSync(`${warehouse}.wal`)).toBe(true);
  await kill(child);
  await swapIn(warehouse);
  expect(await madeBy(warehouse)).toBe("next");
  expect(readdirSync(folder)).toEqual(["warehouse.duckdb"]);
});

test("what a killed program left in the .wal is written into the file before that is copied", async () => {
  await kill(await otherProgram());
  await settle(warehouse);
  expect(readdirSync(folder)).toEqual(["warehouse.duckdb"]);
  const session = await openSession(warehouse, {readOnly: true});
  expect(await session.rows("select x from other")).toEqual([{x: 1}]);
  session.close();
});

test("whose a warehouse is tells what lies beside it while another program has it", async () => {
  const child = await otherProgram();
  await expect(standingAt(warehouse)).rejects.toThrow(`${warehouse} is open in another program; close it there and run again.`);
  writeRunState(warehouse, {runId: "1", inputs: "", organization: "Harbour Works", source: "exports", files: {}});
  expect(await standingAt(warehouse)).toEqual({kind: "unread", organization: "Harbour Works"});
  await kill(child);
});
