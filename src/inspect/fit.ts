import type {Column, Table} from "../contract/tables.ts";
import {tables} from "../contract/tables.ts";
import {defaultDemographics} from "../sources/manifest.ts";
import {codingOf, type Code} from "./codes.ts";
import {likeness, plainHeader} from "./headers.ts";
import {isPlainHeader} from "./identifying.ts";
import {readableAs, type ColumnProfile} from "./profile.ts";
import {knownForms, type Form} from "./systems.ts";

/** One of our columns and the column of a file that looks like it. */
export interface Pair {
  readonly ours: Column;
  readonly theirs: ColumnProfile;
  /** 0 to 1: how sure the header, and what the values look like, make it. */
  readonly score: number;
}

/** A file read as a table. */
export interface Fit {
  readonly table: Table;
  readonly system?: string;
  readonly report?: string;
  /** The forms whose words the file's codes are looked up in, the best first. */
  readonly forms: readonly Form[];
  readonly pairs: readonly Pair[];
  readonly constants: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
  readonly score: number;
}

/** What is known of a file's columns. */
export interface Columns {
  readonly profiles: readonly ColumnProfile[];
  readonly codes: ReadonlyMap<string, readonly Code[]>;
}

const demographic = defaultDemographics.map((name): Column => ({name, type: "text", optional: true}));

/** A table's columns with the usual demographic ones. */
export const allColumns = (table: Table): readonly Column[] => (table.open ? [...table.columns, ...demographic] : table.columns);

/** Columns that must be in a file, unless a constant stands in. */
export const requiredColumns = (table: Table) => table.columns.filter((column) => column.emptyOnlyWhere !== undefined || (!column.optional && column.fallback === undefined));

const personIds = new Set(["employee_id", "manager_id", "assessor_id", "second_assessor_id", "hired_employee_id"]);

/** Whether a column names a person. */
export const isPersonId = (column: Column) => personIds.has(column.name);

/** Each table that the columns could be, the likeliest first. */
export function fits(columns: Columns, fileName: string): Fit[] {
  return tables.map((table) => fitTable(table, columns, fileName)).filter(({score}) => score > 0).sort((a, b) => b.score - a.score);
}

/** The columns read as this table. */
export function fitTable(table: Table, columns: Columns, fileName = ""): Fit {
  const system = systemOf(table, columns.profiles);
  const ofTable = knownForms().filter((form) => form.table === table.name);
  const forms = [...ofTable.filter((form) => form === system), ...ofTable.filter((form) => form.system === undefined), ...ofTable.filter((form) => form !== system && form.system !== undefined)];
  const ranked = allColumns(table).flatMap((ours) => columns.profiles.map((theirs): Pair => ({ours, theirs, score: pairScore(ours, theirs, table, forms, system, columns)})))
    .filter(({score}) => score >= 0.42).sort((a, b) => b.score - a.score);
  const pairs: Pair[] = [];
  for (const pair of ranked) if (!pairs.some(({ours, theirs}) => ours === pair.ours || theirs === pair.theirs)) pairs.push(pair);
  const constants = Object.fromEntries(Object.entries(system?.constants ?? {}).filter(([name]) => !pairs.some(({ours}) => ours.name === name)));
  const required = requiredColumns(table);
  const sure = (name: string) => (name in constants ? 1 : pairs.find(({ours}) => ours.name === name)?.score ?? 0);
  const coverage = mean(required.map(({name}) => sure(name)));
  const keys = mean(table.key.map((name) => (requiredColumns(table).some((c) => c.name === name) ? sure(name) : 1)));
  const named = columns.profiles.filter(({name}) => name !== "").length;
  const explained = named === 0 ? 0 : pairs.reduce((sum, {score}) => sum + score, 0) / named;
  const called = Math.max(0, ...[table.name, ...forms.flatMap(({report}) => report ?? [])].map((name) => likeness(fileName, name)));
  const enough = coverage >= 0.45 && keys >= 0.4 && pairs.length >= Math.min(2, required.length);
  return {
    table, forms, pairs: inOrder(table, pairs), constants,
    ...(system?.system === undefined ? {} : {system: system.system}), ...(system?.report === undefined ? {} : {report: system.report}),
    missing: required.filter(({name}) => sure(name) === 0).map(({name}) => name),
    score: enough ? coverage * 0.5 + explained * 0.3 + keys * 0.2 + called * 0.25 + (system ? 0.05 : 0) : 0
  };
}

const inOrder = (table: Table, pairs: readonly Pair[]) => allColumns(table).flatMap((column) => pairs.filter(({ours}) => ours === column));

/** The known system whose names the headers are: at least three of them, or all but one, and most of its own. */
function systemOf(table: Table, profiles: readonly ColumnProfile[]): Form | undefined {
  const headers = new Set(profiles.map(({name}) => plainHeader(name)));
  const scored = knownForms().filter((form) => form.table === table.name && form.system !== undefined).map((form) => {
    const names = Object.entries(form.columns).filter(([ours, theirs]) => theirs.some((name) => headers.has(plainHeader(name)) && plainHeader(name) !== plainHeader(ours)));
    const tells = form.tells.filter((name) => headers.has(plainHeader(name))).length;
    return {form, hits: names.length + tells * 0.5, enough: (names.length >= 3 || names.length >= headers.size - 1 || tells >= 3) && names.length > 0 && (form.tells.length === 0 || tells > 0)};
  });
  return scored.filter(({enough}) => enough).sort((a, b) => b.hits - a.hits)[0]?.form;
}

function pairScore(ours: Column, theirs: ColumnProfile, table: Table, forms: readonly Form[], system: Form | undefined, {codes}: Columns): number {
  if (theirs.name === "" || theirs.personal === "birth date") return 0;
  const header = headerScore(ours, theirs.name, table, forms, system);
  if (header === 0) return 0;
  const typed = readableAs(theirs, ours.type);
  if (typed < 0.5) {
    // Yes and no in words of the system's own.
    if (ours.type !== "bool" || codingOf(codes.get(theirs.at) ?? [], ours, forms).known < 0.5 || !codes.has(theirs.at)) return 0;
  }
  const person = isPersonId(ours) || (table.name === "person_keys" && ours.name === "key");
  if (theirs.personal === "e-mail" && ours.name !== "work_email" && !person) return 0;
  if (ours.name === "work_email" && theirs.filled > 0 && theirs.email < 0.5) return 0;
  if (theirs.personal === "name" && (ours.values || person) && theirs.personName > 0.5) return 0;
  if (person && theirs.personName > 0.6) return 0;
  if (ours.values && ours.type !== "list") {
    const words = codes.get(theirs.at);
    if (words === undefined && theirs.filled > 0) return 0;
    const known = words === undefined ? 1 : codingOf(words, ours, forms).known;
    return header * (0.45 + 0.55 * known);
  }
  return header;
}

/** Names of the system that the file is of, names in common use, names of other systems, names that share words. */
function headerScore(ours: Column, header: string, table: Table, forms: readonly Form[], system: Form | undefined): number {
  const plain = plainHeader(header);
  if (plain === "") return 0;
  const place = (form: Form) => (form.columns[ours.name] ?? []).findIndex((name) => plainHeader(name) === plain);
  const at = system ? place(system) : -1;
  if (at >= 0) return 0.97 - 0.01 * at;
  if (plain === plainHeader(ours.name)) return header === ours.name ? 1 : 0.93;
  const known = forms.filter((form) => form !== system).map((form) => ({index: place(form), most: form.system === undefined ? 0.88 : 0.84})).filter(({index}) => index >= 0);
  if (known.length > 0) return Math.max(...known.map(({index, most}) => most - 0.01 * index));
  // What is written into a manifest must not be a name that stands where a header should.
  if (!isPlainHeader(header)) return 0;
  const alike = Math.max(likeness(header, ours.name), likeness(header, `${singular(table.name)} ${ours.name}`) * 0.95);
  return alike >= 0.6 ? alike * 0.75 : 0;
}

const singular = (name: string) => name.replace(/ies$/, "y").replace(/s$/, "");
const mean = (values: readonly number[]) => (values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length);
