import {afterAll, beforeAll, expect, test} from "vitest";
import {cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {encodeArrow} from "../../src/publish/arrow.ts";
import {publications} from "../../src/publish/catalogue.ts";
import {writeDraft} from "../../src/publish/draft.ts";
import {firstDayAfter, lastWholeMonth} from "../../src/months.ts";
import {release} from "../../src/publish/release.ts";
import {sheetFile, writeSheet} from "../../src/publish/sheet.ts";
import {writeRunState} from "../../src/warehouse/runState.ts";
import {literal, openSession} from "../../src/warehouse/session.ts";
import {signWarehouse} from "../../src/warehouse/standing.ts";
import {badgewaysHere} from "../cli/commandHere.ts";
import {published, staff} from "../disclosure/organization.ts";
import {newFolder, prints} from "./folders.ts";

/** A warehouse file with its draft, as a run leaves them. */
async function run(folder: string, {as_of = "2025-12-31", berlin = 43, runId = "run-1"} = {}): Promise<{warehouse: string; publications: string}> {
  const warehouse = join(folder, "warehouse.duckdb"), publications = join(folder, "publications");
  rmSync(warehouse, {force: true});
  const memory = await published(staff({berlin, rome: 21, oslo: 9}, 21), {as_of});
  await signWarehouse(memory, runId, "inputs");
  await memory.run(`attach ${literal(warehouse)} as file`);
  await memory.run("copy from database memory to file");
  await memory.run("detach file");
  memory.close();
  const session = await openSession(warehouse, {readOnly: true});
  await writeDraft(session, {folder: join(publications, "draft")});
  session.close();
  writeRunState(warehouse, {runId, inputs: "inputs", organization: "Test", source: folder, draft: runId, files: {}});
  return {warehouse, publications};
}

const folder = newFolder();
let paths: Awaited<ReturnType<typeof run>>;
beforeAll(async () => { paths = await run(folder); });
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const on = "2026-01-04";

test("the month of a release is the last that lies wholly on or before as_of", () => {
  expect(["2026-06-30", "2026-07-01", "2026-07-30", "2024-02-28", "2024-02-29", "2026-01-15", "2026-12-31"].map(lastWholeMonth)).toEqual(["2026-06", "2026-06", "2026-06", "2024-01", "2024-02", "2025-12", "2026-12"]);
  expect(["2026-06", "2026-12"].map(firstDayAfter)).toEqual(["2026-07-01", "2027-01-01"]);
});

test("the draft is frozen under its month, its files read-only, its tables to the byte", async () => {
  expect(await release({...paths, on})).toEqual({id: "2025-12", folder: join(paths.publications, "2025-12"), runId: "run-1", frozen: true});
  const frozen = prints(join(paths.publications, "2025-12")), draft = prints(join(paths.publications, "draft"));
  expect(Object.keys(frozen)).toEqual(Object.keys(draft));
  for (const path of Object.keys(draft)) expect(frozen[path] === draft[path], path).toBe(path.endsWith(".arrow"));
  const file = join(paths.publications, "2025-12/hr/publication.json");
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({state: "release", id: "2025-12", released_on: on, as_of: "2025-12-31", audience: "hr"});
  expect(statSync(file).mode & 0o222).toBe(0);
  expect(readdirSync(paths.publications).sort()).toEqual(["2025-12", "draft"]);
});

test("made again of the same figures it stays, its first day too", async () => {
  const before = prints(join(paths.publications, "2025-12"));
  expect(await release({...paths, on: "2026-01-20"})).toMatchObject({id: "2025-12", frozen: false});
  expect(prints(join(paths.publications, "2025-12"))).toEqual(before);
});

test("the sheet for a works council tells what was read, built and shown, the smallest group and the attack, and names nobody", async () => {
  const session = await openSession(paths.warehouse, {readOnly: true});
  await writeSheet(session, {publications: paths.publications, id: "2025-12"});
  session.close();
  const text = readFileSync(sheetFile(paths.publications, "2025-12"), "utf8");
  const {attack} = JSON.parse(readFileSync(join(paths.publications, "2025-12/hr/publication.json"), "utf8"));
  expect(text).toContain("Figures to 2025-12-31, released on 2026-01-04.");
  expect(text).toMatch(/\| smallest group that this release shows \| (5|10|15|20) after rounding to fives/);
  expect(text).toContain(`${new Intl.NumberFormat("en").format(attack.cells)} counts`);
  expect(text).toContain("Counts of one to four that could be named: 0.");
  expect(text).toMatch(/\| employees \| .*employee_id.*hire_date.* \|/);
  expect(text).toContain("| performance | on | – |");
  expect(text).toMatch(/\| hr \| .*metric_values \(\d[\d,]*\)/);
  expect(text).not.toMatch(/(berlin|rome|oslo)-\d/);
});

test("a day later, with one joiner, it is refused, the cell named, and stays; forced under another month's name the attack finds it", async () => {
  const other = newFolder();
  const first = await run(other);
  await release({...first, on});
  const before = prints(join(first.publications, "2025-12"));
  const second = await run(other, {as_of: "2026-01-01", berlin: 44, runId: "run-2"});
  await expect(release({...second, on})).rejects.toThrow(/release 2025-12 stands already and holds other figures than the draft \(.*, attainment: pool of promoted · all · location · berlin\)/);
  expect(prints(join(first.publications, "2025-12"))).toEqual(before);
  const forced = join(first.publications, "2026-01");
  cpSync(join(first.publications, "draft"), forced, {recursive: true});
  for (const audience of readdirSync(forced)) {
    const file = join(forced, audience, "publication.json");
    writeFileSync(file, JSON.stringify({...JSON.parse(readFileSync(file, "utf8")), state: "release", id: "2026-01"}));
  }
  const found = await badgewaysHere(["disclosure:attack", "--folder", first.publications, "--publication", "2026-01"]);
  expect(found.code).toBe(1);
  expect(found.err).toMatch(/the release 2026-01 holds figures to 2026-01-01, whose last whole month is 2025-12/);
  expect(found.err).toMatch(/attainment: pool of promoted · all · location · berlin differs from the release 2025-12 of the same month/);
  const clean = await badgewaysHere(["disclosure:attack", "--folder", first.publications, "--publication", "2025-12"]);
  expect([clean.code, clean.out]).toEqual([0, expect.stringMatching(/2025-12: [\d,]+ counts .* no cell gives itself away/is)]);
  rmSync(other, {recursive: true, force: true});
});

test("in the middle of a month the month before is released", async () => {
  const other = newFolder();
  const made = await run(other, {as_of: "2025-11-20"});
  expect((await release({...made, on})).id).toBe("2025-10");
  rmSync(other, {recursive: true, force: true});
});

test("targets of a year that has not ended hold nothing up", async () => {
  const other = newFolder();
  const made = await run(other);
  const session = await openSession();
  await session.run("create table goals as select 'promotion_rate' as metric, date '2026-01-01' as period_start, date '2027-01-01' as period_end, 'all' as dimension, 'all' as member, 0.1::double as value");
  const goals = await encodeArrow(session, "goals", publications.find(({name}) => name === "targets")!.columns.map(({name, role}) => ({name, type: role === "period" ? "date" : role === "setting" ? "number" : "text"} as const)), ["period_end"]);
  writeFileSync(join(made.publications, "draft/hr/targets.arrow"), goals);
  session.close();
  expect((await release({...made, on})).frozen).toBe(true);
  rmSync(other, {recursive: true, force: true});
});

test("no warehouse, no draft, a draft of another run, a day before as_of, a period too late: one sentence each", async () => {
  await expect(release({...paths, warehouse: join(folder, "none.duckdb"), on})).rejects.toThrow(/There is no warehouse .*none.duckdb/);
  await expect(release({...paths, publications: join(folder, "nowhere"), on})).rejects.toThrow(/There is no draft publication/);
  await expect(release({...paths, on: "2025-12-30"})).rejects.toThrow(/2025-12-30 lies before .* 2025-12-31/);
  const state = JSON.parse(readFileSync(`${paths.warehouse}.run.json`, "utf8"));
  writeRunState(paths.warehouse, {...state, draft: "run-0"});
  await expect(release({...paths, on})).rejects.toThrow(/was not made from .*warehouse.duckdb as it stands/);
  writeRunState(paths.warehouse, state);
  // A draft whose header claims an earlier as_of than its periods.
  const early = join(folder, "early");
  cpSync(join(paths.publications, "draft"), join(early, "draft"), {recursive: true});
  for (const audience of readdirSync(join(early, "draft"))) {
    const file = join(early, "draft", audience, "publication.json");
    writeFileSync(file, JSON.stringify({...JSON.parse(readFileSync(file, "utf8")), as_of: "2025-09-30"}));
  }
  await expect(release({...paths, publications: early, on})).rejects.toThrow(/holds a period that ends after 2025-10-01/);
  expect(existsSync(join(early, "2025-09"))).toBe(false);
});
