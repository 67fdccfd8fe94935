import {allUses, ownedBy, unused, uses, type Use, type Uses} from "../contract/uses.ts";
import {Fault} from "../fault.ts";
import {suggestion} from "../nearest.ts";
import type {SqlFile} from "./modelFiles.ts";
import {literal, type Session} from "./session.ts";
import {lineAt} from "./sqlFault.ts";

/** The uses as raw.uses has them; all on in a warehouse without it. */
export async function usesOf(session: Session): Promise<Uses> {
  const present = await session.rows("select 1 from duckdb_tables() where database_name = current_database() and schema_name = 'raw' and table_name = 'uses'");
  const rows = present.length > 0 ? await session.rows<{use: Use; state: "on" | "off"}>("select use, state from raw.uses") : [];
  return {...allUses, ...Object.fromEntries(rows.map(({use, state}) => [use, state]))};
}

/**
 * The SQL that rests on no use that is off. A file whose head says `-- uses: performance` is left out whole; a line that ends in
 * `-- uses: performance` is left out of its file, and stays as an empty line, so that a failing line is the line of the file.
 */
export function inUse(files: readonly SqlFile[], given: Uses): SqlFile[] {
  return files.filter((file) => !restsOn(file, given)).map((file) => ({...file, text: withoutUnusedLines(file, given)}));
}

function restsOn(file: SqlFile, given: Uses): boolean {
  return file.header.uses !== undefined && named(file.header.uses, file, 0).some((use) => given[use] === "off");
}

function withoutUnusedLines(file: SqlFile, given: Uses): string {
  return file.text.replace(/^(?!--).*-- uses: (.*)$/gm, (line, words: string, offset: number) => (named(words, file, offset).some((use) => given[use] === "off") ? "" : line));
}

function named(words: string, {path, text}: SqlFile, offset: number): Use[] {
  return words.split(",").map((word) => word.trim()).map((word) => {
    const use = uses.find((one) => one === word);
    if (!use) throw new Fault(`${path}${lineAt(text, offset)}: there is no use ${word}${suggestion(word, uses) || `; there are ${uses.join(", ")}`}.`);
    return use;
  });
}

/** marts.uses: each use, on or off, and what was left out because it is off: input tables, columns and models, as `;` text. */
export async function writeUses(session: Session, models: readonly SqlFile[], given: Uses): Promise<void> {
  const off = unused(given);
  const rows = uses.map((use) => {
    const {tables, columns} = ownedBy[use];
    const inputs = [...tables, ...Object.entries(columns).flatMap(([table, names]) => names.map((name) => `${table}.${name}`))];
    const built = models.filter(({header}) => header.uses?.split(",").some((word) => word.trim() === use)).map(({name}) => name);
    return `(${[use, given[use], off.includes(use) ? [...inputs, ...built].join(";") : ""].map(literal).join(", ")})`;
  });
  await session.run(`create or replace table marts.uses as select * from (values ${rows.join(", ")}) as uses (use, state, left_out)`);
}
