import {appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, beforeEach, expect, test} from "vitest";
import {openSession} from "../../src/warehouse/session.ts";
import {badgeways} from "./command.ts";
import {badgewaysHere} from "./commandHere.ts";
import {writeSource} from "./source.ts";

const place = mkdtempSync(join(tmpdir(), "badgeways-run-"));
const source = join(place, "exports"), folder = join(place, "kept"), warehouse = join(folder, "warehouse.duckdb");
const draft = join(folder, "publications", "draft");
const order = ["pipeline", "--source", source, "--warehouse", warehouse];
const pipeline = (...more: string[]) => badgewaysHere([...order, ...more]);

beforeEach(() => writeSource(source));
afterAll(() => rmSync(place, {recursive: true, force: true}));

const filesBelow = (root: string) =>
  readdirSync(root, {recursive: true, encoding: "utf8"}).filter((name) => statSync(join(root, name)).isFile()).sort().map((name) => [name, readFileSync(join(root, name)).toString("base64")]);

async function figures() {
  const session = await openSession(warehouse, {readOnly: true});
  try {
    return (await session.rows("select count(*)::integer as cells, sum(numerator)::integer as numerators, max(period_end)::varchar as last from marts.metric_values"))[0]!;
  } finally {
    session.close();
  }
}

/** What stands beside a warehouse between two runs, and nothing else. */
const whole = ["publications", "runs", "salt", "warehouse.duckdb", "warehouse.duckdb.run.json"];
const beside = () => readdirSync(folder).sort();

beforeAll(async () => {
  writeSource(source);
  const first = await badgeways(order);
  expect(first.code, first.err).toBe(0);
  expect(first.out + first.err).not.toMatch(/QX\d{7}|Person \d/);
  expect(beside()).toEqual(whole);
});

test("a second run with nothing changed says so in one line and does nothing", async () => {
  const before = filesBelow(draft);
  const {code, out, err} = await badgeways(order);
  expect([code, out]).toEqual([0, "Nothing has changed since the last run: the warehouse and draft of Harbour Works stand.\n"]);
  expect(err, "no step was taken").toBe("");
  expect(filesBelow(draft)).toEqual(before);
});

test("files written anew with the same bytes are unchanged; a lost draft, or another run's, is made again", async () => {
  const before = filesBelow(draft);
  rmSync(draft, {recursive: true});
  expect((await pipeline()).out).toContain("Nothing has changed");
  expect(filesBelow(draft)).toEqual(before);
  const state = `${warehouse}.run.json`;
  writeFileSync(state, readFileSync(state, "utf8").replace(/"draft": "[^"]*"/, '"draft": "another run"'));
  rmSync(join(draft, "hr", "metric_values.arrow"));
  expect((await pipeline()).out).toContain("Nothing has changed");
  expect(filesBelow(draft)).toEqual(before);
});

test("the salt is made once, for its owner alone; a named one that is absent is a fault", async () => {
  if (process.platform !== "win32") expect(statSync(join(folder, "salt")).mode & 0o777).toBe(0o600);
  appendFileSync(join(source, "sources.yaml"), "privacy: {salt_file: other-salt}\n");
  const {code, err} = await pipeline();
  expect([code, err]).toEqual([1, expect.stringContaining("other-salt")]);
});

test("another organization's source is refused and names --warehouse", async () => {
  writeSource(source, {organization: "Somebody Else"});
  const {code, err} = await pipeline();
  expect([code, err]).toEqual([1, expect.stringContaining("--warehouse")]);
  expect(beside()).toEqual(whole);
});

test.each(["SIGKILL", "SIGINT", "SIGTERM"] as const)("ended by %s in the middle, the last warehouse and draft stand and the next run succeeds", async (signal) => {
  const before = await figures(), published = filesBelow(draft);
  const ended = await badgeways([...order, "--as-of", "2025-11-30"], (said, end) => said.includes("Reading the exports") && end(signal));
  expect(ended.code).toBe({SIGKILL: null, SIGINT: 130, SIGTERM: 143}[signal]);
  expect(await figures()).toEqual(before);
  expect(filesBelow(draft)).toEqual(published);
  if (signal !== "SIGKILL") expect(beside()).toEqual(whole);
  const next = await pipeline();
  expect(next.code, next.err).toBe(0);
  expect(beside()).toEqual(whole);
});

test("too many rejects: a fault, and the last warehouse stands", async () => {
  const before = await figures();
  writeFileSync(join(source, "employees.csv"), readFileSync(join(source, "employees.csv"), "utf8").replaceAll(/2022-0\d/g, "yesterday"));
  const {code, err} = await pipeline();
  expect([code, err]).toEqual([1, expect.stringContaining("employees")]);
  expect(await figures()).toEqual(before);
  expect(beside()).toEqual(whole);
});

test("two runs at once: the second says so; a lock whose process is gone is taken over", async () => {
  const lock = `${warehouse}.lock`;
  writeFileSync(lock, String(process.pid));
  const {code, err} = await badgeways(order);
  expect([code, err]).toEqual([1, expect.stringContaining("Another run")]);
  writeFileSync(lock, "999999999");
  expect((await pipeline()).code).toBe(0);
  expect(existsSync(lock)).toBe(false);
});

test("another day, another warehouse; the same files give the same draft again", async () => {
  const published = filesBelow(draft);
  expect((await pipeline("--as-of", "2025-11-30")).code).toBe(0);
  expect((await figures()).last).toBe("2025-12-01");
  expect((await pipeline()).code).toBe(0);
  expect(filesBelow(draft)).toEqual(published);
});

test("a part is built again; the next run makes the whole", async () => {
  const published = filesBelow(draft);
  const {code, out} = await pipeline("--select", "marts.moves");
  expect([code, out]).toEqual([0, "1 model built again, and the draft publication with them.\n"]);
  expect(filesBelow(draft)).toEqual(published);
  expect(beside()).toEqual(whole);
  const unknown = await pipeline("--select", "movs");
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining("--select movs names no model; the nearest is moves.")]);
  expect((await pipeline()).out).toContain("The draft publication is in");
});

test("released once, again the same, refused where the figures differ", async () => {
  const release = (on: string) => badgewaysHere(["release", "--warehouse", warehouse, "--on", on]);
  expect((await release("2026-01-04")).out).toContain("Released 2025-12");
  expect((await release("2026-01-09")).out).toContain("stands already, with the same figures");
  writeSource(source, {openings: 6});
  expect((await pipeline()).code).toBe(0);
  const {code, err} = await release("2026-01-09");
  expect([code, err]).toEqual([1, expect.stringContaining("never changed")]);
});

test("a warehouse of an older make is built anew", async () => {
  const session = await openSession(warehouse);
  await session.run("drop table raw.runs");
  await session.run("checkpoint");
  session.close();
  const {code, out} = await pipeline();
  expect([code, out]).toEqual([0, expect.stringContaining("The draft publication is in")]);
});
