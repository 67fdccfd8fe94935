import {cpSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {catalogTables} from "../../src/framework/catalog.ts";

/** The catalog of a source folder with plain CSV files in a folder of its own, each file's text changed by `edit`. */
export function catalogOf(source: string, folder: string, edit: (table: string, text: string) => string = (_, text) => text): string {
  mkdirSync(folder, {recursive: true});
  for (const table of catalogTables) writeFileSync(join(folder, `${table}.csv`), edit(table, readFileSync(join(source, `${table}.csv`), "utf8")));
  return folder;
}

/** A whole source folder, with the catalog of another. */
export function withCatalog(source: string, catalog: string, folder: string): string {
  cpSync(source, folder, {recursive: true});
  for (const table of catalogTables) cpSync(join(catalog, `${table}.csv`), join(folder, `${table}.csv`));
  return folder;
}

/** Small catalogs, told table by table as CSV text. */
export function written(folder: string, tables: Readonly<Record<string, string>>): string {
  mkdirSync(folder, {recursive: true});
  for (const [table, text] of Object.entries(tables)) writeFileSync(join(folder, `${table}.csv`), text);
  return folder;
}
