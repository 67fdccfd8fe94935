import {chosenOf, type Asked} from "../../src/packs/chosen.ts";
import {makePacks} from "../../src/packs/make.ts";
import {nudgeRows} from "../../src/packs/managerRows.ts";
import {nudgeLines, nudgeText} from "../../src/packs/nudgeFiles.ts";
import type {ManagerRow} from "../../src/packs/rows.ts";
import {sharedOf} from "../../src/packs/shared.ts";
import {makePackTables, makePeople} from "../../src/packs/tables.ts";
import {literal, type Row, type Session} from "../../src/warehouse/session.ts";
import {warehouse, type GivenRows, type GivenSettings} from "../models/harness.ts";
import {twoYears} from "../models/organization.ts";

/** The models that sql/packs reads. */
const targets = ["marts.readiness", "marts.team_coverage", "marts.succession", "core.conversation_stretches", "core.open_enrolments", "core.standards_in_force", "core.curve_medians"];

export interface PackSettings extends GivenSettings {
  readonly links?: Readonly<Record<string, string>>;
}

/** A warehouse in memory with `identities` (employee_id, name, work_email), from which packs can be made. */
export async function staffed({identities = [], ...given}: GivenRows, {links = {}, ...settings}: PackSettings = {}): Promise<Session> {
  const session = await warehouse(given, {...twoYears, targets, ...settings});
  for (const {employee_id, name, work_email = null} of identities) await session.run(`insert into raw.identities values (${[employee_id, name, work_email].map((value) => (value === null ? "null" : literal(String(value)))).join(", ")})`);
  await session.run(`update raw.settings set links = map {${Object.entries(links).map(([thing, url]) => `${literal(thing)}: ${literal(url)}`).join(", ")}}::map(varchar, varchar)`);
  await makePeople(session);
  return session;
}

/** The packs' HTML by owner: `manager boss`, `role lead`. */
export async function packsOf(session: Session, asked: Asked, subtree = false): Promise<Record<string, string>> {
  const chosen = await chosenOf(session, asked);
  await makePackTables(session, chosen, {subtree});
  const pack = await sharedOf(session), found: Record<string, string> = {};
  for await (const made of makePacks(session, pack, chosen, {subtree})) {
    for (const {entry, text} of made) found[`${entry.kind} ${entry.owner}`] = text;
  }
  return found;
}

/** Nudges of managers whose tables `packsOf` has made: rows, and both files' text, by owner. */
export async function nudgesOf(session: Session): Promise<Record<string, {rows: Row[]; lines: string; text: string}>> {
  const pack = await sharedOf(session), found: Record<string, {rows: Row[]; lines: string; text: string}> = {};
  for (const manager of await session.rows<ManagerRow>("from packs.managers order by person_id")) {
    const rows = await nudgeRows(session, [manager.person_id]);
    found[manager.employee_id] = {rows: rows as unknown as Row[], lines: nudgeLines(pack, manager, rows), text: nudgeText(pack, rows)};
  }
  return found;
}

/** What a reader sees: HTML without its head, tags and entities. */
export const seen = (html: string): string =>
  html.replace(/^[\s\S]*<\/head>/, "").replace(/<[^>]*>/g, " ").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replace(/\s+/g, " ");
