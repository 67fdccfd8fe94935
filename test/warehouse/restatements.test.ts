import {appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, expect, test} from "vitest";
import {releaseDraft} from "../../pipelines/release.ts";
import {run} from "../../pipelines/run.ts";
import {keepRelease, keptReleases} from "../../src/warehouse/keptReleases.ts";
import {literal, openSession, type Row} from "../../src/warehouse/session.ts";
import {writeSource} from "../cli/source.ts";

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, {recursive: true, force: true})));

/** Released as of December, once for all: exports, warehouse and publications in one folder. */
const released = mkdtempSync(join(tmpdir(), "badgeways-released-"));
beforeAll(async () => {
  const source = join(released, "exports"), warehouse = join(released, "warehouse.duckdb");
  writeSource(source);
  await run({source, warehouse});
  await releaseDraft({warehouse, on: "2026-01-04"});
});
afterAll(() => rmSync(released, {recursive: true, force: true}));

/** A copy of what was released; then a run as of January over the source as `change` leaves it. */
async function changed(change: (source: string) => void, knownAt?: string) {
  const folder = mkdtempSync(join(tmpdir(), "badgeways-restated-")), source = join(folder, "exports"), warehouse = join(folder, "warehouse.duckdb");
  folders.push(folder);
  cpSync(released, folder, {recursive: true});
  change(source);
  await run({source, warehouse, asOf: "2026-01-31", ...(knownAt && {knownAt})});
  return {folder, source, warehouse};
}

async function rows(warehouse: string, sql: string): Promise<Row[]> {
  const session = await openSession(warehouse, {readOnly: true});
  return session.rows(sql).finally(() => session.close());
}

const jobHistory = (source: string) => join(source, "job_history.csv");

/** One promotion of QX4410017 on 10 March 2025, entered in January. */
function lateEntry(source: string): void {
  const [header, ...lines] = readFileSync(jobHistory(source), "utf8").trim().split("\n");
  writeFileSync(jobHistory(source), [`${header},recorded_date`, ...lines.map((line) => `${line},`), "QX4410017,2025-03-10,specialist,team-1,promotion,2026-01-15"].join("\n"));
}

const restated = "select metric, grain, period_start::varchar as period_start, dimension, member, previous_numerator, numerator, cause_table, cause, rows_affected::integer as rows_affected from marts.restatements";

test("one row entered late restates exactly the figures that differ, and is their cause; released, it leaves the next run nothing to do", async () => {
  const {source, warehouse} = await changed(lateEntry);
  const [before] = keptReleases(warehouse);
  const told = await rows(warehouse, `${restated} order by all`);
  const session = await openSession(":memory:");
  await session.run(`attach ${literal(warehouse)} as n (read_only)`);
  await session.run(`attach ${literal(before!.path)} as o (read_only)`);
  const differing = await session.rows(`
    select metric, grain, period_start::varchar as period_start, dimension, member
    from o.marts.metric_values as o full join n.marts.metric_values as n using (metric, grain, period_start, dimension, member)
    where period_start < '2026-01-01' and coalesce(n.period_end, o.period_end) <= '2026-01-01'
        and (o.numerator is distinct from n.numerator or o.denominator is distinct from n.denominator or o.value is distinct from n.value)
    order by all`);
  session.close();
  expect(differing.length).toBeGreaterThan(20);
  expect(told.map(({metric, grain, period_start, dimension, member}) => ({metric, grain, period_start, dimension, member}))).toEqual(differing);
  expect(told.every((row) => row.cause_table === "job_history" && row.cause === "retro_dated" && row.rows_affected === 1)).toBe(true);
  expect(told.find((row) => row.metric === "promotion_rate" && row.grain === "year" && row.dimension === "all")).toMatchObject({period_start: "2025-01-01", previous_numerator: 0, numerator: 1});
  expect(told.some((row) => row.period_start < "2024-04-01"), "periods that end before the row").toBe(false);
  expect(await rows(warehouse, "select publication_id, as_of::varchar as as_of from marts.publications order by 1")).toEqual([{publication_id: "2025-12", as_of: "2025-12-31"}, {publication_id: "2026-01", as_of: "2026-01-31"}]);
  expect(statSync(join(released, "releases")).mode & 0o077).toBe(0);
  await releaseDraft({warehouse, on: "2026-02-04"});
  expect((await run({source, warehouse, asOf: "2026-01-31"})).unchanged).toBe(true);
  expect((await releaseDraft({warehouse, on: "2026-02-05"})).frozen).toBe(false);
  expect(keptReleases(warehouse).map(({id}) => id)).toEqual(["2026-01", "2025-12"]);
});

test("as known before it was entered, nothing is restated", async () => {
  const {warehouse} = await changed(lateEntry, "2026-01-10");
  expect(await rows(warehouse, restated)).toEqual([]);
});

test.each([
  ["late_file", (source: string) => appendFileSync(jobHistory(source), "QX4410017,2025-03-10,specialist,team-1,promotion\n")],
  ["deleted", (source: string) => writeFileSync(jobHistory(source), readFileSync(jobHistory(source), "utf8").replace(/^QX4410000,2024-.*\n/m, ""))],
  ["corrected", (source: string) => writeFileSync(jobHistory(source), readFileSync(jobHistory(source), "utf8").replace(/^(QX4410000,2024-.*),promotion$/m, "$1,data_change"))]
])("a row that is %s", async (cause, change) => {
  const {warehouse} = await changed(change);
  const told = await rows(warehouse, `${restated} where metric = 'promotion_rate' and dimension = 'all' and grain = 'year'`);
  expect(told).toMatchObject([{cause, rows_affected: 1}]);
  expect(await rows(warehouse, "select table_name, cause, rows::integer as rows from raw.changed_rows")).toEqual([{table_name: "job_history", cause, rows: 1}]);
});

test("a figure of another definition is redefined; with no row to explain it, so are the settings", async () => {
  const {warehouse} = await changed(() => undefined);
  const session = await openSession(warehouse);
  const build = async (sql: string) => {
    await session.run(sql);
    for (const name of ["core/restated_figures", "marts/restatements"]) {
      await session.run(`create or replace table ${name.replace("/", ".")} as ${readFileSync(new URL(`../../sql/${name}.sql`, import.meta.url), "utf8")}`);
    }
    return session.rows("select distinct cause_table, cause from marts.restatements where metric = 'promotion_rate'");
  };
  expect(await build("select 1")).toEqual([]);
  expect(await build("update raw.last_release set numerator = numerator + 1 where metric = 'promotion_rate'")).toEqual([{cause_table: "settings", cause: "corrected"}]);
  expect(await build("update raw.last_release set sql_sha256 = 'another'")).toEqual([{cause_table: null, cause: "redefined"}]);
  session.close();
});

test("another fiscal year starts a new series: nothing is compared", async () => {
  const {warehouse} = await changed((source) => {
    lateEntry(source);
    appendFileSync(join(source, "sources.yaml"), "fiscal_year_start: 4\n");
  });
  expect(await rows(warehouse, restated)).toEqual([]);
  expect(await rows(warehouse, "select publication_id from marts.publications")).toEqual([{publication_id: "2026-01"}]);
});

test("two releases are kept, whatever else lies there", () => {
  const folder = mkdtempSync(join(tmpdir(), "badgeways-kept-")), warehouse = join(folder, "warehouse.duckdb");
  folders.push(folder);
  writeFileSync(warehouse, "w");
  expect(keptReleases(warehouse)).toEqual([]);
  for (const id of ["2025-10", "2025-12", "2025-11"]) keepRelease(warehouse, {id, runId: "20251231T000000Z-abc123"});
  writeFileSync(join(folder, "releases", "notes.txt"), "");
  expect(keptReleases(warehouse).map(({id}) => id)).toEqual(["2025-12", "2025-11"]);
  expect(readdirSync(join(folder, "releases")).length).toBe(3);
  expect(existsSync(warehouse)).toBe(true);
});
