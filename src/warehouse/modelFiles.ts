import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** One SQL file: the table `<schema>.<name>`, a check, or macros. */
export interface SqlFile {
  /** `core.moves`; for checks and functions the bare name. */
  readonly name: string;
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The `-- key: value` lines at the head. */
  readonly header: Readonly<Record<string, string>>;
  /** Of the text with LF line ends, so that every system gives the same. */
  readonly sha256: string;
}

export interface SqlFiles {
  readonly models: readonly SqlFile[];
  readonly functions: readonly SqlFile[];
  readonly checks: readonly SqlFile[];
}

export const sqlFolder = fileURLToPath(new URL("../../sql", import.meta.url));

export const modelSchemas = ["staging", "core", "metrics", "marts", "published"] as const;

/** Reads every file below `folder` (default: the project's own sql/). */
export function readSqlFiles(folder = sqlFolder): SqlFiles {
  return {
    models: modelSchemas.flatMap((schema) => readRoom(folder, schema, (name) => `${schema}.${name}`)),
    functions: readRoom(folder, "functions", (name) => name),
    checks: readRoom(folder, "checks", (name) => name)
  };
}

/** The queries of private packs: tables of a session that reads a warehouse, never models of it. */
export const readPackQueries = (folder = sqlFolder): SqlFile[] => readRoom(folder, "packs", (name) => `packs.${name}`);

/** The queries that compare two catalogs over one warehouse. */
export const readFrameworkQueries = (folder = sqlFolder): SqlFile[] => readRoom(folder, "framework", (name) => `framework.${name}`);

/** The queries of the audit pack. */
export const readAuditQueries = (folder = sqlFolder): SqlFile[] => readRoom(folder, "audit", (name) => `audit.${name}`);

function readRoom(folder: string, room: string, nameOf: (name: string) => string): SqlFile[] {
  return namesIn(join(folder, room)).map((file) => {
    const text = readFileSync(join(folder, room, file), "utf8").replaceAll("\r\n", "\n");
    return {
      name: nameOf(file.slice(0, -".sql".length)),
      path: `sql/${room}/${file}`,
      text,
      header: readHeader(text),
      sha256: createHash("sha256").update(text).digest("hex")
    };
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".sql")).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function readHeader(text: string): Record<string, string> {
  const header: Record<string, string> = {};
  for (const line of text.split("\n")) {
    if (!line.startsWith("--")) break;
    const match = /^-- ([a-z_]+): (.*)$/.exec(line);
    if (match) header[match[1]!] = match[2]!.trim();
  }
  return header;
}
