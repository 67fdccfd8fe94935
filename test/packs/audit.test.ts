import {copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {auditPack} from "../../pipelines/auditPack.ts";
import {auditVerify} from "../../pipelines/auditVerify.ts";
import {sha256} from "../../src/packs/folder.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {publishedDemo} from "../demo/published.ts";

let place: string, warehouse: string, out: string, counts: string, ids: string[];

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "badgeways-audit-"));
  const demo = await publishedDemo();
  [warehouse, out, counts] = [join(place, "warehouse.duckdb"), join(place, "whole"), join(place, "counts")];
  for (const name of ["warehouse.duckdb", "salt"]) copyFileSync(join(dirname(demo.warehouse), name), join(place, name));
  const session = await openSession(warehouse);
  await session.run("update raw.settings set audit_legend = 'Asked for by counsel <privileged>'");
  ids = (await session.rows<{id: string}>("select employee_id as id from raw.employees")).map(({id}) => id);
  session.close();
  await auditPack({warehouse, out});
  await auditPack({warehouse, out: counts, countsOnly: true});
});
afterAll(() => rmSync(place, {recursive: true, force: true}));

const filesOf = (folder: string) => Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));

test("a pack recomputes from itself alone, and holds no id of a person; the legend is on every page", () => {
  const {figures, untold} = auditVerify({folder: out});
  expect(figures).toBeGreaterThan(50_000);
  expect(untold).toEqual([expect.stringMatching(/^who was left out before a pool was made/), expect.stringMatching(/^that the rows are the organization's own/)]);
  const known = new Set(ids), files = filesOf(out);
  expect(Object.keys(files).sort()).toEqual([".badgeways-private", ".gitignore", "assessor_agreement.csv", "assessor_calibration.csv", "definitions.sql", "equity_audit.csv", "equity_exclusions.csv", "equity_strata.csv", "manifest.json", "report.html", "rows.csv"]);
  for (const [name, text] of Object.entries(files)) {
    if (name !== "definitions.sql") expect(text.split(/[^\w.@-]+/).filter((word) => known.has(word)), name).toEqual([]);
  }
  expect(files["report.html"]).toContain('<tfoot role="presentation"><tr role="presentation"><td role="presentation">\nAsked for by counsel &#60;privileged&#62; · Private: for the audit alone');
  expect(files["report.html"]).not.toMatch(/<script|<img|https?:/);
});

test("the same warehouse gives the same bytes, whatever was in the folder", async () => {
  const before = filesOf(out);
  await auditPack({warehouse, out});
  expect(filesOf(out)).toEqual(before);
});

test("counts alone: no rows, what can be told is recomputed, what cannot is named", () => {
  expect(existsSync(join(counts, "rows.csv"))).toBe(false);
  const {figures, untold} = auditVerify({folder: counts});
  expect(figures).toBeGreaterThan(50_000);
  for (const named of ["equity_audit.adjusted_odds_ratio", "equity_audit.verdict ", "the counts themselves", "assessors' expected and shrunken rates"]) expect(untold.join("\n")).toContain(named);
  expect(readFileSync(join(counts, "equity_audit.csv"), "utf8")).toBe(readFileSync(join(out, "equity_audit.csv"), "utf8"));
});

/** The counts-only pack with one file changed, its hash in the manifest set right or not. */
function changed(file: string, change: (text: string) => string, {rehash}: {rehash: boolean}): string {
  const folder = mkdtempSync(join(place, "changed-")), files = filesOf(counts), before = files[file]!;
  files[file] = change(before);
  expect(files[file]).not.toBe(before);
  if (rehash) files["manifest.json"] = files["manifest.json"]!.replace(sha256(before), sha256(files[file]!));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const fault = (folder: string) => {
  try {
    return String(auditVerify({folder}).figures);
  } catch (error) {
    return (error as Error).message;
  }
};

/** The first row of a single badge with a Fisher's p of its own, one digit of it changed. */
function otherDigit(csv: string): string {
  const [header, ...rows] = csv.split("\n"), column = header!.split(",").indexOf("fisher_p");
  const at = rows.findIndex((row) => /^0\.\d{6}/.test(row.split(",")[column] ?? ""));
  const fields = rows[at]!.split(",");
  fields[column] = fields[column]!.replace(/^0\.(\d\d)(\d)/, (_, lead, digit) => `0.${lead}${(Number(digit) + 1) % 10}`);
  return [header, ...rows.with(at, fields.join(","))].join("\n");
}

test("a changed digit is found and named, in a table with its hash set right too", () => {
  expect(fault(changed("equity_audit.csv", otherDigit, {rehash: true}))).toMatch(/^The pack differs: equity_audit\.csv, \w+, [^:]+: fisher_p is 0\.\d+ in the pack and 0\.\d+ recomputed\.$/);
  expect(fault(changed("definitions.sql", (text) => text.replace("0.05", "0.06"), {rehash: false}))).toBe("The pack differs: the SHA-256 of definitions.sql is not that of the manifest.");
  expect(fault(changed("report.html", (text) => text.replace("Minimum cell 10", "Minimum cell 12"), {rehash: true}))).toMatch(/^The pack differs: line \d+ of report\.html is not what the tables and manifest\.json give\.$/);
});

test("verifying reads no warehouse: nothing that it imports is DuckDB's", () => {
  const seen = new Set<string>(), packages = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, typeOnly, from] of readFileSync(path, "utf8").matchAll(/^import (type )?[^;]*?from "([^"]+)";/gm)) {
      if (typeOnly) continue;
      if (from!.startsWith(".")) visit(resolve(dirname(path), from!));
      else if (!from!.startsWith("node:")) packages.add(from!);
    }
  };
  visit(resolve("pipelines/auditVerify.ts"));
  expect([...packages].filter((name) => !name.startsWith("@stdlib/"))).toEqual(["zod"]);
});
