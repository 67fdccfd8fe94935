import {splitRecord} from "../sources/header.ts";
import {isHeaderWord, isNoHeader} from "./identifying.ts";

/** Where a text's header line was found. */
export interface HeaderLine {
  readonly delimiter: string;
  /** Physical lines above it. */
  readonly above: number;
  readonly names: readonly string[];
}

const delimiters = [",", ";", "\t", "|"];
/** Title lines above a header are looked for among so many lines. */
const farthest = 40;

/**
 * The line that most looks like a header, among the first lines of a text: cells that are no values, some of them words that headers
 * are made of, and below it lines of as many cells. Undefined where no line does.
 */
export function findHeaderLine(text: string): HeaderLine | undefined {
  const starts = lineStarts(text, farthest + 12);
  const scored = delimiters.flatMap((delimiter) => {
    const records = starts.map((start) => splitRecord(text, start, delimiter).fields);
    return records.slice(0, farthest).map((record, above) => ({delimiter, above, names: record.map((name) => name.trim()), score: headerScore(records, above)}));
  });
  const best = scored.reduce<(typeof scored)[number] | undefined>((most, one) => (one.score > (most?.score ?? 0) + 1e-9 ? one : most), undefined);
  // A row may by chance be made of more known words than the header above it.
  return best && scored.find(({delimiter, score, names}) => delimiter === best.delimiter && names.length === best.names.length && score >= 0.6 * best.score);
}

function headerScore(records: readonly string[][], above: number): number {
  const cells = records[above]!.map((cell) => cell.trim());
  const named = cells.filter((cell) => !isNoHeader(cell));
  const words = named.filter(isHeaderWord).length;
  // A column or two may lack a name; a value among the names says that this is a row.
  if (cells.some((cell) => cell !== "" && isNoHeader(cell)) || named.length < cells.length * 0.7 || words === 0) return 0;
  if (new Set(named.map((cell) => cell.toLowerCase())).size < named.length * 0.9) return 0;
  if (cells.length === 1 && cells[0]!.length > 40) return 0;
  const below = records.slice(above + 1, above + 11).filter((record) => record.some((cell) => cell.trim() !== ""));
  const alike = below.length === 0 ? 0.5 : below.filter((record) => record.length === cells.length).length / below.length;
  return (words / cells.length) * 0.5 + alike * 0.5 + Math.min(words, 12) * 0.05 + (cells.length > 1 ? 0.5 : 0);
}

function lineStarts(text: string, most: number): number[] {
  const starts = [0];
  const ends = /\r\n|\n|\r/g;
  while (starts.length < most && ends.exec(text) !== null) if (ends.lastIndex < text.length) starts.push(ends.lastIndex); else break;
  return starts;
}
