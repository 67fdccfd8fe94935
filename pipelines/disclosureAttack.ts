import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {attackFiles, givenAway, releasesBefore} from "../src/publish/attacked.ts";
import type {AttackFigures} from "../src/disclosure/attack/attack.ts";
import {publishedFiles, readPublicationFolder} from "../src/disclosure/attack/files.ts";
import {Fault} from "../src/fault.ts";
import {lastWholeMonth} from "../src/months.ts";
import {silent, type Progress} from "./progress.ts";

export interface AttackOrder {
  /** The folder that holds `draft` and the releases. */
  readonly folder: string;
  /** `draft`, or a release's month; all of them unless given. */
  readonly publication?: string;
  readonly progress?: Progress;
}

export interface Attacked {
  readonly publication: string;
  readonly figures: AttackFigures;
  readonly seconds: number;
}

/** As many cells as a refusal names. */
const most = 3;

/** Attacks publications as anybody can who has their files: each with the releases before it. Throws a Fault that names what gives somebody away. */
export async function disclosureAttack({folder, publication, progress = silent}: AttackOrder): Promise<Attacked[]> {
  const standing = existsSync(folder) ? readdirSync(folder).filter((name) => name === "draft" || /^\d{4}-\d{2}$/.test(name)).sort() : [];
  const chosen = publication ? standing.filter((name) => name === publication) : standing;
  if (chosen.length === 0) throw new Fault(`There is no publication${publication ? ` ${publication}` : ""} in ${folder}; run badgeways pipeline or release first, or name another folder.`);
  const attacked: Attacked[] = [];
  for (const name of chosen) {
    progress.step(`Attacking ${name}`);
    const began = performance.now();
    const files = readPublicationFolder(join(folder, name));
    const [header] = publishedFiles(name, files).headers;
    if (!header) throw new Fault(`${join(folder, name)} holds no publication.json; run badgeways pipeline again.`);
    const found = await attackFiles(name, files, releasesBefore(folder, name === "draft" ? lastWholeMonth(header.as_of) : name));
    const told = givenAway(found);
    if (told.length > 0) throw new Fault(`The publication ${name} gives somebody away: ${told.slice(0, most).join("; ")}${told.length > most ? `; and ${told.length - most} more` : ""}.`);
    attacked.push({publication: name, figures: found.figures, seconds: (performance.now() - began) / 1000});
  }
  return attacked;
}
