import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {made, type Made} from "../demo/made.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {badgeways} from "./command.ts";

let demo: Made;
let place: string;
const warehouse = () => join(place, "warehouse.duckdb");
const pipeline = (...more: string[]) => badgeways(["pipeline", "--source", demo.folder, "--warehouse", warehouse(), ...more]);

beforeAll(async () => {
  demo = await made({employees: 300});
  place = mkdtempSync(join(tmpdir(), "badgeways-cli-"));
});
afterAll(() => {
  demo.remove();
  rmSync(place, {recursive: true, force: true});
});

const files = (folder: string) => readdirSync(folder, {recursive: true, encoding: "utf8"}).filter((name) => statSync(join(folder, name)).isFile()).sort().map((name) => [name, readFileSync(join(folder, name)).toString("base64")]);

test("wrong usage ends with 2, help with 0", async () => {
  const [unknown, option, date, audience, none, help, sub] = await Promise.all([
    badgeways(["pipline"]), badgeways(["pipeline", "--sauce", "x"]), badgeways(["pipeline", "--source", "x", "--as-of", "2026-02-30"]), badgeways(["site", "--audience", "boss"]), badgeways(["pipeline"]), badgeways(["--help"]), badgeways(["pipeline", "--help"])]);
  expect([unknown, option, date, audience, none].map((ended) => ended!.code)).toEqual([2, 2, 2, 2, 2]);
  expect([help, sub].map((ended) => ended!.code)).toEqual([0, 0]);
  expect(help!.out).toContain("pipeline");
  expect(sub!.out).toContain("Example: npx badgeways pipeline --source exports");
});

test("what the user can mend ends with 1 and one sentence, never a stack", async () => {
  const broken = mkdtempSync(join(tmpdir(), "badgeways-broken-"));
  const absent = await badgeways(["pipeline", "--source", join(broken, "nowhere"), "--warehouse", join(broken, "w.duckdb")]);
  const empty = await badgeways(["pipeline", "--source", broken, "--warehouse", join(broken, "w.duckdb")]);
  writeFileSync(join(broken, "sources.yaml"), "tables:\n  employes:\n    files: x.csv\n");
  const manifest = await badgeways(["pipeline", "--source", broken, "--warehouse", join(broken, "w.duckdb")]);
  const release = await badgeways(["release", "--warehouse", join(broken, "w.duckdb")]);
  const site = await badgeways(["site", "--warehouse", join(broken, "w.duckdb")]);
  for (const ended of [absent, empty, manifest, release, site]) {
    expect(ended.code, ended.err).toBe(1);
    expect(ended.err).not.toMatch(/^\s+at /m);
    expect(ended.err.trim().split("\n").at(-1)).toMatch(/[.;?)]$/);
  }
  expect(manifest.err).toMatch(/employees/);
  rmSync(broken, {recursive: true});
});

test("a run, a second one with nothing changed, a lost draft, another organization", async () => {
  const first = await pipeline();
  expect(first.code, first.err).toBe(0);
  expect(first.out + first.err).not.toMatch(/[A-Z]{2}\d{7}|@meridian/);
  const draft = join(place, "publications", "draft");
  const before = files(draft);
  const began = performance.now();
  const second = await pipeline();
  expect(second.out).toContain("Nothing has changed");
  expect(performance.now() - began).toBeLessThan(5000);
  expect(files(draft)).toEqual(before);
  rmSync(draft, {recursive: true});
  expect((await pipeline()).code).toBe(0);
  expect(files(draft)).toEqual(before);
  writeFileSync(join(demo.folder, "sources.yaml"), readFileSync(join(demo.folder, "sources.yaml"), "utf8").replace("organization: Meridian Services", "organization: Somebody Else"));
  const other = await pipeline();
  expect([other.code, other.err.includes("--warehouse")]).toEqual([1, true]);
  writeFileSync(join(demo.folder, "sources.yaml"), readFileSync(join(demo.folder, "sources.yaml"), "utf8").replace("Somebody Else", "Meridian Services"));
  if (process.platform !== "win32") expect(statSync(join(place, "salt")).mode & 0o777).toBe(0o600);
});

test("killed in the middle, the last warehouse stands and the next run succeeds", async () => {
  const figures = async () => {
    const session = await openSession(warehouse(), {readOnly: true});
    const rows = await session.rows("select count(*)::integer as n, sum(numerator)::integer as numerators from marts.metric_values");
    session.close();
    return rows[0];
  };
  const before = await figures();
  const killed = await badgeways(["pipeline", "--source", demo.folder, "--warehouse", warehouse(), "--as-of", "2026-05-31"], (said, kill) => said.includes("Reading the exports") && kill());
  expect(killed.code).toBeNull();
  expect(await figures()).toEqual(before);
  const next = await pipeline("--as-of", "2026-05-31");
  expect(next.code, next.err).toBe(0);
  expect(readdirSync(place).filter((name) => /\.(next|lock|tmp|wal)$/.test(name))).toEqual([]);
  expect(await figures()).not.toEqual(before);
});

test("two runs at once: the second says so", async () => {
  mkdirSync(place, {recursive: true});
  writeFileSync(`${warehouse()}.lock`, String(process.pid));
  const second = await pipeline("--as-of", "2026-04-30");
  expect([second.code, second.err]).toEqual([1, expect.stringContaining("Another run")]);
  writeFileSync(`${warehouse()}.lock`, "999999999");
  expect((await pipeline("--as-of", "2026-05-31")).code).toBe(0);
  expect(existsSync(`${warehouse()}.lock`)).toBe(false);
});

test("release: once, again the same, refused where the figures differ; a part rebuilt", async () => {
  expect((await pipeline()).code).toBe(0);
  expect((await badgeways(["release", "--warehouse", warehouse(), "--on", "2026-07-04"])).code).toBe(0);
  expect((await badgeways(["release", "--warehouse", warehouse(), "--on", "2026-07-09"])).code).toBe(0);
  const rows = readFileSync(join(demo.folder, "requisitions.jsonl"), "utf8").split("\n");
  writeFileSync(join(demo.folder, "requisitions.jsonl"), rows.slice(20).join("\n"));
  expect((await pipeline()).code).toBe(0);
  const refused = await badgeways(["release", "--warehouse", warehouse(), "--on", "2026-07-09"]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("never changed")]);
  const rebuilt = await pipeline("--select", "marts.moves");
  expect([rebuilt.code, rebuilt.err]).toEqual([0, expect.stringContaining("1 model built again")]);
});
