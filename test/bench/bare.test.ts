import {afterAll, expect, test} from "vitest";
import {rmSync} from "node:fs";
import {join} from "node:path";
import {bareIngest} from "../../src/bench/bareIngest.ts";
import {tables} from "../../src/contract/tables.ts";
import {writeDemo} from "../../src/demo/write.ts";
import {ingest} from "../../src/sources/ingest.ts";
import {readManifest} from "../../src/sources/manifest.ts";
import {openSession, type Session} from "../../src/warehouse/session.ts";
import {newFolder} from "../publish/folders.ts";

/* The benchmark's ratio means something only where bare DuckDB loads the same rows. */
const folder = newFolder();
afterAll(() => rmSync(folder, {recursive: true, force: true}));

async function both(plain: boolean): Promise<{ours: Session; bare: Session}> {
  const sources = join(folder, plain ? "plain" : "mixed");
  await writeDemo({folder: sources, employees: 300, plain});
  const manifest = await readManifest(sources);
  const ours = await openSession(join(folder, `${plain}.duckdb`)), bare = await openSession();
  await ingest(ours, {folder: sources, manifest, runId: "test"});
  for (const statement of await bareIngest(bare, sources, manifest)) await bare.run(statement);
  return {ours, bare};
}

const counts = async (session: Session) => {
  const found = new Map<string, number>();
  for (const {name} of tables) found.set(name, Number((await session.rows(`select count(*) as n from raw.${name}`))[0]!.n));
  return found;
};

test("clean exports: the same rows", async () => {
  const {ours, bare} = await both(true);
  for (const {name} of tables) {
    const content = `select * exclude (load_id) from raw.${name} order by all`;
    expect(await bare.rows(content), name).toEqual(await ours.rows(content));
  }
  ours.close();
  bare.close();
});

test("exports of five systems: the same rows, and no more beside them than ours rejects", async () => {
  const {ours, bare} = await both(false);
  const kept = await counts(ours), loaded = await counts(bare);
  const rejected = new Map((await ours.rows("select table_name, sum(rejected)::integer as n from raw.loads group by all")).map(({table_name, n}) => [table_name, n]));
  for (const {name} of tables) {
    expect(loaded.get(name), name).toBeGreaterThanOrEqual(kept.get(name)! * 0.98);
    expect(loaded.get(name), name).toBeLessThanOrEqual(kept.get(name)! + (rejected.get(name) ?? 0));
  }
  ours.close();
  bare.close();
});
