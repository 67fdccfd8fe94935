import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {basename, join, resolve} from "node:path";
import {isDeepStrictEqual} from "node:util";
import {LineCounter, isMap, isNode, isScalar, isSeq, parseDocument, visit, type Document} from "yaml";
import {directIdentifiers, headcountColumns, tableNamed, tables, type Table} from "../contract/tables.ts";
import {ageBand, conventionalBlock, manifestSchema, notYet, type Block, type Manifest} from "../contract/manifest.ts";
import {tablesInUse} from "../contract/uses.ts";
import {Fault} from "../fault.ts";
import {carriedColumns} from "./carryForward.ts";
import {realFolder} from "./folder.ts";
import {detectCoding, decodeHead} from "./encoding.ts";
import {faultSentence} from "./manifestFaults.ts";
import {checkWords} from "./manifestWords.ts";
import {isBinary} from "./signature.ts";
import {suggestion} from "../nearest.ts";
import {shown} from "../shown.ts";

const fileName = "sources.yaml";

/** Names that a dimension or an attribute of the models bears already. */
const builtIn = ["all", "business_unit", "family", "level", "location", "role_id", "team_id", "manager_id", "assessor_id", "role", "team", "manager", "assessor"];

/**
 * Reads `sources.yaml` of a source folder, defaults filled in; without the file, the defaults alone.
 * Throws a Fault that names the line, the key and the mend, or the folder that is absent.
 */
export async function readManifest(folder: string): Promise<Manifest> {
  await realFolder(folder);
  const text = await readText(folder);
  if (text === null) return complete(manifestSchema.parse({}), folder, false, () => fileName);
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, uniqueKeys: true});
  const place = (path: readonly PropertyKey[]) => `${fileName}, line ${lineOf(document, lines, path)}`;
  const broken = document.errors[0];
  if (broken) {
    const why = broken.code === "MULTIPLE_DOCS" ? "a second document begins with ---" : broken.message.split(/[\n:]/)[0]!.replace(/ at line.*$/, "");
    throw new Fault(`${fileName}, line ${lines.linePos(broken.pos[0]).line}: this is not readable YAML (${why}).`);
  }
  if (document.contents !== null && !isMap(document.contents)) throw new Fault(`${fileName}, line 1: the file must hold keys and values, like \`organization: Meridian Services\`.`);
  // `null: [NULL, N/A]` is a key of the contract, and NULL a word; YAML reads both as the value.
  visit(document, {Pair: (_, {key, value}) => {
    if (!isScalar(key) || key.source !== "null") return;
    key.value = "null";
    for (const one of isSeq(value) ? value.items : [value]) if (isScalar(one) && one.value === null && one.source) one.value = one.source;
  }});
  const given = withoutNotYet((plainObject(document, lines) ?? {}) as Record<string, unknown>, place);
  const parsed = manifestSchema.safeParse(given);
  if (!parsed.success) {
    const {path, sentence} = faultSentence(parsed.error.issues[0]!, given);
    throw new Fault(`${place(path)}: ${sentence}`);
  }
  checkNames(parsed.data, place);
  return complete(parsed.data, folder, true, (path) => place(path.filter((step, k) => typeof step !== "number" || isSeq(document.getIn(path.slice(0, k))))));
}

/** What the manifest says, its aliases followed. */
function plainObject(document: Document, lines: LineCounter): unknown {
  visit(document, {Alias: (_, alias) => {
    if (!alias.resolve(document)) throw new Fault(`${fileName}, line ${lines.linePos(alias.range![0]).line}: *${shown(alias.source)} names nothing; nothing above it is marked &${shown(alias.source)}.`);
  }});
  try {
    return document.toJS();
  } catch (error) {
    throw new Fault(`${fileName}: its aliases multiply beyond measure; write out what they stand for.`, {cause: error});
  }
}

async function readText(folder: string): Promise<string | null> {
  try {
    const bytes = await readFile(join(folder, fileName));
    const text = decodeHead(bytes, detectCoding(bytes, false));
    if (isBinary(text)) throw new Fault(`${fileName} is no text; write it with a text editor.`);
    return text;
  } catch (error) {
    if (error instanceof Fault) throw error;
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      if (existsSync(join(folder, "sources.yml"))) throw new Fault("sources.yml is not read; call it sources.yaml.");
      return null;
    }
    throw new Fault(`${fileName} in ${folder} cannot be read (${(error as NodeJS.ErrnoException).code}).`, {cause: error});
  }
}

function complete(data: ReturnType<typeof manifestSchema.parse>, folder: string, written: boolean, placeOf: Manifest["placeOf"]): Manifest {
  const {timezone, tables: given} = data;
  const zoned = Object.fromEntries(tables.map(({name}) => [name, (given[name] ?? [conventionalBlock]).map((block) => ({...block, timezone}))]));
  return {...data, tables: timezone === undefined ? given : zoned, organization: data.organization ?? basename(resolve(folder)), written, placeOf};
}

/** The line of the deepest node of the path that exists. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = document.getIn(path.slice(0, depth - 1), true) ?? document.contents;
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === String(path[depth - 1]));
      if (pair && isNode(pair.key) && pair.key.range) return lines.linePos(pair.key.range[0]).line;
    }
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** The manifest's plain object without the keys that say nothing new; refuses those that ask for what is not carried out. */
function withoutNotYet(given: Record<string, unknown>, place: (path: readonly string[]) => string): Record<string, unknown> {
  for (const {path, neutral} of notYet) {
    for (const found of occurrences(given, path)) {
      const key = found.at(-1)!;
      const parent = found.slice(0, -1).reduce<Record<string, unknown>>((at, name) => at[name] as Record<string, unknown>, given);
      if (neutral === undefined || !sameSetting(parent[key], neutral)) {
        throw new Fault(`${place(found)}: ${key} is not carried out by this version of Badgeways; take ${neutral === undefined ? "it" : "this value"} out.`);
      }
      delete parent[key];
    }
  }
  return given;
}

function occurrences(at: unknown, path: readonly string[], walked: readonly string[] = []): string[][] {
  if (path.length === 0) return [[...walked]];
  if (at === null || typeof at !== "object") return [];
  if (Array.isArray(at)) return at.flatMap((item, index) => occurrences(item, path, [...walked, String(index)]));
  const [key, ...rest] = path as [string, ...string[]];
  const keys = key === "*" ? Object.keys(at) : Object.hasOwn(at, key) ? [key] : [];
  return keys.flatMap((name) => occurrences((at as Record<string, unknown>)[name], rest, [...walked, name]));
}

/** A map that names some of the neutral keys with the neutral values is neutral too; YAML 1.1's `on` may arrive as true. */
function sameSetting(value: unknown, neutral: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (neutral !== null && typeof neutral === "object" && !Array.isArray(neutral) && typeof value === "object" && !Array.isArray(value)) {
    const allowed = neutral as Record<string, unknown>;
    return Object.entries(value).every(([key, one]) => Object.hasOwn(allowed, key) && (one === allowed[key] || (one === true && allowed[key] === "on")));
  }
  return isDeepStrictEqual(value, neutral);
}

/** Column names in blocks must be the table's; demographics must be free names. */
function checkNames(manifest: ReturnType<typeof manifestSchema.parse>, place: (path: readonly PropertyKey[]) => string): void {
  checkDemographics(manifest.demographics ?? [], place);
  if (manifest.age_bands && manifest.demographics && !manifest.demographics.includes(ageBand)) throw new Fault(`${place(["age_bands"])}: age_bands makes the attribute ${ageBand}, which is not in demographics; name it there, or take age_bands out.`);
  checkCrosses(manifest.crosses, manifest.demographics ?? defaultDemographics, place);
  checkReferenceGroups(Object.keys(manifest.audit.reference_group), manifest.demographics ?? defaultDemographics, place);
  const demographics = manifest.demographics ?? defaultDemographics;
  for (const [name, blocks] of Object.entries(manifest.tables)) {
    const table = tableNamed(name);
    const columns = [...table.columns.map((c) => c.name), ...(table.open ? demographics : [])];
    blocks?.forEach((block: Block, index: number) => {
      checkSnapshots(name, blocks, index, place);
      const known = block.snapshots ? headcountColumns : columns;
      for (const key of ["columns", "constants", "values", "prefix", "dates"] as const) {
        const named = block[key];
        if (named === undefined || typeof named === "string") continue;
        for (const column of Object.keys(named)) {
          if (known.includes(column)) continue;
          const path = [blocks.length > 1 ? index : undefined, key, column].filter((step) => step !== undefined);
          const words = table.open ? `${suggestion(column, known)} (a demographic column must stand in demographics)` : suggestion(column, known);
          throw new Fault(`${place(["tables", name, ...path])}: ${name} has no column ${column}${words || `; it has ${known.join(", ")}`}.`);
        }
      }
      checkWords(table, block, (...path) => place(["tables", name, ...(blocks.length > 1 ? [index] : []), ...path]));
      checkOffsets(block, (...path) => place(["tables", name, ...(blocks.length > 1 ? [index] : []), "dates", ...path]));
      checkCarried(table, block, () => place(["tables", name, ...(blocks.length > 1 ? [index] : []), "carry_forward"]));
      checkMatch(table, block, (...path) => place(["tables", name, ...(blocks.length > 1 ? [index] : []), ...path]));
    });
  }
}

function checkOffsets({dates}: Block, place: (...path: string[]) => string): void {
  for (const [path, format] of typeof dates === "object" ? Object.entries(dates).map(([column, one]) => [[column], one] as const) : [[[], dates ?? ""] as const]) {
    if (/%Z/.test(format)) throw new Fault(`${place(...path)}: %Z names no offset that can be told; write the offset as %z.`);
    if (/%z(?!$)/.test(format)) throw new Fault(`${place(...path)}: the offset %z must stand at the end of ${format}.`);
  }
}

function checkCarried(table: Table, block: Block, place: () => string): void {
  const columns = carriedColumns[table.name] ?? [];
  for (const column of block.carry_forward.filter((name) => !columns.includes(name))) {
    throw new Fault(columns.length === 0 ? `${place()}: nothing of ${table.name} is carried forward; only job_history takes carry_forward.` : `${place()}: ${column} is not carried forward; ${columns.join(", ")} can be${suggestion(column, columns)}.`);
  }
}

/** Keys of people stand only in columns that name people; person_keys and employees are what they are matched with. */
function checkMatch(table: Table, block: Block, place: (...path: string[]) => string): void {
  const columns = table.columns.filter(({person}) => person).map(({name}) => name);
  for (const [column, keys] of Object.entries(block.match)) {
    const at = place("match", column);
    if (!columns.includes(column)) throw new Fault(`${at}: ${columns.length === 0 ? `${table.name} names no person by a key of another system` : `${table.name} names people in ${columns.join(", ")} only`}${suggestion(column, columns)}.`);
    if (block.distinct) throw new Fault(`${at}: match and distinct do not go together; take one of them out.`);
    if (table.name === "person_keys" && keys.some(({by}) => by === "person_keys")) throw new Fault(`${at}: person_keys cannot be matched by person_keys; match it by work_email.`);
  }
}

/** Job history comes from what the HR system kept of it or from headcounts, never from both. */
function checkSnapshots(table: string, blocks: readonly Block[], index: number, place: (path: readonly PropertyKey[]) => string): void {
  const {snapshots, pick, carry_forward: carried} = blocks[index]!;
  if (!snapshots) return;
  const at = place(["tables", table, ...(blocks.length > 1 ? [index] : []), "snapshots"]);
  if (table !== "job_history") throw new Fault(`${at}: only job_history can be derived from snapshots; name the files of ${table} under files.`);
  if (blocks.some((block) => !block.snapshots || block.files)) throw new Fault(`${at}: job_history takes either files or snapshots; take one of them out.`);
  if (pick) throw new Fault(`${at}: changes show between several headcount files, so pick cannot stand beside snapshots; take it out.`);
  if (carried.length > 0) throw new Fault(`${at}: a headcount file tells the whole state of a person, so carry_forward cannot stand beside snapshots; take it out.`);
}

/** A pair's members are counted together where both are attributes of the job, or both of the person. */
function checkCrosses(crosses: readonly (readonly string[])[], demographics: readonly string[], place: (path: readonly PropertyKey[]) => string): void {
  const known = [...jobDimensions, ...demographics];
  crosses.forEach((pair, index) => {
    const at = place(["crosses", index]);
    const strange = pair.find((name) => !known.includes(name));
    if (strange !== undefined) throw new Fault(`${at}: ${strange} is no dimension${suggestion(strange, known) || `; there are ${known.join(", ")}`}.`);
    if (pair[0] === pair[1]) throw new Fault(`${at}: ${pair[0]} cannot be crossed with itself; name two dimensions.`);
    if (crosses.some((other, k) => k < index && other.every((name) => pair.includes(name)))) throw new Fault(`${at}: ${pair.join(" and ")} are crossed already; take one of the pairs out.`);
    if (jobDimensions.includes(pair[0]!) !== jobDimensions.includes(pair[1]!)) throw new Fault(`${at}: ${pair.join(" × ")} crosses an attribute of the job with one of the person, which is not published; cross two of ${jobDimensions.join(", ")}, or two of ${demographics.join(", ")}.`);
  });
}

function checkReferenceGroups(attributes: readonly string[], demographics: readonly string[], place: (path: readonly PropertyKey[]) => string): void {
  const strange = attributes.find((name) => !demographics.includes(name));
  if (strange !== undefined) throw new Fault(`${place(["audit", "reference_group", strange])}: ${strange} is not among the demographics${suggestion(strange, demographics) || `; there are ${demographics.join(", ")}`}.`);
}

const jobDimensions = ["business_unit", "family", "level", "location"];

export const defaultDemographics: readonly string[] = ["gender", "ethnicity", "age_band"];

function checkDemographics(names: readonly string[], place: (path: readonly PropertyKey[]) => string): void {
  const taken = new Set<string>([...builtIn, ...directIdentifiers, ...tableNamed("employees").columns.map((c) => c.name), "load_id"]);
  names.forEach((name, index) => {
    const at = place(["demographics", index]);
    if (!/^[A-Za-z]\w*$/.test(name)) throw new Fault(`${at}: a demographic column's name has letters, digits and _ only; give "${name}" such a name under tables: employees: columns.`);
    if (taken.has(name.toLowerCase())) throw new Fault(`${at}: ${name} is a name of Badgeways' own; give the demographic column another name under tables: employees: columns.`);
    if (names.some((other, k) => k < index && other.toLowerCase() === name.toLowerCase())) throw new Fault(`${at}: ${name} stands twice in demographics; take one out.`);
  });
}

/** The contract's tables as far as the organization uses them. */
export const tablesOf = (manifest: Manifest): readonly Table[] => tablesInUse(manifest.uses);

export const tableOf = (manifest: Manifest, name: string): Table => tablesOf(manifest).find((table) => table.name === name) ?? tableNamed(name);

/** The blocks that read a table: the manifest's, or the one that goes by the table's name. */
export function blocksOf(manifest: Manifest, table: string): readonly Block[] {
  return (manifest.tables as Record<string, Block[] | undefined>)[table] ?? [conventionalBlock];
}

/** The share of a table's rows above which the run fails. */
export function rejectLimit(manifest: Manifest, table: string): number {
  const limits = manifest.reject_limit as Record<string, number | undefined>;
  return limits[table] ?? limits.default ?? 0.01;
}
