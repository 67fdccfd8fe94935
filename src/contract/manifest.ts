import {z} from "zod";
import {tables} from "./tables.ts";
import {uses, type Use} from "./uses.ts";

/**
 * `sources.yaml`: its keys, their shapes and their defaults. A key of the contract that this version does not carry out
 * stands in `notYet` with the one value that changes nothing: any other value is refused, never ignored.
 */

const word = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const filled = word.refine((one) => one.trim() !== "", {error: "must not be empty"});
const words = z.union([word.transform((one) => [one]), z.array(word).min(1)]);
const byColumn = <T extends z.ZodType>(value: T) => z.record(z.string(), value);
const day = z.iso.date({error: "must be a date, written like 2026-06-30"});
const share = z.number().min(0, {error: "must be a share from 0 to 1"}).max(1, {error: "must be a share from 0 to 1"});

export const encodings = ["utf-8", "utf-16", "utf-16le", "utf-16be", "latin-1", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

const encodingNames: Record<string, Encoding> = {utf8: "utf-8", utf16: "utf-16", latin1: "latin-1", "iso-8859-1": "latin-1", cp1252: "windows-1252"};

const format = z.strictObject({
  delimiter: z.string().regex(/^[^"\r\n]$/, {error: "must be one character, no quote and no line end"}).optional(),
  encoding: z.string().transform((name) => encodingNames[name.toLowerCase()] ?? name.toLowerCase()).pipe(z.enum(encodings)).optional(),
  decimal: z.enum([".", ","]).default("."),
  null: words.default([])
});

const personKey = z.strictObject({by: z.enum(["work_email", "person_keys"]), system: word.optional()})
  .refine(({by, system}) => by !== "person_keys" || system !== undefined, {error: "must name the system whose keys they are, like {by: person_keys, system: credly}"})
  .refine(({by, system}) => by !== "work_email" || system === undefined, {error: "must be {by: work_email}, without a system"});

const block = z.strictObject({
  files: z.union([filled.transform((one) => [one]), z.array(filled).min(1)]).optional(),
  snapshots: z.string().refine((pattern) => ["%Y", "%m", "%d"].every((part) => pattern.split(part).length === 2), {error: "must hold %Y, %m and %d once each, like headcount/*-%Y-%m-%d.csv"}).optional(),
  pick: z.enum(["latest"]).optional(),
  skip: z.number().int().min(0).default(0),
  only: byColumn(words).default({}),
  columns: byColumn(word).default({}),
  constants: byColumn(word).default({}),
  values: byColumn(byColumn(word.nullable())).default({}),
  prefix: byColumn(word).default({}),
  dates: z.union([z.string().min(1), byColumn(z.string().min(1))]).optional(),
  format: format.prefault({}),
  distinct: z.boolean().default(false),
  carry_forward: words.default([]),
  match: byColumn(z.union([personKey.transform((one) => [one]), z.array(personKey).min(1)])).default({})
});

/** What a private pack may link to, and the placeholders that its address may hold: their values are URL-encoded. */
export const linkPlaceholders = {
  employee: ["employee_id"], role: ["role_id"], team: ["team_id"], requisition: ["requisition_id"], badge: ["badge_id", "version"],
  submission: ["submission_id"], learning_asset: ["asset_id"], development_action: ["action_id"]
} as const;
export type LinkedThing = keyof typeof linkPlaceholders;
const linkedThings = Object.keys(linkPlaceholders) as LinkedThing[];

function link(placeholders: readonly string[]) {
  const words = placeholders.map((name) => `{${name}}`);
  return z.string()
    .refine((url) => (url.match(/\{[^}]*\}?/g) ?? []).every((found) => words.includes(found)), {error: `must hold no other placeholder than ${words.join(" and ")}`})
    .refine(isSecure, {error: `must be an address that begins with https:// and a host, like https://hr.example/${words[0]}`})
    .optional();
}

/** The host is written out: a value must not choose where a reader is led. */
function isSecure(url: string): boolean {
  const host = /^https:\/\/([^/?#]+)/.exec(url)?.[1];
  return host !== undefined && !/[{}@]/.test(host) && URL.canParse(url.replace(/[{}]/g, "x"));
}

// YAML 1.1 reads on and off as true and false.
const onOrOff = z.preprocess((given) => (given === true ? "on" : given === false ? "off" : given), z.enum(["on", "off"])).default("on");

const ageBandsSentence = "must be one to eight whole ages, each above the one before, like [30, 40, 50, 60]";

const tableNames = tables.map((table) => table.name) as [string, ...string[]];

export const manifestSchema = z.strictObject({
  organization: filled.optional(),
  as_of: day.optional(),
  history_from: day.optional(),
  fiscal_year_start: z.number().int().min(1).max(12).default(1),
  currency: z.string().regex(/^[A-Z]{3}$/, {error: "must be a currency's three letters, like EUR"}).optional(),
  locale: z.string().refine(isLocale, {error: "must be a language tag, like en or de-AT"}).default("en"),
  timezone: z.string().refine((name) => knownZone(name) !== undefined, {error: "must be a time zone, like Europe/Berlin"}).transform(knownZone).optional(),
  demographics: z.array(word).optional(),
  age_bands: z.array(z.number()).refine(areAgeBands, {error: ageBandsSentence}).optional(),
  crosses: z.array(z.array(word).length(2, {error: "must be a pair of dimensions, like [business_unit, level]"})).max(3, {error: "must be at most three pairs"}).default([]),
  privacy: z.strictObject({minimum_cell: z.number().int().min(1).default(10), exact: z.array(z.enum(["equity", "hr"])).default(["equity"]), salt_file: z.string().min(1).optional()}).prefault({}),
  audit: z.strictObject({reference_group: byColumn(word).default({}), build: z.enum(["always", "on_request"]).default("always"), minimum_share: share.default(0.02), months: z.number().int().min(1).default(12), legend: z.string().default("")}).prefault({}),
  performance: z.strictObject({high_rating: z.number().optional()}).prefault({}),
  links: z.strictObject(Object.fromEntries(linkedThings.map((thing) => [thing, link(linkPlaceholders[thing])])) as Record<LinkedThing, ReturnType<typeof link>>).prefault({}),
  uses: z.strictObject(Object.fromEntries(uses.map((use) => [use, onOrOff])) as Record<Use, typeof onOrOff>).prefault({}),
  reject_limit: z.union([share.transform((one) => ({default: one})), z.record(z.enum(["default", ...tableNames]), share.optional()).transform((given) => ({default: 0.01, ...given}))])
    .default({default: 0.01}),
  drift: z.strictObject({
    rows: z.number().positive({error: "must be a number above 0: 0.5 is half as many rows more or fewer"}).default(0.5), shares: share.default(0.2), action: z.enum(["warn", "fail", "off"]).default("warn")
  }).prefault({}),
  tables: z.record(z.enum(tableNames), z.union([z.array(block).min(1), block.transform((one) => [one]), z.null().transform(() => [block.parse({})])]).optional()).default({})
});

/** The demographic attribute that `age_bands` makes from the birth year, in place of the column of that name. */
export const ageBand = "age_band";

function areAgeBands(ages: readonly number[]): boolean {
  return ages.length >= 1 && ages.length <= 8 && ages.every((age, k) => Number.isInteger(age) && age > (ages[k - 1] ?? 0) && age <= 120);
}

/** The zone's name as the time zone database writes it; undefined where it knows none. */
function knownZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", {timeZone: name.trim()}).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

/** Keys of the contract that this version knows and does not carry out, each with the value that equals its default. */
export const notYet: readonly {readonly path: readonly string[]; readonly neutral?: unknown}[] = [
  {path: ["privacy", "exact"], neutral: ["equity"]}
];

/** What an export knows people by: their address, or their key in another system. */
export type PersonKey = z.output<typeof personKey>;

/** How a file's text is written; what is absent is detected. */
export type Format = z.output<typeof format>;

/** One way of reading files into a table. `files` and `snapshots` are absent where the files are found by the table's name. */
export type Block = z.output<typeof block> & {
  /** The manifest's: whose date a timestamp with an offset becomes. */
  readonly timezone?: string | undefined;
};

/** The manifest with every default filled in but those that only the data can tell (as_of, history_from, demographics). */
export type Manifest = z.output<typeof manifestSchema> & {
  readonly organization: string;
  /** Whether `sources.yaml` exists. */
  readonly written: boolean;
  /** The place of a key, like `sources.yaml, line 6`: a number in the path counts in a list, and is passed over where there is none. */
  placeOf(path: readonly (string | number)[]): string;
};

/** The block of a table that the manifest does not list. */
export const conventionalBlock: Block = block.parse({});
