import {chmodSync, copyFileSync, linkSync, readdirSync, renameSync, rmSync} from "node:fs";
import {basename, dirname, extname, join} from "node:path";

/**
 * Keeps a warehouse as it stood at the end of a day, as `warehouse-2026-11-24.duckdb` beside `warehouse.duckdb`, in the place of an earlier one of
 * that day, and removes all but the newest `keep`. A hard link costs no room while the warehouse stands, and a run never writes into the file
 * that it replaces; where the system knows no links it is a copy.
 */
export function keepNight(warehouse: string, day: string, keep: number): void {
  const {folder, name} = namesBeside(warehouse);
  const kept = join(folder, name(day)), next = `${kept}.next`;
  for (const half of dated(warehouse, ".next")) rmSync(half, {force: true});
  if (keep > 0) {
    linkOrCopy(warehouse, next);
    renameSync(next, kept);
  }
  for (const path of keptNights(warehouse).slice(keep)) rmSync(path, {force: true});
}

/** The warehouses kept of earlier days, newest first. */
export const keptNights = (warehouse: string) => dated(warehouse, "").sort().reverse();

function dated(warehouse: string, suffix: string): string[] {
  const {folder, name} = namesBeside(warehouse);
  return readdirSync(folder)
    .filter((file) => [...file.matchAll(/\d{4}-\d{2}-\d{2}/g)].some(([day]) => file === `${name(day)}${suffix}`))
    .map((file) => join(folder, file));
}

function namesBeside(warehouse: string): {folder: string; name: (day: string) => string} {
  const extension = extname(warehouse);
  return {folder: dirname(warehouse), name: (day) => `${basename(warehouse, extension)}-${day}${extension}`};
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
    chmodSync(to, 0o600);
  }
}
