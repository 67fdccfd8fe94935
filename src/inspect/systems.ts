import {readdirSync, readFileSync} from "node:fs";
import {parse} from "yaml";
import {z} from "zod";
import {tables} from "../contract/tables.ts";

const texts = z.array(z.string());
const tableNames = tables.map(({name}) => name) as [string, ...string[]];

const exportSchema = z.strictObject({
  report: z.string().optional(),
  table: z.enum(tableNames),
  /** Ours: the names that they give it, the best first. */
  columns: z.record(z.string(), texts),
  /** Ours: their words, in ours; null means nothing. */
  values: z.record(z.string(), z.record(z.string(), z.string().nullable())).default({}),
  /** For columns that the export lacks. */
  constants: z.record(z.string(), z.string()).default({}),
  /** More headers that give the export away. */
  tells: texts.default([])
});

const systemSchema = z.strictObject({
  system: z.string().optional(),
  source: z.string().optional(),
  exports: z.array(exportSchema)
});

/** One kind of export that is known: how a system names a table's columns and codes its values. */
export interface Form extends z.output<typeof exportSchema> {
  /** Absent for words that many systems have in common. */
  readonly system?: string;
}

let read: readonly Form[] | undefined;

/** Every form in `systems/*.yaml`: data, so that a system is added without code. */
export function knownForms(): readonly Form[] {
  read ??= systemFiles().flatMap(({text}) => {
    const {system, exports} = systemSchema.parse(parse(text));
    return exports.map((one): Form => ({...one, ...(system === undefined ? {} : {system})}));
  });
  return read;
}

/** The files of known systems, in the order of their names. */
export function systemFiles(): readonly {name: string; text: string}[] {
  const folder = new URL("./systems/", import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml")).sort();
  return names.map((name) => ({name, text: readFileSync(new URL(name, folder), "utf8")}));
}
