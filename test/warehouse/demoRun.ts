import {cpSync, mkdtempSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {openSession} from "../../src/warehouse/session.ts";
import {writeSource} from "../cli/source.ts";
import {publishedDemo} from "../demo/published.ts";

/** What stands beside a warehouse between two runs, and nothing else. */
export const whole = ["publications", "salt", "warehouse.duckdb", "warehouse.duckdb.run.json"];

/** The exports of a demo organization of 300 in a folder of their own, and places for warehouses beside them, all with one salt. */
export const demoPlace = () => placeOf(async (folder) => cpSync((await publishedDemo()).source, folder, {recursive: true}));

/** The same of an organization of sixty, where nothing hangs on what its exports hold. */
export const smallPlace = () => placeOf(writeSource);

async function placeOf(write: (folder: string) => unknown) {
  const root = mkdtempSync(join(tmpdir(), "badgeways-demo-run-"));
  const source = join(root, "exports");
  mkdirSync(source);
  await write(source);
  return {
    source,
    place(name: string) {
      const folder = join(root, name);
      mkdirSync(folder);
      writeFileSync(join(folder, "salt"), "a salt for the tests of a run\n", {mode: 0o600});
      return {folder, warehouse: join(folder, "warehouse.duckdb"), draft: join(folder, "publications", "draft")};
    },
    remove: () => rmSync(root, {recursive: true, force: true})
  };
}

/** What the figures of a warehouse add up to. */
export async function figures(warehouse: string) {
  const session = await openSession(warehouse, {readOnly: true});
  try {
    return (await session.rows("select metric, sum(numerator)::integer as numerators, sum(denominator)::integer as denominators from marts.metric_values group by metric order by metric"));
  } finally {
    session.close();
  }
}

/** When each file below a folder was written, and which file it is. */
export const stamps = (folder: string) =>
  readdirSync(folder, {recursive: true, encoding: "utf8"}).sort().map((name) => {
    const {mtimeMs, ino} = statSync(join(folder, name));
    return [name, mtimeMs, ino];
  });
