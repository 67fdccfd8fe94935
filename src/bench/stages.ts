import {join} from "node:path";
import {tables} from "../contract/tables.ts";
import {ingest} from "../sources/ingest.ts";
import {readManifest} from "../sources/manifest.ts";
import {runChecks} from "../warehouse/checks.ts";
import {modelSchemas, readSqlFiles} from "../warehouse/modelFiles.ts";
import {buildModels} from "../warehouse/models.ts";
import {openSession, type Session} from "../warehouse/session.ts";
import {bareIngest} from "./bareIngest.ts";
import {bareModels} from "./bareModels.ts";
import {measure, type Measure} from "./measure.ts";

/** Stages of the core, of the project (ingest, models, checks) and of the same SQL and files without it (bare_…), in their order. */
export const coreStages = ["ingest", "bare_ingest", "models", "bare_models", "checks"] as const;
export type CoreStage = (typeof coreStages)[number];

const salt = "bench";

/** Runs one stage on a source folder; the databases that it makes or continues lie in `folder`. What it takes to prepare is not measured. */
export async function runCoreStage(stage: CoreStage, sources: string, folder: string): Promise<Measure> {
  const bare = stage.startsWith("bare_");
  const ours = join(folder, "core.duckdb"), theirs = join(folder, "bare.duckdb");
  const session = await openSession(bare ? theirs : ours);
  try {
    return await measure(await prepared(stage, session, sources, ours));
  } finally {
    session.close();
  }
}

async function prepared(stage: CoreStage, session: Session, sources: string, ours: string): Promise<() => Promise<void>> {
  const manifest = await readManifest(sources);
  const files = readSqlFiles();
  const all = (statements: readonly string[]) => async () => {
    for (const statement of [...statements, "checkpoint"]) await session.run(statement);
  };
  switch (stage) {
    case "ingest": return async () => {
      await ingest(session, {folder: sources, manifest, runId: "bench"});
      await session.run("checkpoint");
    };
    case "models": return async () => {
      await buildModels(session, {files, salt});
      await session.run("checkpoint");
    };
    case "checks": return () => runChecks(session, files.checks);
    case "bare_ingest": return all(await bareIngest(session, sources, manifest));
    case "bare_models": {
      await copyRunFacts(session, ours);
      return all(await bareModels(session, salt));
    }
  }
}

/** What models read of a run beside its input tables (settings, what was supplied, loads, rejects) is the same for both. */
async function copyRunFacts(session: Session, ours: string): Promise<void> {
  await session.run(`attach '${ours.replaceAll("'", "''")}' as ours (read_only)`);
  const input = new Set(tables.map(({name}) => name));
  const names = await session.rows<{name: string}>("select table_name as name from duckdb_tables() where schema_name = 'raw' and database_name = 'ours'");
  for (const {name} of names) {
    if (!input.has(name)) await session.run(`create or replace table raw.${name} as from ours.raw.${name}`);
  }
  for (const schema of modelSchemas) await session.run(`create schema if not exists ${schema}`);
  for (const name of ["lineage", "uses"]) await session.run(`create or replace table marts.${name} as from ours.marts.${name}`);
  await session.run("detach ours");
}
