import {randomBytes} from "node:crypto";
import {readFileSync, renameSync, writeFileSync} from "node:fs";

/** What a run was made from, kept beside the warehouse, so that a run with nothing changed ends at once. */
export interface RunState {
  readonly runId: string;
  /** Hash of the files' contents, the manifest, the code, the SQL and the options. */
  readonly inputs: string;
  readonly organization: string;
  readonly source: string;
  /** The run whose draft publication stands beside the warehouse. */
  readonly draft?: string;
  /** The month that a release of this run is named for, and the run of the release that it was compared with. */
  readonly month?: string;
  readonly after?: string | undefined;
  readonly files: Readonly<Record<string, {bytes: number; modified: string; inode: string; sha256: string}>>;
}

/** Names a run: its time (UTC) and a chance word, so that names follow each other and two never meet. */
export const newRunId = () => `${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}-${randomBytes(3).toString("hex")}`;

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
