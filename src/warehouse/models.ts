import {createFunctions} from "./functions.ts";
import {inOrder, selectModels, withAncestors, type Model} from "./modelGraph.ts";
import {modelSchemas, readSqlFiles, type SqlFile, type SqlFiles} from "./modelFiles.ts";
import {placeholderFiller} from "./placeholders.ts";
import {referencesOf} from "./references.ts";
import {runFault} from "./sqlFault.ts";
import {literal, type Session} from "./session.ts";
import {inUse, usesOf, writeUses} from "./unused.ts";

export interface BuildOptions {
  readonly files?: SqlFiles;
  /** Makes the record keys; kept beside the warehouse, never in it. Models of `published` alone need none. */
  readonly salt?: string;
  /** Parts to build (`core.moves`, `marts.*`, `moves+`); the rest must already stand. Default: all. */
  readonly select?: readonly string[];
  /** Parts to leave unbuilt, of all. */
  readonly without?: readonly string[];
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
 * Builds the models in the order of their references, each as one table, after marts.lineage and marts.uses, which they may read.
 * The session's database must hold the `raw` schema. Throws a Fault with file and line where a model fails.
 */
export async function buildModels(session: Session, {files = readSqlFiles(), salt, select, without = [], targets, report}: BuildOptions): Promise<Model[]> {
  if (salt !== undefined) await session.run(`set variable salt = ${literal(salt)}`);
  await createFunctions(session, files.functions);
  const uses = await usesOf(session);
  const models = await orderedModels(session, inUse(files.models, uses));
  const left = new Set(selectModels(models, without));
  const chosen = select ? selectModels(models, select) : targets ? withAncestors(models, targets) : models.filter((model) => !left.has(model));
  for (const schema of modelSchemas) await session.run(`create schema if not exists ${schema}`);
  await writeLineage(session, models);
  await writeUses(session, files.models, uses);
  for (const [index, model] of chosen.entries()) {
    const start = performance.now();
    await buildModel(session, model);
    report?.({model: model.name, done: index + 1, total: chosen.length, milliseconds: performance.now() - start});
  }
  return chosen;
}

/** The models in the order of their references, with their placeholders filled. */
export async function orderedModels(session: Session, files: readonly SqlFile[]): Promise<Model[]> {
  const [settings] = await session.rows<{demographics: string[] | null; age_bands?: number[] | null}>("from raw.settings");
  const fill = placeholderFiller(files, settings?.demographics ?? [], Boolean(settings?.age_bands));
  const models: Model[] = [];
  for (const file of files) {
    const sql = fill(file);
    models.push({...file, sql, references: await referencesOf(session, file.path, sql)});
  }
  const present = await session.rows<{name: string}>(`
    select schema_name || '.' || table_name as name from duckdb_tables() where schema_name = 'raw' and database_name = current_database()
    union all
    select schema_name || '.' || view_name from duckdb_views() where schema_name = 'raw' and database_name = current_database()`);
  return inOrder(models, new Set(["marts.lineage", "marts.uses", ...present.map((row) => row.name)]));
}

async function buildModel(session: Session, model: Model): Promise<void> {
  try {
    await session.run(`create or replace table ${model.name} as ${model.sql}`);
  } catch (error) {
    throw runFault("model", model.path, error);
  }
}

/** An edge for each table that a model reads, those of raw too. */
async function writeLineage(session: Session, models: readonly Model[]): Promise<void> {
  await session.run("create or replace table marts.lineage (model varchar, depends_on varchar, sql_path varchar)");
  const edges = models.flatMap(({name, path, references}) => references.map((read) => `(${[name, read.name, path].map(literal).join(", ")})`));
  if (edges.length > 0) await session.run(`insert into marts.lineage select * from (values ${edges.join(", ")}) as edges (model, depends_on, sql_path) order by all`);
}
