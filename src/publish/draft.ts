import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {refuseUndeclared} from "../disclosure/gate.ts";
import type {Role} from "../disclosure/declaration.ts";
import {isAuditOnRequest} from "../warehouse/auditModels.ts";
import {createFunctions} from "../warehouse/functions.ts";
import {readSqlFiles} from "../warehouse/modelFiles.ts";
import type {Session} from "../warehouse/session.ts";
import {usesOf} from "../warehouse/unused.ts";
import {encodeArrow, type ArrowType} from "./arrow.ts";
import {audiences, publications, type Audience} from "./catalogue.ts";
import {draftHeader, headerText} from "./header.ts";

const typeOfRole: Record<Role, ArrowType> = {
  category: "text", dimension: "text", member: "text", prose: "text", band: "text",
  period: "date", date: "date", count: "integer", figure: "number", setting: "number", label: "text", flag: "flag"
};

/**
 * Writes the draft publication of a built warehouse (open read-only or not) into `folder`, replacing what is there: a folder an
 * audience with its tables as Arrow files and publication.json. The gate sees every table before the first byte is written. The same
 * warehouse gives the same bytes. `audiences`: all but those that are made on request only, unless given. Throws a Fault where the gate refuses. Returns the files' paths below `folder`.
 */
export async function writeDraft(session: Session, {folder, audiences: wanted}: {readonly folder: string; readonly audiences?: readonly Audience[]}): Promise<string[]> {
  const made = wanted ?? await audiencesOf(session);
  await createFunctions(session, readSqlFiles().functions);
  const uses = await usesOf(session);
  const offered = publications.filter(({use, audiences: readers}) => (!use || uses[use] === "on") && readers.some((reader) => made.includes(reader)));
  await refuseUndeclared(session, offered);
  const tables = new Map<string, Uint8Array>();
  for (const {name, from, columns, key} of offered) {
    tables.set(name, await encodeArrow(session, from, columns.map((column) => ({name: column.name, type: typeOfRole[column.role]})), key));
  }
  const files: [path: string, content: Uint8Array | string][] = [];
  for (const audience of made) {
    files.push([join(audience, "publication.json"), headerText(await draftHeader(session, audience))]);
    for (const publication of offered) {
      if (publication.audiences.includes(audience)) files.push([join(audience, `${publication.name}.arrow`), tables.get(publication.name)!]);
    }
  }
  rmSync(folder, {recursive: true, force: true});
  for (const audience of made) mkdirSync(join(folder, audience), {recursive: true});
  for (const [path, content] of files) writeFileSync(join(folder, path), content);
  return files.map(([path]) => path);
}

/** Where the manifest says `audit: {build: on_request}`, the equity figures are made when they are asked for. */
async function audiencesOf(session: Session): Promise<readonly Audience[]> {
  return await isAuditOnRequest(session) ? audiences.filter((name) => name !== "equity") : audiences;
}
