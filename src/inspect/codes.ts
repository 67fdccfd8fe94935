import type {Column} from "../contract/tables.ts";
import type {Session} from "../warehouse/session.ts";
import {plainHeader} from "./headers.ts";
import {isCodeWord} from "./identifying.ts";
import type {Look} from "./look.ts";
import type {ColumnProfile} from "./profile.ts";
import type {Form} from "./systems.ts";

/** A word of a column with few different ones, and how many rows of the sample hold it; the empty word too. */
export interface Code {
  readonly word: string;
  readonly rows: number;
}

/** Columns with more different values than this are no coded ones. */
const mostCodes = 60;

/** The words of each column that has few, by the column's name in the sample. They stay in memory: what may be shown is `isCodeWord`'s to say. */
export async function readCodes(session: Session, look: Look, profiles: readonly ColumnProfile[]): Promise<ReadonlyMap<string, readonly Code[]>> {
  const codes = new Map<string, readonly Code[]>();
  for (const {at, distinct, personal, longest} of profiles) {
    if (distinct === 0 || distinct > mostCodes || longest > 80 || personal !== undefined) continue;
    codes.set(at, await session.rows<{word: string; rows: number}>(`select coalesce(${at}, '') as word, count(*)::double as rows from ${look.sample} group by word order by rows desc, word`));
  }
  return codes;
}

/** Their words in ours, as far as they are known; `null` is known to mean nothing, `undefined` is not known. */
export function ourWord(word: string, column: Column, forms: readonly Form[]): string | null | undefined {
  const form = forms.find(({values}) => values[column.name] !== undefined && lookUp(values[column.name]!, word) !== undefined);
  if (form) return lookUp(form.values[column.name]!, word);
  return word === "" ? null : contractWord(word, column);
}

/** The word of the contract that this word is, ignoring case, spaces and underscores. */
export const contractWord = (word: string, column: Column) => (column.values ?? []).find((ours) => plainHeader(ours) === plainHeader(word));

function lookUp(words: Readonly<Record<string, string | null>>, word: string): string | null | undefined {
  const found = Object.keys(words).find((theirs) => (word === "" ? theirs === "" : theirs !== "" && squeezed(theirs) === squeezed(word)));
  return found === undefined ? undefined : words[found];
}

const squeezed = (word: string) => word.trim().toLowerCase().replace(/\s+/g, " ");

/** How a coded column's words become ours. */
export interface Coding {
  /** Words that are not ours by themselves, and what they become. */
  readonly mapped: readonly {readonly theirs: string; readonly ours: string | null}[];
  /** Words with no known meaning that may be shown. */
  readonly open: readonly string[];
  /** How many more there are, which may not be shown. */
  readonly hidden: number;
  /** The share of rows whose word is known. */
  readonly known: number;
}

/** The coding of a column that has a list of words, or yes and no. A file whose words are all the contract's own needs none, whatever its system. */
export function codingOf(codes: readonly Code[], column: Column, forms: readonly Form[]): Coding {
  const filled = codes.filter(({word}) => word !== "");
  const own = (word: string) => (column.type === "bool" ? /^(true|yes|y|t|1|1\.0|false|no|n|f|0|0\.0)$/i.test(word) : column.type === "list" ? word.split(";").every((one) => contractWord(one, column)) : (column.values ?? []).includes(word.trim().toLowerCase()));
  const allOwn = filled.every(({word}) => own(word));
  const said = codes.map(({word, rows}) => ({word, rows, ours: allOwn ? (word === "" ? null : word) : ourWord(word, column, forms)}));
  const usable = said.map((one) => ({...one, ours: one.ours === undefined && own(one.word) ? one.word : one.ours}));
  const mapped = usable.filter(({word, ours}) => ours !== undefined && !(word === "" && ours === null) && !(own(word) && ours?.toLowerCase() === word.toLowerCase()) && !(allOwn));
  const unknown = usable.filter(({word, ours}) => word !== "" && ours === undefined);
  const rows = usable.filter(({word}) => word !== "").reduce((sum, one) => sum + one.rows, 0);
  return {
    mapped: mapped.map(({word, ours}) => ({theirs: word, ours: ours!})),
    open: unknown.map(({word}) => word).filter(isCodeWord),
    hidden: unknown.filter(({word}) => !isCodeWord(word)).length,
    known: rows === 0 ? 1 : 1 - unknown.reduce((sum, one) => sum + one.rows, 0) / rows
  };
}
