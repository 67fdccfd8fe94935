import {Fault, fullDisk, isFullDisk} from "../fault.ts";

/** `:LINE` of a byte position in a text, as DuckDB's parser counts, or nothing where it is unknown. */
export function lineAt(sql: string, position: number): string {
  if (!Number.isFinite(position)) return "";
  return `:${Buffer.from(sql).subarray(0, position).toString().split("\n").length}`;
}

export const firstLine = (message: string) => message.split("\n")[0]!.replace(/\.$/, "");

/**
 * The sentence for SQL that fails as it runs. DuckDB counts lines from the statement's start: what is put before the file's text must
 * hold no line end.
 */
export function runFault(what: string, path: string, error: unknown): Fault {
  if (isFullDisk(error)) return fullDisk(error);
  const message = (error as Error).message;
  const line = /^LINE (\d+):/m.exec(message)?.[1];
  return new Fault(`The ${what} ${path}${line ? `:${line}` : ""} failed: ${withoutValues(firstLine(message))}.`, {cause: error});
}

/** Errors of the text itself quote names of tables and columns; those of the data quote values, and a value may be a person's. */
function withoutValues(message: string): string {
  if (/^(Parser|Binder|Catalog) Error/.test(message)) return message;
  const first = message.search(/['"]/);
  const last = Math.max(message.lastIndexOf("'"), message.lastIndexOf('"'));
  const unquoted = first < 0 ? message : `${message.slice(0, first)}(a value, not shown)${last > first ? message.slice(last + 1) : ""}`;
  return unquoted.replace(/(?<![\w.])-?\d[\d.,:-]*(?!\w)/g, "(a number)");
}
