import {mkdirSync, readdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {Fault} from "../fault.ts";
import {achievement} from "./achievement.ts";
import type {CatalogRows} from "./changes.ts";

/** Writes each version of each badge standard as a JSON file into a new or empty folder. Returns how many. */
export function writeAchievements(rows: CatalogRows, out: string, named: {readonly organization: string; readonly locale: string}): number {
  const badges = rows.get("badges")!, competencies = new Map(rows.get("competencies")!.map((row) => [row.competency_id, row]));
  if (badges.length === 0) throw new Fault("The catalog holds no badges; put badges.csv into its folder.");
  mkdirSync(out, {recursive: true});
  if (readdirSync(out).length > 0) throw new Fault(`${out} is not empty; name a new folder with --out, so that no file of an earlier export stays in it.`);
  for (const badge of badges) {
    const others = badges.filter((other) => other.badge_id === badge.badge_id && other.version !== badge.version);
    const criteria = rows.get("rubric_criteria")!.filter((one) => one.badge_id === badge.badge_id && one.version === badge.version);
    const made = achievement(badge, {...named, others, criteria, competency: competencies.get(badge.competency_id)});
    writeFileSync(join(out, `${fileName(badge.badge_id)}.${badge.version}.json`), `${JSON.stringify(made, null, 2)}\n`);
  }
  return badges.length;
}

/** A name that every system takes, and no other id gives. */
const fileName = (id: string) => id.replace(/[^A-Za-z0-9_-]/gu, (letter) => `%${Buffer.from(letter).toString("hex")}`);
