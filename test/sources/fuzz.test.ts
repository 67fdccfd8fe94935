import {rmSync} from "node:fs";
import {expect, test} from "vitest";
import {ingest} from "../../src/sources/ingest.ts";
import {readManifest} from "../../src/sources/manifest.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {every, spoilt} from "./malformed/fuzz.ts";
import {personal} from "./malformed/good.ts";
import {folderOf} from "./organization.ts";

const cases = Number(process.env.FUZZ_CASES ?? 100);
const patience = 120_000;

/** What is wrong with how a source's load ended; undefined where it was loaded whole, or refused in one sentence that names no person. */
async function wrongEnd(folder: string): Promise<string | undefined> {
  const session = await openSession(":memory:", {threads: 1});
  try {
    const {tables} = await ingest(session, {folder, manifest: await readManifest(folder), runId: "run", today: "2026-06-30"});
    const lost = tables.find((one) => one.rowsRead !== one.accepted + one.unknownPersons + one.leftOut + one.folded + one.outvoted + Object.values(one.rejected).reduce((sum, rows) => sum + rows, 0));
    return lost && `rows of ${lost.table} are neither accepted nor rejected`;
  } catch (error) {
    const {name, message} = error as Error;
    if (name !== "Fault") return `${name}, no Fault`;
    return /^[^\p{Cc}]+\.$/u.test(message) && !personal.test(message) ? undefined : "a Fault that is no sentence, or names a person";
  } finally {
    session.close();
  }
}

test("the source itself is loaded whole", async () => {
  expect(await wrongEnd(folderOf(every))).toBeUndefined();
});

/** FUZZ_SEED and FUZZ_CASES try others, or a failing one alone; 2,000 before a release. Two lanes, so that two cores are used. */
test(`${cases} sources with spoilt bytes: each is loaded or refused in one sentence`, async () => {
  const wrong: string[] = [];
  let seed = Number(process.env.FUZZ_SEED ?? 1);
  const last = seed + cases;
  const lane = async () => {
    while (seed < last && wrong.length < 20) {
      const mine = seed++, folder = folderOf(spoilt(every, mine));
      let timer: NodeJS.Timeout | undefined;
      const hung = new Promise<string>((done) => { timer = setTimeout(() => done("no end"), patience); });
      const end = await Promise.race([wrongEnd(folder), hung]);
      clearTimeout(timer);
      if (end !== undefined) wrong.push(`seed ${mine}: ${end}`);
      rmSync(folder, {recursive: true, force: true});
    }
  };
  await Promise.all([lane(), lane()]);
  expect(wrong).toEqual([]);
}, 1_200_000);
