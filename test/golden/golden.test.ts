import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, expect, test} from "vitest";
import {made, type Made} from "../demo/made.ts";
import {publish, readable} from "./publication.ts";

const golden = fileURLToPath(new URL("./organization-of-300", import.meta.url));

let demo: Made;
let files: Map<string, Buffer>;

beforeAll(async () => {
  demo = await made({employees: 300, plain: true});
  files = await publish(demo.folder);
});
afterAll(() => demo.remove());

test("the publications of the organization of 300 are those kept here (UPDATE_GOLDEN=1 rewrites them)", () => {
  const texts = new Map([...files].map(([name, content]) => [`${name.replace(/\.arrow$/, ".csv")}`, readable(name, content)]));
  if (process.env.UPDATE_GOLDEN === "1") {
    rmSync(golden, {recursive: true, force: true});
    for (const [name, text] of texts) {
      mkdirSync(dirname(join(golden, name)), {recursive: true});
      writeFileSync(join(golden, name), text);
    }
  }
  const kept = existsSync(golden) ? readdirSync(golden, {recursive: true, encoding: "utf8"}).filter((name) => /\.(csv|json)$/.test(name)).map((name) => name.replaceAll("\\", "/")).sort() : [];
  expect([...texts.keys()].sort()).toEqual(kept);
  for (const [name, text] of texts) expect(text, name).toBe(readFileSync(join(golden, name), "utf8").replaceAll("\r\n", "\n"));
});

/** The same organization, its files written otherwise. */
async function rewritten(change: (name: string, lines: string[]) => Record<string, string[]>): Promise<Map<string, Buffer>> {
  const other = await made({employees: 300, plain: true});
  for (const name of readdirSync(other.folder).filter((file) => file.endsWith(".csv"))) {
    const lines = readFileSync(join(other.folder, name), "utf8").trimEnd().split("\n");
    rmSync(join(other.folder, name));
    for (const [file, content] of Object.entries(change(name, lines))) {
      mkdirSync(dirname(join(other.folder, file)), {recursive: true});
      writeFileSync(join(other.folder, file), `${content.join("\n")}\n`);
    }
  }
  const result = await publish(other.folder);
  other.remove();
  return result;
}

function same(found: Map<string, Buffer>) {
  expect([...found.keys()]).toEqual([...files.keys()]);
  for (const [name, content] of found) expect(content.equals(files.get(name)!), name).toBe(true);
}

test("rows in another order change no byte", async () => {
  const shuffled = (lines: string[]) => lines.map((line, k) => ({line, k: (k * 7919) % 104_729})).sort((a, b) => a.k - b.k).map(({line}) => line);
  same(await rewritten((name, [head, ...rows]) => ({[name]: [head!, ...shuffled(rows)]})));
});

test("files in parts change no byte", async () => {
  same(await rewritten((name, [head, ...rows]) => {
    const table = name.replace(".csv", ""), middle = Math.ceil(rows.length / 3);
    return {[`${table}/a.csv`]: [head!, ...rows.slice(0, middle)], [`${table}/b.csv`]: [head!, ...rows.slice(middle)]};
  }));
});

test("other names and addresses change no byte", async () => {
  same(await rewritten((name, [head, ...rows]) => {
    if (name !== "employees.csv") return {[name]: [head!, ...rows]};
    const columns = head!.split(","), at = columns.indexOf("name"), mail = columns.indexOf("work_email");
    return {[name]: [head!, ...rows.map((row, k) => row.split(",").map((value, c) => (c === at ? `Somebody ${k}` : c === mail ? `p${k}@example.org` : value)).join(","))]};
  }));
});

test("nothing that names a person is in any file", () => {
  const people = readFileSync(join(demo.folder, "employees.csv"), "utf8").trimEnd().split("\n").slice(1).map((row) => row.split(","));
  const head = readFileSync(join(demo.folder, "employees.csv"), "utf8").split("\n")[0]!.split(",");
  const secrets = people.flatMap((row) => ["employee_id", "name", "work_email"].map((column) => row[head.indexOf(column)]!)).filter(Boolean);
  const all = [...files.values()].map((content) => content.toString("latin1")).join("\n");
  expect(secrets.length).toBeGreaterThan(800);
  expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
});
