import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {sheetText, type SheetFacts} from "../../reports/words/sheet.ts";
import {publishedFiles, readPublicationFolder, type PublishedFiles} from "../disclosure/attack/files.ts";
import type {Session} from "../warehouse/session.ts";
import type {PublicationHeader} from "./header.ts";

/** Where the sheet of a release lies: beside its folder, which holds the audiences' files alone. */
export const sheetFile = (publications: string, id: string) => join(publications, `${id}.works-council.md`);

/** Writes the sheet for a works council of a release that stands, from its files and the warehouse that it was made from. */
export async function writeSheet(session: Session, {publications, id}: {readonly publications: string; readonly id: string}): Promise<void> {
  const files = readPublicationFolder(join(publications, id));
  const header = JSON.parse(Buffer.from([...files].find(([path]) => path.endsWith("/publication.json"))![1]).toString("utf8")) as PublicationHeader;
  const read = await session.rows<{table: string; columns: string[]}>(`
    select table_name as "table", list(distinct column_name order by column_name) as columns from raw.supplied group by table_name order by table_name`);
  const uses = await session.rows<{use: string; state: "on" | "off"; left_out: string}>("select use, state, left_out from marts.uses order by use");
  const [built] = await session.rows<{tables: string}>("select count(*) as tables from duckdb_tables() where database_name = current_database() and schema_name <> 'raw'");
  const {organization, as_of, released_on, minimum_cell, exact, demographics, crosses, attack} = header;
  const published = publishedFiles(id, files), smallest = smallestOf(published);
  const facts: SheetFacts = {
    organization, release: id, as_of, released_on: released_on!, minimum_cell, exact, demographics, crosses, read, tablesBuilt: Number(built!.tables),
    uses: uses.map(({use, state, left_out}) => ({use, state, left_out: left_out.split(";").filter(Boolean)})),
    files: [...files.keys()].filter((path) => path.endsWith(".arrow")).map((path) => {
      const [audience, file] = path.split("/") as [string, string], name = file.slice(0, -".arrow".length);
      return {audience, name, rows: published.tables.find((table) => table.name === name)!.rows};
    }),
    ...(smallest && {smallest}), ...(attack && {attack})
  };
  writeFileSync(sheetFile(publications, id), sheetText(facts));
}

/** What a group is counted by, in each table that shows groups of people. */
const sizes: Readonly<Record<string, string>> = {
  metric_values: "denominator", attainment: "pool", equity_strata: "pool", promotion_curves: "at_risk", retention_after_move: "at_risk", retention_hazards: "people", track_parity: "people", manager_engagement: "managers"
};

function smallestOf({tables}: PublishedFiles): SheetFacts["smallest"] {
  const found = tables.flatMap(({name, columns}) => {
    const shown = Array.from(columns.get(sizes[name] ?? "") ?? [], Number).filter((count) => count > 0);
    return shown.length > 0 ? [{count: shown.reduce((least, count) => Math.min(least, count)), where: `${sizes[name]!} in ${name}`}] : [];
  });
  return found.sort((one, other) => one.count - other.count)[0];
}
