import {tables, type Table} from "../contract/tables.ts";
import {rawColumns} from "./raw.ts";
import {identifier, literal, type Session} from "./session.ts";

export interface Comparison {
  /** The month that a release of this warehouse would be named for. */
  readonly id: string;
  readonly runId: string;
  /** Hash of all SQL. */
  readonly definitions: string;
  /** The warehouse of the release before it; absent where there is none. */
  readonly last?: string | undefined;
}

/**
 * Takes over what the last release said, and finds the rows of the source that are not what they were then: raw.publications, raw.last_release,
 * raw.past_restatements, raw.changed_rows, all empty of persons. `raw` must be filled. A kept warehouse of an older version counts as none, as
 * does one of another fiscal year: a change of it starts a new series of releases.
 */
export async function compareWithLastRelease(session: Session, {id, runId, definitions, last}: Comparison): Promise<void> {
  const found = last !== undefined && (await attached(session, last));
  try {
    if (found) {
      await session.run("insert into raw.publications select * from released.marts.publications");
      await session.run("insert into raw.past_restatements by name select * from released.marts.restatements");
      await session.run(figuresOfRelease);
      await findChanges(session);
    }
    await session.run(`insert into raw.publications select ${literal(id)}, as_of, known_at, ${literal(runId)}, ${literal(definitions)} from raw.settings`);
  } finally {
    await session.run("detach database if exists released");
  }
}

async function attached(session: Session, path: string): Promise<boolean> {
  try {
    await session.run(`attach ${literal(path)} as released (read_only)`);
    await session.rows("select publication_id from released.marts.publications limit 0");
    // Another fiscal year begins another series: its quarters and years are none of the old ones.
    const [series] = await session.rows<{same: boolean}>("select n.fiscal_year_start = o.fiscal_year_start as same from raw.settings as n cross join released.raw.settings as o");
    if (series!.same) return true;
    await session.run("detach released");
    return false;
  } catch {
    await session.run("detach database if exists released");
    return false;
  }
}

const figuresOfRelease = `
  insert into raw.last_release by name
  select v.metric, v.grain, v.period_start, v.period_end, v.dimension, v.member, v.numerator, v.denominator, v.value, d.sql_sha256,
      p.numerator as published_numerator, p.denominator as published_denominator, p.value as published_value
  from released.marts.metric_values as v
  join released.marts.metric_definitions as d using (metric)
  left join released.published.metric_values as p using (metric, grain, period_start, dimension, member)`;

/** Compares each table's rows with those that the last release was made from, as each was known then. */
async function findChanges(session: Session): Promise<void> {
  const [settings] = await session.rows<{demographics: string[]; same: boolean}>(
    "select n.demographics, n.known_at is not distinct from o.known_at as same from raw.settings as n cross join released.raw.settings as o");
  for (const table of tables) {
    if (settings!.same && (await unchanged(session, table.name))) continue;
    const [now, then] = [await columnNames(session, `raw.${table.name}`), await columnNames(session, `released.raw.${table.name}`)];
    const columns = rawColumns(table, settings!.demographics).filter(({name}) => now.has(name) && then.has(name));
    const dates = columns.filter(({type}) => type === "date" || type === "month").map(({name}) => identifier(name));
    await session.run(changesOf(table, columns.map(({name}) => identifier(name)), dates));
  }
}

async function columnNames(session: Session, table: string): Promise<Set<string>> {
  return new Set((await session.rows<{column_name: string}>(`describe ${table}`)).map((row) => row.column_name));
}

/** Whether a table's accepted rows come from the same files, through the same mapping, and are as many. */
async function unchanged(session: Session, table: string): Promise<boolean> {
  const loads = (from: string) => `(select sha256, mapping from ${from}.loads where table_name = ${literal(table)})`;
  const [row] = await session.rows<{same: boolean}>(`
    select not exists (${loads("raw")} except all ${loads("released.raw")}) and not exists (${loads("released.raw")} except all ${loads("raw")})
        and (select count(*) from raw.${table}) = (select count(*) from released.raw.${table}) as same`);
  return row!.same;
}

/**
 * Rows that came, went or changed, counted by cause and by the first day that they bear on; those that bear only on days after the last
 * release's as_of restate nothing. A changed row bears on the days that changed, or on all of its days where none did.
 */
function changesOf(table: Table, columns: readonly string[], dates: readonly string[]): string {
  const recorded = table.columns.some(({name}) => name === "recorded_date");
  const rows = (schema: string) => `
    select hash(${table.key.map(identifier).join(", ")}) as row_key, hash(${columns.join(", ")}) as content${dates.map((name) => `, ${name}`).join("")}
    from ${schema}.${table.name}${recorded ? ` where recorded_date is null or recorded_date <= (select known_at from ${schema}.settings)` : ""}`;
  const earliest = (of: (name: string) => string) => (dates.length > 0 ? `least(${dates.map(of).join(", ")}, null)` : "null::date");
  const differing = earliest((name) => `case when n.${name} is distinct from o.${name} then least(n.${name}, o.${name}) end`);
  const any = earliest((name) => `least(n.${name}, o.${name})`);
  return `
    insert into raw.changed_rows
    with now_rows as (${rows("raw")}),
    then_rows as (${rows("released.raw")}),
    changes as (
        select
            case
                when n.row_key is null then 'deleted'
                when o.row_key is not null then 'corrected'
                ${recorded ? "when n.recorded_date > (select known_at from released.raw.settings) then 'retro_dated'" : ""}
                else 'late_file'
            end as cause,
            case when n.row_key is not null and o.row_key is not null then coalesce(${differing}, ${any}) else ${any} end as since
        from now_rows as n
        full join then_rows as o using (row_key)
        where n.content is distinct from o.content
    )
    select ${literal(table.name)}, cause, since, count(*)
    from changes
    where since is null or since <= (select as_of from released.raw.settings)
    group by all`;
}
