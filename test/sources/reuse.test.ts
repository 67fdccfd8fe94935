import {appendFileSync, renameSync, rmSync, utimesSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import type {IngestEvent} from "../../src/sources/ingest.ts";
import {folderOf, ingestFolder, lines, organization, write} from "./organization.ts";
import {rawContents} from "./rawContents.ts";

const header = "employee_id,effective_date,role_id,action,reason";
const files = {
  ...organization,
  "employees.csv": lines("employee_id,hire_date,gender,name", "E1,2020-01-01,woman,Ada", "E2,2020-02-01,man,", "E3,2021-03-01,woman,Cleo", "E4,never,man,Dan"),
  "job_history/a.csv": lines(header, "E1,2020-01-01,R1,hire,", 'E2,2020-02-01,R1,hire,"two', 'lines"', "E9,2020-01-01,R1,hire,", "E2,2021-02-01,R1,,x,y", "E1,2021-01-01,R1,nonsense,", "E3,2021-03-01,R9,hire,", "E1,2022-01-01,R1,,"),
  "job_history/b.csv": lines(header, "E3,2021-03-01,R1,hire,", "E1,2022-01-01,R2,,"),
  "badges.json": JSON.stringify([{badge_id: "B1", version: 1, name: "n", level: "gold", award_logic: "learning", effective_from: "2020-01-01", required_evidence: ["panel"]}])
};
const withoutJob = Object.fromEntries(Object.entries(files).filter(([name]) => name !== "job_history.csv"));

/** Ingests anew beside the last warehouse and from nothing; both must agree. Gives the files that were read. */
async function rerun(folder: string, previous: string, next: string): Promise<string[]> {
  const events: IngestEvent[] = [];
  const reused = await ingestFolder(folder, {warehouse: next, previous, runId: "second", report: (event) => events.push(event)});
  const rebuilt = await ingestFolder(folder);
  expect(await rawContents(reused.session)).toEqual(await rawContents(rebuilt.session));
  expect(reused.summary.tables.map(({reusedFiles: _, before: __, ...rest}) => rest)).toEqual(rebuilt.summary.tables.map(({reusedFiles: _, before: __, ...rest}) => rest));
  reused.session.close();
  return events.filter(({kind}) => kind === "read").map(({file}) => file);
}

async function first(): Promise<{folder: string; warehouse: (name: string) => string}> {
  const folder = folderOf(withoutJob), out = folderOf({});
  const warehouse = (name: string) => join(out, `${name}.duckdb`);
  const {session} = await ingestFolder(folder, {warehouse: warehouse("first"), runId: "first"});
  session.close();
  return {folder, warehouse};
}

describe("what is not read again gives what a full rebuild gives", () => {
  test("nothing changed", async () => {
    const {folder, warehouse} = await first();
    expect(await rerun(folder, warehouse("first"), warehouse("next"))).toEqual([]);
  });

  test("a new time alone changes nothing", async () => {
    const {folder, warehouse} = await first();
    utimesSync(join(folder, "employees.csv"), new Date(), new Date());
    expect(await rerun(folder, warehouse("first"), warehouse("next"))).toEqual([]);
  });

  test("a new person is found by the rows that were set aside", async () => {
    const {folder, warehouse} = await first();
    appendFileSync(join(folder, "employees.csv"), "E9,2020-01-01,man,\n");
    expect(await rerun(folder, warehouse("first"), warehouse("next"))).toEqual(["employees.csv"]);
  });

  test("a person who leaves the export takes job rows along, at their lines", async () => {
    const {folder, warehouse} = await first();
    write(folder, {"employees.csv": lines("employee_id,hire_date,gender,name", "E1,2020-01-01,woman,Ada", "E3,2021-03-01,woman,Cleo")});
    expect(await rerun(folder, warehouse("first"), warehouse("next"))).toEqual(["employees.csv"]);
  });

  test("duplicates come and go with another file", async () => {
    const {folder, warehouse} = await first();
    write(folder, {"job_history/b.csv": lines(header, "E3,2021-03-01,R1,hire,", 'E2,2020-02-01,R1,hire,"two', 'lines"')});
    expect(await rerun(folder, warehouse("first"), warehouse("next"))).toEqual(["job_history/b.csv"]);
    write(folder, {"job_history/c.csv": lines(header, "E1,2020-01-01,R2,hire,")});
    expect(await rerun(folder, warehouse("next"), warehouse("third"))).toEqual(["job_history/c.csv"]);
    rmSync(join(folder, "job_history/c.csv"));
    rmSync(join(folder, "job_history/b.csv"));
    expect(await rerun(folder, warehouse("third"), warehouse("fourth"))).toEqual([]);
  });

  test("a renamed file is the same file", async () => {
    const {folder, warehouse} = await first();
    renameSync(join(folder, "job_history/b.csv"), join(folder, "job_history/z.csv"));
    expect(await rerun(folder, warehouse("first"), warehouse("next"))).toEqual([]);
  });

  test("another mapping reads the files again that it concerns", async () => {
    const {folder, warehouse} = await first();
    write(folder, {"sources.yaml": "reject_limit: 1\ntables: {job_history: {values: {action: {nonsense: transfer}}}}\n"});
    expect(await rerun(folder, warehouse("first"), warehouse("next"))).toEqual(["job_history/a.csv", "job_history/b.csv"]);
  });

  test("other demographic columns read employees again", async () => {
    const {folder, warehouse} = await first();
    write(folder, {"sources.yaml": "reject_limit: 1\ndemographics: []\n"});
    expect(await rerun(folder, warehouse("first"), warehouse("next"))).toEqual(["employees.csv"]);
  });

  test("a demographic column that a new file brings is empty in the file that is not read again", async () => {
    const {folder, warehouse} = await first();
    write(folder, {"employees/more.csv": lines("employee_id,hire_date,age_band", "E9,2020-01-01,under 30")});
    expect(await rerun(folder, warehouse("first"), warehouse("next"))).toEqual(["employees/more.csv"]);
  });

  test("employees with duplicates are read again, since their names are not kept", async () => {
    const {folder, warehouse} = await first();
    appendFileSync(join(folder, "employees.csv"), "E1,2020-01-01,woman,Ada\n");
    expect(await rerun(folder, warehouse("first"), warehouse("next"))).toEqual(["employees.csv"]);
    expect(await rerun(folder, warehouse("next"), warehouse("third"))).toEqual(["employees.csv"]);
  });

  test("chosen rows are taken over whole or not at all", async () => {
    const {folder, warehouse} = await first();
    const yaml = "reject_limit: 1\ntables: {roles: {files: \"flat-*.csv\", distinct: true}}\n";
    const head = "role_id,title,family,level,level_rank";
    write(folder, {"sources.yaml": yaml, "flat-1.csv": lines(head, "R1,Clerk,O,L,1", "R1,Clerk,O,L,1", "R2,Boss,O,L,2"), "flat-2.csv": lines(head, "R1,Klerk,O,L,1", "R2,Lead,O,L,2", "R2,Lead,O,L,2")});
    expect(await rerun(folder, warehouse("first"), warehouse("next"))).toEqual(["flat-1.csv", "flat-2.csv"]);
    expect(await rerun(folder, warehouse("next"), warehouse("third"))).toEqual([]);
    rmSync(join(folder, "flat-2.csv"));
    expect(await rerun(folder, warehouse("third"), warehouse("fourth"))).toEqual(["flat-1.csv"]);
  });

  test("a warehouse that is none is left alone", async () => {
    const {folder, warehouse} = await first();
    write(folder, {"other/not.duckdb": "nothing"});
    const read = await rerun(folder, join(folder, "other/not.duckdb"), warehouse("next"));
    expect(read).toHaveLength(5);
  });
});

test("the ledger keeps when and by which run a file was read", async () => {
  const {folder, warehouse} = await first();
  appendFileSync(join(folder, "job_history/b.csv"), "E2,2023-01-01,R2,promotion,\n");
  const {rows} = await ingestFolder(folder, {previous: warehouse("first"), runId: "second"});
  expect(await rows("select file, run_id from raw.loads order by load_id")).toEqual([
    {file: "employees.csv", run_id: "first"}, {file: "job_history/a.csv", run_id: "first"}, {file: "job_history/b.csv", run_id: "second"}, {file: "roles.csv", run_id: "first"}, {file: "badges.json", run_id: "first"}
  ]);
});

test("the same bytes under two names are loaded once, and it is said", async () => {
  const folder = folderOf({...withoutJob, "job_history/c.csv": files["job_history/b.csv"]});
  const {summary, rejects} = await ingestFolder(folder);
  expect(summary.repeated).toEqual([{table: "job_history", file: "job_history/c.csv", sameAs: "job_history/b.csv"}]);
  expect((await rejects()).some((one) => one.includes("duplicate_row"))).toBe(false);
});

describe("lines of rows that fail only in a later run", () => {
  const roles = (...rows: string[]) => ({"roles.csv": lines("role_id,title,family,level,level_rank", ...rows)});
  const rejectLines = async (folder: string, previous?: string) =>
    (await ingestFolder(folder, previous === undefined ? {} : {previous})).rows("select line::integer as line, reason from raw.rejects where table_name = 'job_history' and reason = 'unknown_role' order by line");

  test("rows that were left out do not shift them", async () => {
    const folder = folderOf({
      ...organization, "sources.yaml": "reject_limit: 1\ntables: {job_history: {only: {kind: \"regular\"}}}\n",
      "job_history.csv": lines("employee_id,effective_date,role_id,kind", "E1,2020-01-01,R1,other", "E1,2020-01-01,R1,regular", "E2,2020-02-01,R1,other", "E2,2020-02-01,R1,other", "E2,2020-02-01,R2,regular", "E3,2021-03-01,R1,regular")
    });
    const out = join(folderOf({}), "first.duckdb");
    (await ingestFolder(folder, {warehouse: out})).session.close();
    write(folder, roles("R1,Clerk,Office,L1,1"));
    expect(await rejectLines(folder, out)).toEqual([{line: 6, reason: "unknown_role"}]);
    expect(await rejectLines(folder)).toEqual([{line: 6, reason: "unknown_role"}]);
  });

  test("rows that had been set aside before do not shift them", async () => {
    const {folder, warehouse} = await first();
    write(folder, {"job_history/b.csv": lines(header, "E9,2021-03-01,R1,hire,", "E3,2021-03-01,R1,hire,", "E1,2022-02-01,R2,,"), "employees.csv": lines("employee_id,hire_date", "E1,2020-01-01", "E3,2021-03-01")});
    expect(await rerun(folder, warehouse("first"), warehouse("next"))).toEqual(["employees.csv", "job_history/b.csv"]);
    appendFileSync(join(folder, "employees.csv"), "E9,2020-01-01\n");
    expect(await rerun(folder, warehouse("next"), warehouse("third"))).toEqual(["employees.csv"]);
    write(folder, roles("R2,Lead,Office,L2,2"));
    expect(await rerun(folder, warehouse("third"), warehouse("fourth"))).toEqual(["roles.csv"]);
  });

  test("rows chosen among equals are found at the line of the first of them, rejected ones before it or not", async () => {
    const yaml = "reject_limit: 1\ntables: {roles: [{files: flat.csv, distinct: true}, {files: other.csv}]}\n", head = "role_id,title,family,level,level_rank";
    const folder = folderOf({...organization, "sources.yaml": yaml, "flat.csv": lines(head, "R3,,Office,L1,1", "R1,Clerk,Office,L1,1", "R1,Clerk,Office,L1,1", "R2,Lead,Office,L2,2"), "other.csv": lines(head, "R4,Boss,Office,L3,3")});
    const out = join(folderOf({}), "first.duckdb");
    (await ingestFolder(folder, {warehouse: out})).session.close();
    write(folder, {"other.csv": lines(head, "R2,Chief,Office,L3,3")});
    const duplicates = async (previous?: string) => (await ingestFolder(folder, previous === undefined ? {} : {previous})).rows("select file, line::integer as line from raw.rejects where reason = 'duplicate_key' order by file");
    expect(await duplicates()).toEqual([{file: "flat.csv", line: 5}, {file: "other.csv", line: 2}]);
    expect(await duplicates(out)).toEqual([{file: "flat.csv", line: 5}, {file: "other.csv", line: 2}]);
  });
});
