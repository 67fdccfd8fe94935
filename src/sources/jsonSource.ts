import {Fault} from "../fault.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";
import {decodeHead, detectCoding, readHead, refuseBrokenGzip, writeUtf8} from "./encoding.ts";
import {hits} from "./header.ts";
import {refuseOtherForms} from "./signature.ts";
import type {OpenOptions, Source, SourceColumn} from "./source.ts";

type Layout = "array" | "newline_delimited" | "unstructured";

/** Opens a JSON array, JSON lines, or JSON objects one after the other. Its columns are the keys of all its objects. */
export async function openJson({session, path, file, format, scratch, hoped}: OpenOptions): Promise<Source> {
  const packed = /\.gz$/i.test(file);
  const head = await readHead(path, file, packed);
  const coding = detectCoding(head, packed, format.encoding);
  const text = decodeHead(head, coding).trim();
  refuseOtherForms(file, head, text);
  if (text === "") throw new Fault(`${file} is empty; a list of objects is the least it must hold, like [] for none.`);
  const native = coding.encoding === "utf-8" && !coding.mark;
  const plain = native ? path : scratch.file(".json");
  if (!native) await writeUtf8(path, file, coding, plain);
  else if (packed) await refuseBrokenGzip(path, file);
  const layout = layoutOf(text, file);
  // Only line by line can a broken record be told from its neighbours: it becomes a row of nulls, and a reject.
  const options = `format = '${layout}', compression = '${native && packed ? "gzip" : "uncompressed"}', ignore_errors = ${layout === "newline_delimited"}`;
  const objects = `read_json_objects(${literal(plain)}, ${options})`;
  const keys = await keysOf();
  const columns = keys.map((name): SourceColumn => ({name: name.trim(), text: asText(identifier(name)), iso: false}));
  return {
    kind: "json", file,
    columns: keys.length > 0 ? columns : null,
    doubt: hits(keys, hoped) > 0 || keys.length === 0 ? undefined : await doubtOf(session, file, objects, keys),
    relation: (wanted) => {
      if (keys.length === 0) return "(select 1 limit 0)";
      const read = keys.filter((name) => wanted.includes(name.trim()));
      const types = (read.length > 0 ? read : keys.slice(0, 1)).map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
      return `read_json(${literal(plain)}, ${options}, auto_detect = false, columns = {${types}})`;
    }
  };

  /** The keys of all objects. What is no object is a reject where records stand line by line, else a Fault; so is a file without any key. */
  async function keysOf(): Promise<string[]> {
    const rows = await session.rows<{name: string | null; other: boolean}>(`
      with kinds as (
          select distinct json_keys(json) as keys, case when len(json_keys(json)) = 0 then json_type(json) <> 'OBJECT' end as other
          from ${objects}
      )
      select distinct unnest(case when other then [null] else keys end) as name, coalesce(other, false) as other
      from kinds
      order by name`).catch((error: unknown) => { throw jsonFault(file, error); });
    const names = rows.flatMap(({name}) => name ?? []);
    const none = layout !== "array" || !/^\[\s*\]$/.test(text);
    if (names.length === 0 ? none : layout !== "newline_delimited" && rows.some(({other}) => other)) {
      throw new Fault(`${file} holds ${names.length === 0 ? "no object with a key" : "something else than objects"}; a list of objects is what it must be, like [{"${hoped[0]}": …}].`);
    }
    return names;
  }
}

/** Why keys of which none is hoped for may be none of columns, and the mend. */
async function doubtOf(session: Session, file: string, objects: string, keys: readonly string[]): Promise<string | undefined> {
  const [kinds] = await session.rows<{kinds: string[]}>(`select list_distinct(list_transform(json_keys(json), lambda key: json_type(json -> key))) as kinds from ${objects} where json_type(json) = 'OBJECT' limit 1`);
  const nested = (kinds?.kinds ?? []).filter((kind) => kind === "OBJECT" || kind === "ARRAY");
  if (keys.length === 1 && nested.length === 1) return `${file} is an object around its records; export the list under its key alone.`;
  if (nested.length > 0 || keys.some((key) => /\d\d|^\s*\d|@/.test(key))) return `${file} has values for keys, it seems; export it as a list of objects, one a record.`;
  return undefined;
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
