import {chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";

/** The warehouse that a release was made from, kept private beside the standing one, so that the next release can say what changed and why. */
export interface KeptRelease {
  /** The month that the release is named for: `2026-06`. */
  readonly id: string;
  readonly runId: string;
  readonly path: string;
}

/** A release compares with the one before it, and one made again in its month with the same one: older ones have served. */
const kept = 2;

const folderOf = (warehouse: string) => join(dirname(warehouse), "releases");
const fileName = /^(\d{4}-\d{2})\.([\w-]+)\.duckdb$/;

/** The warehouses kept of earlier releases, newest first. */
export function keptReleases(warehouse: string): KeptRelease[] {
  const folder = folderOf(warehouse);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const [, id, runId] = fileName.exec(name) ?? [];
      return id && runId ? [{id, runId, path: join(folder, name)}] : [];
    })
    .sort((one, other) => (one.id < other.id ? 1 : -1));
}

/**
 * Keeps a warehouse as that of a release. A hard link costs no room: a run puts a new file in the warehouse's place and never writes into the old
 * one. Where the system knows no links it is a copy. Those of older releases go.
 */
export function keepRelease(warehouse: string, {id, runId}: Pick<KeptRelease, "id" | "runId">): void {
  const folder = folderOf(warehouse), path = join(folder, `${id}.${runId}.duckdb`), next = `${path}.next`;
  if (existsSync(path)) return;
  mkdirSync(folder, {recursive: true, mode: 0o700});
  for (const name of readdirSync(folder)) if (name.endsWith(".next")) rmSync(join(folder, name), {force: true});
  try {
    linkSync(warehouse, next);
  } catch {
    copyFileSync(warehouse, next);
    chmodSync(next, 0o600);
  }
  renameSync(next, path);
  for (const {path: old} of keptReleases(warehouse).slice(kept)) rmSync(old, {force: true});
}
