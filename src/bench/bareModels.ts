import {createFunctions} from "../warehouse/functions.ts";
import {readSqlFiles} from "../warehouse/modelFiles.ts";
import {orderedModels} from "../warehouse/models.ts";
import {literal, type Session} from "../warehouse/session.ts";

/** The models' very SQL, in the order in which the project builds them, as plain statements. */
export async function bareModels(session: Session, salt: string): Promise<string[]> {
  const files = readSqlFiles();
  await session.run(`set variable salt = ${literal(salt)}`);
  await createFunctions(session, files.functions);
  const models = await orderedModels(session, files.models);
  return models.map(({name, sql}) => `create or replace table ${name} as ${sql}`);
}
