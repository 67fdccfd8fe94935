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
    const state = JSON.parse(readFileSync(stateFile(warehouse), "utf8")) as Partial<RunState> | null;
    return isWhole(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

/** What another version or a hand has written there counts as nothing known. */
const isWhole = (state: Partial<RunState> | null): state is RunState =>
  [state?.runId, state?.inputs, state?.organization, state?.source].every((value) => typeof value === "string") && typeof state?.files === "object" && state.files !== null;

export function writeRunState(warehouse: string, state: RunState): void {
  const temporary = `${stateFile(warehouse)}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(state, null, 1)}\n`, {mode: 0o600});
  renameSync(temporary, stateFile(warehouse));
}
