import {expect, test} from "vitest";
import {runReport} from "../../src/sources/report.ts";
import {reportLines} from "../../src/sources/reportLines.ts";
import {faultOf, ingestFiles, lines} from "./organization.ts";

const header = "employee_id,effective_date,role_id,action";

test("identical rows leave one, differing rows of a key leave none; the row that fails by itself is no duplicate", async () => {
  const {rows, rejects} = await ingestFiles({
    "employees.csv": lines("employee_id,hire_date,gender,name", "E1,2020-01-01,woman,A", "E2,2020-02-01,man,B", "E1,2020-01-01,Woman,A", "E2, 2020-02-01,man,B", "E3,2021-03-01,x,C", "E3,2021-03-01,x,D", "E4,never,x,C", "E4,2021-01-01,x,C")
  });
  // gender has no list: Woman differs from woman.
  expect((await rejects()).filter((one) => one.startsWith("employees"))).toEqual([
    "employees:2 employee_id=E1 duplicate_key", "employees:4 employee_id=E1 duplicate_key", "employees:5 employee_id=E2 duplicate_row",
    "employees:6 employee_id=E3 duplicate_key", "employees:7 employee_id=E3 duplicate_key", "employees:8 hire_date=never unreadable_value"
  ]);
  expect(await rows("select employee_id from raw.employees order by 1")).toEqual([{employee_id: "E2"}, {employee_id: "E4"}]);
  expect(await rows("from raw.identities order by 1")).toEqual([{employee_id: "E2", name: "B", work_email: null}, {employee_id: "E4", name: "C", work_email: null}]);
});

test("references look at accepted rows only: a rejected role takes its job rows along, which takes nobody along", async () => {
  const {rejects, summary} = await ingestFiles({
    "roles.csv": lines("role_id,title,family,level,level_rank", "R1,Clerk,Office,L1,1", "R2,Lead,Office,L2,two"),
    "job_history.csv": lines(header, "E1,2020-01-01,R1,hire", "E1,2021-01-01,R2,promotion", "E9,2020-01-01,R2,hire", "E2,2021-01-01,,termination", "E3,2021-01-01,,transfer")
  });
  expect(await rejects()).toEqual([
    "job_history:3 role_id=R2 unknown_role", "job_history:4 employee_id=E9 unknown_employee", "job_history:6 role_id=- missing_value", "roles:3 level_rank=two unreadable_value"
  ]);
  expect(summary.tables.find(({table}) => table === "employees")!.accepted).toBe(3);
});

test("a key is checked before references: the duplicate of an unknown person is a duplicate", async () => {
  const {rejects} = await ingestFiles({"job_history.csv": lines(header, "E1,2020-01-01,R1,hire", "E9,2020-01-01,R1,hire", "E9,2020-01-01,R1,hire")});
  expect(await rejects()).toEqual(["job_history:3 employee_id=E9 unknown_employee", "job_history:4 employee_id, effective_date, sequence=E9, 2020-01-01, 0 duplicate_row"]);
});

test("references to a table that is not supplied are not checked; an optional key column may be empty", async () => {
  const assets = lines("asset_id,badge_id,name,kind", "A1,,n,k", "A1,B1,n,k", "A1,,n,k", "A2,B7,n,k");
  expect(await (await ingestFiles({"learning_assets.csv": assets})).rejects()).toEqual(["learning_assets:4 asset_id, badge_id=A1 duplicate_row"]);
  const badges = lines("badge_id,version,name,level,award_logic,effective_from", "B1,1,n,gold,learning,2020-01-01");
  expect(await (await ingestFiles({"learning_assets.csv": assets, "badges.csv": badges})).rejects()).toEqual(["learning_assets:4 asset_id, badge_id=A1 duplicate_row", "learning_assets:5 badge_id=B7 unknown_badge"]);
});

test("a filled requisition needs its day", async () => {
  const {rejects} = await ingestFiles({"requisitions.csv": lines("requisition_id,role_id,opened_date,filled_date,status", "Q1,R1,2021-01-01,,open", "Q2,R1,2021-01-01,,Filled", "Q3,R1,2021-01-01,2021-02-01,filled")});
  expect(await rejects()).toEqual(["requisitions:3 filled_date=- missing_value"]);
});

test("persons unknown in an optional table are told apart, and above half of it with the key that was tried", async () => {
  const {summary} = await ingestFiles({
    "sources.yaml": "reject_limit: 0",
    "performance_reviews.csv": lines("employee_id,review_date,rating", "E1,2021-01-01,3", "X1,2021-01-01,3", "X2,2021-01-01,3")
  });
  expect(summary.tables.find(({table}) => table === "performance_reviews")).toMatchObject({rowsRead: 3, accepted: 1, rejected: {}, unknownPersons: 2});
  expect(reportLines(runReport(summary, []))).toContain("  performance_reviews  2  about persons who are not in employees (67 %; the key tried was employee_id)");
});

test("above the limit the run fails with the table, the share, the limit, the commonest reason and its first line", async () => {
  const rows = Array.from({length: 99}, (_, k) => `E${k},2020-01-01`);
  const files = (bad: number) => ({"sources.yaml": "reject_limit: {default: 0.01}", "employees.csv": lines("employee_id,hire_date", ...rows.slice(0, 100 - bad), ...Array.from({length: bad}, (_, k) => `E9${k}x,never`))});
  expect((await ingestFiles(files(1))).summary.tables[0]!.rejected).toEqual({unreadable_value: 1});
  expect(await faultOf(files(2))).toBe("employees: 2 of 100 rows (2 %) were rejected, above the limit of 1 %; the commonest reason is an unreadable value (hire_date) in 2 rows, first in employees.csv, line 100; mend the export or its mapping, or set reject_limit for employees.");
  expect((await ingestFiles({...files(2), "sources.yaml": "reject_limit: {employees: 0.02}"})).summary.tables[0]!.accepted).toBe(98);
});

test("a required table without one accepted row stops the run even where every reject is allowed", async () => {
  expect(await faultOf({"job_history.csv": lines(header, "E9,2020-01-01,R1,hire")})).toBe("The required table job_history has no row that was accepted: of 1 rows in job_history.csv none; the commonest reason is an employee_id that is not in employees (employee_id) in 1 row, first in job_history.csv, line 2; mend the export or its mapping.");
});

test("direct identifiers stand in raw.identities alone, contingent workers stay, extra columns are named once", async () => {
  const {rows, summary} = await ingestFiles({"employees.csv": lines("employee_id,hire_date,worker_type,name,work_email,shoe_size", "E1,2020-01-01,contingent,Ada,ada@x.example,38", "E2,2020-01-01,,,,44", "E3,2020-01-01,Employee,,,")});
  expect(await rows("select column_name from duckdb_columns() where schema_name = 'raw' and column_name in ('name', 'work_email') and table_name in ('employees', 'identities') order by table_name, column_index")).toEqual([{column_name: "name"}, {column_name: "work_email"}]);
  expect(await rows("from raw.identities")).toEqual([{employee_id: "E1", name: "Ada", work_email: "ada@x.example"}]);
  expect(await rows("select worker_type from raw.employees order by employee_id")).toEqual([{worker_type: "contingent"}, {worker_type: "employee"}, {worker_type: "employee"}]);
  expect(reportLines(runReport(summary, [])).filter((line) => line.includes("shoe_size"))).toEqual(["Columns of employees not used: shoe_size."]);
  expect(JSON.stringify(runReport(summary, []))).not.toMatch(/Ada|ada@/);
});
