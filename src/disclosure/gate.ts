import {Fault} from "../fault.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";
import {refuseCells} from "./cells.ts";
import {builtInDimensions, frameworkDimensions, type Declaration, type PublishedColumn} from "./declaration.ts";
import {identifiersIn, prepareIdentifiers} from "./identifiers.ts";
import {refusal} from "./refusal.ts";

/**
 * The last line of defence: asks of every declared table, as it stands, whether it may leave, trusting nothing that made it. Throws a
 * Fault that names the publication and the column; the value that gave it away is not repeated.
 */
export async function refuseUndeclared(session: Session, declarations: readonly Declaration[]): Promise<void> {
  await prepareIdentifiers(session);
  for (const declaration of declarations) {
    await refuseColumns(session, declaration);
    for (const column of declaration.columns) await refuseValues(session, declaration, column);
    if (declaration.cells) await refuseCells(session, declaration, declaration.cells);
  }
}

async function refuseColumns(session: Session, {name, from, columns}: Declaration): Promise<void> {
  const present = (await session.rows<{column_name: string}>(`describe from ${from}`)).map((row) => row.column_name);
  const declared = columns.map((column) => column.name);
  const undeclared = present.find((column) => !declared.includes(column));
  if (undeclared) throw new Fault(`The publication ${name} was refused: its column ${undeclared} is not declared in src/publish/catalogue.ts; nothing was written.`);
  const absent = declared.find((column) => !present.includes(column));
  if (absent) throw new Fault(`The publication ${name} was refused: its column ${absent} is declared and not there; nothing was written.`);
}

async function refuseValues(session: Session, {name, from}: Declaration, column: PublishedColumn): Promise<void> {
  const quoted = identifier(column.name);
  const rule = await ruleOf(session, column, quoted);
  if (rule) {
    const [broken] = await session.rows(`select 1 from ${from} where ${quoted} is not null and not coalesce(${rule.holds}, false) limit 1`);
    if (broken) throw refusal(name, column.name, rule.broken);
  }
  if (["member", "dimension", "category", "prose", "label"].includes(column.role) && (await identifiersIn(session, from, quoted, column.role))) {
    throw refusal(name, column.name, `what is also a person's id, name or address in this organization (where it is none, give the value another word under values: in sources.yaml)`);
  }
}

/** What must hold of a column's values by its role, and what they are where it does not. */
async function ruleOf(session: Session, {role, values = []}: PublishedColumn, quoted: string): Promise<{holds: string; broken: string} | undefined> {
  switch (role) {
    case "count":
      return {holds: `typeof(${quoted}) = 'INTEGER' and ${quoted} >= 0 and ${quoted} % 5 = 0`, broken: "counts that are not rounded to a multiple of 5"};
    case "band":
      return {holds: `${quoted} in ('0', 'under 5') or (regexp_full_match(${quoted}, '[1-9][0-9]*') and try_cast(${quoted} as bigint) % 5 = 0)`, broken: "counts in words that are not floored to a multiple of 5"};
    case "figure": case "setting":
      return {holds: `typeof(${quoted}) = 'DOUBLE' and isfinite(${quoted})`, broken: "what is not a finite number"};
    case "period": case "date":
      return {holds: `typeof(${quoted}) = 'DATE'`, broken: "what is not a date"};
    case "flag":
      return {holds: `typeof(${quoted}) = 'BOOLEAN'`, broken: "what is neither true nor false"};
    case "category":
      return {holds: `${quoted} in (${values.map(literal).join(", ")})`, broken: "a word that is not declared"};
    case "dimension": {
      const [settings] = await session.rows<{demographics: string[] | null; crosses: string[][] | null}>("select demographics, crosses from raw.settings");
      const declared = ["all", ...builtInDimensions, ...frameworkDimensions, ...(settings?.demographics ?? []), ...(settings?.crosses ?? []).map((pair) => pair.join(" × "))];
      return {holds: `${quoted} in (${declared.map(literal).join(", ")})`, broken: "a dimension, or a pair of them, that is not declared"};
    }
    default:
      return undefined;
  }
}
