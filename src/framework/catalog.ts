import type {Manifest} from "../contract/manifest.ts";
import {ingest} from "../sources/ingest.ts";
import {readManifest} from "../sources/manifest.ts";
import {openSession, type Session} from "../warehouse/session.ts";

/** The tables that make a catalog: who may become what, and by which badges. */
export const catalogTables: readonly string[] = ["competencies", "badges", "rubric_criteria", "roles", "role_requirements", "career_steps", "learning_assets"];

export interface Catalog {
  /** A database in memory whose `raw` schema holds the catalog's tables, and its others empty. */
  readonly session: Session;
  readonly organization: string;
  readonly locale: string;
}

export interface CatalogOptions {
  /** The day on which the catalog is looked at, ISO 8601; goes before the manifest's. */
  readonly asOf?: string | undefined;
  readonly today: string;
  /** A session of one's own without a schema `raw`, to read into; default: a new one. */
  readonly session?: Session;
}

/**
 * Reads the catalog of a source folder, with its sources.yaml or by the files' names; other tables need not be there and are not read.
 * Throws a Fault for a file or a header that cannot be read; rows that are not accepted are in raw.rejects, however many.
 */
export async function openCatalog(folder: string, {asOf: asked, today, session: given}: CatalogOptions): Promise<Catalog> {
  const manifest = await readManifest(folder), asOf = asked ?? manifest.as_of ?? today;
  const session = given ?? await openSession();
  try {
    await ingest(session, {folder, manifest: ofCatalog(manifest, asOf), asOf, today, runId: "catalog", only: new Set(catalogTables)});
    return {session, organization: manifest.organization, locale: manifest.locale};
  } catch (error) {
    if (!given) session.close();
    throw error;
  }
}

/** The manifest without what only people's tables answer. XXX is ISO 4217's word for no currency: costs are no part of a framework. */
const ofCatalog = (manifest: Manifest, asOf: string): Manifest => ({
  ...manifest, history_from: asOf, demographics: undefined, age_bands: undefined, crosses: [], currency: manifest.currency ?? "XXX", reject_limit: {default: 1}, drift: {...manifest.drift, action: "off"}
});
