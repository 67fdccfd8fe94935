import {headcounts, type Table} from "../contract/tables.ts";
import type {Manifest} from "../contract/manifest.ts";
import {Fault} from "../fault.ts";
import {tablesOf} from "./manifest.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";

export interface Settings {
  readonly asOf: string;
  readonly historyFrom: string;
}

/** Refuses money without a currency. */
export function checkCurrency(manifest: Manifest, supplied: (table: string, column: string) => string | undefined): void {
  if (manifest.currency) return;
  for (const table of tablesOf(manifest)) {
    for (const column of table.columns) {
      const file = column.money ? supplied(table.name, column.name) : undefined;
      if (file) throw new Fault(`${file} holds money (${table.name}.${column.name}) in no named currency; write its three letters into sources.yaml, like \`currency: EUR\`.`);
    }
  }
}

/** Writes raw.settings. known_at: the option, else as_of. as_of: the option, else the manifest's, else the newest day that the accepted rows tell of and that is not after today. */
export async function writeSettings(session: Session, manifest: Manifest, demographics: readonly string[], options: {asOf?: string | undefined; knownAt?: string | undefined; today: string}): Promise<Settings> {
  const asOf = options.asOf ?? manifest.as_of ?? await newestDay(session, tablesOf(manifest), options.today);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || Number.isNaN(Date.parse(asOf))) throw new Fault(`The as-of day ${asOf} is no date; write it like 2026-06-30.`);
  const historyFrom = manifest.history_from ?? await earliestDay(session);
  if (historyFrom > asOf) {
    const from = manifest.history_from ? `history_from (${historyFrom})` : `The earliest row of job_history (${historyFrom})`;
    throw new Fault(`${from} lies after as_of (${asOf}), so that no period is left to report on; mend the dates in sources.yaml or the option --as-of.`);
  }
  await session.run(`
    insert into raw.settings by name
    select
        ${literal(manifest.organization)} as organization, ${literal(asOf)}::date as as_of, ${literal(options.knownAt ?? asOf)}::date as known_at, ${literal(historyFrom)}::date as history_from,
        ${manifest.fiscal_year_start} as fiscal_year_start, ${manifest.privacy.minimum_cell} as minimum_cell, ${textList(manifest.privacy.exact)}::varchar[] as exact, [${demographics.map(literal).join(", ")}]::varchar[] as demographics,
        ${manifest.age_bands ? `[${manifest.age_bands.join(", ")}]` : "null"} as age_bands,
        ${manifest.currency ? literal(manifest.currency) : "null"} as currency, ${literal(manifest.locale)} as locale,
        ${manifest.audit.months} as audit_months, ${manifest.audit.minimum_share} as minimum_share, ${manifest.performance.high_rating ?? "null"} as high_rating,
        [${manifest.crosses.map(textList).join(", ")}]::varchar[][] as crosses, ${textMap(manifest.audit.reference_group)} as reference_groups, ${manifest.audit.build === "on_request"} as audit_on_request,
        ${literal(manifest.audit.legend)} as audit_legend, ${manifest.privacy.salt_file ? literal(manifest.privacy.salt_file) : "null"} as salt_file,
        ${textMap(manifest.links)} as links`);
  return {asOf, historyFrom};
}

const textList = (words: readonly string[]) => `[${words.map(literal).join(", ")}]`;

function textMap(given: Readonly<Record<string, string | undefined>>): string {
  const entries = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `map {${entries.map(([key, value]) => `${literal(key)}: ${literal(value)}`).join(", ")}}::map(varchar, varchar)`;
}

async function newestDay(session: Session, tables: readonly Table[], today: string): Promise<string> {
  const days = [...tables, headcounts].flatMap((table) => table.columns.filter(({bounds}) => bounds).map(({name}) => `select max(${identifier(name)}) as day from raw.${table.name} where ${identifier(name)} <= ${literal(today)}::date`));
  const [{day}] = await session.rows(`select max(day)::varchar as day from (${days.join(" union all ")})`) as [{day: string | null}];
  if (day === null) throw new Fault(`Every date in the source lies after today (${today}); name the day that the data covers, as as_of in sources.yaml or by --as-of.`);
  return day;
}

async function earliestDay(session: Session): Promise<string> {
  const [{day}] = await session.rows("select min(effective_date)::varchar as day from raw.job_history") as [{day: string}];
  return day;
}
