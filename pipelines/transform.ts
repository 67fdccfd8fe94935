import {auditModels, isAuditOnRequest} from "../src/warehouse/auditModels.ts";
import {refuseFailedChecks, runChecks} from "../src/warehouse/checks.ts";
import {readSqlFiles} from "../src/warehouse/modelFiles.ts";
import type {Model} from "../src/warehouse/modelGraph.ts";
import {buildModels, type ModelProgress} from "../src/warehouse/models.ts";
import type {Session} from "../src/warehouse/session.ts";
import type {Progress} from "./progress.ts";

export interface TransformOrder {
  readonly salt: string;
  /** Parts to build; default: all. */
  readonly select?: readonly string[];
  readonly onModel?: (built: ModelProgress) => void;
}

/** `raw` into figures, and the checks that they must pass. Returns the models that were built. */
export async function transform(session: Session, {salt, select, onModel}: TransformOrder, progress: Progress): Promise<Model[]> {
  const files = readSqlFiles();
  progress.step("Computing the figures");
  const report = (built: ModelProgress) => {
    progress.detail(`${built.model} (${built.done} of ${built.total})`);
    onModel?.(built);
  };
  const models = await buildModels(session, {files, salt, select, without: await isAuditOnRequest(session) ? auditModels : [], report});
  progress.step("Checking them");
  await runChecks(session, files.checks);
  await refuseFailedChecks(session);
  return models;
}
