import {expect, test} from "vitest";
import {refuseFailedChecks, runChecks} from "../../src/warehouse/checks.ts";
import {selectModels} from "../../src/warehouse/modelGraph.ts";
import type {SqlFile} from "../../src/warehouse/modelFiles.ts";
import {buildModels} from "../../src/warehouse/models.ts";
import {openSession} from "../../src/warehouse/session.ts";

const file = (name: string, text: string, header: Record<string, string> = {}): SqlFile => ({name, path: `sql/${name.replace(".", "/")}.sql`, text, header, sha256: ""});

async function build(models: Record<string, string>, select?: string[]) {
  const session = await openSession();
  await session.run("create schema raw");
  await session.run("create table raw.settings as select ['gender'] as demographics");
  await session.run("create table raw.people as select 1 as id, 'a' as name");
  const files = {models: Object.entries(models).map(([name, text]) => file(name, text)), functions: [], checks: []};
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
  await expect(build({"core.moves": "select 1 as x", "marts.far": "select\n    x\nfrom core.movs"})).rejects.toThrow("sql/marts/far.sql:3 reads core.movs, which no model makes; did you mean core.moves?");
});

test("what cannot be parsed, what is two statements, what fails at run: file and line, no value", async () => {
  await expect(build({"core.a": "select 1 as x,\nfrom from"})).rejects.toThrow(/^sql\/core\/a\.sql:2: /);
  await expect(build({"core.a": "select 1; select 2"})).rejects.toThrow(/2 statements/);
  const failing = build({"core.a": "select\n    'Ada Secret'::integer as x\nfrom raw.people"});
  await expect(failing).rejects.toThrow(/sql\/core\/a\.sql/);
  await expect(failing).rejects.not.toThrow(/Ada Secret/);
});

test("a selection: names, schemas, and everything that reads them", () => {
  const models = [["staging.a", []], ["core.b", ["staging.a"]], ["core.c", []], ["marts.d", ["core.b"]]].map(([name, dependsOn]) => ({...file(name as string, ""), sql: "", dependsOn: dependsOn as string[]}));
  const names = (...selection: string[]) => selectModels(models, selection).map((model) => model.name);
  expect(names("b")).toEqual(["core.b"]);
  expect(names("core.*")).toEqual(["core.b", "core.c"]);
  expect(names("a+")).toEqual(["staging.a", "core.b", "marts.d"]);
  expect(() => names("nothing")).toThrow(/--select nothing names no model/);
});

test("checks: all are listed, those of error weight stop the run by name and count", async () => {
  const session = await openSession();
  await runChecks(session, [
    file("fine", "select '1' as example where false", {table: "t", severity: "error", explanation: "Fine."}),
    file("noted", "select 'x' as example", {table: "t", severity: "info", explanation: "Noted."})]);
  expect(await session.rows("select \"check\", severity, rows_affected::integer as n, example from marts.data_quality")).toEqual([{check: "fine", severity: "error", n: 0, example: null}, {check: "noted", severity: "info", n: 1, example: "x"}]);
  await refuseFailedChecks(session);
  await runChecks(session, [file("broken", "select 'EM0000001' as example from range(3)", {table: "t", severity: "error", explanation: "Broken."})]);
  await expect(refuseFailedChecks(session)).rejects.toThrow(/broken \(3 rows\)/);
  await expect(refuseFailedChecks(session)).rejects.not.toThrow(/EM0000001/);
  session.close();
});
