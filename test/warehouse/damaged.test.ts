import {closeSync, openSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writeSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {run} from "../../pipelines/run.ts";
import {prints} from "../publish/folders.ts";
import {smallPlace, figures} from "./demoRun.ts";

let demo: Awaited<ReturnType<typeof smallPlace>>;
let kept: ReturnType<typeof demo.place>;
let good: Awaited<ReturnType<typeof figures>>;
let published: Record<string, string>;
let delivery = 0;

beforeAll(async () => {
  demo = await smallPlace();
  kept = demo.place("kept");
  await run({source: demo.source, warehouse: kept.warehouse});
  [good, published] = [await figures(kept.warehouse), prints(kept.draft)];
});
afterAll(() => demo.remove());

/** Something new in the exports that no figure depends on. */
const deliver = () => writeFileSync(join(demo.source, "unread.txt"), String(delivery++));

function overwrite(path: string, start: number, length: number): void {
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(length, 0xa5), 0, length, start);
  closeSync(file);
}

const size = () => statSync(kept.warehouse).size;
const state = () => `${kept.warehouse}.run.json`;

test.each([
  ["cut short", () => truncateSync(kept.warehouse, Math.floor(size() / 2))],
  ["overwritten in its middle", () => overwrite(kept.warehouse, Math.floor(size() / 4), Math.floor(size() / 2))],
  ["overwritten at its head", () => overwrite(kept.warehouse, 0, 8192)],
  ["with half a run state", () => writeFileSync(state(), readFileSync(state(), "utf8").slice(0, 200))],
  ["with a run state of another make", () => writeFileSync(state(), JSON.stringify({source: demo.source, draft: "x"}))]
])("a last warehouse that is %s: the next run makes all of it anew", async (_, damage) => {
  damage();
  rmSync(kept.draft, {recursive: true});
  deliver();
  await run({source: demo.source, warehouse: kept.warehouse});
  expect(await figures(kept.warehouse)).toEqual(good);
  expect(prints(kept.draft)).toEqual(published);
});
