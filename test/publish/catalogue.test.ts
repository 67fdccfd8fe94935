import {afterAll, beforeAll, expect, test} from "vitest";
import {readFileSync, writeFileSync} from "node:fs";
import {tables} from "../../src/contract/tables.ts";
import {layouts} from "../../src/disclosure/attack/layouts.ts";
import {audienceIndex} from "../../src/publish/audienceIndex.ts";
import {publications} from "../../src/publish/catalogue.ts";
import type {Session} from "../../src/warehouse/session.ts";
import {readSqlFiles} from "../../src/warehouse/modelFiles.ts";
import {published, staff} from "../disclosure/organization.ts";

let session: Session;
beforeAll(async () => { session = await published(staff({berlin: 30})); });
afterAll(() => session.close());

/* Models of sql/published that others there read and that are no publications. */
const inner = ["curve_people", "dominated_totals", "equity_adjusted", "equity_counts", "equity_people", "equity_references", "event_people", "metric_cells", "periods", "team_groups", "thresholds"];

test("every model of sql/published is declared", () => {
  const models = readSqlFiles().models.filter((model) => model.name.startsWith("published.")).map((model) => model.name);
  expect(models.filter((name) => !publications.some((p) => p.from === name) && !inner.includes(name.slice("published.".length)))).toEqual([]);
});

test("each key is a key, so that rows have one order", async () => {
  for (const {from, key} of publications) {
    const [row] = await session.rows(`select count(*) - count(distinct (${key.map((k) => `"${k}"`).join(", ")})) as repeated from ${from}`);
    expect([from, row!.repeated]).toEqual([from, "0"]);
  }
});

test("counts of people have a witness, so that the gate can recompute the sizes that decide", () => {
  const ofPeople = publications.filter(({columns}) => columns.some(({role}) => role === "count" || role === "figure") && columns.some(({role}) => role === "period" || role === "member"));
  expect(ofPeople.filter(({cells}) => !cells).map(({name}) => name)).toEqual([]);
});

test("sources knows every input table and the column that says how fresh it is", async () => {
  const rows = await session.rows("select table_name from published.sources");
  expect(rows.map((row) => row.table_name).sort()).toEqual(tables.map((table) => table.name).sort());
  const text = readSqlFiles().models.find((model) => model.name === "published.sources")!.text;
  for (const {name, freshness} of tables) expect(text).toMatch(new RegExp(`select '${name}'.*, ${freshness ? `max\\(${freshness}\\) ` : "null::date"}.* from raw\\.${name}( -- uses: \\w+)?$`, "m"));
});

test("docs/audiences.md is what the catalogue declares (UPDATE_DOCS=1 rewrites it)", () => {
  const file = new URL("../../docs/audiences.md", import.meta.url);
  if (process.env.UPDATE_DOCS === "1") writeFileSync(file, audienceIndex());
  expect(readFileSync(file, "utf8").replaceAll("\r\n", "\n")).toBe(audienceIndex());
});

test("every publication of counts has a layout, so that the attacker knows what adds up to what", () => {
  const counted = publications.filter(({columns}) => columns.some(({role}) => role === "count"));
  expect(counted.filter(({name}) => !layouts[name]).map(({name}) => name)).toEqual([]);
  for (const {name, columns} of counted) expect(columns.map((column) => column.name), name).toEqual(expect.arrayContaining([...layouts[name]!.counts]));
});
