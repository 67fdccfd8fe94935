import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {readRunState, writeRunState} from "../../src/warehouse/runState.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {identityOf, refuseStranger, signWarehouse, standingAt} from "../../src/warehouse/standing.ts";

const place = mkdtempSync(join(tmpdir(), "badgeways-standing-"));
afterAll(() => rmSync(place, {recursive: true, force: true}));

async function duckdb(name: string, statements: readonly string[], signed = false): Promise<string> {
  const path = join(place, name);
  const session = await openSession(path);
  for (const sql of statements) await session.run(sql);
  if (signed) await signWarehouse(session, "run-1", "inputs-1");
  session.close();
  return path;
}

const settings = ["create schema raw", "create table raw.settings as select 'Harbour Works' as organization"];
const state = {runId: "run-1", inputs: "inputs-1", organization: "Harbour Works", source: "exports", draft: "run-1", files: {}};

test("nothing, one of ours, one of an older make", async () => {
  expect(await standingAt(join(place, "none"))).toEqual({kind: "none"});
  writeFileSync(join(place, "empty"), "");
  expect(await standingAt(join(place, "empty"))).toEqual({kind: "none"});
  const ours = await duckdb("ours", settings, true);
  expect(await standingAt(ours)).toEqual({kind: "whole", runId: "run-1", inputs: "inputs-1", organization: "Harbour Works"});
  expect(await identityOf(ours)).toMatchObject({runId: "run-1"});
  const older = await duckdb("older", settings);
  expect(await standingAt(older)).toEqual({kind: "unread", organization: "Harbour Works"});
  expect(await identityOf(older)).toBeUndefined();
});

test("files that are not ours are never written over", async () => {
  writeFileSync(join(place, "letter.txt"), "Dear all");
  mkdirSync(join(place, "folder"));
  const other = await duckdb("other", ["create table mine as select 1 as x"]);
  for (const path of [join(place, "letter.txt"), join(place, "folder"), other]) {
    const standing = await standingAt(path);
    expect(standing).toEqual({kind: "foreign"});
    expect(() => refuseStranger(path, standing, "Harbour Works")).toThrow("is not a warehouse that Badgeways made; name another file with --warehouse.");
  }
});

test("one that cannot be read now is ours by what lies beside it", async () => {
  const broken = join(place, "broken");
  writeFileSync(broken, "cut off");
  writeRunState(broken, state);
  expect(readRunState(broken)).toEqual(state);
  expect(await standingAt(broken)).toEqual({kind: "unread", organization: "Harbour Works"});
});

test("one folder holds one organization", () => {
  expect(() => refuseStranger("w", {kind: "unread", organization: "Somebody Else"}, "Harbour Works")).toThrow("w holds Somebody Else, this source is Harbour Works; one folder holds one organization: name another with --warehouse.");
  for (const standing of [{kind: "none"}, {kind: "unread"}, {kind: "unread", organization: "Harbour Works"}] as const) refuseStranger("w", standing, "Harbour Works");
});
