import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {inspect} from "../../pipelines/inspect.ts";
import {inspectionLines} from "../../src/inspect/report.ts";
import {folderOf, ingestFolder, lines} from "../sources/organization.ts";

/** Made up, in the manner of a flat export: a row a person. */
const people = lines("Employee_Name,EmpID,Position,State,Sex,RaceDesc,DOB,DateofHire,DateofTermination,TermReason,EmploymentStatus,Department,ManagerName,ManagerID",
  ...Array.from({length: 30}, (_, k) => `"Quarterflash, Zebulon ${"ABCDEFGHIJ"[k % 10]}",${10000 + k},${k % 4 ? "Technician I" : "Database Administrator"},MA,${k % 2 ? "F" : "M "},White,7/${1 + (k % 28)}/1983,${1 + (k % 12)}/${1 + (k % 28)}/2019,${k % 5 ? "" : "6/16/2021"},${k % 5 ? "" : "career change"},${k % 5 ? "Active" : "Voluntarily Terminated"},${k % 4 ? "Production       " : "IT/IS"},Michael Albert,22`));

test("a flat export is drafted as four tables, and the draft runs as it is", async () => {
  const folder = folderOf({"export.csv": Buffer.from(`\ufeff${people}`)});
  const {inspection, drafted} = await inspect({source: folder, write: true});
  const {summary, rows} = await ingestFolder(folder);
  expect(Object.fromEntries(summary.tables.map(({table, accepted}) => [table, accepted]))).toEqual({employees: 30, job_history: 30, roles: 2, teams: 2});
  expect(await rows("select count(*)::int as people, count(termination_reason)::int as gone from raw.employees where termination_reason is null or termination_reason = 'voluntary'")).toEqual([{people: 30, gone: 6}]);
  const said = inspectionLines(inspection).join("\n") + readFileSync(drafted!, "utf8");
  expect(said).not.toMatch(/Quarterflash|Zebulon|Albert|1983/);
  expect(said).toContain("EmploymentStatus");
  expect(Math.max(...inspectionLines(inspection).map((line) => line.length))).toBeLessThanOrEqual(100);
});

test("a sources.yaml is never written over", async () => {
  const folder = folderOf({"export.csv": people, "sources.yaml": "organization: Mine\n"});
  await expect(inspect({source: folder, write: true})).rejects.toThrow(/sources\.yaml is there already and is never written over/);
  expect(readFileSync(join(folder, "sources.yaml"), "utf8")).toBe("organization: Mine\n");
});
