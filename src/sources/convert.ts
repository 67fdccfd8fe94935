import type {Block} from "../contract/manifest.ts";
import type {Column} from "../contract/tables.ts";
import {literal} from "../warehouse/session.ts";

/** Spaces of every kind that exports pad with; no-break spaces and a stray byte-order mark too. */
const spaces = literal(" \t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff");

const earliest = "date '1900-01-01'";
const latest = "date '9999-12-31'";

export const yes: readonly string[] = ["true", "yes", "y", "t", "1", "1.0"];
export const no: readonly string[] = ["false", "no", "n", "f", "0", "0.0"];

/** As a condition in SQL. Not `in (…)`: DuckDB makes a join of a long one, and a join loses the order of the file's rows. */
export const isOneOf = (value: string, words: readonly string[]) => `list_contains([${words.join(", ")}], ${value})`;

/** A trimmed text, null where it is one of the block's words for nothing. `text` is an SQL expression, best a column's name. */
export function presentText(text: string, block: Block): string {
  const absent = block.format.null.map((word) => word.trim()).filter((word) => word !== "");
  return absent.length > 0 ? `case when not ${isOneOf(`lower(${text})`, absent.map(lowered))} then ${text} end` : text;
}

/** A present text in our words, with the block's prefix. */
export function mappedText(text: string, column: Column, block: Block): string {
  const values = block.values[column.name];
  // The words of a list are mapped one by one, once it is split.
  const mapped = values && column.type !== "list" ? mapWords(text, values) : text;
  const prefix = block.prefix[column.name];
  return prefix === undefined ? mapped : `${literal(prefix)} || ${mapped}`;
}

const narrowSpaces = [" ", "\t", "\n", "\r", "\v", "\f"].map(literal);

// Trimming a long list of spaces costs thirty times a look at both ends, and most values need none. The last character of a text with other than ASCII costs more than that of others.
export const trim = (raw: string) => `case when ${raw} is null then null when strlen(${raw}) = length(${raw}) and ${raw} >= '!' and ${narrowSpaces.map((space) => `not suffix(${raw}, ${space})`).join(" and ")} then ${raw} ` +
  `when ascii(${raw}) between 33 and 126 and (${raw})[-1] between '!' and '~' then ${raw} else nullif(trim(${raw}, ${spaces}), '') end`;
export const lowered = (word: string) => `lower(${literal(word)})`;

function mapWords(text: string, values: Readonly<Record<string, string | null>>): string {
  const ours = (word: string | null) => (word === null || word.trim() === "" ? "null" : literal(word.trim()));
  const entries = Object.entries(values);
  const cases = entries.filter(([theirs]) => theirs.trim() !== "").map(([theirs, word]) => `when ${lowered(theirs.trim())} then ${ours(word)}`);
  const listed = cases.length > 0 ? `case lower(${text}) ${cases.join(" ")} else ${text} end` : text;
  const empty = entries.find(([theirs]) => theirs.trim() === "");
  return empty ? `case when ${text} is null then ${ours(empty[1])} else ${listed} end` : listed;
}

/**
 * What a text says at first sight, before it is looked at more closely by `typedExpression`: a day, or a whole number. Null for columns of other types.
 * Apart, since DuckDB computes anew what stands twice within a `case`.
 */
export function firstReading(text: string, column: Column, block: Block, iso: boolean): string {
  switch (column.type) {
    case "date": return date(text, iso ? undefined : formatOf(column, block), block.timezone);
    case "month": return month(text, iso ? undefined : formatOf(column, block), block.timezone);
    case "int": return `try_cast(${text} as integer)`;
    default: return "null";
  }
}

/** A trimmed text as the column's type: null where it is empty or cannot be read. `text` and `first`, its first reading, are names of columns. */
export function typedExpression(text: string, first: string, column: Column, block: Block): string {
  switch (column.type) {
    case "date": return plausible(first);
    case "month": return `case when day(${first}) = 1 and ${within(first)} then ${first} end`;
    case "int": return int(text, first, block.format.decimal);
    case "number": return number(text, block.format.decimal);
    case "bool": return `case ${text} when 'true' then true when 'false' then false else case when ${isOneOf(`lower(${text})`, yes.map(literal))} then true when ${isOneOf(`lower(${text})`, no.map(literal))} then false end end`;
    case "list": return list(text, column, block);
    default: return column.values ? listed(text, column.values) : text;
  }
}

/** Most exports write a word as we do, which is soon told. */
const listed = (text: string, words: readonly string[]) =>
  `case when ${words.map((word) => `${text} = ${literal(word)}`).join(" or ")} then ${text} when ${isOneOf(`lower(${text})`, words.map(literal))} then lower(${text}) end`;

/** The same as one expression, for a query of few rows. */
export const typedText = (text: string, column: Column, block: Block, iso: boolean): string =>
  typedExpression(text, `(${firstReading(text, column, block, iso)})`, column, block);

const formatOf = (column: Column, block: Block) => (typeof block.dates === "string" ? block.dates : block.dates?.[column.name]);

const zoneSign = "[Zz]|[+-]\\d{2}(:?\\d{2})?";
const isoTimestamp = "\\d{4}-\\d{2}-\\d{2}[T ]\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?";

/**
 * DuckDB's cast takes anything that begins with a date, and years that no export means: the shape is checked first.
 * A timestamp is its own date; one with an offset that of `zone`, where one is given.
 */
function date(text: string, format: string | undefined, zone: string | undefined): string {
  if (format !== undefined) return formatted(text, format, zone);
  const zoned = zone === undefined ? "" : `when ${text} similar to '${isoTimestamp} ?(${zoneSign})' then (${instant(text)} at time zone ${literal(zone)})::date `;
  return `case when ${text} like '____-__-__' then try_cast(${text} as date) ${zoned}when ${text} similar to '${isoTimestamp}( ?(${zoneSign}))?' then try_cast(left(${text}, 10) as date) ` +
    `when ${text} similar to '\\d{8}' then try_strptime(${text}, '%Y%m%d')::date end`;
}

/** The cast to an instant wants seconds, a decimal point, and an offset in one of the ways in which it is written. */
function instant(text: string): string {
  const withSeconds = `regexp_replace(upper(replace(${text}, ',', '.')), '([T ]\\d{1,2}:\\d{2})( ?[Z+-])', '\\1:00\\2')`;
  return `try_cast(regexp_replace(${withSeconds}, ' ?([+-]\\d{2}):?(\\d{2})?$', '\\1:\\2') as timestamptz)`;
}

/** By strptime. An offset stands at the end (the manifest is checked for that): without a zone the date beside it is taken as it is. */
function formatted(text: string, format: string, zone: string | undefined): string {
  if (format === "%s") return sinceEpoch(text, zone);
  if (!/%z/i.test(format)) return `try_strptime(${text}, ${literal(format)})::date`;
  if (zone !== undefined) return `(try_strptime(regexp_replace(${text}, '[Zz]$', '+00:00'), ${literal(format)}) at time zone ${literal(zone)})::date`;
  return `try_strptime(regexp_replace(${text}, '\\s*(${zoneSign})$', ''), ${literal(format.replace(/\s*%z$/i, ""))})::date`;
}

/** Databases and web services write seconds, or milliseconds, since 1970 in UTC; DuckDB's strptime does not know `%s`. */
function sinceEpoch(text: string, zone: string | undefined): string {
  const instant = `case when ${text} similar to '\\d{9,10}' then make_timestamp(try_cast(${text} as bigint) * 1000000) when ${text} similar to '\\d{12,13}' then make_timestamp(try_cast(${text} as bigint) * 1000) end`;
  return zone === undefined ? `(${instant})::date` : `((${instant}) at time zone 'UTC' at time zone ${literal(zone)})::date`;
}

function month(text: string, format: string | undefined, zone: string | undefined): string {
  const whole = date(text, format, zone);
  return format !== undefined ? whole : `case when ${text} similar to '\\d{4}-\\d{2}' then try_cast(${text} || '-01' as date) else ${whole} end`;
}

const within = (day: string) => `${day} between ${earliest} and ${latest}`;
const plausible = (day: string) => `case when ${within(day)} then ${day} end`;

/**
 * A cast would round 3.7 and take 0x1F or 1_000: what it does not write as it stood is looked at. Where a comma is the decimal sign, 2.000 may be two thousand
 * and is refused; 2.0 is not.
 */
function int(text: string, cast: string, decimal: string): string {
  const zeros = decimal === "," ? ",0*|\\.0" : "\\.0*";
  return `case when ${cast}::varchar = ${text} then ${cast} when ${text} similar to '[+-]?\\d+(${zeros})?' then try_cast(regexp_extract(${text}, '[+-]?\\d+') as integer) end`;
}

function number(text: string, decimal: string): string {
  const point = decimal === "," ? "," : "\\.";
  const plain = decimal === "," ? `replace(${text}, ',', '.')` : text;
  return `case when ${text} similar to '[+-]?(\\d+(${point}\\d*)?|${point}\\d+)([eE][+-]?\\d+)?' then try_cast(${plain} as decimal(18, 6)) end`;
}

function list(text: string, column: Column, block: Block): string {
  const values = block.values[column.name];
  const trimmed = trim("word");
  const item = values ? mapWords(trimmed, values) : trimmed;
  const words = `list_filter(list_transform(string_split(${text}, ';'), lambda word: ${column.values ? `lower(${item})` : item}), lambda word: word is not null)`;
  return `case when ${text} is not null then ${words} end`;
}

/** An SQL condition: the value, though it could be read, is none that the column allows. */
export function outsideList(text: string, typed: string, column: Column): string | null {
  if (!column.values) return null;
  if (column.type !== "list") return `${text} is not null and ${typed} is null`;
  return `len(list_filter(${typed}, lambda word: not ${isOneOf("word", column.values.map(literal))})) > 0`;
}
