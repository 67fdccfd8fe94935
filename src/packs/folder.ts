import {createHash} from "node:crypto";
import {chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {basename, dirname, join, resolve} from "node:path";
import {csvField} from "../../reports/components/figure.ts";
import {Fault} from "../fault.ts";

/** One file that was made, and for whom. */
export interface Entry {
  readonly kind: "manager" | "employee" | "role" | "audit";
  /** The id of the person or role that it is for, as delivered; of an audit, the organization. */
  readonly owner: string;
  /** Where it can be sent; null where no address was supplied, and for a role. */
  readonly address: string | null;
  /** Its name in the folder. */
  readonly file: string;
  readonly sha256: string;
  /** Decisions that wait (nudges alone). */
  readonly items?: number;
}

const mark = ".badgeways-private", index = "index.csv";
const ours = /^(index\.csv|(manager|employee|role)-[0-9a-f]{20}\.(html|jsonl|txt))(\.next)?$/;

/** A file's name says nothing of whom it is for, and an id, whatever it holds, never becomes a path. */
export const fileOf = (kind: "manager" | "employee" | "role", owner: string, type: "html" | "jsonl" | "txt"): string =>
  `${kind}-${createHash("sha256").update(JSON.stringify([kind, owner])).digest("hex").slice(0, 20)}.${type}`;

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Refuses to put anything for others' eyes into a folder of private files. */
export function refusePrivate(given: string): void {
  for (let at = real(resolve(given)); ; at = dirname(at)) {
    if (existsSync(join(at, mark))) throw new Fault(`${given} holds private packs, and a site is for others to read; name another folder with --out.`);
    if (dirname(at) === at) return;
  }
}

/**
 * Makes the folder, readable by its owner only (on Windows as far as its rights are those of the user's own folders), and empties it of an
 * earlier making: a pack of somebody who has left must not be sent. Throws a Fault for a folder that holds anything else, or lies in a site or among publications.
 * `alone`: the names of files that may be there and nothing else, since the folder is handed over whole.
 */
export function prepareFolder(given: string, {alone}: {readonly alone?: RegExp} = {}): string {
  const folder = resolve(given), made = alone ?? ours;
  refusePublic(given, folder);
  try {
    mkdirSync(folder, {recursive: true, mode: 0o700});
    const present = readdirSync(folder);
    if (present.length > 0 && !present.includes(mark)) throw new Fault(`${given} holds something else than packs; name a new or empty folder with --out.`);
    const other = alone && present.find((name) => name !== mark && name !== ".gitignore" && !alone.test(name));
    if (other) throw new Fault(`${given} holds other private files, and an audit pack is handed over whole; name a new or empty folder with --out.`);
    chmodSync(folder, 0o700);
    writeFileSync(join(folder, mark), "Private files about people, made by Badgeways. No site is built here, and nothing here is published.\n", {mode: 0o600});
    // Whoever makes packs inside a project must not come to commit them.
    writeFileSync(join(folder, ".gitignore"), "*\n", {mode: 0o600});
    for (const name of present.filter((one) => made.test(one))) rmSync(join(folder, name));
  } catch (error) {
    throw error instanceof Fault ? error : unwritable(given, error);
  }
  return folder;
}

/** What stands in a site, in the folder of several sites, and in a publication. */
const publicMarks = ["_observablehq", "publication.json", ...["hr", "equity", "executive", "everyone"].flatMap((audience) => [join(audience, "index.html"), join(audience, "publication.json")])];

/** A path with the links in it followed, as far as it exists. */
const real = (path: string): string => (existsSync(path) || dirname(path) === path ? realpathSync(path) : join(real(dirname(path)), basename(path)));

/** A site's folder is served and a publication is sent about: neither may come to hold a pack. */
function refusePublic(given: string, folder: string): void {
  for (let at = real(folder); ; at = dirname(at)) {
    if (publicMarks.some((name) => existsSync(join(at, name))) || basename(at).toLowerCase() === "publications") throw new Fault(`${given} lies in a site or among publications, which others may read; name a folder elsewhere with --out.`);
    if (dirname(at) === at) return;
  }
}

/** Writes a file for its owner's eyes only, whole or not at all. */
export function writePrivate(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  try {
    writeFileSync(`${path}.next`, text, {mode: 0o600});
    renameSync(`${path}.next`, path);
  } catch (error) {
    rmSync(`${path}.next`, {force: true});
    throw unwritable(path, error);
  }
}

/** index.csv: what to send to whom. Written last: a folder without it was not finished. */
export function writeIndex(folder: string, entries: readonly Entry[]): void {
  const counted = entries.some(({items}) => items !== undefined);
  const header = ["kind", "owner", "address", "file", "sha256", ...counted ? ["items"] : []];
  const rows = entries.map(({kind, owner, address, file, sha256: hash, items}) => [kind, owner, address, file, hash, ...counted ? [items ?? null] : []].map(csvField).join(","));
  writePrivate(folder, index, [header.join(","), ...rows, ""].join("\n"));
}

const unwritable = (path: string, error: unknown) =>
  new Fault(`${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown error"}); give the user that runs Badgeways the right to write there, or name another folder with --out.`, {cause: error});
