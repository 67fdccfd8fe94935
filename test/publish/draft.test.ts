import {afterAll, beforeAll, expect, test} from "vitest";
import {existsSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {tableFromIPC} from "@uwdata/flechette";
import {audiences, publications, type Publication} from "../../src/publish/catalogue.ts";
import {writeDraft} from "../../src/publish/draft.ts";
import type {Session} from "../../src/warehouse/session.ts";
import {published, staff} from "../disclosure/organization.ts";
import {filled, type People} from "../models/organization.ts";
import {newFolder, prints} from "./folders.ts";

const people = staff({berlin: 43, rome: 21, oslo: 9}, 21);
const requisitions = Array.from({length: 40}, (_, k) => filled(`R${k}`, "2025-05-20", {opened_date: "2025-04-01", hired_employee_id: k < 20 ? `berlin-${k + 1}` : null}));
const folder = newFolder();

let session: Session;
beforeAll(async () => {
  session = await published(people, {requisitions, demographics: ["gender"]});
  await writeDraft(session, {folder: join(folder, "draft")});
});
afterAll(() => {
  session.close();
  rmSync(folder, {recursive: true});
});

const shared = ["checks", "events", "lineage", "metric_definitions", "publications", "rejects", "sources", "uses"].map((name) => `${name}.arrow`).concat("publication.json");

test("each audience gets the files declared for it and no other; everyone gets no figure of people", () => {
  const files = Object.keys(prints(join(folder, "draft")));
  const of = (audience: string) => files.filter((file) => file.startsWith(`${audience}/`)).map((file) => file.slice(audience.length + 1));
  for (const audience of audiences) {
    expect(of(audience)).toEqual([...publications.filter((p) => p.audiences.includes(audience)).map((p) => `${p.name}.arrow`), "publication.json"].sort());
    expect(of(audience)).toEqual(expect.arrayContaining(shared));
  }
  expect(of("everyone").filter((file) => !shared.includes(file))).toEqual(["career_badges", "career_learning", "career_map", "career_openings", "career_roles", "role_adjacency", "waiting_times"].map((name) => `${name}.arrow`));
});

test("publication.json says what the publication is, and nothing of when it was made", () => {
  const header = JSON.parse(readFileSync(join(folder, "draft/hr/publication.json"), "utf8"));
  expect(header).toMatchObject({
    organization: "Test", audience: "hr", state: "draft", id: "draft", as_of: "2025-12-31", history_from: "2024-01-01", fiscal_year_start: 1, minimum_cell: 10, locale: "en", currency: null,
    demographics: ["gender"], crosses: [], exact: [], employees_band: "under 600", needs: {employees: true, requisitions: true, teams: true, badges: false}});
  expect(header).not.toHaveProperty("released_on");
});

test("again, the same bytes; over what stood there before", async () => {
  const again = join(folder, "again");
  await writeDraft(session, {folder: again});
  await writeDraft(session, {folder: again});
  expect(prints(again)).toEqual(prints(join(folder, "draft")));
});

test("shuffled rows change no byte", async () => {
  const backwards: People = {employees: [...people.employees].reverse(), job_history: [...people.job_history].reverse()};
  const other = await published(backwards, {requisitions: [...requisitions].reverse(), demographics: ["gender"]});
  await writeDraft(other, {folder: join(folder, "shuffled")});
  expect(prints(join(folder, "shuffled"))).toEqual(prints(join(folder, "draft")));
  other.close();
});

test("another salt rounds otherwise", async () => {
  const other = await published(people, {requisitions, demographics: ["gender"], salt: "another secret"});
  await writeDraft(other, {folder: join(folder, "salted")});
  const differing = Object.entries(prints(join(folder, "salted"))).filter(([path, print]) => prints(join(folder, "draft"))[path] !== print).map(([path]) => path);
  expect(differing).toContain("hr/metric_values.arrow");
  other.close();
});

test("where the gate refuses nothing is written, and what stood there stays", async () => {
  const before = prints(join(folder, "draft"));
  await session.run("begin");
  await session.run("update published.move_kinds set moves = 7");
  await expect(writeDraft(session, {folder: join(folder, "draft")})).rejects.toThrow(/move_kinds/);
  await expect(writeDraft(session, {folder: join(folder, "new")})).rejects.toThrow(/move_kinds/);
  await session.run("rollback");
  expect(prints(join(folder, "draft"))).toEqual(before);
  expect(existsSync(join(folder, "new"))).toBe(false);
});

/** What each planted leak does to the tables, and what the refusal must name. */
const planted: readonly [what: string, sql: string, named: RegExp][] = [
  ["an unrounded column", "update published.metric_values set numerator = numerator + 1 where metric = 'promotion_rate' and grain = 'year' and period_start = '2025-01-01' and member = 'berlin'",
    /metric_values: promotion_rate · year · 2025-01-01 · location · berlin: numerator holds a count that is not rounded/],
  ["an exact headcount", "update published.metric_values set denominator = 43 where metric = 'promotion_rate' and grain = 'year' and period_start = '2025-01-01' and member = 'berlin'",
    /metric_values: promotion_rate · year · 2025-01-01 · location · berlin: denominator holds a count that is not rounded/],
  ["a trailing window by dimension", `insert into published.metric_values by name select * replace ('trailing_12m' as grain) from published.metric_values
    where metric = 'promotion_rate' and grain = 'year' and period_start = '2025-01-01' and member = 'berlin'`,
    /metric_values: promotion_rate · trailing_12m · 2025-01-01 · location · berlin: months or trailing windows/],
  ["a window that overlaps others", `insert into published.metric_values by name select * replace ('2024-06-01'::date as period_start, '2025-06-01'::date as period_end) from published.metric_values
    where metric = 'promotion_rate' and grain = 'year' and period_start = '2025-01-01' and member = 'berlin'`,
    /metric_values: promotion_rate · year · 2024-06-01 · location · berlin: a window that overlaps/],
  ["an interval computed from true counts", "update published.metric_values set lower = wilson_lower(numerator + 1, denominator + 1) where metric = 'internal_fill_rate' and grain = 'year' and period_start = '2025-01-01' and member = 'all'",
    /metric_values: internal_fill_rate · year · 2025-01-01 · all · all: lower is not what its published counts give/],
  ["an undeclared pair of dimensions", "update published.metric_values set dimension = 'location × gender', member = 'berlin × man' where metric = 'promotion_rate' and grain = 'year' and period_start = '2025-01-01' and member = 'berlin'",
    /metric_values: promotion_rate · year · 2025-01-01 · location × gender · berlin × man: dimension holds a dimension, or a pair of them, that is not declared/],
  ["a part without its margin", "delete from published.metric_values where metric = 'promotion_rate' and grain = 'year' and period_start = '2025-01-01' and member = 'all'",
    /metric_values: promotion_rate · year · 2025-01-01 · \S+ · \S+: counts of a part without those of the whole/],
  ["a count that is not what its parts sum to", "update published.move_kinds set moves = 100 where grain = 'year' and period_start = '2025-01-01' and kind = 'promotion'",
    /move_kinds: moves of year · 2025-01-01 · promotion .* is not what its parts sum to/],
  ["an assessor's id", "insert into published.assessor_limits (assessor, state) values ('berlin-1', 'too_few')", /assessor_limits was refused: its column assessor holds what is also a person's id/]
];

test.each(planted)("%s is refused, named, and changes nothing", async (_, sql, named) => {
  const before = prints(join(folder, "draft"));
  await session.run("begin");
  await session.run(sql);
  const refused = await writeDraft(session, {folder: join(folder, "draft")}).then(() => "", (error: Error) => error.message);
  await session.run("rollback");
  expect(refused).toMatch(named);
  expect(prints(join(folder, "draft"))).toEqual(before);
});

test("a new publication of counts of which nobody has said what adds up to them is refused", async () => {
  const flows = publications.find(({name}) => name === "move_flows")!;
  (publications as Publication[]).push({...flows, name: "team_flows"});
  const refused = await writeDraft(session, {folder: join(folder, "draft")}).then(() => "", (error: Error) => error.message);
  (publications as Publication[]).pop();
  expect(refused).toMatch(/team_flows: its counts have no layout/);
});

test("the checks are counted in bands and their examples stay behind", () => {
  const checks = tableFromIPC(readFileSync(join(folder, "draft/everyone/checks.arrow")));
  expect(checks.names).toEqual(["check", "table_name", "severity", "rows", "rows_band", "explanation"]);
  expect(checks.numRows).toBeGreaterThan(20);
});

test("definitions carry the text of their SQL and the grains that are published", async () => {
  const rows = tableFromIPC(readFileSync(join(folder, "draft/everyone/metric_definitions.arrow"))).toArray() as Record<string, string>[];
  const rate = rows.find((row) => row.metric === "promotion_rate")!;
  expect(rate.grains).toBe("quarter;year");
  expect(rate.sql).toBe(readFileSync("sql/metrics/promotion_rate.sql", "utf8"));
  expect(rows.find((row) => row.metric === "award_rate")!.grains).toBe("");
});

test("equity figures on request: no run makes them, they are made when asked for, and are the same", async () => {
  await session.run("update raw.settings set audit_on_request = true");
  const of = (name: string) => Object.keys(prints(join(folder, name))).map((file) => file.split("/")[0]!);
  await writeDraft(session, {folder: join(folder, "without")});
  expect([...new Set(of("without"))].sort()).toEqual(audiences.filter((name) => name !== "equity").sort());
  await writeDraft(session, {folder: join(folder, "asked"), audiences: ["equity"]});
  expect([...new Set(of("asked"))]).toEqual(["equity"]);
  for (const [file, print] of Object.entries(prints(join(folder, "asked")))) expect(prints(join(folder, "draft"))[file], file).toEqual(print);
  await session.run("update raw.settings set audit_on_request = false");
});
