import {join} from "node:path";
import {expect, test} from "vitest";
import {blocksOf, readManifest} from "../../src/sources/manifest.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {faultOf, folderOf, ingestFiles, ingestFolder, lines, organization, write} from "./organization.ts";

const hires = async (texts: string[], yaml: string) => {
  const {rows, rejects} = await ingestFiles({"sources.yaml": `reject_limit: 1\n${yaml}`, "employees.csv": lines("employee_id,hire_date", ...texts.map((text, k) => `E${k + 1},"${text}"`))});
  expect((await rejects()).filter((one) => one.startsWith("employees"))).toEqual([]);
  return (await rows("select hire_date::varchar as d from raw.employees order by rowid")).map(({d}) => d);
};

/** Each of these is half past eleven at night by its own clock, but for the last two, which say no offset. */
const nights = ["2024-01-02T23:30:00Z", "2024-01-02T23:30z", "2024-01-02 23:30:00.5 +0200", "2024-07-02T23:30:00+02:00", "2024-01-02T23:30:00,123-05", "2024-01-02T23:30:00", "2024-01-02"];

test("a timestamp with an offset is its own date, or that of the zone that the manifest names, summer time and all", async () => {
  expect(await hires(nights, "")).toEqual(["2024-01-02", "2024-01-02", "2024-01-02", "2024-07-02", "2024-01-02", "2024-01-02", "2024-01-02"]);
  expect(await hires(nights, "timezone: Europe/Berlin")).toEqual(["2024-01-03", "2024-01-03", "2024-01-02", "2024-07-02", "2024-01-03", "2024-01-02", "2024-01-02"]);
  expect(await hires(["2024-07-02T21:59:59Z", "2024-07-02T22:00:00Z", "2024-01-02T22:30:00Z"], "timezone: europe/berlin")).toEqual(["2024-07-02", "2024-07-03", "2024-01-02"]);
  expect(await hires(["2024-01-03T03:00:00Z"], "timezone: America/New_York")).toEqual(["2024-01-02"]);
});

test("seconds and milliseconds since 1970 are dates of UTC, or of the manifest's zone", async () => {
  const form = (zone: string) => `${zone}tables: {employees: {dates: "%s"}}`;
  // 2024-01-02 23:30:00 UTC.
  expect(await hires(["1704238200", "1704238200000"], form(""))).toEqual(["2024-01-02", "2024-01-02"]);
  expect(await hires(["1704238200", "1704238200000"], form("timezone: Asia/Tokyo\n"))).toEqual(["2024-01-03", "2024-01-03"]);
});

test("so are dates of a declared form, and a month", async () => {
  const form = (zone: string) => `${zone}tables: {employees: {dates: "%m/%d/%Y %H:%M %z"}}`;
  const texts = ["01/02/2024 23:30 +0000", "01/02/2024 23:30 Z", "01/02/2024 00:30 +0200"];
  expect(await hires(texts, form(""))).toEqual(["2024-01-02", "2024-01-02", "2024-01-02"]);
  expect(await hires(texts, form("timezone: Asia/Tokyo\n"))).toEqual(["2024-01-03", "2024-01-03", "2024-01-02"]);
  const {rows} = await ingestFiles({"sources.yaml": "currency: EUR\ntimezone: Europe/Berlin\n", "program_costs.csv": lines("month,item,amount", "2023-12-31T23:30:00Z,a,1", "2024-02,b,1")});
  expect(await rows("select month::varchar as m from raw.program_costs order by 1")).toEqual([{m: "2024-01-01"}, {m: "2024-02-01"}]);
});

test("an instant of a Parquet file has the date of the zone, else of UTC", async () => {
  const {"employees.csv": _, ...rest} = organization;
  const folder = folderOf(rest);
  const session = await openSession();
  await session.run(`copy (select 'E' || k as employee_id, timestamptz '2024-01-02 23:30:00+00' as hire_date from range(1, 4) as n (k)) to '${join(folder, "employees.parquet")}' (format parquet)`);
  session.close();
  const first = async () => (await (await ingestFolder(folder)).rows("select min(hire_date)::varchar as d from raw.employees"))[0]!.d;
  expect(await first()).toBe("2024-01-02");
  write(folder, {"sources.yaml": "timezone: Europe/Berlin\n"});
  expect(await first()).toBe("2024-01-03");
});

test("another zone reads the files again; a zone that is none, an offset in the middle: one sentence", async () => {
  const manifest = await readManifest(folderOf({"sources.yaml": "timezone: UTC\ntables: {roles: {skip: 1}}"}));
  expect(blocksOf(manifest, "roles")).toMatchObject([{skip: 1, timezone: "UTC"}]);
  expect(blocksOf(manifest, "teams")).toMatchObject([{skip: 0, timezone: "UTC"}]);
  expect(await faultOf({"sources.yaml": "timezone: Europe/Berln"})).toBe("sources.yaml, line 1: timezone must be a time zone, like Europe/Berlin; the nearest is Europe/Berlin.");
  expect(await faultOf({"sources.yaml": "tables:\n  employees:\n    dates:\n      hire_date: \"%z %Y-%m-%d\""})).toBe("sources.yaml, line 4: the offset %z must stand at the end of %z %Y-%m-%d.");
});
