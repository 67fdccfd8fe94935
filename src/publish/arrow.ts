import {Bool, DateDay, Dictionary, Field, Float64, Int32, makeData, RecordBatch, Schema, Struct, Table, tableToIPC, Utf8, Vector, type Data, type DataType} from "apache-arrow";
import {identifier, type Session} from "../warehouse/session.ts";

export type ArrowType = "text" | "integer" | "number" | "date" | "flag";

export interface ArrowColumn {
  readonly name: string;
  readonly type: ArrowType;
}

/** A column as it stands in DuckDB: a null is undefined. */
type Cells = (string | number | undefined)[];

const stored: Record<ArrowType, string> = {text: "varchar", integer: "integer", number: "double", date: "date", flag: "boolean"};

/**
 * The rows of a table, in the order of `key`, as an Arrow IPC file: one batch; text dictionary-encoded in order of appearance, integers as
 * int32, numbers as float64, dates as date32. The same rows are the same bytes: nothing in it comes from a clock or a counter.
 */
export async function encodeArrow(session: Session, from: string, columns: readonly ArrowColumn[], key: readonly string[]): Promise<Uint8Array> {
  const cells = await readColumns(session, from, columns, key);
  const length = cells[0]?.length ?? 0;
  const data = columns.map((column, k) => dataOf(column.type, cells[k]!, k));
  const schema = new Schema(columns.map((column, k) => new Field(column.name, data[k]!.type, true)));
  const batch = new RecordBatch(schema, makeData({type: new Struct(schema.fields), length, nullCount: 0, children: data}));
  return tableToIPC(new Table(schema, [batch]), "file");
}

async function readColumns(session: Session, from: string, columns: readonly ArrowColumn[], key: readonly string[]): Promise<Cells[]> {
  const selected = columns.map(({name, type}) => `${identifier(name)}::${stored[type]}`).join(", ");
  const result = await session.connection.stream(`select ${selected} from ${from} order by ${key.map(identifier).join(", ")}`);
  const cells: Cells[] = columns.map(() => []);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return cells;
    columns.forEach(({type}, k) => {
      const vector = chunk.getColumnVector(k);
      const into = cells[k]!;
      // getItem asks the validity first; the vector's own typed array holds garbage under nulls.
      for (let row = 0; row < chunk.rowCount; row++) into.push(plain(type, vector.getItem(row)));
    });
  }
}

function plain(type: ArrowType, item: unknown): string | number | undefined {
  if (item === null) return undefined;
  if (type === "date") return (item as {days: number}).days;
  if (type === "flag") return item ? 1 : 0;
  return item as string | number;
}

function dataOf(type: ArrowType, cells: Cells, id: number): Data<DataType> {
  const length = cells.length;
  const nullCount = cells.filter((cell) => cell === undefined).length;
  const nullBitmap = nullCount > 0 ? bits(cells.map((cell) => cell !== undefined)) : undefined;
  const numbers = () => cells.map((cell) => Number(cell ?? 0));
  switch (type) {
    case "integer": return makeData({type: new Int32(), length, nullCount, nullBitmap, data: Int32Array.from(numbers())});
    case "number": return makeData({type: new Float64(), length, nullCount, nullBitmap, data: Float64Array.from(numbers())});
    case "date": return makeData({type: new DateDay(), length, nullCount, nullBitmap, data: Int32Array.from(numbers())});
    case "flag": return makeData({type: new Bool(), length, nullCount, nullBitmap, data: bits(cells.map((cell) => cell === 1))});
    case "text": {
      const words = [...new Set(cells.filter((cell) => cell !== undefined))] as string[];
      const index = new Map(words.map((word, k) => [word, k]));
      const codes = Int32Array.from(cells, (cell) => (cell === undefined ? 0 : index.get(cell as string)!));
      // Without an id of ours apache-arrow numbers dictionaries by a counter of the process, and two runs differ.
      return makeData({type: new Dictionary(new Utf8(), new Int32(), id), length, nullCount, nullBitmap, data: codes, dictionary: new Vector([utf8(words)])});
    }
  }
}

function utf8(words: readonly string[]): Data<Utf8> {
  const encoded = words.map((word) => new TextEncoder().encode(word));
  const valueOffsets = new Int32Array(words.length + 1);
  encoded.forEach((bytes, k) => (valueOffsets[k + 1] = valueOffsets[k]! + bytes.length));
  const data = new Uint8Array(valueOffsets[words.length]!);
  encoded.forEach((bytes, k) => data.set(bytes, valueOffsets[k]!));
  return makeData({type: new Utf8(), length: words.length, nullCount: 0, valueOffsets, data});
}

/** One bit a row, least significant first. */
function bits(set: readonly boolean[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(set.length / 8));
  set.forEach((on, k) => { if (on) bytes[k >> 3]! |= 1 << (k & 7); });
  return bytes;
}
