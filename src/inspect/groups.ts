import {join} from "node:path";
import {walk} from "../sources/files.ts";
import type {Scratch} from "../sources/scratch.ts";
import type {Session} from "../warehouse/session.ts";
import {readCodes} from "./codes.ts";
import type {Columns} from "./fit.ts";
import {plainHeader} from "./headers.ts";
import {lookAt, type Look, type Unreadable} from "./look.ts";
import {profileColumns} from "./profile.ts";

/** Files of one export: its parts, or a copy a night. What is said of columns is said of the last by name. */
export interface Group {
  readonly looks: readonly Look[];
  /** Files of that name that were not looked at, because there are many. */
  readonly more: number;
  readonly columns: Columns;
  /** The last file holds again most rows of the one before it. */
  readonly copies: boolean;
  /** Names or patterns for the manifest's `files`. */
  readonly files: readonly string[];
}

export const lastOf = (group: Group): Look => group.looks.at(-1)!;

export interface Folder {
  readonly groups: readonly Group[];
  readonly unreadable: readonly Unreadable[];
  /** The folder has a sources.yaml already. */
  readonly written: boolean;
}

const mostLooked = 12;

/** Looks at every file of a folder and puts those together that are of one export. Throws a Fault where there is no folder. */
export async function groupFiles(session: Session, scratch: Scratch, folder: string, tell: (file: string) => void): Promise<Folder> {
  const {files, outside} = await walk(folder);
  const within = files.filter((file) => !outside.has(file) && ![...outside].some((link) => link.endsWith("/") && file.startsWith(link)));
  const byName = new Map<string, string[]>();
  for (const file of within.filter((name) => name !== "sources.yaml")) byName.set(stem(file), [...(byName.get(stem(file)) ?? []), file]);
  const unreadable: Unreadable[] = [];
  const looked = new Map<string, {looks: Look[]; more: number}>();
  let number = 0;
  for (const names of byName.values()) {
    const some = names.length > mostLooked ? names.slice(-4) : names;
    let more = names.length - some.length;
    for (const file of some) {
      tell(file);
      const look = await lookAt(session, scratch, {file, path: join(folder, ...file.split("/"))}, ++number);
      if ("why" in look) {
        unreadable.push(look);
        continue;
      }
      const key = JSON.stringify([file.includes("/") ? folderOf(file) : stem(file), look.names.map(plainHeader)]);
      const group = looked.get(key) ?? {looks: [], more: 0};
      group.looks.push(look);
      group.more += more;
      more = 0;
      looked.set(key, group);
    }
  }
  const groups: Group[] = [];
  for (const {looks, more} of looked.values()) {
    const sorted = looks.sort((a, b) => (a.file < b.file ? -1 : 1)), last = sorted.at(-1)!;
    const profiles = await profileColumns(session, last);
    const copies = sorted.length > 1 && await holdsAgain(session, last, sorted.at(-2)!);
    groups.push({looks: sorted, more, copies, columns: {profiles, codes: await readCodes(session, last, profiles)}, files: patternsOf(sorted.map(({file}) => file), within)});
  }
  return {groups, unreadable, written: within.includes("sources.yaml")};
}

const folderOf = (file: string) => file.slice(0, file.lastIndexOf("/") + 1);
/** A name without its figures: the same for every night. */
const stem = (file: string) => folderOf(file) + file.slice(folderOf(file).length).replace(/\d+/g, "#");

async function holdsAgain(session: Session, last: Look, before: Look): Promise<boolean> {
  if (last.names.length === 0) return false;
  const rows = (look: Look) => `select distinct hash(${last.names.map((_, k) => `c${k}`).join(", ")}) as h from ${look.sample}`;
  const [{share}] = await session.rows(`select (count(*) filter (h in (${rows(last)})) / greatest(count(*), 1))::double as share from (${rows(before)})`) as [{share: number}];
  return share > 0.5;
}

/** One file by its name; several by a pattern that takes no other file, else by their names. */
function patternsOf(files: readonly string[], all: readonly string[]): string[] {
  if (files.length === 1) return [...files];
  const [first] = files as [string, ...string[]];
  const extension = /(\.[a-z]+)(\.gz)?$/i.exec(first)?.[0] ?? "";
  const stems = new Set(files.map(stem));
  const pattern = stems.size === 1 ? stem(first).replace(/#([-_. ]?#)*/g, "*") : `${folderOf(first)}*${extension}`;
  const fitting = all.filter((file) => new RegExp(`^${pattern.replace(/[\\^$.|+()[\]{}?]/g, "\\$&").replaceAll("*", "[^/]*")}$`).test(file));
  return fitting.every((file) => stems.has(stem(file)) || files.includes(file)) ? [pattern] : [...files];
}
