import {Fault} from "../fault.ts";
import {identifier, literal} from "../warehouse/session.ts";
import {unpack} from "./encoding.ts";
import type {OpenOptions, Source, SourceColumn} from "./source.ts";

/** Opens a Parquet file. Its columns can be read as text, as those of every other file; days, numbers and truths by their type too. */
export async function openParquet({session, path, file, scratch, timezone}: OpenOptions): Promise<Source> {
  let plain = path;
  if (/\.gz$/i.test(file)) {
    plain = scratch.file(".parquet");
    await unpack(path, file, plain);
  }
  const relation = `read_parquet(${literal(plain)})`;
  let described: {column_name: string; column_type: string}[];
  try {
    described = await session.rows(`describe select * from ${relation}`);
  } catch (error) {
    throw new Fault(`${file} is not a readable Parquet file; export it again.`, {cause: error});
  }
  const columns = described.map(({column_name: name, column_type: type}): SourceColumn => ({name: name.trim(), text: asText(identifier(name), type, timezone), iso: /^(DATE|TIMESTAMP)/.test(type), typed: typed(identifier(name), type, timezone)}));
  return {kind: "parquet", file, columns, relation: () => relation};
}

function typed(column: string, type: string, timezone = "UTC"): SourceColumn["typed"] {
  if (type === "DATE") return {holds: "day", value: column};
  if (type === "TIMESTAMP WITH TIME ZONE") return {holds: "day", value: `(${column} at time zone ${literal(timezone)})::date`};
  if (/^TIMESTAMP(_S|_MS|_NS)?$/.test(type)) return {holds: "day", value: `${column}::date`};
  if (/^U?(TINY|SMALL|BIG)?INT(EGER)?$/.test(type)) return {holds: "whole", value: column};
  if (type === "DOUBLE") return {holds: "amount", value: `case when not isnan(${column}) then ${column} end`};
  if (/^DECIMAL\(\d+, ?\d+\)$/.test(type)) return {holds: "amount", value: column};
  return type === "BOOLEAN" ? {holds: "truth", value: column} : undefined;
}

function asText(column: string, type: string, timezone = "UTC"): string {
  if (type.endsWith("]")) return `array_to_string(${column}::varchar[], ';')`;
  // An instant has no date of its own: it is stored in UTC, and read so on every machine unless the manifest names a zone.
  if (type === "TIMESTAMP WITH TIME ZONE") return `(${column} at time zone ${literal(timezone)})::varchar`;
  // Data frames write "not a number" where a value is missing.
  if (type === "DOUBLE" || type === "FLOAT") return `case when not isnan(${column}) then ${column}::varchar end`;
  return `${column}::varchar`;
}
