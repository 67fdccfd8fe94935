import {createHash} from "node:crypto";
import {readdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {literal, openSession, type Session} from "./session.ts";

/** What a run was made from, kept beside the warehouse, so that a run with nothing changed ends at once. */
export interface RunState {
  readonly runId: string;
  /** Hash of the files' contents, the manifest, the code, the SQL and the options. */
  readonly inputs: string;
  readonly organization: string;
  readonly source: string;
  /** The run whose draft publication stands beside the warehouse. */
  readonly draft?: string;
  readonly files: Readonly<Record<string, {bytes: number; modified: string; inode: string; sha256: string}>>;
}

const stateFile = (warehouse: string) => `${warehouse}.run.json`;

export function readRunState(warehouse: string): RunState | undefined {
  try {
    return JSON.parse(readFileSync(stateFile(warehouse), "utf8")) as RunState;
  } catch {
    return undefined;
  }
}

export function writeRunState(warehouse: string, state: RunState): void {
  const temporary = `${stateFile(warehouse)}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(state, null, 1)}\n`, {mode: 0o600});
  renameSync(temporary, stateFile(warehouse));
}

/** Marks a warehouse with the run that made it. */
export async function signWarehouse(session: Session, runId: string, inputs: string): Promise<void> {
  await session.run("create or replace table raw.runs (run_id varchar, inputs varchar)");
  await session.run(`insert into raw.runs values (${literal(runId)}, ${literal(inputs)})`);
}

/** Who made a warehouse and for whom; undefined where there is none that this version can read. */
export async function identityOf(warehouse: string): Promise<{runId: string; inputs: string; organization: string} | undefined> {
  let session: Session | undefined;
  try {
    session = await openSession(warehouse, {readOnly: true});
    const [row] = await session.rows("select run_id, inputs, organization from raw.runs cross join raw.settings");
    return row && {runId: row.run_id, inputs: row.inputs, organization: row.organization};
  } catch {
    return undefined;
  } finally {
    session?.close();
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Hash of the project's own files below `folders`, with LF line ends. */
export function codeHash(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const names = readdirSync(join(root, folder), {recursive: true, encoding: "utf8"}).filter((name) => /\.(ts|js|sql|css|json|md)$/.test(name)).sort();
    for (const name of names) hash.update(name.replaceAll("\\", "/")).update(readFileSync(join(root, folder, name), "utf8").replaceAll("\r\n", "\n"));
  }
  return hash.digest("hex");
}
