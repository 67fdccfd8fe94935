import {statSync} from "node:fs";
import {Fault} from "../fault.ts";
import {readRunState} from "./runState.ts";
import {literal, openSession, type Session} from "./session.ts";

export interface Identity {
  readonly runId: string;
  /** Hash of what the warehouse was made from (RunState.inputs). */
  readonly inputs: string;
  readonly organization: string;
}

/** What stands where a warehouse goes. `unread`: one of ours that cannot be read now: open elsewhere, or of another version. */
export type Standing = {readonly kind: "none"} | ({readonly kind: "whole"} & Identity) | {readonly kind: "unread"; readonly organization?: string} | {readonly kind: "foreign"};

/** Marks a warehouse with the run that made it. */
export async function signWarehouse(session: Session, runId: string, inputs: string): Promise<void> {
  await session.run("create or replace table raw.runs (run_id varchar, inputs varchar)");
  await session.run(`insert into raw.runs values (${literal(runId)}, ${literal(inputs)})`);
}

export async function standingAt(warehouse: string): Promise<Standing> {
  const size = sizeOf(warehouse);
  if (size === undefined || size === 0) return {kind: "none"};
  const state = readRunState(warehouse);
  const known = state && {kind: "unread" as const, organization: state.organization};
  let session: Session | undefined;
  try {
    session = await openSession(warehouse, {readOnly: true});
    const [settings] = await session.rows<{organization: string}>("select organization from raw.settings");
    if (!settings) return known ?? {kind: "foreign"};
    const [run] = await session.rows("select run_id, inputs from raw.runs").catch(() => []);
    return run ? {kind: "whole", runId: run.run_id, inputs: run.inputs, ...settings} : {kind: "unread", ...settings};
  } catch (error) {
    if (known) return known;
    if (isOpenElsewhere(error)) throw new Fault(`${warehouse} is open in another program; close it there and run again.`, {cause: error});
    return {kind: "foreign"};
  } finally {
    session?.close();
  }
}

/** Who made a warehouse and for whom; undefined where there is none that this version can read. */
export async function identityOf(warehouse: string): Promise<Identity | undefined> {
  const standing = await standingAt(warehouse);
  return standing.kind === "whole" ? standing : undefined;
}

/** One folder holds one warehouse of one organization, and nothing else is written over. */
export function refuseStranger(warehouse: string, standing: Standing, organization: string): void {
  if (standing.kind === "foreign") throw new Fault(`${warehouse} is not a warehouse that Badgeways made; name another file with --warehouse.`);
  if (standing.kind === "none" || standing.organization === undefined || standing.organization === organization) return;
  throw new Fault(`${warehouse} holds ${standing.organization}, this source is ${organization}; one folder holds one organization: name another with --warehouse.`);
}

/** Whether DuckDB could not open a file because another process has it (its words differ between systems). */
export const isOpenElsewhere = (error: unknown) => /Could not set lock|used by another process/.test(String((error as Error)?.message));

function sizeOf(path: string): number | undefined {
  const found = statSync(path, {throwIfNoEntry: false});
  return found && (found.isFile() ? found.size : Number.NaN);
}
