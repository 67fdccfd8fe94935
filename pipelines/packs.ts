import {existsSync} from "node:fs";
import {resolve} from "node:path";
import {Fault} from "../src/fault.ts";
import {accessLogOf, logAccess} from "../src/packs/accessLog.ts";
import {chosenOf, type Asked} from "../src/packs/chosen.ts";
import {prepareFolder, writeIndex, writePrivate, type Entry} from "../src/packs/folder.ts";
import {makePacks} from "../src/packs/make.ts";
import {sharedOf} from "../src/packs/shared.ts";
import {makePackTables, makePeople, openForPacks} from "../src/packs/tables.ts";
import type {Session} from "../src/warehouse/session.ts";
import {silent, type Progress} from "./progress.ts";

export interface PacksOptions extends Asked {
  readonly warehouse: string;
  readonly out: string;
  /** Everyone below a manager, not the direct reports alone. */
  readonly subtree?: boolean;
  readonly progress?: Progress;
}

export interface PacksMade {
  readonly packs: number;
  readonly log: string;
}

/** Private packs of those asked for (of every manager where nobody is named), with an index, into a folder for its owner's eyes; each is in the access log first. */
export async function packs({warehouse, out, managers, employees, roles, subtree = false, progress = silent}: PacksOptions): Promise<PacksMade> {
  return withPeople(warehouse, progress, async (session) => {
    const nobody = managers === undefined && employees === undefined && roles === undefined;
    const chosen = await chosenOf(session, {managers: nobody ? true : managers, employees, roles});
    const folder = prepareFolder(out);
    progress.step("Gathering what the packs hold");
    await makePackTables(session, chosen, {subtree});
    const pack = await sharedOf(session);
    progress.step("Writing the packs");
    const entries: Entry[] = [];
    for await (const made of makePacks(session, pack, chosen, {subtree})) {
      logAccess(warehouse, folder, made.map(({entry}) => entry));
      for (const {entry, text} of made) writePrivate(folder, entry.file, text);
      entries.push(...made.map(({entry}) => entry));
      progress.detail(`${entries.length} of ${chosen.length}`);
    }
    writeIndex(folder, entries);
    return {packs: entries.length, log: accessLogOf(warehouse)};
  });
}

/** A warehouse that stands, read with names, for as long as the job takes. */
export async function withPeople<T>(warehouse: string, progress: Progress, job: (session: Session) => Promise<T>): Promise<T> {
  if (!existsSync(warehouse)) throw new Fault(`There is no warehouse ${warehouse}; run badgeways pipeline first, or name another with --warehouse.`);
  progress.step("Reading the warehouse");
  const session = await openForPacks(resolve(warehouse));
  try {
    await makePeople(session);
    return await job(session);
  } finally {
    session.close();
  }
}
