import {readdir, realpath, stat} from "node:fs/promises";
import {isAbsolute, join, sep} from "node:path";
import type {Manifest} from "../contract/manifest.ts";
import {Fault} from "../fault.ts";
import {realFolder} from "./folder.ts";
import {globExpression, literalStart} from "./glob.ts";
import {blocksOf, tablesOf} from "./manifest.ts";
import {suggestion} from "../nearest.ts";
import {snapshotDays, undated} from "./snapshots.ts";

/** A file that a block of a table reads. `file` is relative to the source folder, with `/` between its parts. */
export interface SourceFile {
  readonly table: string;
  readonly block: number;
  readonly file: string;
  readonly path: string;
  /** The day of a dated headcount file, ISO 8601. */
  readonly day?: string;
}

export interface SourceFiles {
  /** In the order of the contract's tables, the blocks, the names. */
  readonly files: readonly SourceFile[];
  /** Files of the folder that no table reads. */
  readonly unread: readonly string[];
}

const conventional = /\.(csv|tsv|parquet|json|jsonl|ndjson)(\.gz)?$/i;

/** Finds the files of every table. Throws a Fault for an absent folder, a pattern that fits no file, and a path that leaves the folder. */
export async function findSourceFiles(folder: string, manifest: Manifest): Promise<SourceFiles> {
  const found = await walk(folder);
  const files: SourceFile[] = [];
  for (const table of tablesOf(manifest)) {
    blocksOf(manifest, table.name).forEach((block, index) => {
      const patterns = block.snapshots ? [undated(block.snapshots)] : block.files;
      const names = patterns ? matched(patterns, table.name, found) : byName(table.name, found);
      const picked = block.pick === "latest" ? names.slice(-1) : names;
      const days = block.snapshots ? snapshotDays(block.snapshots, picked) : undefined;
      for (const name of picked) {
        if (found.outside.has(name)) throw new Fault(`${name} is a link that leads out of ${folder}; copy the file into the folder.`);
        files.push({table: table.name, block: index, file: name, path: join(folder, ...name.split("/")), ...(days && {day: days.get(name)!})});
      }
    });
  }
  const used = new Set(files.map(({file}) => file));
  return {files, unread: found.files.filter((name) => !used.has(name) && name !== "sources.yaml")};
}

/** Every file below a source folder, by its relative name. */
export interface Found {
  readonly files: readonly string[];
  /** Links whose target lies outside the folder: files, and folders with a `/` at the end. */
  readonly outside: ReadonlySet<string>;
}

export async function walk(folder: string): Promise<Found> {
  const root = await realFolder(folder);
  const files: string[] = [];
  const outside = new Set<string>();
  const visit = async (relative: string): Promise<void> => {
    for (const entry of await readdir(join(root, relative), {withFileTypes: true})) {
      // Names that begin with a dot, or with ~$, are what desktops and editors leave behind.
      if (entry.name.startsWith(".") || entry.name.startsWith("~$")) continue;
      const name = relative === "" ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) await visit(name);
      else if (entry.isFile()) files.push(name);
      else if (entry.isSymbolicLink()) await follow(name);
    }
  };
  const follow = async (name: string): Promise<void> => {
    const target = await realpath(join(root, name)).catch(() => undefined);
    if (target === undefined) return;
    const folderLink = (await stat(target)).isDirectory();
    if (target !== root && !target.startsWith(root + sep)) outside.add(folderLink ? `${name}/` : name);
    if (!folderLink) files.push(name);
  };
  await visit("");
  // By code unit, so that the order does not depend on the machine's language.
  return {files: files.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), outside};
}

function byName(table: string, found: Found): string[] {
  return found.files.filter((file) => {
    const parts = file.split("/");
    if (!conventional.test(file)) return false;
    return (parts.length === 1 && file.replace(conventional, "") === table) || (parts.length === 2 && parts[0] === table);
  });
}

function matched(patterns: readonly string[], table: string, found: Found): string[] {
  const names = new Set<string>();
  for (const written of patterns) {
    const pattern = written.replaceAll("\\", "/").replace(/^\.\//, "");
    if (isAbsolute(written) || /^[A-Za-z]:/.test(written) || pattern.split("/").includes("..")) {
      throw new Fault(`sources.yaml: ${table} names ${written}, which leads out of the source folder; name files inside it.`);
    }
    const link = [...found.outside].find((name) => name.endsWith("/") && literalStart(pattern).startsWith(name));
    if (link) throw new Fault(`sources.yaml: ${table} names ${written}, but ${link.slice(0, -1)} is a link that leads out of the source folder; copy the files into it.`);
    const expression = globExpression(pattern);
    const fitting = found.files.filter((file) => expression.test(file));
    if (fitting.length === 0) throw new Fault(`sources.yaml: ${table} names ${written}, but no file in the source folder is called so${suggestion(pattern, found.files)}.`);
    for (const file of fitting) names.add(file);
  }
  return [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
