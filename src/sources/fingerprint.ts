import {createHash} from "node:crypto";
import {createReadStream, readdirSync, readFileSync} from "node:fs";
import {stat} from "node:fs/promises";
import {pipeline} from "node:stream/promises";
import {Fault} from "../fault.ts";

/** What tells a file from its next version. `modified` is nanoseconds since 1970, as text: it passes 2⁵³. */
export interface Fingerprint {
  readonly bytes: number;
  readonly modified: string;
  readonly inode: string;
  readonly sha256: string;
}

/** The fingerprint of a file. The hash is computed only where size, time or inode differ from `known`'s. */
export async function fingerprint(path: string, name: string, known?: Fingerprint): Promise<Fingerprint> {
  try {
    const {size, mtimeNs, ino} = await stat(path, {bigint: true});
    const now = {bytes: Number(size), modified: String(mtimeNs), inode: String(ino)};
    const same = known && known.bytes === now.bytes && known.modified === now.modified && known.inode === now.inode;
    return {...now, sha256: same ? known.sha256 : await sha256Of(path)};
  } catch (error) {
    throw new Fault(`${name} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"}); give the user that runs Badgeways the right to read it.`, {cause: error});
  }
}

/** Refuses a file that is not the one whose fingerprint was taken: its rows would be of two versions, or not those of its hash. */
export async function refuseChanged(path: string, name: string, print: Fingerprint): Promise<void> {
  const now = await stat(path, {bigint: true}).catch(() => undefined);
  if (now && Number(now.size) === print.bytes && String(now.mtimeNs) === print.modified && String(now.ino) === print.inode) return;
  throw new Fault(`${name} was ${now ? "changed" : "taken away"} while it was read; run again when the export has been written to its end.`);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, {highWaterMark: 1 << 20}), hash);
  return hash.digest("hex");
}

let ownCode: string | undefined;

/** A hash of the code that reads files and lays `raw` out: rows read by other code are never reused. Line ends do not count. */
export function codeFingerprint(): string {
  if (ownCode === undefined) {
    const hash = createHash("sha256");
    for (const folder of ["../contract/", "./"]) {
      const url = new URL(folder, import.meta.url);
      for (const name of readdirSync(url).filter((file) => file.endsWith(".ts")).sort()) {
        hash.update(name).update(readFileSync(new URL(name, url), "utf8").replaceAll("\r\n", "\n"));
      }
    }
    hash.update(readFileSync(new URL("../warehouse/raw.ts", import.meta.url), "utf8").replaceAll("\r\n", "\n"));
    ownCode = hash.digest("hex");
  }
  return ownCode;
}
