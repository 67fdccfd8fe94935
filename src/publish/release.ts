import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {tableFromIPC} from "apache-arrow";
import {firstDifference} from "../disclosure/attack/difference.ts";
import {publishedFiles} from "../disclosure/attack/files.ts";
import {Fault} from "../fault.ts";
import {readRunState} from "../warehouse/runState.ts";
import {identityOf} from "../warehouse/standing.ts";
import {attackFiles, givenAway, refuseAttacked, releasesBefore} from "./attacked.ts";
import {publications as declared} from "./catalogue.ts";
import {headerText, type PublicationHeader} from "./header.ts";
import {firstDayAfter, lastWholeMonth} from "../months.ts";

export interface ReleaseOptions {
  /** The warehouse file that the draft was made from. */
  readonly warehouse: string;
  /** The folder that holds `draft` and the releases. */
  readonly publications: string;
  /** The day of release, ISO. */
  readonly on: string;
}

export interface Release {
  /** The month that it is named for: `2026-06`. */
  readonly id: string;
  readonly folder: string;
  /** The run whose draft it is. */
  readonly runId: string;
  /** Whether it was frozen now; false where the same one stood already. */
  readonly frozen: boolean;
}

/** A file's path below its publication, with forward slashes, and its content. */
type Files = Map<string, Buffer>;

/**
 * Freezes the draft as `publications/YYYY-MM/`, the last month wholly on or before as_of (METRICS section 9.2). A release never
 * changes: made again of the same figures it stays as it is, its first day of release too; of other figures it is a Fault. It is attacked
 * together with all earlier releases, and refused where somebody would be given away. Also a Fault: no draft, a draft of another run than the
 * warehouse's, a period that the month does not hold.
 */
export async function release({warehouse, publications, on}: ReleaseOptions): Promise<Release> {
  const draft = join(publications, "draft");
  const runId = await runOfDraft(warehouse, draft);
  const drafted = readFiles(draft);
  const {as_of, history_from} = headerOf(drafted);
  const id = lastWholeMonth(as_of);
  if (`${id}-01` < history_from) throw new Fault(`There is no whole month from ${history_from} to ${as_of} to release; wait for a month's end.`);
  if (on < as_of) throw new Fault(`The day of release ${on} lies before the last day of the data, ${as_of}; name a later one with --on.`);
  refuseLaterPeriods(drafted, firstDayAfter(id));
  const files = released(drafted, id, on);
  const folder = join(publications, id);
  if (existsSync(folder)) {
    const standing = readFiles(folder), changed = firstChanged(standing, files);
    const cell = changed && firstDifference(publishedFiles(id, standing), publishedFiles(id, files), declared);
    if (changed) throw new Fault(`The release ${id} stands already and holds other figures than the draft (${changed}${cell ? `, ${cell}` : ""}); a release is never changed: the next one is that of the next month.`);
    return {id, folder, runId, frozen: false};
  }
  refuseAttacked(id, givenAway(await attackFiles(id, files, releasesBefore(publications, id))));
  freeze(folder, files);
  return {id, folder, runId, frozen: true};
}

/** The run that the draft and the warehouse are of; a Fault where they are not of the same. */
async function runOfDraft(warehouse: string, draft: string): Promise<string> {
  const identity = existsSync(warehouse) ? await identityOf(warehouse) : undefined;
  if (!identity) throw new Fault(`There is no warehouse ${warehouse} to release from; run badgeways pipeline first, or name another with --warehouse.`);
  if (!existsSync(draft)) throw new Fault(`There is no draft publication ${draft} to release; run badgeways pipeline first.`);
  if (readRunState(warehouse)?.draft !== identity.runId) throw new Fault(`The draft publication ${draft} was not made from ${warehouse} as it stands; run badgeways pipeline again, then release.`);
  return identity.runId;
}

function readFiles(folder: string): Files {
  const paths = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter((path) => statSync(join(folder, path)).isFile()).sort();
  return new Map(paths.map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path))]));
}

const isHeader = (path: string) => path.endsWith("publication.json");
const parse = (content: Buffer) => JSON.parse(content.toString("utf8")) as PublicationHeader;

function headerOf(files: Files): PublicationHeader {
  const [, content] = [...files].find(([path]) => isHeader(path)) ?? [];
  if (!content) throw new Fault("The draft publication holds no publication.json; run badgeways pipeline again.");
  return parse(content);
}

function refuseLaterPeriods(files: Files, end: string): void {
  for (const [path, content] of files) {
    // A target is set for a year to come, and tells nothing of anybody.
    if (!path.endsWith(".arrow") || path.endsWith("/targets.arrow")) continue;
    const ends = tableFromIPC(content).getChild("period_end");
    for (const day of ends ?? []) {
      if (new Date(Number(day)).toISOString().slice(0, 10) > end) throw new Fault(`The draft's ${path} holds a period that ends after ${end}, which the release must not; run badgeways pipeline again.`);
    }
  }
}

function released(drafted: Files, id: string, on: string): Files {
  return new Map([...drafted].map(([path, content]) => {
    if (!isHeader(path)) return [path, content];
    const {organization, audience, as_of, history_from, state: _state, id: _id, ...rest} = parse(content);
    return [path, Buffer.from(headerText({organization, audience, state: "release", id, as_of, history_from, released_on: on, ...rest}))];
  }));
}

/** The first file by name that is not the same in both, the day of release left aside. */
function firstChanged(standing: Files, files: Files): string | undefined {
  const comparable = (path: string, content: Buffer | undefined) =>
    content && isHeader(path) ? Buffer.from(JSON.stringify({...parse(content), released_on: undefined})) : content;
  return [...new Set([...standing.keys(), ...files.keys()])].sort().find((path) => {
    const [one, other] = [comparable(path, standing.get(path)), comparable(path, files.get(path))];
    return !one || !other || !one.equals(other);
  });
}

/** Written beside and renamed, so that a release is whole or not there; its files are read-only where the system knows that. */
function freeze(folder: string, files: Files): void {
  const next = `${folder}.next`;
  rmSync(next, {recursive: true, force: true});
  for (const [path, content] of files) {
    const file = join(next, path);
    mkdirSync(join(file, ".."), {recursive: true});
    writeFileSync(file, content);
    chmodSync(file, 0o444);
  }
  renameSync(next, folder);
}
