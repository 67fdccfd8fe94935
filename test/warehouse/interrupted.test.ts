import {cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import {afterAll, beforeAll, expect, test} from "vitest";
import {run} from "../../pipelines/run.ts";
import {badgeways} from "../cli/command.ts";
import {prints} from "../publish/folders.ts";
import {demoPlace, figures, whole} from "./demoRun.ts";

let demo: Awaited<ReturnType<typeof demoPlace>>;
let kept: ReturnType<typeof demo.place>;

const pipeline = ({warehouse}: {warehouse: string}) => badgeways(["pipeline", "--source", demo.source, "--warehouse", warehouse]);

/** A run that is ended, as a power cut would end it, as soon as `path` is there. */
async function pipelineKilledAt(path: string) {
  let ended = false;
  const running = pipeline(kept).finally(() => (ended = true));
  while (!ended && !existsSync(path)) await pause(2);
  if (!ended) process.kill(Number(readFileSync(`${kept.warehouse}.lock`, "utf8")), "SIGKILL");
  return running;
}

beforeAll(async () => {
  demo = await demoPlace();
});
afterAll(() => demo.remove());

test("two runs at once: one does the work, the other says so in one sentence", async () => {
  kept = demo.place("kept");
  const ended = await Promise.all([pipeline(kept), pipeline(kept)]);
  const [done, refused] = ended[0]!.code === 0 ? ended : ended.reverse();
  expect([done!.code, refused!.code], ended.map(({err}) => err).join("")).toEqual([0, 1]);
  expect(refused!.err).toMatch(/^Another run( \(process \d+\))? is working on this warehouse; [^\n]*\.\n$/);
  expect(readdirSync(kept.folder).sort()).toEqual(whole);
});

test("killed while it makes the draft: the last figures stand; the next run makes those of the changed file", async () => {
  const before = await figures(kept.warehouse), published = prints(kept.draft);
  cpSync(kept.folder, `${kept.folder}-before`, {recursive: true});
  const requisitions = join(demo.source, "requisitions.csv");
  writeFileSync(requisitions, readFileSync(requisitions, "utf8").split("\n").slice(0, -20).join("\n"));
  const {code, err} = await pipelineKilledAt(`${kept.draft}.next`);
  expect(code, err).toBeNull();
  expect(existsSync(`${kept.warehouse}.next`)).toBe(true);
  expect(await figures(kept.warehouse)).toEqual(before);
  expect(prints(kept.draft)).toEqual(published);
  const {unchanged, summary} = await run({source: demo.source, warehouse: kept.warehouse});
  expect(unchanged).toBe(false);
  expect(summary!.tables.filter((table) => table.reusedFiles === 0).map(({table}) => table)).toEqual(["requisitions"]);
  expect(await figures(kept.warehouse)).not.toEqual(before);
  expect(prints(kept.draft)).not.toEqual(published);
  expect([readdirSync(kept.folder).sort(), readdirSync(join(kept.folder, "publications"))]).toEqual([whole, ["draft"]]);
});

test("killed after the warehouse took its place and before the draft did: the draft is made to match", async () => {
  const published = prints(kept.draft), last = `${kept.folder}-before`;
  for (const name of ["publications", "warehouse.duckdb.run.json"]) {
    rmSync(join(kept.folder, name), {recursive: true});
    cpSync(join(last, name), join(kept.folder, name), {recursive: true});
  }
  cpSync(kept.draft, `${kept.draft}.next`, {recursive: true});
  writeFileSync(`${kept.warehouse}.lock`, "999999999");
  expect((await run({source: demo.source, warehouse: kept.warehouse})).unchanged).toBe(true);
  expect(prints(kept.draft)).toEqual(published);
  expect([readdirSync(kept.folder).sort(), readdirSync(join(kept.folder, "publications"))]).toEqual([whole, ["draft"]]);
});
