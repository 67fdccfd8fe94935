import {expect, test} from "vitest";
import {selectModels} from "../../src/warehouse/modelGraph.ts";
import {buildModels} from "../../src/warehouse/models.ts";
import {placeholderFiller} from "../../src/warehouse/placeholders.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {sqlFile} from "./sqlFile.ts";

async function build(models: Record<string, string>, select?: string[]) {
  const session = await openSession();
  await session.run("create schema raw");
  await session.run("create table raw.settings as select ['gender'] as demographics");
  await session.run("create table raw.people as select 1 as id, 'a' as name");
  const files = {models: Object.entries(models).map(([name, text]) => sqlFile(name, text)), functions: [], checks: []};
  try {
    const built = await buildModels(session, {files, salt: "pepper", select});
    return {session, order: built.map((model) => model.name)};
  } catch (error) {
    session.close();
    throw error;
  }
}

test("the order follows the references, through CTEs, USING, subqueries", async () => {
  const {session, order} = await build({
    "marts.last": "with people as (from core.second join core.first using (id)) select * from people where id in (select id from core.third)",
    "core.third": "select id from core.first qualify row_number() over (partition by id) = 1",
    "core.second": "select f.id, f.name as other from core.first as f, lateral (select f.id) as x",
    "core.first": "select id, name from raw.people"
  });
  expect(order.indexOf("core.first")).toBe(0);
  expect(order.at(-1)).toBe("marts.last");
  expect(await session.rows("select depends_on from marts.lineage where model = 'marts.last' order by all")).toEqual(["core.first", "core.second", "core.third"].map((depends_on) => ({depends_on})));
  expect((await session.rows("select count(*)::integer as n from marts.lineage where depends_on = 'raw.people'"))[0]!.n).toBe(1);
  session.close();
});

test("a circle is named", async () => {
  await expect(build({"core.a": "from core.b", "core.b": "from core.c", "core.c": "select * from core.a"})).rejects.toThrow("core.a → core.b → core.c → core.a");
});

test("an unknown table is named with file, line and the nearest", async () => {
  await expect(build({"core.moves": "select 1 as x", "marts.far": "select\n    x\nfrom core.movs"})).rejects.toThrow("sql/marts/far.sql:3 reads core.movs, which no model makes; the nearest is core.moves.");
});

test("a line is counted in bytes and past a comment that names the table too", async () => {
  await expect(build({"marts.far": "-- reads core.movs, naïvely\nselect 'é' as x,\nfrom core.movs"})).rejects.toThrow(/^sql\/marts\/far\.sql:3 /);
});

test("a table without its schema is refused; the names of CTEs, recursive ones too, are not", async () => {
  await expect(build({"core.a": "select id\nfrom people"})).rejects.toThrow("sql/core/a.sql:2 reads people without its schema");
  const {session, order} = await build({"core.a": "with recursive Steps as (select 1 as n union all select n + 1 from steps where n < 3) select n from STEPS"});
  expect(order).toEqual(["core.a"]);
  session.close();
});

test("what cannot be parsed, what is two statements, what fails at run: file and line, no value", async () => {
  await expect(build({"core.a": "select 1 as x,\nfrom from"})).rejects.toThrow(/^sql\/core\/a\.sql:2: /);
  await expect(build({"core.a": "select 1; select 2"})).rejects.toThrow(/2 statements/);
  const failing = build({"core.a": "select\n    'Ada Secret'::integer as x\nfrom raw.people"});
  await expect(failing).rejects.toThrow(/sql\/core\/a\.sql/);
  await expect(failing).rejects.not.toThrow(/Ada Secret/);
  const binding = build({"core.a": "-- Grain: one.\nselect\n    nothing\nfrom raw.people"});
  await expect(binding).rejects.toThrow(/^The model sql\/core\/a\.sql:3 failed: Binder Error: Referenced column "nothing" not found/);
});

test.each(["O'Brien", 'Ada "the Count" Lovelace', "two\nlines", "-48121.75"])("a value is never told: %s", async (value) => {
  const text = value.replaceAll("'", "''");
  const failing = build({"core.a": `select '${text}'::date as x from raw.people`});
  await expect(failing).rejects.toThrow(/sql\/core\/a\.sql/);
  await expect(failing).rejects.not.toThrow(/Brien|Lovelace|lines|48121/);
});

test("a placeholder that is none, a metric without its header: file and key", async () => {
  await expect(build({"core.a": "select\n${nothing}"})).rejects.toThrow("sql/core/a.sql:2: ${nothing} is no placeholder");
  await expect(build({"metrics.a": "select 1 as x"})).rejects.toThrow("sql/metrics/a.sql must say `-- title: …` at its head.");
});

test("demographic columns are configuration: a list of what the manifest names", async () => {
  const {session} = await build({"core.a": "select ${demographic_members} as demographics from (values ('woman'), (null)) as e (gender)"});
  expect(await session.rows("select demographics from core.a")).toEqual([{demographics: [{attribute: "gender", member: "woman"}]}, {demographics: [{attribute: "gender", member: "Unknown"}]}]);
  session.close();
});

test("an age band that follows from the birth year is the model's own", () => {
  const fill = placeholderFiller([], ["gender", "age_band"], true);
  expect(fill(sqlFile("core.a", "select ${demographic_members}"))).toContain(`coalesce(e."gender", 'Unknown')}, {'attribute': 'age_band', 'member': coalesce(b."age_band", 'Unknown')}`);
});

test("a union of metrics where there are none of the shape: its columns, and no rows", async () => {
  const {session} = await build({
    "core.amounts": "select * exclude (fact_date), fact_date + 1 as next_day from (${metric_amounts})", "core.stands": "select *, left_date - 1 as day_before from (${metric_stands})",
    "core.facts": "select part, fact_date from (${metric_facts})", "core.curves": "select value from (${metric_curves})"
  });
  for (const name of ["amounts", "stands", "facts", "curves"]) expect(await session.rows(`from core.${name}`), name).toEqual([]);
  session.close();
});

test("a selection: names, schemas, and everything that reads them", () => {
  const models = [["staging.a", []], ["core.b", ["staging.a"]], ["core.c", []], ["marts.d", ["core.b"]]].map(([name, dependsOn]) => ({...sqlFile(name as string, ""), sql: "", references: (dependsOn as string[]).map((read) => ({name: read, line: ""}))}));
  const names = (...selection: string[]) => selectModels(models, selection).map((model) => model.name);
  expect(names("b")).toEqual(["core.b"]);
  expect(names("core.*")).toEqual(["core.b", "core.c"]);
  expect(names("a+")).toEqual(["staging.a", "core.b", "marts.d"]);
  expect(names("core.c", "a")).toEqual(["staging.a", "core.c"]);
  expect(() => names("core.e")).toThrow("--select core.e names no model; the nearest is core.b.");
  expect(() => names("nothing")).toThrow("--select nothing names no model; schemas are staging, core, metrics, marts, published.");
});

