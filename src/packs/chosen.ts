import {Fault} from "../fault.ts";
import {suggestion} from "../nearest.ts";
import type {Session} from "../warehouse/session.ts";
import {usesOf} from "../warehouse/unused.ts";

/** A pack that was asked for; `key` is the person's, or the role's. `id`: the owner's, as delivered. */
export interface Chosen {
  readonly kind: "manager" | "employee" | "role";
  readonly key: number;
  readonly id: string;
}

/** Ids, or true for all: of everyone who leads somebody, of every employee, of every critical role. */
export interface Asked {
  readonly managers?: readonly string[] | true | undefined;
  readonly employees?: readonly string[] | true | undefined;
  readonly roles?: readonly string[] | true | undefined;
}

/** Who and what packs were asked for, found among those who are there on as_of. Reads packs.people and packs.reports. Throws a Fault for an id that is not. */
export async function chosenOf(session: Session, {managers, employees, roles}: Asked): Promise<Chosen[]> {
  return [
    ...managers === undefined ? [] : await leaders(session, managers),
    ...employees === undefined ? [] : await learners(session, employees),
    ...roles === undefined ? [] : await reviewed(session, roles)
  ];
}

interface Found {readonly key: number; readonly id: string}

async function leaders(session: Session, ids: readonly string[] | true): Promise<Chosen[]> {
  const found = ids === true
    ? await session.rows<Found>("select distinct p.person_id as key, p.employee_id as id from packs.reports as r join packs.people as p on p.person_id = r.manager_person_id where r.direct order by key")
    : await named(session, ids, "--manager");
  if (found.length === 0) throw new Fault("Nobody leads anybody: job_history names no manager who is there on the last day of the data.");
  return found.map((one) => ({kind: "manager", ...one}));
}

async function learners(session: Session, ids: readonly string[] | true): Promise<Chosen[]> {
  const found = ids === true
    ? await session.rows<Found & {employed: boolean}>("select person_id as key, employee_id as id, employed from packs.people where employed order by key")
    : await named(session, ids, "--employee");
  if (found.some(({employed}) => !employed)) throw new Fault("Who --employee names is a contingent worker, and only employees are in any figure.");
  return found.map(({key, id}) => ({kind: "employee", key, id}));
}

/** In the order given, each once. The ids are not repeated in a message: it may end in a log. */
async function named(session: Session, ids: readonly string[], option: string): Promise<(Found & {employed: boolean})[]> {
  const found = [];
  for (const id of new Set(ids)) {
    const [one] = await session.rows<Found & {employed: boolean}>("select person_id as key, employee_id as id, employed from packs.people where employee_id = ?", [id]);
    if (!one) {
      const [left] = await session.rows<{as_of: string}>("select g.as_of from staging.people as p cross join staging.settings as g where p.employee_id = ?", [id]);
      throw new Fault(left
        ? `Who ${option} names is not employed on ${left.as_of}, the last day of the data; name somebody who is.`
        : `Nobody has the id that ${option} names; ids are those of employees, as delivered.`);
    }
    found.push(one);
  }
  return found;
}

async function reviewed(session: Session, ids: readonly string[] | true): Promise<Chosen[]> {
  if ((await usesOf(session)).talent_review_packs === "off") throw new Fault("Talent-review packs are not used, by agreement (uses.talent_review_packs is off in sources.yaml).");
  const roles = await session.rows<Found & {critical: boolean}>("select role_key as key, role_id as id, critical from core.roles where role_key > 0 order by role_id");
  const chosen = ids === true ? roles.filter(({critical}) => critical) : [...new Set(ids)].map((id) => {
    const role = roles.find((one) => one.id === id);
    if (!role) throw new Fault(`There is no role ${id}${suggestion(id, roles.map((one) => one.id)) || "; --role takes a role_id"}.`);
    return role;
  });
  if (chosen.length === 0) throw new Fault("No role is marked critical; name one with --role.");
  return chosen.map(({key, id}) => ({kind: "role", key, id}));
}
