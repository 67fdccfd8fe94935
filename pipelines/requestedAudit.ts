import {copyFileSync, mkdtempSync, rmSync} from "node:fs";
import {join} from "node:path";
import {onInterrupt} from "../src/warehouse/interrupt.ts";
import {auditModels} from "../src/warehouse/auditModels.ts";
import {buildModels} from "../src/warehouse/models.ts";
import {saltBeside} from "../src/warehouse/salt.ts";
import {openSession} from "../src/warehouse/session.ts";
import type {Progress} from "./progress.ts";

/**
 * Does a job with a warehouse file that holds the equity audit: the warehouse itself or, where the manifest has the audit made on request only
 * (`audit: {build: on_request}`), a private copy in which it is built, gone when the job is done.
 */
export async function withAudit<T>(warehouse: string, progress: Progress, job: (file: string) => Promise<T>): Promise<T> {
  const salt = await saltOfRequest(warehouse);
  if (salt === undefined) return job(warehouse);
  progress.step("Computing the equity audit");
  const folder = mkdtempSync(`${warehouse}.audit-`);
  const clean = () => rmSync(folder, {recursive: true, force: true});
  const forget = onInterrupt(clean);
  try {
    const file = join(folder, "warehouse.duckdb");
    copyFileSync(warehouse, file);
    const session = await openSession(file, {temporaryFolder: join(folder, "spill")});
    try {
      await buildModels(session, {salt, select: auditModels, report: ({model, done, total}) => progress.detail(`${model} (${done} of ${total})`)});
      await session.run("checkpoint");
    } finally {
      session.close();
    }
    return await job(file);
  } finally {
    forget();
    clean();
  }
}

/** The salt to build the audit with; undefined where the warehouse holds it already, or is none: the job says so. */
async function saltOfRequest(warehouse: string): Promise<string | undefined> {
  const session = await openSession(warehouse, {readOnly: true}).catch(() => undefined);
  if (!session) return undefined;
  try {
    const tables = await session.rows<{name: string}>("select schema_name || '.' || table_name as name from duckdb_tables() where database_name = current_database() and table_name in ('settings', 'equity_audit')");
    const present = new Set(tables.map(({name}) => name));
    if (!present.has("raw.settings") || present.has("marts.equity_audit")) return undefined;
    const [settings] = await session.rows<{audit_on_request: boolean; salt_file: string | null}>("select audit_on_request, salt_file from raw.settings");
    return settings?.audit_on_request ? saltBeside(warehouse, settings.salt_file ?? undefined) : undefined;
  } finally {
    session.close();
  }
}
