import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {AttackFigures} from "../disclosure/attack/attack.ts";
import {refuseUndeclared} from "../disclosure/gate.ts";
import type {Role} from "../disclosure/declaration.ts";
import {lastWholeMonth} from "../months.ts";
import {isAuditOnRequest} from "../warehouse/auditModels.ts";
import {createFunctions} from "../warehouse/functions.ts";
import {readSqlFiles} from "../warehouse/modelFiles.ts";
import type {Session} from "../warehouse/session.ts";
import {usesOf} from "../warehouse/unused.ts";
import {encodeArrow, type ArrowType} from "./arrow.ts";
import {attackFiles, refuseAttacked, releasesBefore} from "./attacked.ts";
import {audiences, publications, type Audience, type Publication} from "./catalogue.ts";
import {draftHeader, headerText, type PublicationHeader} from "./header.ts";
import {hiddenCells, hideCells} from "./hiddenCells.ts";

const typeOfRole: Record<Role, ArrowType> = {
  category: "text", dimension: "text", member: "text", prose: "text", band: "text",
  period: "date", date: "date", count: "integer", figure: "number", setting: "number", label: "text", flag: "flag"
};

export interface DraftOrder {
  readonly folder: string;
  /** All but those that are made on request only, unless given. */
  readonly audiences?: readonly Audience[];
  /** The folder of the releases, which are attacked together with the draft; none unless given. */
  readonly releases?: string;
}

/** Rounds of attacking and hiding. The attacker foresees what hiding does, so that the second finds nothing. */
const rounds = 6;

/**
 * Writes the draft publication of a built warehouse into `folder`, replacing what is there: a folder an audience with its tables as Arrow
 * files and publication.json. All audiences' files are attacked first, together with earlier releases, and cells that would be given away
 * are hidden (raw.hidden_cells; so a warehouse open read-only does only where there are none). Then the gate sees every table before the first byte is
 * written. The same warehouse gives the same bytes. Throws a Fault where either refuses. Returns the files' paths below `folder`.
 */
export async function writeDraft(session: Session, {folder, audiences: wanted, releases}: DraftOrder): Promise<string[]> {
  const standard = await audiencesOf(session), made = wanted ?? standard;
  const readers = audiences.filter((name) => made.includes(name) || standard.includes(name));
  await createFunctions(session, readSqlFiles().functions);
  const uses = await usesOf(session), audited = readers.includes("equity");
  const offered = publications.filter(({use, ofAudit, audiences: to}) => (!use || uses[use] === "on") && (!ofAudit || audited) && readers.some((reader) => to.includes(reader)));
  const {tables, headers} = await attacked(session, {offered, readers, releases});
  await refuseUndeclared(session, offered);
  const files: [path: string, content: Uint8Array | string][] = [];
  for (const audience of made) {
    files.push([join(audience, "publication.json"), headerText(headers.get(audience)!)]);
    for (const publication of offered) {
      if (publication.audiences.includes(audience)) files.push([join(audience, `${publication.name}.arrow`), tables.get(publication.name)!]);
    }
  }
  rmSync(folder, {recursive: true, force: true});
  for (const audience of made) mkdirSync(join(folder, audience), {recursive: true});
  for (const [path, content] of files) writeFileSync(join(folder, path), content);
  return files.map(([path]) => path);
}

interface Attacked {
  readonly tables: ReadonlyMap<string, Uint8Array>;
  readonly headers: ReadonlyMap<Audience, PublicationHeader>;
}

/** The tables as files, with every cell hidden that they and earlier releases would give away. */
async function attacked(session: Session, {offered, readers, releases}: {readonly offered: readonly Publication[]; readonly readers: readonly Audience[]; readonly releases: string | undefined}): Promise<Attacked> {
  const headers = new Map<Audience, PublicationHeader>();
  for (const reader of readers) headers.set(reader, await draftHeader(session, reader));
  const earlier = releases === undefined ? [] : releasesBefore(releases, lastWholeMonth(headers.get(readers[0]!)!.as_of));
  const tables = new Map<string, Uint8Array>();
  for (const publication of offered) tables.set(publication.name, await encoded(session, publication));
  for (let round = 1; ; round++) {
    const found = await attackFiles("draft", filesOf(offered, tables, headers), earlier);
    refuseAttacked("draft", [...found.broken, ...found.incurable, ...(round === rounds ? found.leaks : [])]);
    if (found.hide.length === 0) {
      const attack: AttackFigures = {...found.figures, hidden_by_attack: await hiddenCells(session)};
      return {tables, headers: new Map([...headers].map(([reader, header]) => [reader, {...header, attack}]))};
    }
    const built = await hideCells(session, found.hide);
    for (const publication of offered) {
      if (built.some(({name}) => publication.from.includes(name))) tables.set(publication.name, await encoded(session, publication));
    }
  }
}

const encoded = (session: Session, {from, columns, key}: Publication) =>
  encodeArrow(session, from, columns.map((column) => ({name: column.name, type: typeOfRole[column.role]})), key);

/** What everybody together can read, each table once. */
function filesOf(offered: readonly Publication[], tables: ReadonlyMap<string, Uint8Array>, headers: ReadonlyMap<Audience, PublicationHeader>): Map<string, Uint8Array> {
  return new Map([
    ...[...headers].map(([reader, header]) => [`${reader}/publication.json`, Buffer.from(headerText(header))] as const),
    ...offered.map(({name, audiences: [reader]}) => [`${reader!}/${name}.arrow`, tables.get(name)!] as const)
  ]);
}

/** Where the manifest says `audit: {build: on_request}`, the equity figures are made when they are asked for. */
async function audiencesOf(session: Session): Promise<readonly Audience[]> {
  return await isAuditOnRequest(session) ? audiences.filter((name) => name !== "equity") : audiences;
}
