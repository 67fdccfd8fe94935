import {createHash} from "node:crypto";
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {nudges} from "../../pipelines/nudges.ts";
import {packs} from "../../pipelines/packs.ts";
import {run} from "../../pipelines/run.ts";
import {site} from "../../pipelines/site.ts";
import {badgeways} from "../cli/command.ts";

const ids = ["X100", "X101", "X102", "X103"];
let place: string, warehouse: string;

function writeSource(folder: string, manager: string): void {
  mkdirSync(folder, {recursive: true});
  const write = (name: string, ...lines: string[]) => writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
  write("employees.csv", "employee_id,hire_date,name,work_email", ...ids.map((id, k) => `${id},2022-01-0${k + 1},${k === 0 ? '"=Person, Zero"' : `Person ${k}`},${k === 1 ? "=cmd@example.org" : `${id}@example.org`}`));
  write("job_history.csv", "employee_id,effective_date,role_id,manager_id,action", ...ids.map((id, k) => `${id},2022-01-0${k + 1},clerk,${k === 0 ? "" : k === 1 ? ids[0] : manager},hire`));
  write("roles.csv", "role_id,title,family,level,level_rank,critical", "clerk,Clerk,Office,L1,1,false", "lead,Lead,Office,L2,2,true");
  write("career_steps.csv", "from_role_id,to_role_id,kind,minimum_months_in_role", "clerk,lead,promotion,6");
  write("sources.yaml", "organization: Harbour Works", "as_of: 2025-12-31", "history_from: 2022-01-01");
}

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "badgeways-packs-"));
  warehouse = join(place, "data", "warehouse.duckdb");
  writeSource(join(place, "source"), ids[1]!);
  await run({source: join(place, "source"), warehouse});
});
afterAll(() => rmSync(place, {recursive: true, force: true}));

const modeOf = (path: string) => statSync(path).mode & 0o777;
const index = (out: string) => readFileSync(join(out, "index.csv"), "utf8").trimEnd().split("\n").map((line) => line.split(","));
const log = () => readFileSync(join(place, "data", "packs.log"), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, string>);

test("packs for their owner's eyes: modes, an index with hashes, a line each in the access log before", async () => {
  const out = join(place, "out"), before = Date.now();
  expect((await packs({warehouse, out, managers: true, employees: [ids[3]!], roles: true})).packs).toBe(4);
  const [header, ...rows] = index(out);
  expect(header).toEqual(["kind", "owner", "address", "file", "sha256"]);
  expect(rows.map(([kind, owner, address]) => [kind, owner, address])).toEqual([["manager", "X100", "X100@example.org"], ["manager", "X101", "'=cmd@example.org"], ["employee", "X103", "X103@example.org"], ["role", "lead", ""]]);
  expect(readdirSync(out).sort()).toEqual([".badgeways-private", ".gitignore", "index.csv", ...rows.map(([, , , file]) => file!)].sort());
  for (const [, , , file, hash] of rows) expect(createHash("sha256").update(readFileSync(join(out, file!))).digest("hex")).toBe(hash);
  if (process.platform !== "win32") {
    expect(modeOf(out)).toBe(0o700);
    for (const name of readdirSync(out)) expect(modeOf(join(out, name)), name).toBe(0o600);
    expect(modeOf(join(place, "data", "packs.log"))).toBe(0o600);
  }
  const said = log();
  expect(said.map(({kind, for: owner, sha256}) => [kind, owner, sha256])).toEqual(rows.map(([kind, owner, , , hash]) => [kind, owner, hash]));
  for (const {at, by, file} of said) {
    expect(Date.parse(at!)).toBeGreaterThanOrEqual(before - 1);
    expect(by).toMatch(/.@./);
    expect(existsSync(file!)).toBe(true);
  }
  expect(readFileSync(join(place, "data", "packs.log"), "utf8")).not.toMatch(/Person|example\.org/);
  // The same warehouse gives the same packs, so that a hash can be compared.
  await packs({warehouse, out, managers: true, employees: [ids[3]!], roles: true});
  expect(index(out).slice(1)).toEqual(rows);
  expect(log()).toHaveLength(8);
});

test("a later making leaves no pack of an earlier one behind", async () => {
  const out = join(place, "again");
  await packs({warehouse, out, managers: true});
  await packs({warehouse, out, managers: [ids[0]!]});
  expect(readdirSync(out).filter((name) => name.endsWith(".html"))).toHaveLength(1);
  await nudges({warehouse, out});
  expect(readdirSync(out).map((name) => name.replace(/^.*\./, "")).sort()).toEqual(["badgeways-private", "csv", "gitignore", "jsonl", "jsonl", "txt", "txt"]);
  expect(index(out)[0]).toEqual(["kind", "owner", "address", "file", "sha256", "items"]);
});

test("no pack into a folder of something else, a site or a publication, and no site into a folder of packs", async () => {
  const refused = (out: string) => packs({warehouse, out}).then(() => "made", (error: Error) => error.message);
  const other = join(place, "other"), sites = join(place, "sites");
  mkdirSync(other);
  writeFileSync(join(other, "notes.txt"), "");
  mkdirSync(join(sites, "equity"), {recursive: true});
  writeFileSync(join(sites, "equity", "index.html"), "");
  expect(await refused(other)).toBe(`${other} holds something else than packs; name a new or empty folder with --out.`);
  for (const out of [join(sites, "packs"), join(sites, "equity", "a", "b"), join(place, "data", "publications"), join(place, "data", "publications", "draft", "hr", "packs")]) {
    expect(await refused(out)).toBe(`${out} lies in a site or among publications, which others may read; name a folder elsewhere with --out.`);
    expect(existsSync(join(out, "index.csv"))).toBe(false);
  }
  if (process.platform !== "win32") {
    symlinkSync(sites, join(place, "link"));
    expect(await refused(join(place, "link", "packs"))).toMatch(/lies in a site/);
  }
  const out = join(place, "out3");
  await packs({warehouse, out});
  for (const dist of [out, join(out, "dist")]) await expect(site({warehouse, publication: "draft", out: dist})).rejects.toThrow("holds private packs, and a site is for others to read");
  const published = readdirSync(join(place, "data", "publications"), {recursive: true, encoding: "utf8"}).filter((name) => /\.(arrow|json)$/.test(name));
  expect(published.length).toBeGreaterThan(10);
  for (const name of published) expect(readFileSync(join(place, "data", "publications", name), "latin1"), name).not.toMatch(/Person [0-3]|X10[0-3]/);
});

test("the command says what it made; a mistake is one sentence", async () => {
  const out = join(place, "cli");
  const done = await badgeways(["packs", "--out", out, "--warehouse", warehouse, "--manager", "X100"]);
  expect([done.code, done.out]).toEqual([0, `1 private pack is in ${out}, listed in its index.csv; each is in the access log ${join(place, "data", "packs.log")}.\n`]);
  // A mistaken id leaves what is there.
  await expect(packs({warehouse, out, employees: ["X999"]})).rejects.toThrow("Nobody has the id that --employee names; ids are those of employees, as delivered.");
  expect(readdirSync(out).filter((name) => name.endsWith(".html"))).toHaveLength(1);
  writeFileSync(join(place, "notes.duckdb"), "no database");
  await expect(nudges({out, warehouse: join(place, "notes.duckdb")})).rejects.toThrow("is not a warehouse that Badgeways made; name another file with --warehouse.");
  await expect(nudges({out, warehouse: join(place, "nowhere.duckdb")})).rejects.toThrow("run badgeways pipeline first, or name another with --warehouse.");
});
