import type {Block} from "../contract/manifest.ts";
import {conventionalBlock} from "../contract/manifest.ts";
import type {Column, ColumnType} from "../contract/tables.ts";
import {typedText} from "../sources/convert.ts";
import {literal, type Session} from "../warehouse/session.ts";
import {emailShape, kindOfHeader, nameShape, type PersonalKind} from "./identifying.ts";
import type {Look} from "./look.ts";

/** What the values of a column look like. Shares are of the values that are there, 0 to 1; no value itself stands here. */
export interface ColumnProfile {
  readonly name: string;
  /** Its name in the sample. */
  readonly at: string;
  readonly filled: number;
  readonly distinct: number;
  readonly email: number;
  readonly personName: number;
  readonly int: number;
  readonly number: number;
  /** Numbers with a decimal comma. */
  readonly commaNumber: number;
  readonly bool: number;
  readonly longest: number;
  /** How its dates are written: null is ISO 8601, undefined where it holds none. */
  readonly dates?: string | null;
  /** Whether another way of reading the dates fits as well. */
  readonly ambiguous: boolean;
  /** The values are months, written like 2026-06 or as first days of months. */
  readonly month: boolean;
  readonly personal?: PersonalKind;
}

/** Ways of writing dates by the shape of the text (9 a figure, A a letter); of several that read all values alike the first is taken. */
const dateShapes: readonly {readonly shape: RegExp; readonly formats: readonly (string | null)[]}[] = [
  {shape: /^9{4}-9{2}-9{2}([A ]|$)/, formats: [null, "%Y-%m-%d %H:%M:%S UTC"]},
  {shape: /^9{8}$/, formats: [null]},
  {shape: /^9{4}\/9{2}\/9{2}$/, formats: ["%Y/%m/%d"]},
  ...["/", ".", "-"].flatMap((mark) => [["99", "%y"], ["9999", "%Y"]].flatMap(([figures, year]) => [["", ""], [" 9+:99", " %H:%M"], [" 9+:99:99", " %H:%M:%S"], [" 9+:99 [AP]M", " %I:%M %p"], [" 9+:99:99 [AP]M", " %I:%M:%S %p"]].map(([clock, time]) => ({
    shape: new RegExp(`^9{1,2}\\${mark}9{1,2}\\${mark}${figures}${clock!.replace("[AP]M", "A+")}$`),
    formats: (mark === "." ? ["%d.%m.", "%m.%d."] : [`%m${mark}%d${mark}`, `%d${mark}%m${mark}`]).map((days) => `${days}${year}${time}`)
  })))),
  {shape: /^9{1,2}-A{3}-9{4}$/, formats: ["%d-%b-%Y"]},
  {shape: /^9{1,2}-A{3}-9{2}$/, formats: ["%d-%b-%y"]},
  {shape: /^9{1,2} A+ 9{4}$/, formats: ["%d %b %Y", "%d %B %Y"]},
  {shape: /^A+ 9{1,2}, 9{4}$/, formats: ["%b %d, %Y", "%B %d, %Y"]},
  {shape: /^A+, 9{1,2} A+ 9{4}, 9{1,2}:99 A+$/, formats: ["%A, %d %B %Y, %I:%M %p"]},
  {shape: /^A+, 9{1,2} A+ 9{4}$/, formats: ["%A, %d %B %Y"]}
];

const day: Column = {name: "day", type: "date"};
const asDate = (text: string, format: string | null) => typedText(text, day, format === null ? conventionalBlock : {...conventionalBlock, dates: format}, false);

/** The profile of each column of a file, from its sample. */
export async function profileColumns(session: Session, look: Look): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  for (let first = 0; first < look.names.length; first += 50) {
    const names = look.names.slice(first, first + 50);
    const measures = names.map((_, k) => {
      const c = `c${first + k}`;
      const share = (condition: string) => `coalesce(avg(case when ${c} is not null then (${condition})::integer end), 0)`;
      return `struct_pack(
        filled := count(${c})::double, distinct_values := count(distinct ${c})::double, longest := coalesce(max(length(${c})), 0)::double,
        email := ${share(`regexp_full_match(${c}, ${literal(emailShape)})`)}, person_name := ${share(`regexp_full_match(${c}, ${literal(nameShape)})`)},
        whole := ${share(`regexp_full_match(${c}, '[+-]?\\d+(\\.0*)?')`)}, number := ${share(`regexp_full_match(${c}, '[+-]?(\\d+\\.?\\d*|\\.\\d+)')`)}, comma := ${share(`regexp_full_match(${c}, '[+-]?\\d+,\\d+')`)},
        bool := ${share(`(${typedText(c, {name: "b", type: "bool"}, conventionalBlock, false)}) is not null`)},
        dated := ${share(`regexp_matches(${c}, '^[^0-9]*\\d+[-/. ]+(\\d+|[^0-9]+)[-/., ]+\\d\\d|^[^0-9]+ \\d+, \\d{4}|^20\\d{6}$')`)},
        month := ${share(`regexp_full_match(${c}, '\\d{4}-\\d{2}(-01)?')`)}, epoch := ${share(`regexp_full_match(${c}, '1\\d{9}|1\\d{12}')`)}
      ) as p${k}`;
    });
    const [row] = await session.rows(`select ${measures.join(", ")} from ${look.sample}`);
    for (const [k, name] of names.entries()) profiles.push(await profileOf(session, look, name, `c${first + k}`, row![`p${k}`]));
  }
  return profiles;
}

async function profileOf(session: Session, look: Look, name: string, at: string, measured: Record<string, number>): Promise<ColumnProfile> {
  const m = (key: string) => Number(measured[key] ?? 0);
  const mayBeDates = m("filled") > 0 && (m("dated") >= 0.5 || (m("epoch") >= 0.95 && /date|time|at$|issued|expire/i.test(name)));
  const dates = mayBeDates ? await datesOf(session, look.sample, at, m("epoch") >= 0.5) : undefined;
  const header = kindOfHeader(name);
  const personal = m("email") >= 0.2 ? "e-mail" : header === "birth date" ? header
    : header === "e-mail" ? header : header === "name" && (m("filled") === 0 || m("int") < 0.5) ? header : undefined;
  return {
    name, at, filled: m("filled"), distinct: m("distinct_values"), longest: m("longest"), email: m("email"), personName: m("person_name"),
    int: m("whole"), number: m("number"), commaNumber: m("comma"), bool: m("bool"), month: m("month") >= 0.98,
    ...(dates === undefined ? {} : {dates: dates.format}), ambiguous: dates?.ambiguous ?? false, ...(personal === undefined ? {} : {personal})
  };
}

async function datesOf(session: Session, sample: string, at: string, epoch: boolean): Promise<{format: string | null; ambiguous: boolean} | undefined> {
  if (epoch) return {format: "%s", ambiguous: false};
  const some = await session.rows<{shape: string}>(`select distinct regexp_replace(regexp_replace(${at}, '\\d', '9', 'g'), '\\p{L}', 'A', 'g') as shape from ${sample} where ${at} is not null limit 100`);
  const formats = [...new Set(dateShapes.filter(({shape}) => some.some((one) => shape.test(one.shape))).flatMap((one) => one.formats))];
  if (formats.length === 0) return undefined;
  const [row] = await session.rows(`
    select ${formats.map((format, k) => `(count(${asDate(at, format)}) / count(${at}))::double as f${k}`).join(", ")}
    from (select ${at} from ${sample} where ${at} is not null limit 20000)`);
  const shares = formats.map((_, k) => Number(row![`f${k}`]));
  const most = Math.max(...shares);
  if (most < 0.5) return undefined;
  const format = formats[shares.indexOf(most)]!;
  const ambiguous = format !== null && formats.some((other, k) => other !== format && shares[k] === most && other !== null && !/%b|%B/.test(other));
  return {format, ambiguous};
}

/** The share of a column's values that can be read as a type of ours. Text and ids take everything. */
export function readableAs(profile: ColumnProfile, type: ColumnType): number {
  if (profile.filled === 0) return 0.9;
  switch (type) {
    case "date": return profile.dates === undefined ? 0 : 1;
    case "month": return profile.month || profile.dates !== undefined ? 1 : 0;
    case "int": return profile.int;
    case "number": return Math.max(profile.number, profile.number + profile.commaNumber);
    case "bool": return profile.bool;
    default: return 1;
  }
}

/** How a block writes the dates of its columns, for the manifest; absent where they are ISO 8601. */
export function datesOfBlock(columns: readonly {ours: string; profile: ColumnProfile}[]): Block["dates"] {
  const given = columns.flatMap(({ours, profile}) => (typeof profile.dates === "string" ? [[ours, profile.dates] as const] : []));
  const iso = columns.some(({profile}) => profile.dates === null);
  if (given.length === 0) return undefined;
  const formats = new Set(given.map(([, format]) => format));
  return formats.size === 1 && !iso ? [...formats][0]! : Object.fromEntries(given);
}
