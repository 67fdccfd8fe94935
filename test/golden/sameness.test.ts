import {afterAll, beforeAll, expect, test} from "vitest";
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path";
import {createHash} from "node:crypto";
import {writeDemo} from "../../src/demo/write.ts";
import {literal, openSession} from "../../src/warehouse/session.ts";
import {newFolder, prints} from "../publish/folders.ts";
import {publish} from "./organization.ts";

/** The same facts told otherwise are the same publications, to the byte (same salt), by however many threads. */
const folder = newFolder();
const original = join(folder, "original");

let expected: Record<string, string>;
beforeAll(async () => {
  await writeDemo({folder: original, employees: 300, plain: true});
  expected = prints(await publish(original, join(folder, "out-original"), 4));
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** A copy of the source folder, changed. */
async function told(name: string, change: (source: string) => void | Promise<void>): Promise<Record<string, string>> {
  const source = join(folder, name);
  cpSync(original, source, {recursive: true});
  await change(source);
  return prints(await publish(source, join(folder, `out-${name}`)));
}

const csvFiles = (source: string) => readdirSync(source).filter((file) => file.endsWith(".csv")).map((file) => join(source, file));

function linesOf(path: string): {header: string; rows: string[]} {
  const [header, ...rows] = readFileSync(path, "utf8").trimEnd().split("\n");
  return {header: header!, rows};
}

const hash = (text: string) => createHash("md5").update(text).digest("hex");
const shuffled = (rows: readonly string[]) => rows.map((row) => ({row, at: hash(row)})).sort((a, b) => (a.at < b.at ? -1 : 1)).map(({row}) => row);

test("rows in another order", async () => {
  expect(await told("shuffled", (source) => {
    for (const path of csvFiles(source)) {
      const {header, rows} = linesOf(path);
      writeFileSync(path, `${[header, ...shuffled(rows)].join("\n")}\n`);
    }
  })).toEqual(expected);
});

test("each table in three files", async () => {
  expect(await told("split", (source) => {
    for (const path of csvFiles(source)) {
      const {header, rows} = linesOf(path);
      const parts = join(source, basename(path, ".csv"));
      mkdirSync(parts);
      for (const k of [0, 1, 2]) {
        const part = rows.filter((_, index) => index % 3 === k);
        if (part.length) writeFileSync(join(parts, `part-${k}.csv`), `${[header, ...part].join("\n")}\n`);
      }
      rmSync(path);
    }
  })).toEqual(expected);
});

test("people with other names and addresses", async () => {
  expect(await told("renamed", async (source) => {
    const session = await openSession();
    const path = join(source, "employees.csv");
    await session.run(`create table employees as from read_csv(${literal(path)}, all_varchar = true)`);
    await session.run(`copy (select * replace ('Renamed ' || reverse(employee_id) as name, reverse(employee_id) || '@renamed.example' as work_email) from employees) to ${literal(path)} (format csv, header true)`);
    session.close();
  })).toEqual(expected);
});

test("no id, name or address of a person stands in any file of a publication", async () => {
  const session = await openSession();
  const people = await session.rows<{employee_id: string; name: string; work_email: string}>(`select employee_id, name, work_email from read_csv(${literal(join(original, "employees.csv"))}, all_varchar = true)`);
  session.close();
  const publications = join(folder, "out-original/publications");
  const published = Object.keys(prints(publications)).map((file) => readFileSync(join(publications, file), "utf8"));
  const found = people.flatMap(Object.values).filter((word: string | null) => word && published.some((text) => text.includes(word)));
  expect(people.length).toBeGreaterThan(250);
  expect(found).toEqual([]);
});
