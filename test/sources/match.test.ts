import {appendFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {runReport} from "../../src/sources/report.ts";
import {reportLines} from "../../src/sources/reportLines.ts";
import {faultOf, folderOf, ingestFiles, ingestFolder, lines, organization, write} from "./organization.ts";

const people = {
  ...organization,
  "employees.csv": lines("employee_id,hire_date,work_email", "E1,2020-01-01,Ada@Firm.example", "E2,2020-02-01,\u00a0bo@firm.example ", "E3,2021-03-01,shared@firm.example", "E4,2021-03-01,SHARED@firm.example", "E5,2021-03-01,"),
  "person_keys.csv": lines("system,key,employee_id", "Credly,ada@home.example,E1", "Credly,e5@home.example,E5", "Moodle,ada@home.example,E2", "Moodle,E1,E3", "Credly,twin,E1", "Credly,TWIN,E2")
};
const byMail = "reject_limit: 1\ntables:\n  badge_submissions:\n    match: {employee_id: {by: work_email}}\n";
const submission = "submission_id,employee_id,badge_id,decision";
const matched = "select submission_id as s, employee_id as e from raw.badge_submissions order by s";
const pairs = async (rows: (sql: string) => Promise<Record<string, string>[]>) => (await rows(matched)).map(({s, e}) => `${s} ${e}`);

test("an address finds its person whatever its case and the spaces around it; one that two people bear, or nobody, finds none", async () => {
  const {rows, rejects, summary} = await ingestFiles({
    ...people, "sources.yaml": byMail,
    "badge_submissions.csv": lines(submission, "S1, ADA@firm.example ,B1,pending", "S2,bo@firm.example\u00a0,B1,pending", "S3,shared@firm.example,B1,pending", "S4,ada@home.example,B1,pending", "S5,E5,B1,pending", "S6,,B1,pending")
  });
  expect(await pairs(rows)).toEqual(["S1 E1", "S2 E2"]);
  expect(await rejects()).toEqual([
    "badge_submissions:4 employee_id=shared@firm.example ambiguous_key", "badge_submissions:5 employee_id=ada@home.example unknown_person",
    "badge_submissions:6 employee_id=E5 unknown_person", "badge_submissions:7 employee_id=- missing_value"
  ]);
  expect(summary.tables.find(({table}) => table === "badge_submissions")).toMatchObject({rejected: {ambiguous_key: 1, missing_value: 1}, unknownPersons: 2});
  expect(await rows("select content from raw.set_aside")).toEqual([]);
});

test("a key of another system is looked up in that system alone, beside the address where both are named", async () => {
  const file = lines(submission, "S1,ada@home.example,B1,pending", "S2,E5@HOME.example,B1,pending", "S3,Twin,B1,pending", "S4,E1,B1,pending", "S5,bo@firm.example,B1,pending");
  const yaml = (keys: string) => `reject_limit: 1\ntables:\n  badge_submissions:\n    match: {employee_id: ${keys}}\n`;
  const credly = await ingestFiles({...people, "sources.yaml": yaml("{by: person_keys, system: credly}"), "badge_submissions.csv": file});
  expect(await pairs(credly.rows)).toEqual(["S1 E1", "S2 E5"]);
  expect((await credly.rejects()).filter((one) => one.includes("ambiguous"))).toEqual(["badge_submissions:4 employee_id=Twin ambiguous_key"]);
  expect(reportLines(runReport(credly.summary, []))).toContain("  badge_submissions  2  about persons who are not in employees");
  const both = await ingestFiles({...people, "sources.yaml": yaml("[{by: work_email}, {by: person_keys, system: credly}]"), "badge_submissions.csv": file});
  expect(await pairs(both.rows)).toEqual(["S1 E1", "S2 E5", "S5 E2"]);
  const moodle = await ingestFiles({...people, "sources.yaml": yaml("{by: person_keys, system: Moodle}"), "badge_submissions.csv": file});
  expect(await pairs(moodle.rows)).toEqual(["S1 E2", "S4 E3"]);
  expect(reportLines(runReport(moodle.summary, []))).toContain("  badge_submissions  3  about persons who are not in employees (60 %; the key tried was employee_id → person_keys of Moodle)");
});

test("a manager or an assessor whose key fits nobody becomes unknown, one whose key fits two rejects the row", async () => {
  const {rows, rejects} = await ingestFiles({
    ...people,
    "sources.yaml": "reject_limit: 1\ntables:\n  job_history:\n    match: {manager_id: {by: work_email}}\n  badge_submissions:\n    match: {assessor_id: {by: work_email}, second_assessor_id: {by: work_email}}\n  submission_reviews:\n    match: {assessor_id: {by: work_email}}\n",
    "job_history.csv": lines("employee_id,effective_date,role_id,manager_id", "E1,2020-01-01,R1,bo@firm.example", "E2,2020-02-01,R1,E1", "E3,2021-03-01,R2,", "E4,2021-03-01,R2,shared@firm.example", "E9,2021-03-01,R2,"),
    "badge_submissions.csv": lines(`${submission},assessor_id,second_assessor_id`, "S1,E1,B1,pending,gone@firm.example,BO@firm.example"),
    "submission_reviews.csv": lines("submission_id,assessor_id,recommendation,reviewed_date", "S1,gone@firm.example,award,2021-01-01", "S1,left@firm.example,deny,2021-01-01", "S1,bo@firm.example,deny,2021-01-01")
  });
  expect(await rows("select employee_id, manager_id from raw.job_history order by 1")).toEqual([{employee_id: "E1", manager_id: "E2"}, {employee_id: "E2", manager_id: "(not matched)"}, {employee_id: "E3", manager_id: null}]);
  expect(await rows("select assessor_id, second_assessor_id from raw.badge_submissions")).toEqual([{assessor_id: "(not matched)", second_assessor_id: "E2"}]);
  expect(await rows("select assessor_id from raw.submission_reviews")).toEqual([{assessor_id: "E2"}]);
  expect(await rejects()).toEqual([
    "job_history:5 manager_id=shared@firm.example ambiguous_key", "job_history:6 employee_id=E9 unknown_employee",
    "submission_reviews:2 assessor_id=gone@firm.example unknown_person", "submission_reviews:3 assessor_id=left@firm.example unknown_person"
  ]);
});

test("rows that stand for one person by two keys are one key's rows: the duplicate is found", async () => {
  const {rejects, rows} = await ingestFiles({
    ...people, "sources.yaml": "reject_limit: 1\ntables:\n  performance_reviews:\n    match: {employee_id: [{by: work_email}, {by: person_keys, system: credly}]}\n",
    "performance_reviews.csv": lines("employee_id,review_date,rating", "ada@firm.example,2021-01-01,3", "ada@home.example,2021-01-01,4", "bo@firm.example,2021-01-01,4", "BO@firm.example,2021-01-01,4")
  });
  expect(await rows("select employee_id from raw.performance_reviews")).toEqual([{employee_id: "E2"}]);
  expect(await rejects()).toEqual([
    "performance_reviews:2 employee_id, review_date=E1, 2021-01-01 duplicate_key", "performance_reviews:3 employee_id, review_date=E1, 2021-01-01 duplicate_key",
    "performance_reviews:5 employee_id, review_date=E2, 2021-01-01 duplicate_row"
  ]);
});

test("submissions by address, a second address for some, in person_keys or nowhere: not one match is wrong", async () => {
  const people = Array.from({length: 400}, (_, k) => ({id: `P${k}`, mail: `p${k}@firm.example`, second: k % 33 === 0 ? `p${k + 1}@home.example` : undefined, told: k % 66 === 0}));
  const {rows, summary} = await ingestFiles({
    "sources.yaml": "reject_limit: 1\ntables:\n  badge_submissions:\n    match: {employee_id: [{by: work_email}, {by: person_keys, system: credly}]}\n",
    "employees.csv": lines("employee_id,hire_date,work_email", ...people.map(({id, mail}) => `${id},2020-01-01,${mail}`)),
    "person_keys.csv": lines("system,key,employee_id", ...people.filter(({told}) => told).map(({id, second}) => `credly,${second},${id}`)),
    "job_history.csv": lines("employee_id,effective_date,role_id", ...people.map(({id}) => `${id},2020-01-01,R1`)),
    "badge_submissions.csv": lines(submission, ...people.map(({id, mail, second}) => `of-${id},${(second ?? mail).toUpperCase()},B1,pending`))
  });
  expect(await rows("select count(*)::integer as n from raw.badge_submissions where submission_id <> 'of-' || employee_id")).toEqual([{n: 0}]);
  expect(summary.tables.find(({table}) => table === "badge_submissions")).toMatchObject({accepted: 394, unknownPersons: 6, rejected: {}});
});

test("rows found by keys are taken over only while employees and person_keys are the same", async () => {
  const folder = folderOf({...people, "sources.yaml": byMail, "badge_submissions.csv": lines(submission, "S1,ada@firm.example,B1,pending", "S2,shared@firm.example,B1,pending", "S3,new@firm.example,B1,pending")});
  const place = folderOf({});
  const run = async (name: string, previous?: string) => {
    const result = await ingestFolder(folder, {warehouse: join(place, name), previous: previous && join(place, previous)});
    const found = {pairs: await pairs(result.rows), rejects: await result.rejects(), reused: result.summary.tables.find(({table}) => table === "badge_submissions")!.reusedFiles};
    result.session.close();
    return found;
  };
  const first = await run("first");
  expect(first).toMatchObject({pairs: ["S1 E1"], reused: 0});
  expect(first.rejects).toEqual(["badge_submissions:3 employee_id=shared@firm.example ambiguous_key", "badge_submissions:4 employee_id=new@firm.example unknown_person"]);
  expect(await run("second", "first")).toEqual({...first, reused: 1});
  appendFileSync(join(folder, "employees.csv"), "E6,2022-01-01,new@firm.example\n");
  expect(await run("third", "second")).toEqual({pairs: ["S1 E1", "S3 E6"], rejects: first.rejects.slice(0, 1), reused: 0});
  write(folder, {"person_keys.csv": lines("system,key,employee_id")});
  expect(await run("fourth", "third")).toMatchObject({reused: 0});
});

test.each([
  ["match: {employee_id: {by: work_email}}", "badge_submissions matches employee_id by work_email, which no file of employees supplies; name its column", {"employees.csv": organization["employees.csv"]!}],
  ["match: {employee_id: {by: person_keys, system: credly}}", "badge_submissions matches employee_id by person_keys, which no file supplies", {"person_keys.csv": undefined}],
  ["match: {employee_id: {by: person_keys, system: credli}}", "by person_keys of the system credli, which no row of person_keys names; the nearest is Credly.", {}]
])("%s is refused where nothing supplies the keys", async (match, sentence, other) => {
  const files = Object.fromEntries(Object.entries({...people, ...other, "sources.yaml": `tables:\n  badge_submissions:\n    ${match}\n`, "badge_submissions.csv": lines(submission, "S1,a,B1,pending")}).filter(([, content]) => content !== undefined)) as Record<string, string>;
  expect(await faultOf(files)).toContain(sentence);
});
