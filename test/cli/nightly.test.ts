import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {badgeways} from "./command.ts";
import {writeSource} from "./source.ts";

const place = mkdtempSync(join(tmpdir(), "badgeways-nightly-"));
const source = join(place, "exports"), folder = join(place, "kept"), out = join(place, "sites");
const warehouse = join(folder, "warehouse.duckdb");
afterAll(() => rmSync(place, {recursive: true, force: true}));

const night = () => badgeways(["nightly", "--source", source, "--warehouse", warehouse, "--out", out]);
const records = () => readdirSync(join(folder, "runs")).sort().map((name) => JSON.parse(readFileSync(join(folder, "runs", name), "utf8")));

test("a first night makes, releases and builds; one line, the rest in the log and the record; no person in either", async () => {
  writeSource(source);
  const {code, out: said, err} = await night();
  expect(code, err).toBe(0);
  expect(err).toBe("");
  expect(said).toMatch(/^Harbour Works: 4 of 4 files read, 0 rows rejected, data to 2025-12-31, draft made, released 2025-12, sites of 2025-12 built \([\d.]+ s\)\n$/);
  expect(readdirSync(folder).filter((name) => /^warehouse-\d{4}-\d{2}-\d{2}\.duckdb$/.test(name))).toHaveLength(1);
  expect(readdirSync(folder).filter((name) => /lock|next|tmp/.test(name))).toEqual([]);
  expect(records()).toMatchObject([{command: "nightly", exit: 0, unchanged: false, released: "2025-12", sites: "2025-12", organization: "Harbour Works"}]);
  const log = readFileSync(join(folder, "nightly.log"), "utf8");
  expect(log).toContain("Reading the exports");
  for (const text of [log, JSON.stringify(records()), said]) expect(text).not.toMatch(/QX44|Person \d/);
});

test("a night with nothing new says so and builds nothing", async () => {
  const {code, out: said} = await night();
  expect(code).toBe(0);
  expect(said).toMatch(/^Harbour Works: nothing new, the draft stands \([\d.]+ s\)\n$/);
  expect(records().at(-1)).toMatchObject({exit: 0, unchanged: true});
});

test("a night on bad exports: one sentence, exit 1, in the log and the record too", async () => {
  writeFileSync(join(source, "roles.csv"), "");
  const {code, out: said, err} = await night();
  expect([code, said]).toEqual([1, ""]);
  expect(err).toMatch(/^[^\n]*roles\.csv[^\n]*\.\n$/);
  expect(records().at(-1)).toMatchObject({exit: 1, message: err.trim()});
  expect(readFileSync(join(folder, "nightly.log"), "utf8")).toContain(err.trim());
});

test("two nights at once: the second names the first", async () => {
  writeFileSync(`${warehouse}.nightly.lock`, String(process.pid));
  const {code, err} = await night();
  expect(code).toBe(1);
  expect(err).toBe(`Another run (process ${process.pid}) is working on this warehouse; wait until it has ended, or end it.\n`);
});
