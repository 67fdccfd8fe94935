import {join} from "node:path";
import {expect, test} from "vitest";
import {openSession} from "../../src/warehouse/session.ts";
import {faultOf, folderOf, ingestFiles, ingestFolder, lines, organization} from "./organization.ts";

/** What becomes of texts in a column of roles or reviews: the values read, and the reject for each that is not. */
async function read(table: string, header: string, rows: readonly string[], column: string, yaml = "") {
  const {rows: select, rejects} = await ingestFiles({"sources.yaml": `reject_limit: 1\ncurrency: EUR\n${yaml}`, [`${table}.csv`]: lines(header, ...rows)});
  return {values: (await select(`select ${column}::varchar as value from raw.${table} order by rowid`)).map(({value}) => value), rejects: (await rejects()).filter((one) => one.startsWith(`${table}:`)).map((one) => one.slice(table.length + 1))};
}

const ranks = (values: string[], yaml = "") => read("roles", "role_id;title;family;level;level_rank", values.map((value, k) => `R${k};t;f;l;${value}`), "level_rank", yaml);
const months = (values: string[], yaml = "") => read("roles", "role_id;title;family;level;level_rank;months_to_productivity", values.map((value, k) => `R${k};t;f;l;1;${value}`), "months_to_productivity", yaml);
const hires = (values: string[], yaml = "") => read("employees", "employee_id,hire_date", values.map((value, k) => `E${k + 1},"${value}"`), "hire_date", yaml);

test("a whole number may end in .0; one that does not is no whole number", async () => {
  const {values, rejects} = await ranks(["3", "3.0", "+4", "-1", "3.7", "0x1F", "1_000", "1e2", "99999999999", ""]);
  expect(values).toEqual(["3", "3", "4", "-1"]);
  expect(rejects.map((one) => one.split(" ").slice(1).join(" "))).toEqual([
    "level_rank=3.7 unreadable_value", "level_rank=0x1F unreadable_value", "level_rank=1_000 unreadable_value", "level_rank=1e2 unreadable_value", "level_rank=99999999999 unreadable_value", "level_rank=- missing_value"
  ]);
});

test("numbers have a point, or a comma where the format says so", async () => {
  expect((await months(["1.5", ".5", "1e1", "1,5", "abc", "nan"])).values).toEqual(["1.500000", "0.500000", "10.000000"]);
  const comma = "tables: {roles: {format: {decimal: \",\"}}}";
  const {values, rejects} = await months(["1,5", "2", "1.234,5"], comma);
  expect(values).toEqual(["1.500000", "2.000000"]);
  expect(rejects).toEqual(["4 months_to_productivity=1.234,5 unreadable_value"]);
  expect((await ranks(["2,0", "3.0", "2.000"], comma)).values).toEqual(["2", "3"]);
});

test("dates are ISO 8601; a time after them is dropped; nothing that only begins like a date passes", async () => {
  const {values, rejects} = await hires(["2024-01-02", "20240102", "2024-01-02T23:30:00Z", "2024-01-02 23:30", "2024-01-02T23:30:00.123+05:30",
    "2024-01-02 foo", "2024-1-2", "2024/01/02", "2024-02-30", "0024-01-02", "infinity", "01.02.2024"]);
  expect(values).toEqual(Array(5).fill("2024-01-02"));
  expect(rejects).toHaveLength(7);
});

test("a date format holds for all columns or for one", async () => {
  expect((await hires(["3/5/2019", "12/31/2019", "31/12/2019"], 'tables: {employees: {dates: "%m/%d/%Y"}}')).values).toEqual(["2019-03-05", "2019-12-31"]);
  expect((await hires(["31.12.2019"], 'tables: {employees: {dates: {hire_date: "%d.%m.%Y"}}}')).values).toEqual(["2019-12-31"]);
});

test("truth has ten words", async () => {
  const {values, rejects} = await read("roles", "role_id,title,family,level,level_rank,critical", ["true", "Yes", " y ", "T", "1", "False", "no", "N", "f", "0", "", "maybe"].map((word, k) => `R${k},t,f,l,1,${word}`), "critical");
  expect(values).toEqual([...Array(5).fill("true"), ...Array(6).fill("false")]);
  expect(rejects).toEqual(["13 critical=maybe unreadable_value"]);
});

test("padding of every kind goes, and what is empty then is missing", async () => {
  const {values} = await read("employees", "employee_id,hire_date,gender", ["\u00a0E1\u202f,2020-01-01, \u00a0 ", "\tE2 ,2020-01-01,\ufeffélan\u3000"], "concat_ws('|', employee_id, gender)");
  expect(values).toEqual(["E1", "E2|élan"]);
});

test("words of a list match in any case and only they; lists split at ;", async () => {
  const header = "badge_id,version,name,level,award_logic,effective_from,required_evidence";
  const {values, rejects} = await read("badges", header, ["B1,1,n,GOLD,Learning,2020-01-01,Work_Sample; panel ;", "B2,1,n,gold,learning,2020-01-01,", "B3,1,n,gold,learning,2020-01-01,panel;guess", "B4,1,n,platinum,learning,2020-01-01,"], "concat_ws(' ', level, required_evidence::varchar, validators_required)");
  expect(values).toEqual(["gold [work_sample, panel] 1", "gold 1"]);
  expect(rejects).toEqual(["4 required_evidence=panel;guess outside_list", "5 level=platinum outside_list"]);
});

test("a month is its first day", async () => {
  const {values, rejects} = await read("team_outcomes", "team_id,month,metric,value", ["T,2024-03-01,m,1", "T,2024-04,m,1", "T,2024-05-02,m,1"], "month");
  expect(values).toEqual(["2024-03-01", "2024-04-01"]);
  expect(rejects).toEqual(["4 month=2024-05-02 unreadable_value"]);
});

test("columns, constants, values, prefixes, null words and row filters", async () => {
  const {rows, summary} = await ingestFiles({
    "sources.yaml": `reject_limit: 1
tables:
  employees:
    files: workers.csv
    columns: {employee_id: Worker ID, hire_date: Hired, termination_date: Left, termination_reason: Why}
    constants: {worker_type: Employee}
    values: {termination_reason: {Quit: voluntary, Active: null}, gender: {" M ": man, "": not said}}
    prefix: {employee_id: "EU-"}
    format: {null: [n/a, "-"]}
    only: {Kind: [Regular]}`,
    "job_history.csv": lines("employee_id,effective_date,role_id", "EU-1,2020-01-01,R1"),
    "workers.csv": lines("Worker ID,Hired,Left,Why,gender,Kind", "1,2020-01-01,2021-01-01,QUIT,m,regular", "2,2020-01-01,N/A,active,, Regular", "3,2020-01-01,-,-,F,Intern")
  });
  expect(await rows("select employee_id, worker_type, termination_date::varchar as left, termination_reason as why, gender from raw.employees order by 1")).toEqual([
    {employee_id: "EU-1", worker_type: "employee", left: "2021-01-01", why: "voluntary", gender: "man"},
    {employee_id: "EU-2", worker_type: "employee", left: null, why: null, gender: "not said"}
  ]);
  expect(summary.tables[0]).toMatchObject({rowsRead: 3, accepted: 2, leftOut: 1, rejected: {}});
});

test("title lines are skipped, the latest file picked, and lines still count from the file's top", async () => {
  const {rejects, summary} = await ingestFiles({
    "sources.yaml": "reject_limit: 1\ntables: {teams: {files: \"teams-*.csv\", pick: latest, skip: 2}}",
    "teams-2025.csv": "nonsense", "teams-2026.csv": lines("Report of teams", "printed today", "team_id,name", "T1,a", "T2,", "T3,c")
  });
  expect(await rejects()).toEqual(["teams:5 name=- missing_value"]);
  expect(summary.tables.find(({table}) => table === "teams")!.files).toEqual(["teams-2026.csv"]);
  expect(summary.unread).toEqual(["teams-2025.csv"]);
});

test("a title's worth of lines below which nothing stands", async () => {
  expect(await faultOf({"sources.yaml": "tables: {teams: {skip: 9}}", "teams.csv": "team_id,name\n"})).toContain("teams.csv is empty below its 9 title lines");
});

test("Parquet and JSON types are read as their text would be", async () => {
  const folder = folderOf({...organization, "sources.yaml": "reject_limit: 1\ntables: {badges: {dates: \"%d/%m/%Y\"}}"});
  const make = await openSession();
  await make.run(`copy (from (values ('B1', 1::bigint, 'n', 'gold', 'learning', date '2020-01-02', ['panel', 'simulation'], 2.0::double), ('B2', 2, 'n', 'gold', 'learning', date '2020-01-02', null, 'nan'::double), ('B3', 2, 'n', 'gold', 'learning', null, null, 2.5)) as t
    (badge_id, version, name, level, award_logic, effective_from, required_evidence, validators_required)) to '${join(folder, "badges.parquet")}'`);
  await make.run(`copy (from (values ('E1', timestamptz '2024-01-02 23:30:00+00', 3::decimal(5, 2), true), ('E2', null, 1, false)) as t (employee_id, review_date, rating, high_performer)) to '${join(folder, "performance_reviews.parquet")}'`);
  make.close();
  const {rows, rejects} = await ingestFolder(folder);
  expect(await rows("select badge_id, version, effective_from::varchar as day, required_evidence::varchar as evidence, validators_required as v from raw.badges order by 1")).toEqual([
    {badge_id: "B1", version: 1, day: "2020-01-02", evidence: "[panel, simulation]", v: 2}, {badge_id: "B2", version: 2, day: "2020-01-02", evidence: null, v: 1}
  ]);
  expect(await rows("select review_date::varchar as day, rating, high_performer from raw.performance_reviews")).toEqual([{day: "2024-01-02", rating: "3.000000", high_performer: true}]);
  expect(await rejects()).toEqual(["badges:3 validators_required=2.5 unreadable_value", "performance_reviews:2 review_date=- missing_value"]);
});

test("Parquet's numbers are those of their text, to the last digit", async () => {
  const values = ["0.1", "1234567.891", "0.0039995", "99987256.95783749", "-0.0000005", "9.19e-13", "123456789012.123456", "1e300", "'inf'::double", "3"];
  const read = async (as: string) => {
    const folder = folderOf({...organization, "sources.yaml": "reject_limit: 1\ntables: {team_outcomes: {columns: {value: amount}}}"});
    const make = await openSession();
    await make.run(`copy (select 'T' || row_number() over () as team_id, '2024-01-01' as month, 'error_rate' as metric, v${as} as amount from (select unnest([${values.map((value) => `${value}::double`).join(", ")}]) as v)) to '${join(folder, "team_outcomes.parquet")}'`);
    make.close();
    const {rows, rejects} = await ingestFolder(folder);
    return [await rows("select team_id, value::varchar as value from raw.team_outcomes order by 1"), await rejects()];
  };
  expect(await read("")).toEqual(await read("::varchar"));
});

test.each([
  ["badges.json", (objects: string[]) => `[\n${objects.join(",\n")}\n]`],
  ["badges.json", (objects: string[]) => objects.join("\n")],
  ["badges.json", (objects: string[]) => `\ufeff${objects.map((one) => JSON.stringify(JSON.parse(one), null, 2)).join("\n")}`],
  ["badges.jsonl", (objects: string[]) => objects.join("\n\n")]
])("%s as a list, as lines or as objects in a row (%#)", async (name, write) => {
  const badge = (id: string, more: object) => JSON.stringify({badge_id: id, version: 1.0, name: 7, LEVEL: "gold", award_logic: "learning", effective_from: "2020-01-01T00:00:00Z", ...more});
  const {rows, rejects} = await ingestFiles({[name]: write([badge("B1", {required_evidence: ["panel"]}), badge("B2", {effective_from: null}), badge("B3", {required_evidence: "panel;panel", color: "red"})])});
  expect(await rows("select badge_id, name, required_evidence::varchar as evidence from raw.badges order by 1")).toEqual([{badge_id: "B1", name: "7", evidence: "[panel]"}, {badge_id: "B3", name: "7", evidence: "[panel, panel]"}]);
  expect(await rejects()).toEqual(["badges:2 effective_from=- missing_value"]);
});

test("a broken line of JSON lines is one reject; an empty list is a table without rows", async () => {
  const {rejects, summary} = await ingestFiles({"teams.jsonl": lines('{"team_id": "T1", "name": "a"}', '{"team_id": "T2", "na', '{"team_id": "T3", "name": "c"}', "[1]"), "events.json": "[]"});
  expect(await rejects()).toEqual(["teams:2 -=- unreadable_record", "teams:4 -=- unreadable_record"]);
  expect(summary.tables.find(({table}) => table === "events")).toMatchObject({rowsRead: 0, accepted: 0});
});
