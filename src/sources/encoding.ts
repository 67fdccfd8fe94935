import {isUtf8} from "node:buffer";
import {createReadStream, createWriteStream} from "node:fs";
import {Readable, Transform, Writable, type TransformCallback} from "node:stream";
import {pipeline} from "node:stream/promises";
import {createGunzip} from "node:zlib";
import type {Encoding} from "../contract/manifest.ts";
import {Fault} from "../fault.ts";

/** How a file's bytes become text. */
export interface TextCoding {
  readonly gzip: boolean;
  readonly encoding: Exclude<Encoding, "utf-16">;
  readonly mark: boolean;
}

/** How much of a file tells its layout. */
export const headBytes = 1 << 18;

/** The first bytes of a file, unpacked. */
export async function readHead(path: string, name: string, gzip: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of bytesOf(path, gzip)) {
      chunks.push(chunk as Buffer);
      if ((size += (chunk as Buffer).length) >= headBytes) break;
    }
  } catch (error) {
    throw unreadable(name, error);
  }
  return Buffer.concat(chunks).subarray(0, headBytes);
}

const cutShort = "CUT_SHORT";

export function unreadable(name: string, error: unknown): Fault {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === cutShort) return new Fault(`${name} ends in the middle of a character; fetch it again.`, {cause: error});
  if (code.startsWith("Z_")) return new Fault(`${name} is not a whole gzip file (${code}); fetch it again.`, {cause: error});
  return new Fault(`${name} cannot be read (${code || "unknown error"}).`, {cause: error});
}

function bytesOf(path: string, gzip: boolean): Readable {
  const file = createReadStream(path, {highWaterMark: 1 << 18});
  if (!gzip) return file;
  const unpacked = createGunzip();
  file.on("error", (error) => unpacked.destroy(error));
  unpacked.on("close", () => file.destroy());
  return file.pipe(unpacked);
}

/** The encoding: the one declared, else that of the byte-order mark, else a guess from the bytes (Windows-1252 where they are not UTF-8). */
export function detectCoding(head: Buffer, gzip: boolean, declared?: Encoding): TextCoding {
  const marked = head[0] === 0xff && head[1] === 0xfe ? "utf-16le" : head[0] === 0xfe && head[1] === 0xff ? "utf-16be"
    : head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? "utf-8" : undefined;
  if (marked !== undefined) return {gzip, encoding: marked, mark: true};
  if (declared !== undefined) return {gzip, encoding: declared === "utf-16" ? "utf-16le" : declared, mark: false};
  return {gzip, encoding: guess(head), mark: false};
}

function guess(head: Buffer): TextCoding["encoding"] {
  const zeros = [0, 0];
  for (let i = 0; i < Math.min(head.length, 4096); i++) if (head[i] === 0) zeros[i % 2]!++;
  const half = Math.min(head.length, 4096) / 2;
  if (zeros[1]! > half * 0.3) return "utf-16le";
  if (zeros[0]! > half * 0.3) return "utf-16be";
  // The last character of a head may be cut, that of a whole file may not.
  const most = head.length < headBytes ? 1 : 4;
  for (let cut = 0; cut < most; cut++) if (isUtf8(head.subarray(0, head.length - cut))) return "utf-8";
  // A file put together of two encodings is read as that of most of its characters; the lines of the other are rejects, never letters read wrong.
  const text = head.toString("latin1");
  const whole = text.match(/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g)?.reduce((sum, one) => sum + one.length, 0) ?? 0;
  return whole * 2 > (text.match(/[\x80-\xff]/g)?.length ?? 0) ? "utf-8" : "windows-1252";
}

/** The text of a head of bytes. */
export const decodeHead = (head: Buffer, {encoding}: TextCoding) => new TextDecoder(label(encoding)).decode(head, {stream: true});

// TextDecoder's latin1 is Windows-1252, which holds every printable character of Latin-1.
const label = (encoding: TextCoding["encoding"]) => (encoding === "latin-1" ? "windows-1252" : encoding);

/** A file's bytes as UTF-8, unpacked, without byte-order mark. */
export function utf8Stream(path: string, coding: TextCoding): Readable {
  const bytes = bytesOf(path, coding.gzip);
  if (coding.encoding === "utf-8" && !coding.mark) return bytes;
  const decoder = new TextDecoder(label(coding.encoding));
  const decoded = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      done(null, decoder.decode(chunk, {stream: true}));
    },
    flush(done: TransformCallback) {
      // What is left is a character without its end.
      if (decoder.decode() === "" || coding.encoding === "utf-8") done();
      else done(Object.assign(new Error("cut within a character"), {code: cutShort}));
    }
  });
  bytes.on("error", (error) => decoded.destroy(error));
  return bytes.pipe(decoded);
}

/** Writes a UTF-8 copy of a file, with plain line feeds where `lineFeeds` asks for it. */
export async function writeUtf8(path: string, name: string, coding: TextCoding, target: string, lineFeeds = false): Promise<void> {
  const from = utf8Stream(path, coding), to = createWriteStream(target, {mode: 0o600});
  try {
    await (lineFeeds ? pipeline(from, toLineFeeds(), to) : pipeline(from, to));
  } catch (error) {
    throw unreadable(name, error);
  }
}

function toLineFeeds(): Transform {
  let pending = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      const text = (pending ? "\r" : "") + chunk.toString("latin1");
      pending = text.endsWith("\r");
      done(null, Buffer.from((pending ? text.slice(0, -1) : text).replace(/\r\n?/g, "\n"), "latin1"));
    },
    flush(done: TransformCallback) {
      done(null, pending ? Buffer.from("\n") : Buffer.alloc(0));
    }
  });
}

/** Refuses a gzip file that is cut or spoilt: DuckDB would read what there is and say nothing. */
export async function refuseBrokenGzip(path: string, name: string): Promise<void> {
  try {
    await pipeline(bytesOf(path, true), new Writable({write: (_chunk, _encoding, done) => done()}));
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** Unpacks a gzip file. */
export async function unpack(path: string, name: string, target: string): Promise<void> {
  try {
    await pipeline(bytesOf(path, true), createWriteStream(target, {mode: 0o600}));
  } catch (error) {
    throw unreadable(name, error);
  }
}
