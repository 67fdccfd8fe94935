import type {Dirent} from "node:fs";
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

/** Finds the files of every table, or of those named. Throws a Fault for an absent folder, a pattern that fits no file, and a path that leaves the folder. */
export async function findSourceFiles(folder: string, manifest: Manifest, only?: ReadonlySet<string>): Promise<SourceFiles> {
  const found = await walk(folder);
  const files: SourceFile[] = [];
  for (const table of tablesOf(manifest).filter(({name}) => only?.has(name) ?? true)) {
    blocksOf(manifest, table.name).forEach((block, index) => {
      const patterns = block.snapshots ? [undated(block.snapshots)] : block.files;
      if (!patterns) refuseOdd(table.name, found);
      const place = manifest.placeOf(["tables", table.name, index, block.snapshots ? "snapshots" : "files"]);
      const names = patterns ? matched(patterns, table.name, found, place) : byName(table.name, found);
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
  /** What is called as a file might be and is none, and what it is. */
  readonly odd: ReadonlyMap<string, string>;
}

export async function walk(folder: string): Promise<Found> {
  const root = await realFolder(folder);
  const files: string[] = [];
  const outside = new Set<string>();
  const odd = new Map<string, string>();
  const visit = async (relative: string): Promise<void> => {
    for (const entry of await entriesOf(join(root, relative), relative)) {
      // Names that begin with a dot, or with ~$, are what desktops and editors leave behind.
      if (entry.name.startsWith(".") || entry.name.startsWith("~$")) continue;
      const name = relative === "" ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) {
        odd.set(name, "is a folder, not a file");
        await visit(name);
      }
      else if (entry.isFile()) files.push(name);
      else if (entry.isSymbolicLink()) await follow(name);
    }
  };
  const follow = async (name: string): Promise<void> => {
    const target = await realpath(join(root, name)).catch(() => undefined);
    if (target === undefined) {
      odd.set(name, "is a link that leads nowhere");
      return;
    }
    const folderLink = (await stat(target)).isDirectory();
    if (target !== root && !target.startsWith(root + sep)) outside.add(folderLink ? `${name}/` : name);
    if (folderLink) odd.set(name, "is a link to a folder, not a file");
    else files.push(name);
  };
  await visit("");
  // By code unit, so that the order does not depend on the machine's language.
  return {files: files.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), outside, odd};
}

async function entriesOf(path: string, name: string): Promise<Dirent[]> {
  try {
    return await readdir(path, {withFileTypes: true});
  } catch (error) {
    throw new Fault(`${name === "" ? path : name} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"}); give the user that runs Badgeways the right to read it.`, {cause: error});
  }
}

/** Nothing that is called like a table is passed over in silence. */
function refuseOdd(table: string, {odd}: Found): void {
  for (const [name, what] of odd) {
    if (conventional.test(name) && name.replace(conventional, "").toLowerCase() === table) throw new Fault(`${name} ${what}; put the export there, or take it away.`);
  }
}

function byName(table: string, found: Found): string[] {
  return found.files.filter((file) => {
    const parts = file.split("/");
    if (!conventional.test(file)) return false;
    return (parts.length === 1 && file.replace(conventional, "").toLowerCase() === table) || (parts.length === 2 && parts[0]!.toLowerCase() === table);
  });
}

function matched(patterns: readonly string[], table: string, found: Found, place: string): string[] {
  const names = new Set<string>();
  for (const written of patterns) {
    const pattern = written.replaceAll("\\", "/").replace(/^\.\//, "");
    if (isAbsolute(written) || /^[A-Za-z]:/.test(written) || pattern.split("/").includes("..")) {
      throw new Fault(`${place}: ${table} names ${written}, which leads out of the source folder; name files inside it.`);
    }
    const link = [...found.outside].find((name) => name.endsWith("/") && literalStart(pattern).startsWith(name));
    if (link) throw new Fault(`${place}: ${table} names ${written}, but ${link.slice(0, -1)} is a link that leads out of the source folder; copy the files into it.`);
    // A file may bear characters that mean something in a pattern.
    const expression = globExpression(pattern), exact = found.files.includes(pattern);
    const fitting = exact ? [pattern] : found.files.filter((file) => expression.test(file));
    if (fitting.length === 0) throw new Fault(`${place}: ${table} names ${written}, but no file in the source folder is called so${suggestion(pattern, found.files)}.`);
    for (const file of fitting) names.add(file);
  }
  return [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
