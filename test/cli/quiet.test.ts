import {createHash} from "node:crypto";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {writeDemo, type DemoSummary} from "../../src/demo/write.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {personsBelow, personsOf} from "../persons.ts";
import {badgeways, type Ended} from "./command.ts";

/** What a run says may be read by anyone who reads a night's log: counts, files and lines, never a person. */
const place = mkdtempSync(join(tmpdir(), "badgeways-quiet-"));
const source = join(place, "exports"), warehouse = join(place, "kept", "warehouse.duckdb");
const pipeline = () => badgeways(["pipeline", "--source", source, "--warehouse", warehouse]);

let planted: DemoSummary;
let ended: Ended;
let persons: string[];

beforeAll(async () => {
  mkdirSync(source);
  planted = await writeDemo({folder: source, employees: 300});
  ended = await pipeline();
  const session = await openSession(warehouse, {readOnly: true});
  const words = await session.rows<{word: string}>(`
    select employee_id as word from raw.employees
    union select unnest([name, work_email]) from raw.identities
    union select value from raw.rejects where length(value) > 3`);
  session.close();
  persons = words.map(({word}) => word).filter(Boolean);
});
afterAll(() => rmSync(place, {recursive: true, force: true}));

const named = ({out, err}: Ended) => persons.filter((word) => `${out}\n${err}`.includes(word));

test("a run with rejects tells how many and why, and names nobody", () => {
  expect(ended.code, ended.err).toBe(0);
  expect(Object.keys(planted.dirt).length).toBeGreaterThan(2);
  expect(ended.out).toMatch(/^employees +1 +301 +300 /m);
  expect(persons.length).toBeGreaterThan(600);
  expect(named(ended)).toEqual([]);
});

test("no id of a person stands hashed in what a run says, keeps and publishes either; a search that finds them where they are", async () => {
  const search = await personsOf(warehouse);
  expect(search(`${ended.out}\n${ended.err}`)).toEqual([]);
  const kept = join(place, "kept"), files = readdirSync(kept, {recursive: true, encoding: "utf8"});
  expect([files.some((name) => /runs.*\.json$/.test(name)), files.some((name) => name.endsWith("metric_values.arrow"))]).toEqual([true, true]);
  expect(personsBelow(kept, search, (name) => name !== "warehouse.duckdb")).toEqual([]);
  const id = persons.find((word) => /^[A-Z]+\d+$/.test(word))!, salt = readFileSync(join(kept, "salt"), "utf8").trim();
  const planted = ["md5", "sha1", "sha256"].flatMap((kind) => [id, salt + id].flatMap((given) => (["hex", "base64"] as const).map((form) => createHash(kind).update(given).digest(form))));
  for (const word of [id, ...planted, String(parseInt(planted[2]!.slice(0, 8), 16))]) expect(search(`{"of": "${word}", "n": 5}`), word).not.toEqual([]);
});

test("a run that fails for its rejects names nobody either", async () => {
  const path = join(source, "sources.yaml");
  writeFileSync(path, readFileSync(path, "utf8").replace(/^reject_limit:.*$/m, "").concat("reject_limit: 0\n"));
  const refused = await pipeline();
  expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/limit/)]);
  expect(named(refused)).toEqual([]);
});

test("what a run keeps beside the warehouse names nobody", () => {
  for (const name of readdirSync(join(place, "kept"), {recursive: true, encoding: "utf8"})) {
    const path = join(place, "kept", name);
    if (name === "warehouse.duckdb" || !statSync(path).isFile()) continue;
    const text = readFileSync(path, "utf8");
    expect(persons.filter((word) => text.includes(word)), name).toEqual([]);
  }
});
