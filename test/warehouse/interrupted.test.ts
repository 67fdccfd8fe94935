import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import {afterAll, expect, test} from "vitest";
import {run} from "../../pipelines/run.ts";
import {badgeways} from "../cli/command.ts";
import {writeSource} from "../cli/source.ts";
import {prints} from "../publish/folders.ts";
import {figures, whole} from "./demoRun.ts";

const place = mkdtempSync(join(tmpdir(), "badgeways-interrupted-"));
const source = join(place, "exports"), folder = join(place, "kept"), last = join(place, "last");
const warehouse = join(folder, "warehouse.duckdb"), draft = join(folder, "publications", "draft");
afterAll(() => rmSync(place, {recursive: true, force: true}));

const pipeline = () => badgeways(["pipeline", "--source", source, "--warehouse", warehouse]);
const standing = () => [readdirSync(folder).filter((name) => name !== "runs").sort(), readdirSync(join(folder, "publications"))];

/** A run that is ended, as a power cut would end it, as soon as `path` is there. */
async function pipelineKilledAt(path: string) {
  let ended = false;
  const running = pipeline().finally(() => (ended = true));
  while (!ended && !existsSync(path)) await pause(2);
  if (!ended) process.kill(Number(readFileSync(`${warehouse}.lock`, "utf8")), "SIGKILL");
  return running;
}

test("two runs at once: one does the work, the other says so in one sentence", async () => {
  writeSource(source);
  const ended = await Promise.all([pipeline(), pipeline()]);
  const [done, refused] = ended[0]!.code === 0 ? ended : ended.reverse();
  expect([done!.code, refused!.code], ended.map(({err}) => err).join("")).toEqual([0, 1]);
  expect(refused!.err).toMatch(/^Another run( \(process \d+\))? is working on this warehouse; [^\n]*\.\n$/);
  expect(standing()).toEqual([whole, ["draft"]]);
});

test("killed while it makes the draft: the last figures stand; the next run makes those of the changed file", async () => {
  const before = await figures(warehouse), published = prints(draft);
  cpSync(folder, last, {recursive: true});
  writeSource(source, {openings: 18});
  const {code, err} = await pipelineKilledAt(`${draft}.next`);
  expect(code, err).toBeNull();
  expect(existsSync(`${warehouse}.next`)).toBe(true);
  expect(await figures(warehouse)).toEqual(before);
  expect(prints(draft)).toEqual(published);
  const {unchanged, report} = await run({source, warehouse});
  expect(unchanged).toBe(false);
  expect(report!.tables.filter((table) => table.unchanged_files === 0).map(({table}) => table)).toEqual(["requisitions"]);
  expect(await figures(warehouse)).not.toEqual(before);
  expect(prints(draft)).not.toEqual(published);
  expect(standing()).toEqual([whole, ["draft"]]);
});

test("killed after the warehouse took its place and before the draft did: the draft is made to match", async () => {
  const published = prints(draft);
  for (const name of ["publications", "warehouse.duckdb.run.json"]) {
    rmSync(join(folder, name), {recursive: true});
    cpSync(join(last, name), join(folder, name), {recursive: true});
  }
  cpSync(draft, `${draft}.next`, {recursive: true});
  writeFileSync(`${warehouse}.lock`, "999999999");
  expect((await run({source, warehouse})).unchanged).toBe(true);
  expect(prints(draft)).toEqual(published);
  expect(standing()).toEqual([whole, ["draft"]]);
});
