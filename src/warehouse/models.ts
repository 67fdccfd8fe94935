import {Fault} from "../fault.ts";
import {createFunctions} from "./functions.ts";
import {firstLine, inOrder, referencesOf, selectModels, type Model} from "./modelGraph.ts";
import {modelSchemas, readSqlFiles, type SqlFiles} from "./modelFiles.ts";
import {placeholderFiller} from "./placeholders.ts";
import {literal, type Session} from "./session.ts";

export interface BuildOptions {
  readonly files?: SqlFiles;
  /** Makes the record keys; kept beside the warehouse, never in it. */
  readonly salt: string;
  /** Parts to build (`core.moves`, `marts.*`, `moves+`); the rest must already stand. Default: all. */
  readonly select?: readonly string[];
  /** Build only these tables and what they read. */
  readonly targets?: readonly string[];
  readonly report?: (progress: ModelProgress) => void;
}

export interface ModelProgress {
  readonly model: string;
  readonly done: number;
  readonly total: number;
  readonly milliseconds: number;
}

/**
 * Builds the models in the order of their references, each as one table, and writes marts.lineage.
 * The session's database must hold the `raw` schema. Throws a Fault with file and line where a model fails.
 */
export async function buildModels(session: Session, {files = readSqlFiles(), salt, select, targets, report}: BuildOptions): Promise<Model[]> {
  await session.run(`set variable salt = ${literal(salt)}`);
  await createFunctions(session, files.functions);
  const models = await orderedModels(session, files);
  const chosen = select ? selectModels(models, select) : targets ? withAncestors(models, targets) : models;
  for (const schema of modelSchemas) await session.run(`create schema if not exists ${schema}`);
  for (const [index, model] of chosen.entries()) {
    const start = performance.now();
    await buildModel(session, model);
    report?.({model: model.name, done: index + 1, total: chosen.length, milliseconds: performance.now() - start});
  }
  await writeLineage(session, models);
  return chosen;
}

async function orderedModels(session: Session, files: SqlFiles): Promise<Model[]> {
  const [settings] = await session.rows<{demographics: string[] | null}>("select demographics from raw.settings");
  const fill = placeholderFiller(files.models, settings?.demographics ?? []);
  const models: Model[] = [];
  for (const file of files.models) {
    const sql = fill(file.text);
    models.push({...file, sql, dependsOn: await referencesOf(session, file, sql)});
  }
  const present = await session.rows<{name: string}>("select schema_name || '.' || table_name as name from duckdb_tables() where schema_name = 'raw' and database_name = current_database()");
  return inOrder(models, new Set(present.map((row) => row.name)));
}

function withAncestors(models: readonly Model[], targets: readonly string[]): Model[] {
  const wanted = new Set(targets);
  for (const model of [...models].reverse()) if (wanted.has(model.name)) model.dependsOn.forEach((name) => wanted.add(name));
  return models.filter((model) => wanted.has(model.name));
}

async function buildModel(session: Session, model: Model): Promise<void> {
  const head = `create or replace table ${model.name} as `;
  try {
    await session.run(head + model.sql);
  } catch (error) {
    const message = (error as Error).message;
    const line = /LINE (\d+):/.exec(message)?.[1];
    throw new Fault(`The model ${model.path}${line ? `:${line}` : ""} failed: ${withoutValues(firstLine(message))}.`, {cause: error});
  }
}

/** DuckDB quotes the value that it could not convert; a value may be a person's. */
const withoutValues = (message: string) => message.replace(/(Could not convert string )'[^']*'/, "$1(not shown)");

async function writeLineage(session: Session, models: readonly Model[]): Promise<void> {
  const rows = models.flatMap((model) => model.dependsOn.map((name) => `(${[model.name, name, model.path].map(literal).join(", ")})`));
  await session.run(`create or replace table marts.lineage as select * from (values ${rows.join(", ")}) as edges (model, depends_on, sql_path) order by all`);
}
