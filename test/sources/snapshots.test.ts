import {describe, expect, it} from "vitest";
import {faultOf, folderOf, ingestFiles, ingestFolder, lines, organization, write, type Files, type Ingested} from "./organization.ts";

const {"job_history.csv": _, ...rest} = organization;
const manifest = 'tables: {job_history: {snapshots: "headcount/*-%Y-%m-%d.csv"}}\nreject_limit: 1\n';

/** Headcounts of three month ends; each row is employee, role, team, manager, location. */
const headcount = (...rows: string[]) => lines("employee_id,role_id,team_id,manager_id,location", ...rows);
const months = (january: string[], february: string[], march: string[]): Files => ({
  ...rest, "sources.yaml": manifest, "headcount/all-2024-01-31.csv": headcount(...january), "headcount/all-2024-02-29.csv": headcount(...february), "headcount/all-2024-03-31.csv": headcount(...march)
});
const employees = (...rows: string[]): Files => ({"employees.csv": lines("employee_id,hire_date,termination_date", ...rows)});

const ingest = (files: Files) => ingestFolder(folderOf(files));
const derived = async ({rows}: Ingested) =>
  (await rows("select * from raw.job_history order by employee_id, effective_date, sequence")).map((r) =>
    [r.employee_id, r.effective_date, r.action ?? "-", [r.role_id, r.team_id, r.manager_id, r.location].map((v) => v ?? "").join("/"), r.seen_by ? "seen" : "known"].join(" "));

describe("job history from headcount files", () => {
  it("dates a change on the first file that shows it", async () => {
    const ran = await ingest({...months(["E1,R1,T1,E2,Bonn", "E2,R2,T1,,Bonn"], ["E1,R2,T1,E2,Bonn", "E2,R2,T1,,Bonn"], ["E1,R2,T2,E2,Bonn", "E2,R2,T1,,Ulm"]), ...employees("E1,2020-01-01,", "E2,2024-01-31,", "E3,2021-03-01,")});
    expect(await derived(ran)).toEqual([
      "E1 2024-01-31 - R1/T1/E2/Bonn seen", "E1 2024-02-29 - R2/T1/E2/Bonn seen", "E1 2024-03-31 - R2/T2/E2/Bonn seen",
      "E2 2024-01-31 - R2/T1//Bonn known", "E2 2024-03-31 - R2/T1//Ulm seen"]);
    expect(ran.summary).toMatchObject({historyFrom: "2024-01-31", asOf: "2024-03-31"});
  });

  it("dates coming by the hire date between two files, else by the file", async () => {
    const ran = await ingest({...months(["E1,R1,,,"], ["E1,R1,,,", "E2,R1,,,"], ["E1,R1,,,", "E2,R1,,,", "E3,R1,,,"]), ...employees("E1,2024-02-10,", "E2,2024-02-12,", "E3,2019-05-01,")});
    expect(await derived(ran)).toEqual(["E1 2024-01-31 hire R1/// seen", "E2 2024-02-12 hire R1/// known", "E3 2024-03-31 hire R1/// seen"]);
  });

  it("dates leaving by the termination date between two files, else by the day before the file", async () => {
    const ran = await ingest({...months(["E1,R1,,,", "E2,R1,,,", "E3,R1,,,"], ["E2,R1,,,", "E3,R1,,,"], ["E1,R1,,,"]), ...employees("E1,2020-01-01,", "E2,2020-01-01,2024-02-29", "E3,2020-01-01,2024-05-01")});
    expect(await derived(ran)).toEqual([
      "E1 2024-01-31 - R1/// seen", "E1 2024-02-28 termination /// seen", "E1 2024-03-31 rehire R1/// seen",
      "E2 2024-01-31 - R1/// seen", "E2 2024-02-29 termination /// known",
      "E3 2024-01-31 - R1/// seen", "E3 2024-03-30 termination /// seen"]);
  });

  it("takes nobody as gone whose row was rejected, with file and line", async () => {
    const ran = await ingest(months(["E1,R1,,,", "E2,R1,,,", "E3,R1,,,"], ["E1,,,,", "E2,R9,,,", "E3,R1,T1,"], ["E1,R1,,,", "E2,R1,,,", "E3,R1,,,"]));
    expect(await derived(ran)).toEqual(["E1 2024-01-31 - R1/// seen", "E2 2024-01-31 - R1/// seen", "E3 2024-01-31 - R1/// seen"]);
    expect(await ran.rejects()).toEqual(["job_history:2 role_id=- missing_value", "job_history:3 role_id=R9 unknown_role", "job_history:4 -=4 of 5 fields too_few_fields"]);
  });

  it("keeps a manifest's columns, words, prefixes, title lines and left-out rows", async () => {
    const ran = await ingest({
      ...rest, "sources.yaml": 'reject_limit: 1\ntables: {job_history: {snapshots: "hc_%d.%m.%Y.txt", skip: 1, columns: {employee_id: Nr, role_id: Job}, values: {role_id: {Clerk: R1}}, prefix: {employee_id: E}, only: {Type: Staff}, dates: "%d.%m.%Y", format: {delimiter: ";"}}}\n',
      "hc_31.01.2024.txt": lines("Headcount", "Nr;Job;Type", "1;Clerk;Staff", "2;Clerk;Guest"), "hc_29.02.2024.txt": lines("Headcount", "Nr;Job;Type", "1;R2;Staff")
    });
    expect(await derived(ran)).toEqual(["E1 2024-01-31 - R1/// seen", "E1 2024-02-29 - R2/// seen"]);
  });

  it("finds people by their addresses, and keeps none of them", async () => {
    const ran = await ingest({
      ...months(["a@x.example,R1,,,"], ["A@X.example,,,,"], ["a@x.example,R2,,,"]), "employees.csv": lines("employee_id,hire_date,work_email", "E1,2020-01-01,a@x.example"),
      "sources.yaml": 'reject_limit: 1\ntables: {job_history: {snapshots: "headcount/*-%Y-%m-%d.csv", match: {employee_id: {by: work_email}}}}\n'
    });
    expect(await derived(ran)).toEqual(["E1 2024-01-31 - R1/// seen", "E1 2024-03-31 - R2/// seen"]);
    expect(await ran.rows("from raw.unread_headcounts")).toEqual([{load_id: expect.any(Number), employee_id: null}]);
  });

  it("compares the files of each system with one another", async () => {
    const ran = await ingest({
      ...rest, "sources.yaml": 'tables: {job_history: [{snapshots: "eu-%Y-%m-%d.csv"}, {snapshots: "us-%Y-%m-%d.csv"}]}\n',
      "eu-2024-01-31.csv": headcount("E1,R1,,,"), "eu-2024-03-31.csv": headcount("E1,R2,,,"), "us-2024-02-15.csv": headcount("E2,R1,,,"), "us-2024-03-15.csv": headcount("E2,R1,,,")
    });
    expect(await derived(ran)).toEqual(["E1 2024-01-31 - R1/// seen", "E1 2024-03-31 - R2/// seen", "E2 2024-02-15 - R1/// seen"]);
  });
});

describe("a changed folder of headcount files", () => {
  const start = months(["E1,R1,,,", "E2,R1,,,"], ["E1,R1,,,", "E2,R1,,,"], ["E1,R2,,,", "E2,R1,,,"]);
  const again = async (change: Files) => {
    const folder = folderOf(start), warehouse = `${folderOf({})}/warehouse.duckdb`;
    const first = await ingestFolder(folder, {warehouse});
    first.session.close();
    write(folder, change);
    const read: string[] = [];
    const ran = await ingestFolder(folder, {previous: warehouse, report: ({kind, file}) => { if (kind === "read") read.push(file); }});
    return {ran, read};
  };

  it("reads only the file that was added, and derives anew", async () => {
    const {ran, read} = await again({"headcount/all-2024-02-10.csv": headcount("E1,R2,,,", "E2,R1,,,")});
    expect(read).toEqual(["headcount/all-2024-02-10.csv"]);
    expect(await derived(ran)).toEqual(["E1 2024-01-31 - R1/// seen", "E1 2024-02-10 - R2/// seen", "E1 2024-02-29 - R1/// seen", "E1 2024-03-31 - R2/// seen", "E2 2024-01-31 - R1/// seen"]);
  });

  it("derives anew where a person's dates changed, and reads no headcount again", async () => {
    const {ran, read} = await again({"employees.csv": lines("employee_id,hire_date", "E1,2020-01-01", "E2,2024-01-31", "E3,2020-01-01")});
    expect(read).toEqual(["employees.csv"]);
    expect(await derived(ran)).toContain("E2 2024-01-31 - R1/// known");
  });
});

describe("snapshots that cannot be compared", () => {
  const faulty = (files: Files, yaml = manifest) => faultOf({...rest, "sources.yaml": yaml, ...files});
  it.each([
    ["a name without a date", {"headcount/a-2024-13-31.csv": "x\n", "headcount/a-2024-01-31.csv": "x\n"}, "headcount/a-2024-13-31.csv bears no date in its name where sources.yaml has one (snapshots: headcount/*-%Y-%m-%d.csv); rename it, or narrow the pattern."],
    ["two files of a day", {"headcount/a-2024-01-31.csv": "x\n", "headcount/b-2024-01-31.csv": "y\n"}, "headcount/a-2024-01-31.csv and headcount/b-2024-01-31.csv are both headcounts of 2024-01-31; keep one of them, or give each system a block of its own."],
    ["one file", {"headcount/a-2024-01-31.csv": "x\n"}, "sources.yaml: job_history needs at least two headcount files to find changes, and snapshots: headcount/*-%Y-%m-%d.csv fits only headcount/a-2024-01-31.csv."],
    ["a file without a row", {"headcount/a-2024-01-31.csv": headcount("E1,R1,,,"), "headcount/a-2024-02-29.csv": headcount()}, "headcount/a-2024-02-29.csv holds no row, but a headcount file lists everybody employed on its day; export it again, or take it out of the folder."]
  ])("%s", async (_name, files, sentence) => {
    expect(await faulty(files)).toBe(sentence);
  });

  it.each([
    ["tables: {job_history: {snapshots: 'headcount/*.csv'}}", "sources.yaml, line 1: snapshots must hold %Y, %m and %d once each, like headcount/*-%Y-%m-%d.csv."],
    ["tables: {job_history: {snapshots: 'a-%Y-%m-%d.csv', files: b.csv}}", "sources.yaml, line 1: job_history takes either files or snapshots; take one of them out."],
    ["tables: {job_history: {snapshots: 'a-%Y-%m-%d.csv', pick: latest}}", "sources.yaml, line 1: changes show between several headcount files, so pick cannot stand beside snapshots; take it out."],
    ["tables: {roles: {snapshots: 'a-%Y-%m-%d.csv'}}", "sources.yaml, line 1: only job_history can be derived from snapshots; name the files of roles under files."],
    ["tables: {job_history: {snapshots: 'a-%Y-%m-%d.csv', columns: {action: Event}}}", "sources.yaml, line 1: job_history has no column action; it has employee_id, role_id, team_id, manager_id, location."]
  ])("%s", async (yaml, sentence) => {
    expect(await faulty({}, yaml)).toBe(sentence);
  });

  it("counts what was read and what was derived from it", async () => {
    const {summary} = await ingestFiles({...months(["E1,R1,,,"], ["E1,R2,,,"], ["E1,R2,,,"])});
    expect(summary.tables.find(({table}) => table === "job_history")).toMatchObject({rowsRead: 3, accepted: 3, derived: 2, newest: "2024-03-31"});
  });
});
