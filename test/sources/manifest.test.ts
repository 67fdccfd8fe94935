import {basename} from "node:path";
import {expect, test} from "vitest";
import {globExpression} from "../../src/sources/glob.ts";
import {blocksOf, readManifest, rejectLimit} from "../../src/sources/manifest.ts";
import {nearest} from "../../src/nearest.ts";
import {folderOf} from "./organization.ts";

const read = (yaml: string) => readManifest(folderOf({"sources.yaml": yaml}));

test("without a manifest the folder's name and the contract's defaults hold", async () => {
  const folder = folderOf({});
  const manifest = await readManifest(folder);
  expect(manifest).toMatchObject({organization: basename(folder), fiscal_year_start: 1, locale: "en", privacy: {minimum_cell: 10}, audit: {minimum_share: 0.02, months: 12, legend: ""}, written: false});
  expect(rejectLimit(manifest, "roles")).toBe(0.01);
  expect(blocksOf(manifest, "roles")).toMatchObject([{distinct: false, skip: 0}]);
});

test("every key of the contract that this version carries out", async () => {
  const manifest = await read(`
organization: Meridian Services
as_of: 2026-06-30
history_from: 2021-07-01
fiscal_year_start: 4
currency: EUR
locale: de-AT
demographics: [gender, veteran]
privacy: {minimum_cell: 20, exact: [equity], salt_file: salt}
crosses: [[business_unit, level], [gender, veteran]]
audit: {reference_group: {gender: man}, minimum_share: 0.05, months: 6, legend: "as agreed", build: on_request}
performance: {high_rating: 4.5}
links: {employee: "https://hr.example/w/{employee_id}", badge: "https://badges.example/{badge_id}?v={version}"}
uses: {assessors: on, sentiment: off}
reject_limit: {default: 0.02, learning_enrollments: 0.2}
tables:
  employees:
    - files: "hris/workers-*.csv"
      columns: {employee_id: "Worker ID", veteran: Vet}
      values: {termination_reason: {"Quit": voluntary, "Active": null, 3: other, null: other}}
      format: {delimiter: ";", encoding: UTF-16, decimal: ",", null: ["NULL", N/A]}
    - files: [a.csv, b.csv]
      dates: {hire_date: "%m/%d/%Y"}
  roles: {distinct: true}
  teams:
`);
  expect(manifest.as_of).toBe("2026-06-30");
  expect([rejectLimit(manifest, "roles"), rejectLimit(manifest, "learning_enrollments")]).toEqual([0.02, 0.2]);
  expect(blocksOf(manifest, "employees")[0]).toMatchObject({
    files: ["hris/workers-*.csv"], values: {termination_reason: {Quit: "voluntary", Active: null, 3: "other", null: "other"}}, format: {encoding: "utf-16", null: ["NULL", "N/A"]}
  });
  expect(blocksOf(manifest, "employees")[1]!.files).toEqual(["a.csv", "b.csv"]);
});

test.each([
  ["organisation: X", "sources.yaml, line 1: there is no key organisation here; the nearest is organization."],
  ["locale: en\ntables:\n  employes: {}", "sources.yaml, line 3: there is no table employes here; the nearest is employees."],
  ["tables:\n  employees:\n    files: a.csv\n    colums: {a: b}", "sources.yaml, line 4: there is no key colums here; the nearest is columns."],
  ["tables:\n  employees:\n    - files: a.csv\n    - fils: b", "sources.yaml, line 4: there is no key fils here; the nearest is files."],
  ["tables:\n  roles:\n    columns:\n      role_id: a\n      titel: b", "sources.yaml, line 5: roles has no column titel; the nearest is title."],
  ["tables:\n  roles:\n    format: {encoding: utf-7}", "sources.yaml, line 3: format: encoding must be one of"],
  ["tables:\n  roles:\n    format: {delimiter: \"::\"}", "sources.yaml, line 3: format: delimiter must be one character, no quote and no line end."],
  ["tables:\n  roles:\n    distinct: maybe", "sources.yaml, line 3: distinct must be true or false."],
  ["as_of: 2026-13-01", "sources.yaml, line 1: as_of must be a date, written like 2026-06-30."],
  ["currency: Euro", "sources.yaml, line 1: currency must be a currency's three letters, like EUR."],
  ["reject_limit: 2", "sources.yaml, line 1: reject_limit must be a share from 0 to 1."],
  ["reject_limit: {rols: 0.1}", "sources.yaml, line 1: there is no table rols here; the nearest is roles."],
  ["fiscal_year_start: 13", "sources.yaml, line 1: fiscal_year_start must be at most 12."],
  ["demographics: [gender, level]", "sources.yaml, line 1: level is a name of Badgeways' own; give the demographic column another name"],
  ["demographics:\n  - gender\n  - Gender", "sources.yaml, line 3: Gender stands twice in demographics"],
  ["demographics: [\"Age group\"]", "a demographic column's name has letters, digits and _ only"],
  ["as_of: 2020-01-01\nas_of: 2020-01-02", "sources.yaml, line 2: this is not readable YAML (Map keys must be unique)."],
  ["a: [", "sources.yaml, line 1: this is not readable YAML"],
  ["- a", "sources.yaml, line 1: the file must hold keys and values"],
  ["privacy:\n  exact: [equity, hr]", "sources.yaml, line 2: exact is not carried out"],
  ["crosses: [[business_unit, levl]]", "sources.yaml, line 1: levl is no dimension; the nearest is level."],
  ["crosses:\n  - [level, family]\n  - [family, level]", "sources.yaml, line 3: family and level are crossed already; take one of the pairs out."],
  ["crosses: [[level, level]]", "level cannot be crossed with itself"],
  ["crosses: [[level, family, location]]", "crosses must be a pair of dimensions, like [business_unit, level]."],
  ["crosses: [[level, family], [level, location], [level, business_unit], [family, location]]", "crosses must be at most three pairs."],
  ["crosses: [[level, gender]]", "level × gender crosses an attribute of the job with one of the person, which is not published; cross two of"],
  ["audit: {reference_group: {gendre: man}}", "sources.yaml, line 1: gendre is not among the demographics; the nearest is gender."],
  ["audit: {build: sometimes}", 'audit: build must be one of "always", "on_request"'],
  ["performance: {high_rating: good}", "performance: high_rating must be a number."],
  ["performance: {hi_rating: 4}", "there is no key hi_rating here; the nearest is high_rating."],
  ["links: {employe: a}", "there is no key employe here; the nearest is employee."],
  ["links: {employee: \"http://hr.example/{employee_id}\"}", "links: employee must be an address that begins with https:// and a host, like https://hr.example/{employee_id}."],
  ["links: {employee: \"https://{employee_id}.example/\"}", "links: employee must be an address that begins with https:// and a host"],
  ["links: {employee: \"https://hr.example/{name}\"}", "links: employee must hold no other placeholder than {employee_id}."],
  ["links: {badge: \"https://b.example/{badge_id}/{version\"}", "links: badge must hold no other placeholder than {badge_id} and {version}."],
  ["age_bands: 30", "sources.yaml, line 1: age_bands must be a list."],
  ["age_bands: [30, x]", "sources.yaml, line 1: age_bands must be a number."],
  ["age_bands: []", "age_bands must be one to eight whole ages, each above the one before"],
  ["age_bands: [30, 30]", "age_bands must be one to eight whole ages, each above the one before"],
  ["age_bands: [30.5]", "age_bands must be one to eight whole ages"],
  ["age_bands: [20, 25, 30, 35, 40, 45, 50, 55, 60]", "age_bands must be one to eight whole ages"],
  ["demographics: [gender]\nage_bands: [30]", "sources.yaml, line 2: age_bands makes the attribute age_band, which is not in demographics; name it there, or take age_bands out."],
  ["uses: {assesors: off}", "sources.yaml, line 1: there is no key assesors here; the nearest is assessors."],
  ["uses:\n  sentiment: sometimes", 'sources.yaml, line 2: uses: sentiment must be one of "on", "off".'],
  ["tables:\n  badge_submissions:\n    match: {employee_id: {by: mail}}", 'sources.yaml, line 3: match: employee_id: by must be one of "work_email", "person_keys"'],
  ["tables:\n  badge_submissions:\n    match: {employee_id: {by: work_email, sytem: a}}", "sources.yaml, line 3: there is no key sytem here; the nearest is system."],
  ["tables:\n  badge_submissions:\n    match:\n      employee_id: {by: person_keys}", "sources.yaml, line 4: match: employee_id must name the system whose keys they are"],
  ["tables:\n  badge_submissions:\n    match:\n      employe_id: {by: work_email}", "sources.yaml, line 4: badge_submissions names people in employee_id, assessor_id, second_assessor_id only; the nearest is employee_id."],
  ["tables:\n  roles:\n    match: {role_id: {by: work_email}}", "sources.yaml, line 3: roles names no person by a key of another system."],
  ["tables:\n  person_keys:\n    match: {employee_id: {by: person_keys, system: a}}", "person_keys cannot be matched by person_keys; match it by work_email."],
])("%j is refused in one sentence", async (yaml, sentence) => {
  const error = await read(yaml).then(() => undefined, (reason: unknown) => reason as Error);
  expect(error?.name).toBe("Fault");
  expect(error?.message).toContain(sentence);
  expect(error?.message).not.toContain("\n");
});

test("patterns stay within a folder but for **", () => {
  const fits = (pattern: string, ...paths: string[]) => paths.map((path) => globExpression(pattern).test(path));
  expect(fits("hris/workers-*.csv", "hris/workers-1.csv", "hris/a/workers-1.csv", "hris/workers-1.csv.gz")).toEqual([true, false, false]);
  expect(fits("**/w?.csv", "w1.csv", "a/b/w2.csv", "a/w12.csv")).toEqual([true, true, false]);
  expect(fits("{a,b}/[x].csv", "a/[x].csv", "b/[x].csv", "a/x.csv")).toEqual([true, true, false]);
  expect(fits("odd{name.csv", "odd{name.csv")).toEqual([true]);
});

test("the nearest word is near", () => {
  expect(nearest("Hire Date", ["Worker ID", "hire_dt", "Name"])).toBe("hire_dt");
  expect(nearest("xyz", ["employee_id", "hire_date"])).toBeUndefined();
});
