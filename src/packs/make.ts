import type {Session} from "../warehouse/session.ts";
import type {Chosen} from "./chosen.ts";
import {fileOf, sha256, type Entry} from "./folder.ts";
import {managerRows} from "./managerRows.ts";
import type {Pack} from "./pages/pack.ts";
import {learnerPage} from "./pages/learner.ts";
import {managerPage} from "./pages/manager.ts";
import {talentReviewPage} from "./pages/talentReview.ts";
import {personRows} from "./personRows.ts";
import {talentRows} from "./talentRows.ts";

/** A file that is ready to be logged and written. */
export interface Made {
  readonly entry: Entry;
  readonly text: string;
}

/** As many packs as are held in memory at a time. */
const batch: Readonly<Record<Chosen["kind"], number>> = {manager: 200, employee: 500, role: 5};

/** The packs asked for, some at a time, in their order. Reads the tables of `makePackTables`. */
export async function* makePacks(session: Session, pack: Pack, chosen: readonly Chosen[], {subtree}: {subtree: boolean}): AsyncGenerator<Made[]> {
  for (const kind of ["manager", "employee", "role"] as const) {
    const owners = chosen.filter((one) => one.kind === kind);
    for (let k = 0; k < owners.length; k += batch[kind]) {
      const keys = owners.slice(k, k + batch[kind]).map(({key}) => key);
      yield kind === "manager" ? managerPacks(session, pack, keys, subtree) : kind === "employee" ? learnerPacks(session, pack, keys) : reviewPacks(session, pack, keys);
    }
  }
}

async function managerPacks(session: Session, pack: Pack, keys: readonly number[], subtree: boolean): Promise<Made[]> {
  return (await managerRows(session, keys, {subtree})).map((contents) => made("manager", contents.manager.employee_id, contents.manager.address, managerPage(pack, contents)));
}

async function learnerPacks(session: Session, pack: Pack, keys: readonly number[]): Promise<Made[]> {
  const rows = await personRows(session, `select unnest([${keys.join(", ")}])`);
  return keys.map((key) => {
    const person = rows.person(key)!;
    return made("employee", person.employee_id, person.address, learnerPage(pack, person, rows));
  });
}

async function reviewPacks(session: Session, pack: Pack, keys: readonly number[]): Promise<Made[]> {
  return (await talentRows(session, keys, pack.standards)).map((contents) => made("role", contents.role.role_id, null, talentReviewPage(pack, contents)));
}

function made(kind: Exclude<Entry["kind"], "audit">, owner: string, address: string | null, text: string): Made {
  return {entry: {kind, owner, address, file: fileOf(kind, owner, "html"), sha256: sha256(text)}, text};
}
