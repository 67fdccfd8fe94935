import {createFunctions} from "../warehouse/functions.ts";
import type {SqlFiles} from "../warehouse/modelFiles.ts";
import {withAncestors} from "../warehouse/modelGraph.ts";
import {orderedModels} from "../warehouse/models.ts";
import {literal, type Session} from "../warehouse/session.ts";

/** The models' very SQL, in the order in which the project builds them, as plain statements; with `targets` those tables and what they read. */
export async function bareModels(session: Session, files: SqlFiles, salt: string, targets?: readonly string[]): Promise<string[]> {
  await session.run(`set variable salt = ${literal(salt)}`);
  await createFunctions(session, files.functions);
  const models = await orderedModels(session, files.models);
  return (targets ? withAncestors(models, targets) : models).map(({name, sql}) => `create or replace table ${name} as ${sql}`);
}
