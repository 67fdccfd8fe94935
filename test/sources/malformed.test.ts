import {beforeAll, expect, test} from "vitest";
import type {Session} from "../../src/warehouse/session.ts";
import {folderCases} from "./malformed/folderCases.ts";
import {good, personal, type Malformed} from "./malformed/good.ts";
import {manifestCases} from "./malformed/manifestCases.ts";
import {packedCases} from "./malformed/packedCases.ts";
import {parquetCases} from "./malformed/parquetCases.ts";
import {tableCases} from "./malformed/tableCases.ts";
import {textCases} from "./malformed/textCases.ts";
import {valueCases} from "./malformed/valueCases.ts";
import {folderOf, ingestFiles, ingestFolder, lines, type Files} from "./organization.ts";

const cases = [...textCases, ...packedCases, ...parquetCases, ...valueCases, ...tableCases, ...folderCases, ...manifestCases];

async function contents(session: Session): Promise<string> {
  const tables = ["employees", "job_history", "roles", "teams", "performance_reviews"].map((name) => session.rows(`select * exclude (load_id) from raw.${name} order by all`));
  return JSON.stringify([...await Promise.all(tables), await session.rows("select * from raw.identities order by all")]);
}

let clean: string;
beforeAll(async () => {
  const {session, rejects} = await ingestFolder(folderOf(good));
  expect(await rejects()).toEqual([]);
  clean = await contents(session);
});

test("the list is long, and names each case once", () => {
  expect(cases.length).toBeGreaterThan(300);
  expect(new Set(cases.map(({what}) => what)).size).toBe(cases.length);
});

/** The sentence that ends the load of a folder. */
async function endOf(folder: string): Promise<string> {
  const error = await ingestFolder(folder).then(() => undefined, (reason: unknown) => reason as Error);
  if (error?.name !== "Fault") throw error ?? new Error("the source was loaded");
  return error.message;
}

/** Rows that refer to a rejected one of another file are rejects too: they are not listed. */
const ownRejects = (rejects: readonly string[], {files}: Malformed) =>
  rejects.filter((one) => !/ unknown_(employee|person|role)$/.test(one) || Object.keys(files).some((file) => file.startsWith(one.split(":")[0]!)));

test.each(cases.map((one) => [one.what, one] as const))("%s", async (_, one) => {
  if (one.skip) return;
  const files = Object.fromEntries(Object.entries({...good, ...one.files}).filter(([, content]) => content !== null)) as Files;
  const folder = folderOf(files);
  one.then?.(folder);
  if (typeof one.owed === "object" && "sentence" in one.owed) {
    const said = await endOf(folder);
    expect(said.replaceAll(folder, "FOLDER")).toBe(one.owed.sentence);
    expect(said).toMatch(/^[^\p{Cc}]+\.$/u);
    expect(said).not.toMatch(personal);
    return;
  }
  const {session, rejects, summary} = await ingestFolder(folder);
  expect(ownRejects(await rejects(), one)).toEqual(one.owed === "clean" ? [] : one.owed);
  if (one.owed === "clean") expect(await contents(session)).toBe(clean);
  if (one.holds) expect(Object.values((await session.rows(one.holds))[0]!)).toEqual([true]);
  for (const {rowsRead, accepted, rejected, unknownPersons} of summary.tables) {
    expect(rowsRead).toBe(accepted + unknownPersons + Object.values(rejected).reduce((sum, rows) => sum + rows, 0));
  }
});

const header = "employee_id,hire_date,gender";

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

test("lines that a stray quote swallows each count as a reject", async () => {
  const {rejects} = await ingestFiles({"employees.csv": lines(header, "E1,2020-01-01,woman", 'E2,2020-02-01,"man', "E3,2021-03-01,woman", 'E4,2021-03-01,"woman"', "E5,2021-03-01,woman")});
  expect((await rejects()).slice(0, 3)).toEqual(["employees:3 -=- broken_quote", "employees:4 -=- broken_quote", "employees:5 -=- broken_quote"]);
});
