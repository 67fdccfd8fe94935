import {Fault} from "../fault.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";
import {refuseCells} from "./cells.ts";
import {builtInDimensions, frameworkDimensions, type Cells, type Declaration, type PublishedColumn, type Role} from "./declaration.ts";
import {columnWithIdentifiers, prepareIdentifiers} from "./identifiers.ts";
import {refusal} from "./refusal.ts";

/**
 * The last line of defence: asks of every declared table, as it stands, whether it may leave, trusting nothing that made it. Throws a
 * Fault that names the publication and the column; the value that gave it away is not repeated.
 */
export async function refuseUndeclared(session: Session, declarations: readonly Declaration[]): Promise<void> {
  await prepareIdentifiers(session);
  const rules = {dimensions: await declaredDimensions(session), exact: await exactAudiences(session)};
  await prepareWitnesses(session, declarations.flatMap(({cells}) => cells ?? []));
  for (const declaration of declarations) {
    await refuseColumns(session, declaration);
    await refuseValues(session, declaration, rules);
  }
  await refuseIdentifiers(session, declarations);
  for (const declaration of declarations) {
    if (declaration.cells) await refuseCells(session, declaration, declaration.cells);
  }
}

/** Makes the temporary tables that the cells' witnesses read. */
export async function prepareWitnesses(session: Session, cells: readonly Cells[]): Promise<void> {
  const read = new Map(cells.flatMap(({reads}) => Object.entries(reads ?? {})));
  for (const [name, select] of read) await session.run(`create or replace temp table ${name} as ${select}`);
}

async function refuseColumns(session: Session, {name, from, columns}: Declaration): Promise<void> {
  const present = (await session.rows<{column_name: string}>(`describe from ${from}`)).map((row) => row.column_name);
  const declared = columns.map((column) => column.name);
  const undeclared = present.find((column) => !declared.includes(column));
  if (undeclared) throw new Fault(`The publication ${name} was refused: its column ${undeclared} is not declared in src/publish/catalogue.ts; nothing was written.`);
  const absent = declared.find((column) => !present.includes(column));
  if (absent) throw new Fault(`The publication ${name} was refused: its column ${absent} is declared and not there; nothing was written.`);
}

/** One look at the table for all of its columns: a query a column would cost more to plan than to run. */
async function refuseValues(session: Session, {name, from, columns, exact}: Declaration, rules: {readonly dimensions: readonly string[]; readonly exact: readonly string[]}): Promise<void> {
  const ruled = columns.flatMap((column) => {
    const rule = ruleOf(column, rules.dimensions, exact !== undefined && rules.exact.includes(exact));
    return rule ? [{column, rule}] : [];
  });
  if (ruled.length === 0) return;
  const [found] = await session.rows<Record<string, boolean | null>>(`select ${ruled.map(({column, rule}, k) => `bool_or(${identifier(column.name)} is not null and not coalesce(${rule.holds}, false)) as "${k}"`).join(", ")} from ${from}`);
  const broken = ruled.find((_, k) => found![k]);
  if (broken) throw refusal(name, broken.column.name, broken.rule.broken);
}

const texts: readonly Role[] = ["member", "dimension", "category", "prose", "label"];

async function refuseIdentifiers(session: Session, declarations: readonly Declaration[]): Promise<void> {
  const columns = declarations.flatMap(({name: publication, from, columns}) => columns.filter(({role}) => texts.includes(role)).map(({name, role}) => ({publication, from, name, role})));
  const found = await columnWithIdentifiers(session, columns);
  if (found) throw refusal(found.publication, found.name, `what is also a person's id, name or address in this organization (where it is none, give the value another word under values: in sources.yaml)`);
}

async function declaredDimensions(session: Session): Promise<string[]> {
  const [settings] = await session.rows<{demographics: string[] | null; crosses: string[][] | null}>("select demographics, crosses from raw.settings");
  return ["all", ...builtInDimensions, ...frameworkDimensions, ...(settings?.demographics ?? []), ...(settings?.crosses ?? []).map((pair) => pair.join(" × "))];
}

async function exactAudiences(session: Session): Promise<string[]> {
  const [settings] = await session.rows<{exact: string[]}>("select exact from raw.settings");
  return settings?.exact ?? [];
}

/** What must hold of a column's values by its role, and what they are where it does not. */
function ruleOf({name, role, values = []}: PublishedColumn, dimensions: readonly string[], exact: boolean): {holds: string; broken: string} | undefined {
  const quoted = identifier(name);
  switch (role) {
    case "count":
      return {holds: `typeof(${quoted}) = 'INTEGER' and ${quoted} >= 0${exact ? "" : ` and ${quoted} % 5 = 0`}`, broken: exact ? "what is no count" : "counts that are not rounded to a multiple of 5"};
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
    case "dimension":
      return {holds: `${quoted} in (${dimensions.map(literal).join(", ")})`, broken: "a dimension, or a pair of them, that is not declared"};
    default:
      return undefined;
  }
}
