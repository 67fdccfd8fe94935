import {Fault} from "../fault.ts";
import {identifier, literal} from "../warehouse/session.ts";
import {decodeHead, detectCoding, readHead, writeUtf8} from "./encoding.ts";
import type {OpenOptions, Source, SourceColumn} from "./source.ts";

type Layout = "array" | "newline_delimited" | "unstructured";

/** Opens a JSON array, JSON lines, or JSON objects one after the other. Its columns are the keys of all its objects. */
export async function openJson({session, path, file, format, scratch}: OpenOptions): Promise<Source> {
  const packed = /\.gz$/i.test(file);
  const head = await readHead(path, file, packed);
  const coding = detectCoding(head, packed, format.encoding);
  const text = decodeHead(head, coding).trim();
  if (text === "") throw new Fault(`${file} is empty; a list of objects is the least it must hold, like [] for none.`);
  const native = coding.encoding === "utf-8" && !coding.mark;
  const plain = native ? path : scratch.file(".json");
  if (!native) await writeUtf8(path, file, coding, plain);
  const layout = layoutOf(text, file);
  // Only line by line can a broken record be told from its neighbours: it becomes a row of nulls, and a reject.
  const options = `format = '${layout}', compression = '${native && packed ? "gzip" : "uncompressed"}', ignore_errors = ${layout === "newline_delimited"}`;
  const keys = await keysOf(`read_json_objects(${literal(plain)}, ${options})`);
  const columns = keys.map((name): SourceColumn => ({name: name.trim(), text: asText(identifier(name)), iso: false}));
  return {
    kind: "json", file,
    columns: keys.length > 0 ? columns : null,
    relation: (wanted) => {
      if (keys.length === 0) return "(select 1 limit 0)";
      const read = keys.filter((name) => wanted.includes(name.trim()));
      const types = (read.length > 0 ? read : keys.slice(0, 1)).map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
      return `read_json(${literal(plain)}, ${options}, auto_detect = false, columns = {${types}})`;
    }
  };

  async function keysOf(objects: string): Promise<string[]> {
    try {
      const rows = await session.rows<{name: string}>(`select distinct unnest(json_keys(json)) as name from ${objects} order by name`);
      return rows.map(({name}) => name);
    } catch (error) {
      throw jsonFault(file, error);
    }
  }
}

function layoutOf(text: string, file: string): Layout {
  if (/\.(jsonl|ndjson)(\.gz)?$/i.test(file)) return "newline_delimited";
  if (text.startsWith("[")) return "array";
  try {
    JSON.parse(text.split(/\r?\n/, 1)[0]!);
    return "newline_delimited";
  } catch {
    return "unstructured";
  }
}

/** Lists arrive as JSON text; `;` is how the contract writes them. */
function asText(column: string): string {
  return `case when starts_with(${column}, '[') and json_valid(${column}) then array_to_string(from_json(${column}, '["VARCHAR"]'), ';') else ${column} end`;
}

export function jsonFault(file: string, error: unknown): Fault {
  const place = /in (record\/value|line) (\d+)/.exec((error as Error).message);
  // DuckDB's "record/value" counts the list itself too.
  const where = place ? place[1] === "line" ? `, line ${place[2]}` : `, record ${Math.max(1, Number(place[2]) - 1)}` : "";
  return new Fault(`${file}${where}: this is not readable JSON; export it again, as a list of objects or one object a line.`, {cause: error});
}
