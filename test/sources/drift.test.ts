import {join} from "node:path";
import {expect, test} from "vitest";
import {Fault} from "../../src/fault.ts";
import {folderOf, ingestFolder, lines, write, type Files} from "./organization.ts";

const people = (n: number) => Array.from({length: n}, (_, k) => `E${k}`);

/** An organization of n people whose exports are as a month ago, but for what a test changes. */
function exported({n = 40, action = (k: number) => (k % 4 === 0 ? "promotion" : "hire"), team = (_: number): string => "T1", header = "gender", manifest = ""} = {}): Files {
  return {
    "sources.yaml": `reject_limit: 1\nas_of: 2024-12-31\n${manifest}`,
    "employees.csv": lines(`employee_id,hire_date,${header}`, ...people(n).map((id) => `${id},2020-01-01,${header.replace(/\w+/g, "woman")}`)),
    "roles.csv": lines("role_id,title,family,level,level_rank", "R1,Clerk,Office,L1,1"),
    "job_history.csv": lines("employee_id,effective_date,role_id,team_id,action", ...people(n).map((id, k) => `${id},2020-01-01,R1,${team(k)},${action(k)}`))
  };
}

/** Loads the exports of last month, then those of this one beside them. Gives what is told to have drifted. */
async function drifted(then: Files, now: Files): Promise<string[]> {
  const folder = folderOf(then), warehouse = join(folderOf({}), "last.duckdb");
  const first = await ingestFolder(folder, {warehouse});
  expect(first.summary.drift).toEqual([]);
  first.session.close();
  write(folder, now);
  return (await ingestFolder(folder, {previous: warehouse})).summary.drift.map(({kind, clause}) => `${kind}: ${clause}`);
}

test("the same exports, and small changes, are no drift", async () => {
  expect(await drifted(exported(), exported())).toEqual([]);
  expect(await drifted(exported(), exported({n: 44}))).toEqual([]);
});

test("columns that came and went, tables too", async () => {
  expect(await drifted(exported(), {...exported({header: "age_band,cost_centre"}), "teams.csv": lines("team_id,name", "T1,Team")})).toEqual([
    "column_gone: employees lost the column gender", "column_new: employees has the new column age_band", "column_new: employees has the new column cost_centre", "table_new: teams is supplied for the first time"
  ]);
});

test("rows, words, empty values and types that jump", async () => {
  expect(await drifted(exported(), exported({n: 100}))).toEqual(["rows: employees has 100 rows, where it had 40", "rows: job_history has 100 rows, where it had 40"]);
  expect(await drifted(exported(), exported({action: () => "hire"}))).toEqual(["shares: job_history.action is hire in 100 % of its rows, where it was 75 %", "shares: job_history.action is promotion in 0 % of its rows, where it was 25 %"]);
  expect(await drifted(exported(), exported({team: (k) => (k < 10 ? "" : "T1")}))).toEqual(["shares: job_history.team_id is empty in 25 % of its rows, where it was 0 %"]);
  expect(await drifted(exported(), exported({team: () => "0017"}))).toEqual(["type: job_history.team_id is a number in 100 % of its rows, where it was 0 %"]);
});

test("the manifest sets the bands, and stops a run or says nothing", async () => {
  expect(await drifted(exported(), exported({n: 100, manifest: "drift: {rows: 2}\n"}))).toEqual([]);
  expect(await drifted(exported(), exported({n: 100, manifest: "drift: {action: off}\n"}))).toEqual([]);
  const refused = drifted(exported(), exported({header: "age_band", manifest: "drift: {action: fail}\n"}));
  await expect(refused).rejects.toThrow("Since the last load employees lost the column gender, employees has the new column age_band; mend the export, or, where it is meant to be so, set drift: {action: warn} in sources.yaml for one run.");
  await expect(refused).rejects.toBeInstanceOf(Fault);
});

test("a fault that follows is told after what had changed", async () => {
  const broken = {...exported(), "job_history.csv": lines("employee_id,effective_date,role_id,action", ...people(40).map((id) => `${id},never,R1,hire`)), "sources.yaml": "as_of: 2024-12-31\n"};
  await expect(drifted(exported(), broken)).rejects.toThrow(/^Since the last load job_history lost the column team_id, job_history has 0 rows, where it had 40; and now: job_history: 40 of 40 rows .*were rejected/);
});

test("a band that is none is refused by its line", async () => {
  await expect(drifted(exported(), exported({manifest: "drift: {rows: 0}\n"}))).rejects.toThrow("sources.yaml, line 3: drift: rows must be a number above 0");
  await expect(drifted(exported(), exported({manifest: "drift: {row: 1}\n"}))).rejects.toThrow("sources.yaml, line 3: there is no key row here; the nearest is rows.");
});
