import {existsSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {auditPack} from "../../pipelines/auditPack.ts";
import {silent} from "../../pipelines/progress.ts";
import {withAudit} from "../../pipelines/requestedAudit.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {badgewaysHere} from "./commandHere.ts";
import {writeSource} from "./source.ts";

const place = mkdtempSync(join(tmpdir(), "badgeways-requested-"));
const source = join(place, "exports"), warehouse = join(place, "kept", "warehouse.duckdb");
afterAll(() => rmSync(place, {recursive: true, force: true}));

/** Tables of the audit in a warehouse file. */
async function audited(file: string): Promise<string[]> {
  const session = await openSession(file, {readOnly: true});
  const rows = await session.rows<{name: string}>("select schema_name || '.' || table_name as name from duckdb_tables() where table_name similar to '(equity|assessor)_.*|attainment' order by name");
  session.close();
  return rows.map(({name}) => name);
}

test("an audit on request: a run builds none of it; it is built for those who ask, beside the warehouse, and leaves nothing behind", async () => {
  writeSource(source);
  const run = await badgewaysHere(["pipeline", "--source", source, "--warehouse", warehouse]);
  expect(run.code).toBe(0);
  expect((await audited(warehouse)).filter((name) => !["core.equity_attributes", "core.equity_stages", "published.equity_stages"].includes(name))).toEqual([]);
  expect(existsSync(join(place, "kept", "publications", "draft", "equity"))).toBe(false);
  const kept = readdirSync(join(place, "kept"));
  expect(await withAudit(warehouse, silent, audited)).toEqual(expect.arrayContaining(["marts.equity_audit", "marts.equity_exclusions", "published.attainment", "core.equity_pools"]));
  await expect(withAudit(warehouse, silent, async () => { throw new Error("of the job"); })).rejects.toThrow("of the job");
  expect(readdirSync(join(place, "kept"))).toEqual(kept);
  await auditPack({warehouse, out: join(place, "pack")});
  expect(readdirSync(join(place, "pack"))).toEqual(expect.arrayContaining(["equity_audit.csv", "manifest.json"]));
  expect(await audited(warehouse)).not.toContain("marts.equity_audit");
});
