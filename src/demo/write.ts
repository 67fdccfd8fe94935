import {rmSync} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {openSession} from "../warehouse/session.ts";
import {layBadgeRows} from "./badgeRows.ts";
import {layDevelopment, layOutcomes, laySentiment} from "./businessRows.ts";
import {layCareers} from "./careers.ts";
import {layChance} from "./chance.ts";
import {writeMixed, writePlain} from "./copies.ts";
import {addContradictions, addDirt, type PlantedDirt} from "./dirt.ts";
import {exports} from "./exports.ts";
import {layJobRows} from "./jobs.ts";
import {layManagers} from "./managers.ts";
import {mixedManifest, openingOf, plainManifest} from "./manifests.ts";
import {layOpenings} from "./openings.ts";
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
    const layers = [layTeams, layPeople, layCareers, layManagers, layJobRows, layBadgeRows, layOpenings, layDevelopment, layOutcomes, laySentiment];
    for (const lay of layers) await lay(session);
    const rows: Record<string, number> = {};
    for (const one of exports) {
      await session.run(`create table "out_${one.table}" as ${one.sql}`);
      const [{n}] = await session.rows(`select count(*)::integer as n from "out_${one.table}"`) as [{n: number}];
      rows[one.table] = n;
    }
    await mkdir(folder, {recursive: true});
    if (plain) {
      await writePlain(session, folder);
      await writeFile(join(folder, "sources.yaml"), plainManifest(asOf));
      return {rows, dirt: {}, contradictions: {}};
    }
    const contradictions = await addContradictions(session);
    await writeMixed(session, folder);
    await writeFile(join(folder, "sources.yaml"), mixedManifest(asOf));
    return {rows, dirt: await addDirt(folder, rows, asOf), contradictions};
  } finally {
    session.close();
    rmSync(spill, {recursive: true, force: true});
  }
}
