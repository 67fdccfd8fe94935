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
import {coreFiles, coreTables} from "./core.ts";
import {measure, type Measure} from "./measure.ts";

/** Stages that are compared, of the project and of the same SQL and files without it (bare_…), in their order. */
export const comparedStages = ["ingest", "bare_ingest", "models", "bare_models"] as const;
export type WarehouseStage = (typeof comparedStages)[number] | "checks";

/** The warehouse that the stages make and continue, in their folder. */
export const benchWarehouse = (folder: string) => join(folder, "ours.duckdb");

const salt = "bench";

/** Runs one stage on a source folder, in `core` with the core's models alone; the databases lie in `folder`. What it takes to prepare is not measured. */
export async function runWarehouseStage(stage: WarehouseStage, sources: string, folder: string, core: boolean): Promise<Measure> {
  const ours = benchWarehouse(folder);
  const session = await openSession(stage.startsWith("bare_") ? join(folder, "bare.duckdb") : ours);
  try {
    return await measure(folder, await prepared(stage, session, sources, ours, core));
  } finally {
    session.close();
  }
}

async function prepared(stage: WarehouseStage, session: Session, sources: string, ours: string, core: boolean): Promise<() => Promise<void>> {
  const manifest = await readManifest(sources);
  const files = core ? coreFiles(readSqlFiles()) : readSqlFiles();
  const targets = core ? coreTables : undefined;
  const all = (statements: readonly string[]) => async () => {
    for (const statement of [...statements, "checkpoint"]) await session.run(statement);
  };
  switch (stage) {
    case "ingest": return async () => {
      await ingest(session, {folder: sources, manifest, runId: "bench"});
      await session.run("checkpoint");
    };
    case "models": return async () => {
      await buildModels(session, {files, salt, targets});
      await session.run("checkpoint");
    };
    case "checks": return () => runChecks(session, files.checks);
    case "bare_ingest": return all(await bareIngest(session, sources, manifest));
    case "bare_models": {
      await copyRunFacts(session, ours);
      return all(await bareModels(session, files, salt, targets));
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
