import {mkdirSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {run} from "../../pipelines/run.ts";
import {replaceWarehouse} from "../../pipelines/workshop.ts";
import {silent} from "../../pipelines/progress.ts";
import {Fault} from "../../src/fault.ts";
import {refuseFailedChecks, runChecks} from "../../src/warehouse/checks.ts";
import {prints} from "../publish/folders.ts";
import {smallPlace, figures, stamps, whole} from "./demoRun.ts";
import {sqlFile} from "./sqlFile.ts";

let demo: Awaited<ReturnType<typeof smallPlace>>;
let kept: ReturnType<typeof demo.place>;
let first: Awaited<ReturnType<typeof run>>;

const again = () => run({source: demo.source, warehouse: kept.warehouse});

beforeAll(async () => {
  demo = await smallPlace();
  kept = demo.place("kept");
  first = await again();
});
afterAll(() => demo.remove());

test("a first run leaves the warehouse, its salt, its state and the draft, and nothing else", async () => {
  expect(first).toMatchObject({unchanged: false, draft: kept.draft});
  expect(readdirSync(kept.folder).sort()).toEqual(whole);
  expect((await figures(kept.warehouse)).length).toBeGreaterThan(9);
});

test("a second run with nothing changed is quick and touches neither warehouse nor draft", async () => {
  const before = stamps(kept.draft), warehouse = prints(kept.folder)["warehouse.duckdb"];
  const began = process.cpuUsage();
  expect(await again()).toEqual({unchanged: true, organization: first.organization, draft: kept.draft});
  const {user, system} = process.cpuUsage(began);
  expect((user + system) / 1e6, "seconds of processor time, whatever else the machine does").toBeLessThan(2);
  expect(stamps(kept.draft)).toEqual(before);
  expect(prints(kept.folder)["warehouse.duckdb"]).toBe(warehouse);
});

test("a lost draft is made again from the warehouse, to the byte", async () => {
  const before = prints(kept.draft);
  rmSync(dirname(kept.draft), {recursive: true});
  expect((await again()).unchanged).toBe(true);
  expect(prints(kept.draft)).toEqual(before);
});

test("another organization's source is a fault that names --warehouse", async () => {
  const other = join(demo.source, "..", "other");
  mkdirSync(other);
  writeFileSync(join(other, "sources.yaml"), "organization: Somebody Else\n");
  const refused = run({source: other, warehouse: kept.warehouse});
  await expect(refused).rejects.toBeInstanceOf(Fault);
  await expect(refused).rejects.toThrow(/Somebody Else.*--warehouse/);
});

test("a failing check: the last warehouse and draft stand, nothing half made is left", async () => {
  const before = prints(kept.folder);
  const failing = sqlFile("never_right", "select 'x' as example from range(7)", {table: "t", severity: "error", explanation: "Never."});
  const refused = replaceWarehouse(kept.warehouse, {progress: silent, copyOf: kept.warehouse}, async (session) => {
    await session.run("delete from marts.metric_values");
    await runChecks(session, [failing]);
    await refuseFailedChecks(session);
  });
  await expect(refused).rejects.toThrow("A check failed: never_right (7 rows);");
  expect(prints(kept.folder)).toEqual(before);
});
