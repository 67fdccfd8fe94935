import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach} from "vitest";
import {ingest, type IngestOptions} from "../../src/sources/ingest.ts";
import {readManifest} from "../../src/sources/manifest.ts";
import type {IngestSummary} from "../../src/sources/summary.ts";
import {openSession, type Row, type Session} from "../../src/warehouse/session.ts";

const folders: string[] = [];
const sessions: Session[] = [];

afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true});
});

export type Files = Record<string, string | Buffer>;

/** A folder that is removed after the test. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), "badgeways-test-"));
  folders.push(folder);
  write(folder, files);
  return folder;
}

export function write(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    writeFileSync(join(folder, name), content);
  }
}

export interface Ingested {
  readonly summary: IngestSummary;
  readonly session: Session;
  readonly rows: <T extends Row = Row>(sql: string) => Promise<T[]>;
  /** Rejects as "table:line column=value reason". */
  readonly rejects: () => Promise<string[]>;
}

/** Ingests a folder into a warehouse in memory, or into the file named. */
export async function ingestFolder(folder: string, options: Partial<IngestOptions> & {warehouse?: string} = {}): Promise<Ingested> {
  const session = await openSession(options.warehouse, {threads: 2});
  sessions.push(session);
  const summary = await ingest(session, {folder, manifest: await readManifest(folder), runId: "run", today: "2026-06-30", ...options});
  return {
    summary, session, rows: (sql) => session.rows(sql),
    rejects: async () => (await session.rows("from raw.rejects order by table_name, load_id, line, record, column_name, reason"))
      .map(({table_name: table, line, column_name: column, value, reason}) => `${table}:${line ?? "?"} ${column ?? "-"}=${value ?? "-"} ${reason}`)
  };
}

export const ingestFiles = (files: Files, options: Partial<IngestOptions> = {}) => ingestFolder(folderOf({...organization, ...files}), options);

/** The sentence of the fault that ingesting ends with. */
export async function faultOf(files: Files, options: Partial<IngestOptions> = {}): Promise<string> {
  const error = await ingestFiles(files, options).then(() => undefined, (reason: unknown) => reason as Error);
  if (error === undefined) throw new Error("ingesting went through");
  if (error.name !== "Fault") throw error;
  return error.message;
}

export const lines = (...rows: string[]) => `${rows.join("\n")}\n`;

/** Three employees, two roles, three job rows: the least that a run needs. No reject is too many, so that each can be looked at. */
export const organization: Files = {
  "sources.yaml": "reject_limit: 1\n",
  "employees.csv": lines("employee_id,hire_date,gender", "E1,2020-01-01,woman", "E2,2020-02-01,man", "E3,2021-03-01,woman"),
  "roles.csv": lines("role_id,title,family,level,level_rank", "R1,Clerk,Office,L1,1", "R2,Lead,Office,L2,2"),
  "job_history.csv": lines("employee_id,effective_date,role_id", "E1,2020-01-01,R1", "E2,2020-02-01,R1", "E3,2021-03-01,R2")
};
