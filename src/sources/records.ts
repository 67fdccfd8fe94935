import type {Readable} from "node:stream";
import {unreadable, utf8Stream} from "./encoding.ts";
import type {TextLayout} from "./textSource.ts";

/** Where the records of a delimited text lie. Lines and entries count from 1; blank lines are entries, but no records. */
export interface RecordPlaces {
  /** Physical line at which each asked record starts. Records count from 0 and leave out the header and the asked entries. */
  readonly records: ReadonlyMap<number, number>;
  /** Physical line at which each asked entry starts, and how many lines it covers. */
  readonly entries: ReadonlyMap<number, {readonly line: number; readonly lines: number}>;
  /** Records in the text, without the header. */
  readonly count: number;
  /** The line of a quote that is never closed. */
  readonly openQuote: number | null;
}

export interface RecordQuestion {
  /** Records of this number, in ascending order. */
  readonly records: readonly number[];
  /** Entries that are no records of the count (rejected by DuckDB's reader), in ascending order. */
  readonly entries: readonly number[];
  readonly delimiter: string;
  /** Physical lines above the header. */
  readonly above: number;
  /** Columns of the header: with one alone, a blank line is a record. */
  readonly width: number;
}

const newline = 10, carriage = 13, quote = 34, space = 32;
const inside = {start: 0, plain: 1, quoted: 2, closed: 3} as const;

/** The same of a source file. A Fault where it can no longer be read. */
export async function findFileRecords(file: string, {path, coding, delimiter, above, width}: TextLayout, wanted: Pick<RecordQuestion, "records" | "entries">): Promise<RecordPlaces> {
  try {
    return await findRecords(utf8Stream(path, coding), {delimiter, above, width, ...wanted});
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** Walks through UTF-8 bytes as DuckDB's reader does, and answers at which physical lines records start. */
export async function findRecords(bytes: Readable, question: RecordQuestion): Promise<RecordPlaces> {
  const {records: wanted, entries: rejected, above, width} = question;
  const separator = Buffer.from(question.delimiter);
  const delimiter = separator[separator.length - 1]!;
  const records = new Map<number, number>();
  const entries = new Map<number, {line: number; lines: number}>();
  let state: number = inside.start;
  let line = 1, entry = 0, record = -1;
  let nextWanted = 0, nextRejected = 0;
  let startLine = 1, blank = true, afterCarriage = false, quoteLine = 0;

  const endOfEntry = () => {
    entry++;
    if (rejected[nextRejected] === entry) {
      entries.set(entry, {line: startLine, lines: line - startLine + 1});
      nextRejected++;
    } else if (startLine > above && (!blank || (width === 1 && record >= 0))) {
      // The first record is the header: it takes the number -1.
      if (record >= 0 && wanted[nextWanted] === record) {
        records.set(record, startLine);
        nextWanted++;
      }
      record++;
    }
  };

  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    let nextQuote = -1;
    for (let i = 0; i < chunk.length; i++) {
      if (state === inside.start && blank && !afterCarriage) {
        if (nextQuote < i) nextQuote = chunk.indexOf(quote, i);
        if (nextQuote < 0) nextQuote = chunk.length;
        // A line without a quote is an entry, whatever else stands in it.
        let end = i;
        while (end < nextQuote && chunk[end] !== newline && chunk[end] !== carriage) end++;
        if (end < nextQuote) {
          blank = end === i;
          i = end;
        }
      }
      const byte = chunk[i]!;
      if (afterCarriage) {
        afterCarriage = false;
        if (byte === newline) {
          if (state !== inside.quoted) startLine = line;
          continue;
        }
      }
      if (byte === newline || byte === carriage) {
        if (state !== inside.quoted) endOfEntry();
        line++;
        afterCarriage = byte === carriage;
        if (state !== inside.quoted) {
          state = inside.start;
          startLine = line;
          blank = true;
        }
        continue;
      }
      blank = false;
      if (state === inside.quoted) {
        if (byte === quote) state = inside.closed;
      } else if (byte === quote && (state === inside.start || state === inside.closed)) {
        if (state === inside.start) quoteLine = line;
        state = inside.quoted;
      } else if (byte === delimiter) state = inside.start;
      else if (byte !== space && (state === inside.start || state === inside.closed)) state = inside.plain;
    }
  }
  const openQuote = state === inside.quoted ? quoteLine : null;
  if (!blank) endOfEntry();
  return {records, entries, count: Math.max(record, 0) + entries.size, openQuote};
}
