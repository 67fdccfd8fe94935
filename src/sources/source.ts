import type {Format} from "../contract/manifest.ts";
import {Fault} from "../fault.ts";
import type {Session} from "../warehouse/session.ts";
import {openJson} from "./jsonSource.ts";
import {openParquet} from "./parquetSource.ts";
import type {Scratch} from "./scratch.ts";
import {openText, type TextLayout} from "./textSource.ts";

/** A column that a file holds, and the SQL expression that gives its value as text. */
export interface SourceColumn {
  readonly name: string;
  readonly text: string;
  /** Its dates are typed in the file and arrive as ISO 8601, whatever the manifest says of the others. */
  readonly iso: boolean;
  /** Where the file types it: what it holds, and the SQL expression that gives its value as that. */
  readonly typed?: {readonly holds: "day" | "whole" | "amount" | "truth"; readonly value: string} | undefined;
}

/** An opened file: what a `select` reads, without any row kept in memory. */
export interface Source {
  readonly kind: "text" | "json" | "parquet";
  readonly file: string;
  /** Null where the file holds no row that could tell (an empty JSON array). */
  readonly columns: readonly SourceColumn[] | null;
  /** Why the columns' names may be none, and the mend, where not one of them is hoped for: they are not shown then, since they may be values. */
  readonly doubt?: string | undefined;
  /** The `from` clause. `wanted` are the names of the columns that the select uses. */
  relation(wanted: readonly string[]): string;
  /** Delimited text only: how it is laid out, for finding lines again. */
  readonly layout?: TextLayout;
  /** Delimited text only: the same source with line ends made alike, for files that mix them. */
  withLineFeeds?(): Promise<Source>;
}

export interface OpenOptions {
  readonly session: Session;
  readonly path: string;
  readonly file: string;
  readonly format: Format;
  readonly skip: number;
  /** Column names that the mapping hopes to find: they tell the delimiter. */
  readonly hoped: readonly string[];
  readonly scratch: Scratch;
  /** The zone whose date an instant is; UTC where absent. */
  readonly timezone?: string | undefined;
}

/** Opens a file by its extension. Throws a Fault for a file that is empty or cannot be read. */
export async function openSource(options: OpenOptions): Promise<Source> {
  const name = options.file.toLowerCase().replace(/\.gz$/, "");
  if (/\.xlsx?$|\.ods$/.test(name)) throw new Fault(`${options.file} is a spreadsheet; save the sheet as CSV (UTF-8) and name that file.`);
  if (name.endsWith(".parquet")) return openParquet(options);
  if (/\.(json|jsonl|ndjson)$/.test(name)) return openJson(options);
  return openText(options);
}
