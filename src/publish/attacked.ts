import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {attack, type AttackResult} from "../disclosure/attack/attack.ts";
import {publishedFiles, readPublicationFolder, type Files, type PublishedFiles} from "../disclosure/attack/files.ts";
import type {Remembered} from "../disclosure/attack/leaks.ts";
import {metricLaws} from "../disclosure/attack/metricLaws.ts";
import {Fault} from "../fault.ts";
import {readSqlFiles} from "../warehouse/modelFiles.ts";
import {publications} from "./catalogue.ts";

/** The releases in a folder of publications that were made before a month's, oldest first. */
export function releasesBefore(folder: string, month: string): PublishedFiles[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{4}-\d{2}$/.test(name) && name < month) : [];
  return names.sort().map((name) => publishedFiles(name, readPublicationFolder(join(folder, name))));
}

/** What this process found of blocks of sums. A verdict rests on nothing but the block's own counts, so that one which is the same again, after hiding or in the release of a draft, is not weighed again. */
const known: Remembered = new Map();

/** Attacks the files of a publication, `draft` or a release's month, with what earlier releases give. `remembered`: what earlier attacks found, added to; an empty map where nothing is to be taken from them. */
export const attackFiles = (id: string, files: Files, earlier: readonly PublishedFiles[], remembered = known): Promise<AttackResult> =>
  attack({publication: publishedFiles(id, files), earlier, declarations: publications, laws: metricLaws(readSqlFiles().models), remembered});

/** What an attack found that must not be published: broken rules, and cells that give themselves away, but those that earlier releases gave away by themselves. */
export const givenAway = ({broken, incurable, hide, leaks}: AttackResult): string[] => [...new Set([...broken, ...incurable, ...(hide.length > 0 ? leaks : [])])];

/** A Fault that names the first cells, where what is published breaks a rule or gives a count away. */
export function refuseAttacked(id: string, found: readonly string[]): void {
  if (found.length === 0) return;
  const more = found.length > 3 ? ` (and ${found.length - 3} more)` : "";
  throw new Fault(`The publication ${id} was refused, since its figures would give somebody away: ${found.slice(0, 3).join("; ")}${more}; nothing was written, the last publication stays.`);
}
