import {basename, resolve} from "node:path";
import {openScratch} from "../sources/scratch.ts";
import {openSession, type Session} from "../warehouse/session.ts";
import {draftBlock, type DraftBlock} from "./block.ts";
import {groupFiles, lastOf, type Folder, type Group} from "./groups.ts";
import {readGroups} from "./readings.ts";

/** What a folder of exports holds, as far as its files tell. */
export interface Inspection {
  readonly folder: string;
  /** The folder's own name, which an organization bears until it is given another. */
  readonly name: string;
  readonly groups: Folder["groups"];
  readonly unreadable: Folder["unreadable"];
  readonly written: boolean;
  readonly blocks: readonly DraftBlock[];
  /** Groups that look like no table. */
  readonly unclear: readonly Group[];
  /** The newest date in the names of nightly copies, ISO. */
  readonly asOf?: string;
  /** Three letters that a header of money, or a column of one currency alone, names. */
  readonly currency?: string;
}

/** Looks at a folder. Throws a Fault where there is none; whatever a file holds, it is told of and not thrown. */
export async function inspectFolder(folder: string, tell: (file: string) => void = () => {}): Promise<Inspection> {
  const scratch = openScratch();
  const session = await openSession();
  try {
    const {groups, unreadable, written} = await groupFiles(session, scratch, folder, tell);
    const readings = await readGroups(session, groups);
    const blocks: DraftBlock[] = [];
    for (const reading of readings) blocks.push(await draftBlock(session, reading, readings));
    const asOf = newestNamed(groups), currency = await currencyOf(session, blocks);
    return {
      folder, name: basename(resolve(folder)), groups, unreadable, written, blocks, unclear: groups.filter((group) => !readings.some((reading) => reading.group === group)),
      ...(asOf === undefined ? {} : {asOf}), ...(currency === undefined ? {} : {currency})
    };
  } finally {
    session.close();
    scratch.remove();
  }
}

function newestNamed(groups: readonly Group[]): string | undefined {
  const days = groups.filter(({copies}) => copies).flatMap((group) => {
    const found = /(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(basename(lastOf(group).file));
    return found ? [`${found[1]}-${found[2]}-${found[3]}`] : [];
  });
  return days.sort().at(-1);
}

/** A currency in brackets after the header of a money column, or the only word of a column called currency. */
async function currencyOf(session: Session, blocks: readonly DraftBlock[]): Promise<string | undefined> {
  for (const {pairs, reading: {group}} of blocks) {
    const money = pairs.filter(({ours}) => ours.money);
    for (const {theirs} of money) {
      const bracket = /[([ ]([A-Z]{3})[)\]]?$/.exec(theirs.name)?.[1];
      if (bracket) return bracket;
    }
    const column = money.length > 0 ? group.columns.profiles.find(({name, distinct, longest}) => /currency/i.test(name) && distinct === 1 && longest === 3) : undefined;
    const code = column && (await session.rows<{code: string}>(`select any_value(${column.at}) as code from ${lastOf(group).sample}`))[0]!.code;
    if (code && /^[A-Z]{3}$/.test(code)) return code;
  }
  return undefined;
}
