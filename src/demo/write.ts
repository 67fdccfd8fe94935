import {rmSync} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {openSession, type Session} from "../warehouse/session.ts";
import {layCareers} from "./careers.ts";
import {layChance} from "./chance.ts";
import {chapters} from "./chapters.ts";
import {writeMixed, writePlain, zip} from "./copies.ts";
import {addContradictions, addDirt, type PlantedDirt} from "./dirt.ts";
import type {Export} from "./exports.ts";
import {layManagers} from "./managers.ts";
import {mixedManifest, openingOf, plainManifest} from "./manifests.ts";
import {layFramework, layTeams} from "./organization.ts";
import {layPeople} from "./people.ts";

export interface DemoOptions {
  readonly folder: string;
  /** Rows of employees: everyone employed at some time in the five years, contractors too. 300 to 2,300,000. */
  readonly employees?: number;
  readonly seed?: number;
  readonly asOf?: string;
  /** Clean CSV files named after the tables, without the dirt. */
  readonly plain?: boolean;
}

export interface DemoSummary {
  readonly rows: Readonly<Record<string, number>>;
  /** Bad rows by table and reason; none in the plain form. */
  readonly dirt: PlantedDirt;
  /** Facts changed so that they contradict others, by the check that finds them. */
  readonly contradictions: Readonly<Record<string, number>>;
}

/**
 * Makes the demo organization and writes its exports with a sources.yaml. The same size and seed give the same bytes.
 */
export async function writeDemo({folder, employees = 6000, seed = 1, asOf = "2026-06-30", plain = false}: DemoOptions): Promise<DemoSummary> {
  const spill = `${folder}.spill`;
  const session = await openSession(":memory:", {temporaryFolder: spill});
  try {
    const day = (iso: string) => Math.round(Date.parse(iso) / 86_400_000);
    const opening = day(openingOf(asOf));
    await layChance(session, {seed, opening});
    await layFramework(session, {employees, asOf: day(asOf), opening});
    for (const lay of [layTeams, layPeople, layCareers, layManagers]) await lay(session);
    await mkdir(folder, {recursive: true});
    const rows: Record<string, number> = {}, dirt: Record<string, Readonly<Record<string, number>>> = {}, contradictions: Record<string, number> = {};
    for (const chapter of chapters) {
      for (const lay of chapter.lay) await lay(session);
      for (const one of chapter.exports) {
        rows[one.table] = await layExport(session, one);
        if (plain) await writePlain(session, folder, one);
        else {
          Object.assign(contradictions, await addContradictions(session, one.table));
          await writeMixed(session, folder, one);
          const bad = await addDirt(folder, one.table, rows[one.table]!, asOf);
          if (Object.keys(bad).length > 0) dirt[one.table] = bad;
          await zip(folder, one);
        }
        await session.run(`drop table "out_${one.table}"`);
      }
      for (const table of chapter.forget) await session.run(`drop table ${table}`);
    }
    await writeFile(join(folder, "sources.yaml"), plain ? plainManifest(asOf) : mixedManifest(asOf));
    return {rows, dirt, contradictions};
  } finally {
    session.close();
    rmSync(spill, {recursive: true, force: true});
  }
}

/** The rows that are to leave, as table out_NAME. Returns how many. */
async function layExport(session: Session, {table, sql}: Export): Promise<number> {
  await session.run(`create table "out_${table}" as ${sql}`);
  const [{n}] = await session.rows(`select count(*)::integer as n from "out_${table}"`) as [{n: number}];
  return n;
}
