import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {Fault} from "../src/fault.ts";
import {openCatalog} from "../src/framework/catalog.ts";
import {catalogChanges, catalogRows, type CatalogChange} from "../src/framework/changes.ts";
import {attachWarehouse, consequences, standInWarehouse, standingUnder, type Consequences} from "../src/framework/exchange.ts";
import {saltBeside} from "../src/warehouse/salt.ts";
import {openSession} from "../src/warehouse/session.ts";
import {silent, type Progress} from "./progress.ts";
import {localDay} from "./today.ts";

export interface FrameworkDiffOptions {
  readonly before: string;
  readonly after: string;
  /** Whose people and awards the exchange is weighed by; without it only the catalogs are compared. */
  readonly warehouse?: string;
  readonly progress?: Progress;
}

export interface FrameworkDiff {
  readonly changes: readonly CatalogChange[];
  readonly consequences?: Consequences;
}

/** Compares two catalogs before the second is published: what changes in them, and what that does to the people of a warehouse, by the same models that made it. */
export async function frameworkDiff({before, after, warehouse, progress = silent}: FrameworkDiffOptions): Promise<FrameworkDiff> {
  if (warehouse !== undefined && !existsSync(warehouse)) throw new Fault(`There is no warehouse ${warehouse}; run badgeways pipeline first, or name another with --warehouse.`);
  // Two sets of models do not always fit into memory.
  const spill = mkdtempSync(join(tmpdir(), "badgeways-framework-"));
  const session = await openSession(":memory:", {temporaryFolder: spill}), rows = [];
  try {
    const salt = warehouse === undefined ? undefined : await saltOf(session, resolve(warehouse));
    for (const [named, folder] of [["before", before], ["after", after]] as const) {
      progress.step(`Reading ${folder}`);
      await session.run("drop schema if exists raw cascade");
      await openCatalog(folder, {today: localDay(), session});
      rows.push(await catalogRows(session));
      if (salt === undefined) continue;
      progress.step(named === "before" ? "Computing readiness by the old catalog" : "Computing readiness by the new catalog");
      await standInWarehouse(session);
      await standingUnder(session, named, {salt});
    }
    const changes = catalogChanges(rows[0]!, rows[1]!);
    return salt === undefined ? {changes} : {changes, consequences: await consequences(session)};
  } finally {
    session.close();
    rmSync(spill, {recursive: true, force: true});
  }
}

/** Attaches the warehouse, and gives the secret that its counts are rounded by. */
async function saltOf(session: Awaited<ReturnType<typeof openSession>>, warehouse: string): Promise<string> {
  await attachWarehouse(session, warehouse);
  const [settings] = await session.rows<{salt_file: string | null}>("select salt_file from held.raw.settings");
  return saltBeside(warehouse, settings?.salt_file ?? undefined);
}
