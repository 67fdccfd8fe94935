import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {recompute, type PackTables} from "../src/audit/recompute/verify.ts";
import {Fault} from "../src/fault.ts";
import {packCode} from "../src/packs/audit/code.ts";
import {readCsv} from "../src/packs/audit/csv.ts";
import {fileOfTable, manifestFile, readAuditManifest, reportFile, tableNames, type AuditManifest} from "../src/packs/audit/manifest.ts";
import {reportPage} from "../src/packs/audit/report.ts";
import {silent, type Progress} from "./progress.ts";

export interface Verified {
  /** Figures that were recomputed and found equal. */
  readonly figures: number;
  readonly files: number;
  /** SHA-256 of manifest.json. */
  readonly sha256: string;
  /** What cannot be recomputed from this pack. */
  readonly untold: readonly string[];
}

/** Recomputes a pack from itself. Throws a Fault that names the first figure, or else the first file, that differs. It reads nothing but the folder and this project. */
export function auditVerify({folder, progress = silent}: {readonly folder: string; readonly progress?: Progress}): Verified {
  const {manifest, text} = readAuditManifest(folder);
  progress.step("Reading the pack");
  const listed = manifest.files.map(({file}) => file);
  const stray = readdirSync(folder).find((name) => !listed.includes(name) && name !== manifestFile && !name.startsWith("."));
  if (stray) throw new Fault(`The pack differs: it holds ${stray}, which its manifest does not list.`);
  const read = new Map(tableNames.filter((name) => listed.includes(fileOfTable(name))).map((name) => [name, readTable(folder, fileOfTable(name))]));
  for (const name of ["equity_audit", "equity_strata", "equity_exclusions", ...manifest.counts_only ? [] : ["rows"] as const] as const) {
    if (!read.has(name)) throw new Fault(`The pack differs: its manifest does not list ${fileOfTable(name)}.`);
  }
  const tables = Object.fromEntries([...read].map(([name, {rows}]) => [name, rows])) as unknown as PackTables;
  progress.step("Recomputing every figure");
  const {tables: compared, untold} = recompute(tables, manifest.parameters, {audit_start: manifest.audit_start, audit_end: manifest.audit_end});
  const hashOf = (file: string) => [...read].find(([name]) => fileOfTable(name) === file)?.[1].sha256 ?? hashOfFile(folder, file);
  const changed = manifest.files.filter(({file, sha256}) => hashOf(file) !== sha256).map(({file}) => file);
  const difference = Object.values(compared).find((table) => table.difference !== undefined)?.difference;
  const ofFile = changed.length > 0 ? `the SHA-256 of ${changed[0]} is not that of the manifest` : undefined;
  if (difference ?? ofFile) throw new Fault(`The pack differs: ${[difference, ofFile].filter(Boolean).join("; ")}.`);
  const isSameCode = manifest.code_sha256 === packCode();
  if (isSameCode) compareReport(folder, manifest, tables);
  return {
    figures: Object.values(compared).reduce((sum, table) => sum + table.figures, 0), files: manifest.files.length, sha256: createHash("sha256").update(text).digest("hex"),
    untold: [...untold, ...isSameCode ? [] : [`the text of ${reportFile}, which another version of Badgeways wrote (its SHA-256 is that of the manifest)`]]
  };
}

function readTable(folder: string, file: string): ReturnType<typeof readCsv> {
  if (!existsSync(join(folder, file))) throw new Fault(`The pack differs: ${file}, which its manifest lists, is absent.`);
  return readCsv(join(folder, file));
}

function hashOfFile(folder: string, file: string): string {
  if (file.includes("/") || file.includes("\\") || !existsSync(join(folder, file))) throw new Fault(`The pack differs: ${file}, which its manifest lists, is absent.`);
  return createHash("sha256").update(readFileSync(join(folder, file))).digest("hex");
}

/** The report says what the tables say: it is made again of them, and its first other line named. */
function compareReport(folder: string, {files: _, ...facts}: AuditManifest, tables: PackTables): void {
  const given = readFileSync(join(folder, reportFile), "utf8").split("\n"), made = reportPage(facts, tables).split("\n");
  const line = made.findIndex((text, k) => text !== given[k]);
  if (line >= 0 || given.length !== made.length) throw new Fault(`The pack differs: line ${(line < 0 ? made.length : line) + 1} of ${reportFile} is not what the tables and ${manifestFile} give.`);
}
