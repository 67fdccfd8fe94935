import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {readSqlFiles} from "../../src/warehouse/modelFiles.ts";
import {refuseFailedChecks, runChecks} from "../../src/warehouse/checks.ts";
import {loaded, made} from "./made.ts";

const hashes = (folder: string) => readdirSync(folder, {recursive: true, encoding: "utf8"}).sort()
  .filter((name) => /\.(csv|jsonl|parquet|gz|yaml)$/.test(name)).map((name) => `${name} ${createHash("sha256").update(readFileSync(join(folder, name))).digest("hex")}`);

test("the same seed gives the same bytes, another seed others", async () => {
  const [one, same, other] = [await made({employees: 300}), await made({employees: 300}), await made({employees: 300, seed: 2})];
  expect(hashes(same.folder)).toEqual(hashes(one.folder));
  expect(hashes(one.folder)).toHaveLength(one.demo.rows.job_history! > 0 ? readdirSync(join(one.folder, "job_history")).length + 24 : 0);
  expect(hashes(other.folder)).not.toEqual(hashes(one.folder));
  for (const demo of [one, same, other]) demo.remove();
});

test("the clean form loads without a reject, and its facts do not contradict each other", async () => {
  const demo = await made({employees: 300, plain: true});
  const {session, summary} = await loaded(demo.folder);
  expect(summary.tables.flatMap((table) => Object.entries(table.rejected))).toEqual([]);
  expect(summary.tables.map((table) => table.unknownPersons).every((n) => n === 0)).toBe(true);
  expect(Object.fromEntries(summary.tables.map((table) => [table.table, table.accepted]))).toEqual(demo.demo.rows);
  await runChecks(session, readSqlFiles().checks);
  expect(await session.rows("select \"check\" from marts.data_quality where severity <> 'info' and rows_affected > 0")).toEqual([]);
  session.close();
  demo.remove();
});

test("the exports as they are: every planted bad row is rejected for its reason, every contradiction is counted", async () => {
  const demo = await made({employees: 1500});
  const {session, summary} = await loaded(demo.folder);
  for (const [table, kinds] of Object.entries(demo.demo.dirt)) {
    const {rejected, unknownPersons, rowsRead} = summary.tables.find((one) => one.table === table)!;
    const {unknown_person: nobodies = 0, ...bad} = kinds;
    expect(rejected, table).toEqual(bad);
    expect(unknownPersons, table).toBe(nobodies);
    expect(Object.values(kinds).reduce((sum, n) => sum + n, 0) / rowsRead, table).toBeLessThan(0.01);
  }
  await runChecks(session, readSqlFiles().checks);
  await refuseFailedChecks(session);
  for (const [check, n] of Object.entries(demo.demo.contradictions)) {
    expect((await session.rows<{n: number}>(`select rows_affected::integer as n from marts.data_quality where "check" = '${check}'`))[0]!.n, check).toBe(n);
  }
  session.close();
  demo.remove();
});
