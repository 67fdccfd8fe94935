import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {openSession} from "../../src/warehouse/session.ts";

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "badgeways-session-")); });
afterEach(() => rmSync(folder, {recursive: true, force: true}));

test.each(["core.duckdb", "marts.duckdb", "raw.duckdb", "main.duckdb", "temp.duckdb", "system.duckdb", "warehouse.duckdb", "it's; drop $1 [x]*.duckdb", "über 9"])("a warehouse may be called %s", async (name) => {
  const path = join(folder, name);
  const made = await openSession(path);
  for (const schema of ["core", "raw", "marts"]) {
    await made.run(`create schema ${schema}`);
    await made.run(`create table ${schema}.${schema} as select 1 as core`);
  }
  await made.run("checkpoint");
  made.close();
  expect(existsSync(`${path}.wal`)).toBe(false);
  const read = await openSession(path, {readOnly: true});
  expect(await read.rows("select core.core + marts.core + raw.raw.core as n from core.core join marts.marts as marts using (core) join raw.raw using (core)")).toEqual([{n: 3}]);
  await expect(read.run("create table core.more as select 1 as x")).rejects.toThrow(/read-only/);
  read.close();
});

test("a file that is no warehouse is not opened, and nothing stays open", async () => {
  await expect(openSession(join(folder, "nowhere.duckdb"), {readOnly: true})).rejects.toThrow(/does not exist|Cannot open/);
  await expect(openSession(join(folder, "no", "where.duckdb"))).rejects.toThrow();
});
