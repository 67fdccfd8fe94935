import {accessLogOf, logAccess} from "../src/packs/accessLog.ts";
import {chosenOf, type Asked} from "../src/packs/chosen.ts";
import {fileOf, prepareFolder, sha256, writeIndex, writePrivate, type Entry} from "../src/packs/folder.ts";
import {groupedBy} from "../src/packs/grouping.ts";
import {nudgeRows} from "../src/packs/managerRows.ts";
import {nudgeLines, nudgeText} from "../src/packs/nudgeFiles.ts";
import type {ManagerRow} from "../src/packs/rows.ts";
import {sharedOf} from "../src/packs/shared.ts";
import {makePackTables} from "../src/packs/tables.ts";
import {withPeople} from "./packs.ts";
import {silent, type Progress} from "./progress.ts";

export interface NudgesOptions extends Pick<Asked, "managers"> {
  readonly warehouse: string;
  readonly out: string;
  readonly progress?: Progress;
}

export interface NudgesMade {
  readonly managers: number;
  readonly nudges: number;
  readonly log: string;
}

const batch = 500;

/** What waits for each manager: a file of JSON lines and one of text each, private like packs, with an index that says how many items each holds. */
export async function nudges({warehouse, out, managers = true, progress = silent}: NudgesOptions): Promise<NudgesMade> {
  return withPeople(warehouse, progress, async (session) => {
    const chosen = await chosenOf(session, {managers});
    const folder = prepareFolder(out);
    progress.step("Gathering what waits");
    await makePackTables(session, chosen);
    const pack = await sharedOf(session);
    progress.step("Writing the nudges");
    const entries: Entry[] = [];
    for (let k = 0; k < chosen.length; k += batch) {
      const keys = chosen.slice(k, k + batch).map(({key}) => key);
      const due = groupedBy(await nudgeRows(session, keys), ({owner}) => owner);
      const made = (await session.rows<ManagerRow>(`from packs.managers where person_id in (${keys.join(", ")}) order by person_id`)).flatMap((manager) => {
        const items = due(manager.person_id);
        return [{type: "jsonl", text: nudgeLines(pack, manager, items)}, {type: "txt", text: nudgeText(pack, items)}].map(({type, text}) => ({
          text, entry: {kind: "manager", owner: manager.employee_id, address: manager.address, file: fileOf("manager", manager.employee_id, type as "jsonl" | "txt"), sha256: sha256(text), items: items.length} satisfies Entry
        }));
      });
      logAccess(warehouse, folder, made.map(({entry}) => entry));
      for (const {entry, text} of made) writePrivate(folder, entry.file, text);
      entries.push(...made.map(({entry}) => entry));
    }
    writeIndex(folder, entries);
    return {managers: chosen.length, nudges: entries.reduce((sum, {items}) => sum + (items ?? 0), 0) / 2, log: accessLogOf(warehouse)};
  });
}
