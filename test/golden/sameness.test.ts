import {afterAll, beforeAll, expect, test} from "vitest";
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path";
import {createHash} from "node:crypto";
import {literal, openSession} from "../../src/warehouse/session.ts";
import {publishedDemo} from "../demo/published.ts";
import {newFolder, prints} from "../publish/folders.ts";
import {publish} from "./organization.ts";

/** The same facts told otherwise are the same publications, to the byte (same salt), by however many threads. */
const folder = newFolder();
let original: string, published: string;
beforeAll(async () => { ({source: original, draft: published} = await publishedDemo()); });
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const csvFiles = (source: string) => readdirSync(source).filter((file) => file.endsWith(".csv")).map((file) => join(source, file));

function linesOf(path: string): {header: string; rows: string[]} {
  const [header, ...rows] = readFileSync(path, "utf8").trimEnd().split("\n");
  return {header: header!, rows};
}

const hash = (text: string) => createHash("md5").update(text).digest("hex");
const shuffled = (rows: readonly string[]) => rows.map((row) => ({row, at: hash(row)})).sort((a, b) => (a.at < b.at ? -1 : 1)).map(({row}) => row);

test("rows in another order, each table in three files, people with other names and addresses: the same publications", async () => {
  const source = join(folder, "told-otherwise");
  cpSync(original, source, {recursive: true});
  await rename(join(source, "employees.csv"));
  for (const path of csvFiles(source)) {
    const {header, rows} = linesOf(path);
    const parts = join(source, basename(path, ".csv"));
    mkdirSync(parts);
    for (const k of [0, 1, 2]) {
      const part = shuffled(rows).filter((_, index) => index % 3 === k);
      if (part.length) writeFileSync(join(parts, `part-${k}.csv`), `${[header, ...part].join("\n")}\n`);
    }
    rmSync(path);
  }
  expect(prints(await publish(source, join(folder, "out-told-otherwise")))).toEqual(prints(published));
});

/** Gives the people of an export other names and addresses. */
async function rename(path: string): Promise<void> {
  const session = await openSession();
  await session.run(`create table employees as from read_csv(${literal(path)}, all_varchar = true)`);
  await session.run(`copy (select * replace ('Renamed ' || reverse(employee_id) as name, reverse(employee_id) || '@renamed.example' as work_email) from employees) to ${literal(path)} (format csv, header true)`);
  session.close();
}

test("no id, name or address of a person stands in any file of a publication", async () => {
  const session = await openSession();
  const people = await session.rows<{employee_id: string; name: string; work_email: string}>(`select employee_id, name, work_email from read_csv(${literal(join(original, "employees.csv"))}, all_varchar = true)`);
  session.close();
  const files = Object.keys(prints(published)).map((file) => readFileSync(join(published, file), "utf8"));
  const found = people.flatMap(Object.values).filter((word: string | null) => word && files.some((text) => text.includes(word)));
  expect(people.length).toBeGreaterThan(250);
  expect(found).toEqual([]);
});
