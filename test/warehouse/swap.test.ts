import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, expect, test} from "vitest";
import {openSession} from "../../src/warehouse/session.ts";
import {clearNext, nextOf, spillOf, swapIn} from "../../src/warehouse/swap.ts";

const folder = mkdtempSync(join(tmpdir(), "badgeways-swap-"));
const warehouse = join(folder, "warehouse.duckdb"), next = nextOf(warehouse);
afterEach(() => readdirSync(folder).forEach((name) => rmSync(join(folder, name), {recursive: true, force: true})));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

async function make(path: string, value: string): Promise<void> {
  const session = await openSession(path);
  await session.run(`create table made as select '${value}' as maker`);
  await session.run("checkpoint");
  session.close();
}

async function madeBy(): Promise<string> {
  const session = await openSession(warehouse, {readOnly: true});
  const [row] = await session.rows("select maker from made");
  session.close();
  return row!.maker;
}

test("the first warehouse, then the next in its place", async () => {
  await make(next, "first");
  await swapIn(warehouse);
  expect(await madeBy()).toBe("first");
  await make(next, "second");
  await swapIn(warehouse);
  expect(await madeBy()).toBe("second");
  expect(readdirSync(folder)).toEqual(["warehouse.duckdb"]);
});

test("a stale .wal of the last one is not replayed on the next", async () => {
  await make(warehouse, "first");
  await make(next, "second");
  writeFileSync(`${warehouse}.wal`, "what is no log at all");
  await swapIn(warehouse);
  expect(await madeBy()).toBe("second");
  expect(existsSync(`${warehouse}.wal`)).toBe(false);
});

test("a next one that was not written to its end is refused and the last one stands", async () => {
  await make(warehouse, "first");
  await make(next, "second");
  writeFileSync(`${next}.wal`, "");
  await expect(swapIn(warehouse)).rejects.toThrow(/was not written to its end/);
  expect(await madeBy()).toBe("first");
});

test("where the last one cannot be moved away: tried again, then one sentence, and the next one stays", async () => {
  mkdirSync(join(warehouse, "in the way"), {recursive: true});
  await make(next, "second");
  await expect(swapIn(warehouse, {attempts: 2, wait: 1})).rejects.toThrow(`${warehouse} is open in another program; close it there and run again (the new one stays as ${next}).`);
  expect(existsSync(next)).toBe(true);
});

test.skipIf(process.platform === "win32")("a reader keeps the figures that it began with", async () => {
  await make(warehouse, "first");
  const reader = await openSession(warehouse, {readOnly: true});
  await make(next, "second");
  await swapIn(warehouse);
  expect(await reader.rows("select maker from made")).toEqual([{maker: "first"}]);
  reader.close();
  expect(await madeBy()).toBe("second");
});

test("what an interrupted run left is removed, the warehouse is not", async () => {
  await make(warehouse, "first");
  for (const path of [next, `${next}.wal`]) writeFileSync(path, "half");
  mkdirSync(spillOf(warehouse));
  clearNext(warehouse);
  expect(readdirSync(folder)).toEqual(["warehouse.duckdb"]);
});
