import {copyFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {expect, test} from "vitest";
import {Fault} from "../../src/fault.ts";
import {ingest, type IngestEvent} from "../../src/sources/ingest.ts";
import {readManifest} from "../../src/sources/manifest.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {after, change, firstFolder, partNames, textOf, writeFolder, type Change, type FolderState} from "./fileChanges.ts";
import {folderOf} from "./organization.ts";
import {rawContents} from "./rawContents.ts";

/** One seed, so that a failure is the same everywhere; other seeds and numbers can be tried: 100 before a release. */
const runs = {seed: Number(process.env.BADGEWAYS_SEED ?? 20240229), numRuns: Number(process.env.BADGEWAYS_SEQUENCES ?? 10), endOnFailure: true};

interface Order {
  readonly folder: string;
  readonly warehouse?: string;
  readonly previous?: string;
  /** Whether what `raw` holds afterwards is wanted. */
  readonly look?: boolean;
}

/** Without drift, which tells of the load before: that is what differs. */
async function manifestOf(folder: string) {
  const manifest = await readManifest(folder);
  return {...manifest, drift: {...manifest.drift, action: "off" as const}};
}

/** Loads a folder. Gives the files that were read, and all that the load says and holds, or its fault's sentence. */
async function load({folder, warehouse, previous, look = true}: Order) {
  const read: string[] = [];
  const session = await openSession(warehouse, {threads: 1});
  try {
    const report = ({kind, file}: IngestEvent) => kind === "read" && read.push(file);
    const {tables, ...rest} = await ingest(session, {folder, manifest: await manifestOf(folder), runId: warehouse ?? "full", today: "2026-06-30", previous, report});
    return {read, result: {...rest, tables: tables.map(({reusedFiles: _, before: __, ...one}) => one), raw: look && await rawContents(session)}};
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return {read, result: error.message};
  } finally {
    session.close();
  }
}

/** A copy of a warehouse as code that reads files in another way would have left it. */
async function ofOtherCode(warehouse: string, copy: string): Promise<string> {
  copyFileSync(warehouse, copy);
  const session = await openSession(copy);
  await session.run("update raw.loads set mapping = 'of other code'");
  session.close();
  return copy;
}

/** Files that had to be read: their bytes are new. Employees may be read again without (their set-aside rows are not kept), and so may files whose rows depend on those of others: chosen, carried forward, matched. */
function strayReads(read: readonly string[], before: FolderState, now: FolderState): string[] {
  const known = new Set([...before.parts].map(([name, part]) => textOf(name, part).toString("base64")));
  const chosen = {5: /^(employees|roles)\//, 8: /^(employees|job_history)\//, 9: /^(employees|badge_submissions)\//, 10: /^(employees|job_history)\//}[now.manifest] ?? /^employees\//;
  return read.filter((name) => !chosen.test(name) && known.has(textOf(name, now.parts.get(name)!).toString("base64")));
}

test("after any sequence of changes to the files, what was loaded piece by piece equals a full load", async () => {
  const shared = folderOf({}), first = join(shared, "first.duckdb");
  writeFolder(join(shared, "exports"), undefined, firstFolder, []);
  expect((await load({folder: join(shared, "exports"), warehouse: first})).read).toEqual(partNames(firstFolder));
  const outcomes = {loads: 0, faults: 0};
  const sequences = fc.array(fc.array(change, {minLength: 1, maxLength: 3}), {minLength: 1, maxLength: 3});
  await fc.assert(fc.asyncProperty(sequences, async (steps) => {
    const place = folderOf({}), folder = join(place, "exports");
    let [state, loaded, previous] = [firstFolder, firstFolder, first];
    let [reusable, outcome]: [boolean, Awaited<ReturnType<typeof load>> | undefined] = [true, undefined];
    writeFolder(folder, undefined, state, []);
    for (const [k, step] of steps.entries()) {
      const next: FolderState = step.reduce(after, state);
      writeFolder(folder, state, next, touchedBy(step, state));
      if (step.some(({kind}) => kind === "code")) [previous, reusable] = [await ofOtherCode(previous, join(place, `${k}.other.duckdb`)), false];
      const warehouse = join(place, `${k}.duckdb`);
      outcome = await load({folder, warehouse, previous, look: k === steps.length - 1});
      if (reusable && next.manifest === loaded.manifest) expect(strayReads(outcome.read, loaded, next), "read again without need").toEqual([]);
      if (typeof outcome.result !== "string") [previous, loaded, reusable] = [warehouse, next, true];
      state = next;
    }
    const full = await load({folder});
    expect(outcome!.result).toEqual(full.result);
    outcomes[typeof full.result === "string" ? "faults" : "loads"]++;
    rmSync(place, {recursive: true, force: true});
  }), runs);
  expect(outcomes.loads, "sequences that end in a load, not in the sentence of a fault").toBeGreaterThan(runs.numRuns * 0.3);
}, 1_800_000);

/** The parts that a step touches, named as they are when it begins. */
function touchedBy(step: readonly Change[], state: FolderState): string[] {
  const names = partNames(state);
  return step.flatMap((one) => (one.kind === "touch" && names.length > 0 ? [names[one.which % names.length]!] : []));
}
