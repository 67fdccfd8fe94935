import {gzipSync} from "node:zlib";
import {readdirSync, symlinkSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {faultOf, folderOf, ingestFiles, ingestFolder, lines, organization} from "./organization.ts";

const header = "employee_id,hire_date,gender";
const employees = organization["employees.csv"] as string;
const ids = async (files: Parameters<typeof ingestFiles>[0]) => (await (await ingestFiles(files)).rows("select employee_id from raw.employees order by 1")).map((row) => row.employee_id);

test("a row with too few or too many fields, a broken quote, an unreadable date: each with its line", async () => {
  const {rejects, rows} = await ingestFiles({
    "employees.csv": lines(header, "E1,2020-01-01,woman", "E2,2020-02-01", "E3,2021-03-01,woman,extra,more", "", 'E4,2021-03-01,"a" woman', "E5,2020-02-30,man", 'E6,2020-02-01,"line', 'break"', "E7,03/01/2020,man")
  });
  expect(await rejects()).toEqual([
    "employees:3 -=2 of 3 fields too_few_fields",
    "employees:4 -=5 of 3 fields too_many_fields",
    "employees:6 -=- broken_quote",
    "employees:7 hire_date=2020-02-30 unreadable_value",
    "employees:10 hire_date=03/01/2020 unreadable_value",
    "job_history:3 employee_id=E2 unknown_employee",
    "job_history:4 employee_id=E3 unknown_employee"
  ]);
  expect(await rows("select gender from raw.employees where employee_id = 'E6'")).toEqual([{gender: "line\nbreak"}]);
});

test.each([
  ["a byte-order mark", Buffer.from(`\ufeff${employees}`)],
  ["CRLF", Buffer.from(employees.replaceAll("\n", "\r\n"))],
  ["lone carriage returns", Buffer.from(employees.replaceAll("\n", "\r"))],
  ["mixed line ends", Buffer.from(employees.replace("\n", "\r\n"))],
  ["no line end at the end", Buffer.from(employees.trimEnd())],
  ["blank lines above the header", Buffer.from(`\n\n${employees}`)],
  ["semicolons", Buffer.from(employees.replaceAll(",", ";"))],
  ["tabs in a .csv", Buffer.from(employees.replaceAll(",", "\t"))],
  ["a header in capitals and with spaces", Buffer.from(employees.replace(header, " Employee_ID , HIRE_DATE,Gender"))],
  ["UTF-16 with a mark", Buffer.from(`\ufeff${employees}`, "utf16le")],
  ["UTF-16 without", Buffer.from(employees, "utf16le")],
  ["UTF-16 big-endian", Buffer.from(`\ufeff${employees}`, "utf16le").swap16()]
])("a file with %s is read whole", async (_, content) => {
  expect(await ids({"employees.csv": content})).toEqual(["E1", "E2", "E3"]);
});

test("gzip is unpacked, also around UTF-16", async () => {
  const {"employees.csv": _, ...others} = organization;
  const folder = folderOf({...others, "employees.csv.gz": gzipSync(Buffer.from(`\ufeff${employees}`, "utf16le"))});
  expect((await ingestFolder(folder)).summary.tables[0]!.accepted).toBe(3);
});

test("Windows-1252 is recognized, Latin-1 read where declared, and bytes of another encoding rejected", async () => {
  const french = lines(header, "E1,2020-01-01,non spécifié", "E2,2020-02-01,man", "E3,2021-03-01,woman");
  const gender = "select gender from raw.employees where employee_id = 'E1'";
  const read = async (yaml: string, content: Buffer) => (await ingestFiles({"sources.yaml": `reject_limit: 1\n${yaml}`, "employees.csv": content})).rows(gender);
  expect(await read("", Buffer.from(french, "latin1"))).toEqual([{gender: "non spécifié"}]);
  expect(await read("tables: {employees: {format: {encoding: ISO-8859-1}}}", Buffer.from(french, "latin1"))).toEqual([{gender: "non spécifié"}]);
  const {rejects} = await ingestFiles({"sources.yaml": "reject_limit: 1\ntables: {employees: {format: {encoding: utf-8}}}", "employees.csv": Buffer.from(french, "latin1")});
  expect((await rejects())[0]).toBe("employees:2 -=- not_in_encoding");
});

test("line numbers hold in every encoding, past quoted line breaks", async () => {
  const rows = [header];
  for (let i = 0; i < 200; i++) rows.push(i % 10 === 3 ? `E${i},2020-01-01,"two\nlines é😀"` : `E${i},2020-01-01,é`);
  rows.push("E900,never,x", "E901,2020-01-01", 'E902,"no\n date",x');
  const at = rows.slice(0, 201).join("\n").split("\n").length;
  const expected = [`employees:${at + 1} hire_date=never unreadable_value`, `employees:${at + 2} -=2 of 3 fields too_few_fields`, `employees:${at + 3} hire_date=no\n date unreadable_value`];
  for (const content of [Buffer.from(lines(...rows)), Buffer.from(lines(...rows), "utf16le"), Buffer.from(`\ufeff${lines(...rows)}`, "utf16le").swap16(), Buffer.from(lines(...rows).replaceAll("\n", "\r\n"))]) {
    const {rejects} = await ingestFiles({"employees.csv": content});
    expect((await rejects()).filter((one) => one.startsWith("employees")).map((one) => one.replace("\r", ""))).toEqual(expected);
  }
});

test.each([
  ["an empty file", {"employees.csv": ""}, "employees.csv is empty; a header line with the columns' names is the least it must hold."],
  ["a blank file", {"employees.csv": "\n \n"}, "employees.csv is empty; a header line"],
  ["a header alone", {"employees.csv": `${header}\n`}, "The required table employees has no row: employees.csv holds none."],
  ["a wrong header", {"employees.csv": lines("employee_id,hire_dt,gender", "E1,2020-01-01,x")}, "employees.csv has no column hire_date for employees.hire_date (the nearest is hire_dt); its columns are employee_id, hire_dt, gender; name the right one in sources.yaml under tables: employees: columns: hire_date."],
  ["a column named twice", {"employees.csv": lines("employee_id,hire_date,Hire_Date", "E1,2020-01-01,2020-01-01")}, "employees.csv has 2 columns called hire_date"],
  ["a quote never closed", {"employees.csv": lines(header, 'E1,2020-01-01,"woman', "E2,2020-02-01,man")}, "employees.csv, line 2: a quoted value that begins here is never closed"],
  ["a broken gzip", {"teams.csv.gz": Buffer.from([31, 139, 8, 0, 1])}, "teams.csv.gz is not a whole gzip file"],
  ["a broken Parquet file", {"teams.parquet": "PAR1 and nothing"}, "teams.parquet is not a readable Parquet file; export it again."],
  ["a broken JSON array", {"teams.json": '[{"team_id": "T1", "name": "a"}, {"team_id"]'}, "teams.json, record 2: this is not readable JSON"],
  ["a spreadsheet", {"sources.yaml": "tables: {teams: {files: teams.xlsx}}", "teams.xlsx": "x"}, "teams.xlsx is a spreadsheet; save the sheet as CSV"],
  ["a pattern that fits nothing", {"sources.yaml": "tables: {teams: {files: hris/*.csv}}"}, "sources.yaml: teams names hris/*.csv, but no file in the source folder is called so"],
  ["a path that leaves the folder", {"sources.yaml": "tables: {teams: {files: ../teams.csv}}"}, "sources.yaml: teams names ../teams.csv, which leads out of the source folder"],
  ["an absolute path", {"sources.yaml": "tables: {teams: {files: /etc/passwd}}"}, "sources.yaml: teams names /etc/passwd, which leads out of the source folder"],
  ["money without a currency", {"roles.csv": lines("role_id,title,family,level,level_rank,annual_vacancy_cost", "R1,a,b,c,1,100")}, "roles.csv holds money (roles.annual_vacancy_cost) in no named currency"],
  ["a demographic column that is not there", {"sources.yaml": "demographics: [gender, veteran]"}, "employees.csv has no column veteran for employees.veteran"],
  ["a mapped column that is not there", {"sources.yaml": "tables: {roles: {columns: {track: Trak}}}"}, "roles.csv has no column Trak for roles.track"],
  ["a date format that is none", {"sources.yaml": 'tables: {employees: {dates: "%Q"}}'}, "employees.csv: the date format in sources.yaml cannot be understood"]
])("%s gives one sentence", async (_, files: Record<string, string | Buffer>, sentence) => {
  const said = await faultOf(files);
  expect(said).toContain(sentence);
  expect(said).not.toMatch(/\n|LINE 1|^\s+at /);
});

test("a required table without a file, an absent folder, a file instead of a folder", async () => {
  const {"roles.csv": _, ...without} = organization;
  await expect(ingestFolder(folderOf(without))).rejects.toThrow("There is no file for the required table roles: put roles.csv into");
  await expect(ingestFolder("/nowhere/at/all")).rejects.toThrow("There is no source folder /nowhere/at/all");
  await expect(ingestFolder(join(folderOf(organization), "roles.csv"))).rejects.toThrow("roles.csv");
});

test("a link that leads out of the folder is refused, one within is followed", async () => {
  const outside = folderOf({"teams.csv": lines("team_id,name", "T1,a"), "more/teams.csv": lines("team_id,name", "T2,a")});
  const folder = folderOf(organization);
  symlinkSync(join(outside, "teams.csv"), join(folder, "teams.csv"));
  await expect(ingestFolder(folder)).rejects.toThrow("teams.csv is a link that leads out of");
  const inside = folderOf({...organization, "export/t.csv": lines("team_id,name", "T1,a")});
  symlinkSync(join(inside, "export/t.csv"), join(inside, "teams.csv"));
  expect((await ingestFolder(inside)).summary.tables.find(({table}) => table === "teams")!.accepted).toBe(1);
  const linked = folderOf({...organization, "sources.yaml": "tables: {teams: {files: more/*.csv}}"});
  symlinkSync(join(outside, "more"), join(linked, "more"));
  await expect(ingestFolder(linked)).rejects.toThrow("more is a link that leads out of the source folder");
});

test("copies in another encoding are gone after the run, whether it went well or not", async () => {
  const temporaryFolder = folderOf({}), wide = Buffer.from(`\ufeff${employees}`, "utf16le");
  await ingestFiles({"employees.csv": wide}, {temporaryFolder});
  await faultOf({"employees.csv": wide, "roles.csv": ""}, {temporaryFolder});
  expect(readdirSync(temporaryFolder)).toEqual([]);
});

test("lines that a stray quote swallows each count as a reject", async () => {
  const {rejects} = await ingestFiles({"employees.csv": lines(header, "E1,2020-01-01,woman", 'E2,2020-02-01,"man', "E3,2021-03-01,woman", 'E4,2021-03-01,"woman"', "E5,2021-03-01,woman")});
  expect((await rejects()).slice(0, 3)).toEqual(["employees:3 -=- broken_quote", "employees:4 -=- broken_quote", "employees:5 -=- broken_quote"]);
});
