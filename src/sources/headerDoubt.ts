import type {Encoding} from "../contract/manifest.ts";
import {decodeHead, detectCoding} from "./encoding.ts";
import {detectDelimiter, hits, splitRecord, startOfLine, type Header, type HeaderQuestion} from "./header.ts";

export interface Doubted extends HeaderQuestion {
  readonly header: Header;
  /** The encoding that the manifest declares. */
  readonly encoding?: Encoding | undefined;
  readonly head: Buffer;
  readonly gzip: boolean;
}

/** Whether a column's name could be a value, and so a person's: digits, or an address. */
export const looksLikeValue = (name: string): boolean => /\d\d|^\s*\d|@/.test(name);

/** Why a header without one hoped name may be none, and the mend; undefined where its names look like names. */
export function doubtOf({file, text, skip, hoped, header, encoding, head, gzip, delimiter: declared}: Doubted): string | undefined {
  const {above, names} = header, line = `${file}, line ${above + 1}`;
  if (hits(names, hoped) > 0) return undefined;
  const found = (given: string, at: number, delimiter: string) => hits(splitRecord(given, startOfLine(given, at), delimiter).fields, hoped) > 0;
  const seen = detectCoding(head, gzip), asSeen = encoding === undefined ? "" : decodeHead(head, seen);
  if (encoding !== undefined && found(asSeen, above, detectDelimiter(asSeen, startOfLine(asSeen, above), file, hoped))) {
    return `${file} is written in ${seen.encoding}, not in ${encoding} as sources.yaml says; mend format: encoding there, or leave it out.`;
  }
  const delimiter = detectDelimiter(text, startOfLine(text, above), file, hoped);
  if (declared !== undefined && delimiter !== declared && found(text, above, delimiter)) return `${line}: the columns are separated by ${JSON.stringify(delimiter)}, not by ${JSON.stringify(declared)} as sources.yaml says; mend format: delimiter there, or leave it out.`;
  for (let at = 0; at < skip + 40; at++) {
    const from = startOfLine(text, at);
    if (from === text.length) break;
    const below = splitRecord(text, from, detectDelimiter(text, from, file, hoped)).fields;
    if (hits(below, hoped) > 1) return `${file}, line ${at + 1}: the header seems to stand here; write \`skip: ${at}\` for this file into sources.yaml.`;
  }
  if (names.every((name) => name.trim() === "")) return `${line}: the columns' names must stand here, but there are separators alone.`;
  // What looks like a value may be a person's.
  if (names.some(looksLikeValue)) return `${line}: the columns' names must stand here, but there seem to be values; put a header line above them (${hoped.slice(0, 3).join(", ")}, …).`;
  return undefined;
}
