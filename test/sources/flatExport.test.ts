import {readFileSync} from "node:fs";
import {parse, stringify} from "yaml";
import {expect, test} from "vitest";
import {runReport} from "../../src/sources/report.ts";
import {reportLines} from "../../src/sources/reportLines.ts";
import {folderOf, ingestFolder, lines} from "./organization.ts";

/** The recipe that the docs give, word for word. */
const recipe = /```yaml\n([\s\S]*?)```/.exec(readFileSync(new URL("../../docs/sources/flat-hr-export.md", import.meta.url), "utf8"))![1]!;

const header = "Employee_Name,EmpID,Position,State,Sex,RaceDesc,DateofHire,DateofTermination,EmploymentStatus,Department,ManagerID";
const people = lines(header,
  '"Able, Ann  K",10026,Technician I,MA,F,White,7/5/2011,,Active,Production       ,22',
  '"Baker, Bob",10084,Database Administrator,MA,M ,Asian,3/30/2015,6/16/2016,Voluntarily Terminated,IT/IS,4',
  '"Cole,Cy",10196,Technician I,TX,M ,White,12/1/2012,1/2/2013,Terminated for Cause,Production       ,',
  '"Dent, Di",10088,Technician I,MA,F,White,1/7/2008,,Active,Production,22');

test("one flat file with a byte-order mark, US dates, padded names and quoted commas fills four tables", async () => {
  const folder = folderOf({"sources.yaml": recipe, "export.csv": Buffer.from(`\ufeff${people}`)});
  const {summary, rows, rejects} = await ingestFolder(folder);
  expect(await rejects()).toEqual([]);
  expect(Object.fromEntries(summary.tables.map(({table, accepted}) => [table, accepted]))).toEqual({employees: 4, job_history: 4, roles: 2, teams: 2});
  expect(await rows("select employee_id, hire_date::varchar as hired, termination_date::varchar as gone, termination_reason as why, gender from raw.employees order by 1")).toEqual([
    {employee_id: "10026", hired: "2011-07-05", gone: null, why: null, gender: "woman"},
    {employee_id: "10084", hired: "2015-03-30", gone: "2016-06-16", why: "voluntary", gender: "man"},
    {employee_id: "10088", hired: "2008-01-07", gone: null, why: null, gender: "woman"},
    {employee_id: "10196", hired: "2012-12-01", gone: "2013-01-02", why: "involuntary", gender: "man"}
  ]);
  expect(await rows("select name from raw.identities order by employee_id limit 1")).toEqual([{name: "Able, Ann  K"}]);
  expect(await rows("select team_id, role_id, manager_id, location, action from raw.job_history order by employee_id limit 1")).toEqual([{team_id: "Production", role_id: "Technician I", manager_id: "22", location: "MA", action: "hire"}]);
  expect(await rows("select team_id from raw.teams order by 1")).toEqual([{team_id: "IT/IS"}, {team_id: "Production"}]);
  expect(reportLines(runReport(summary, []))).toContain("  roles  2  equal to the row kept of their key");
});

test("the commonest row of a key wins, on a tie the first in text order, and the others are counted", async () => {
  const head = "employee_id,hire_date,role_id,title,family,level,level_rank";
  const flat = lines(head, "E1,2020-01-01,R1,Clerk,B,L1,1", "E2,2020-01-01,R1,Klerk,B,L1,1", "E3,2020-01-01,R1,Clerk,B,L1,1", "E4,2020-01-01,R2,Lead,B,L2,2", "E5,2020-01-01,R2,Lead,A,L2,2", "E6,2020-01-01,,Lead,A,L2,2");
  const yaml = stringify({reject_limit: 1, tables: {employees: {files: "flat.csv"}, roles: {files: "flat.csv", distinct: true}, job_history: {files: "flat.csv", columns: {effective_date: "hire_date"}}}});
  const {rows, rejects, summary} = await ingestFolder(folderOf({"sources.yaml": yaml, "flat.csv": flat}));
  expect(await rows("select role_id, title, family from raw.roles order by 1")).toEqual([{role_id: "R1", title: "Clerk", family: "B"}, {role_id: "R2", title: "Lead", family: "A"}]);
  expect(await rows("select rows_read, rejected, folded, outvoted from raw.loads where table_name = 'roles'")).toEqual([{rows_read: "6", rejected: "1", folded: "1", outvoted: "2"}]);
  expect(await rejects()).toEqual(["job_history:7 role_id=- missing_value", "roles:7 role_id=- missing_value"]);
  for (const one of summary.tables) expect(one.rowsRead).toBe(one.accepted + one.unknownPersons + one.leftOut + one.folded + one.outvoted + Object.values(one.rejected).reduce((sum, rows) => sum + rows, 0));
});

test("a list of blocks unites two systems; a chosen row that refers to nobody is found at its first line", async () => {
  const yaml = parse(recipe);
  yaml.reject_limit = 1;
  yaml.tables.job_history = [yaml.tables.job_history, {files: "other.csv", columns: {effective_date: "day"}, constants: {action: "hire"}, distinct: true}];
  const other = lines("employee_id,day,role_id", "10088,2007-01-01,Technician I", "7,2007-01-01,Technician I", "7,2007-01-01,Technician I");
  const {rejects, summary} = await ingestFolder(folderOf({"sources.yaml": stringify(yaml), "export.csv": people, "other.csv": other}));
  expect(await rejects()).toEqual(["job_history:3 employee_id=7 unknown_employee"]);
  expect(summary.tables.find(({table}) => table === "job_history")).toMatchObject({rowsRead: 7, accepted: 5, folded: 1});
});
