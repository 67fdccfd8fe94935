import {createReadStream, createWriteStream} from "node:fs";
import {mkdir, rm} from "node:fs/promises";
import {dirname, join} from "node:path";
import {pipeline} from "node:stream/promises";
import {createGzip} from "node:zlib";
import {literal, type Session} from "../warehouse/session.ts";
import type {Export} from "./exports.ts";

const csv = "format csv, header true";
const european = `${csv}, delimiter ';'`;

/** A file that a source system gives: what of a table goes into it, in which form. */
interface Copy {
  readonly path: string;
  readonly select?: string;
  readonly from?: string;
  readonly where?: string;
  readonly options?: string;
}

const workers = `
  employee_id as "Worker ID", name as "Legal Name", work_email as "Email - Work", case worker_type when 'employee' then 'Regular' else 'Contingent Worker' end as "Worker Type",
  strftime(hire_date, '%m/%d/%Y') as "Original Hire Date", strftime(termination_date, '%m/%d/%Y') as "Termination Date",
  case termination_reason when 'voluntary' then 'Resignation' when 'involuntary' then 'Dismissal' when 'retirement' then 'Retirement' when 'other' then 'End of Contract' end as "Termination Reason",
  case when regrettable then 'Yes' when not regrettable then 'No' end as "Regrettable", birth_year as "Year of Birth", gender as "Gender", ethnicity as "Ethnicity", age_band as "Age Band"`;

const json = (table: string): Copy => ({path: `${table}.jsonl`, options: "format json"});

/** Tables that leave in another form than a CSV file of their name; outcome_metrics leaves inside team_outcomes. */
const copies: Readonly<Record<string, Copy | null>> = {
  employees: {path: "hris/workers.csv", select: workers},
  person_keys: {path: "lms/accounts.csv", select: `key as "Login", employee_id as "Personnel No"`},
  performance_reviews: {path: "performance_reviews.csv", select: "employee_id, review_date, replace(rating::varchar, '.', ',') as rating, high_performer", options: european},
  program_costs: {path: "finance/program-costs.csv", select: `strftime(month, '%d.%m.%Y') as "Monat", item as "Posten", replace(amount::decimal(12, 2)::varchar, '.', ',') as "Betrag"`, options: european},
  learning_enrollments: {path: "learning_enrollments.csv.gz"},
  requisitions: json("requisitions"),
  development_actions: json("development_actions"),
  badge_submissions: {path: "badge_submissions.parquet", options: "format parquet"},
  team_outcomes: {
    path: "outcomes/team-metrics.parquet", options: "format parquet",
    select: `team_id, month, metric as metric_key, label as metric_label, unit, better, family as "function", value`, from: "out_team_outcomes join measure using (metric)"
  },
  outcome_metrics: null
};

async function write(session: Session, folder: string, one: Export, {path, select = "*", from = `"out_${one.table}"`, where = "true", options = csv}: Copy): Promise<void> {
  const target = join(folder, unzipped(path));
  await mkdir(dirname(target), {recursive: true});
  await session.run(`copy (select ${select} from ${from} where ${where} order by ${one.key}) to ${literal(target)} (${options})`);
}

/** The path of a file before it is zipped. */
const unzipped = (path: string) => path.replace(/\.gz$/, "");

/** A table as a CSV file of its name. */
export async function writePlain(session: Session, folder: string, one: Export): Promise<void> {
  await write(session, folder, one, {path: `${one.table}.csv`});
}

/** A table as its source system gives it: other names and US dates, parts by year, Parquet, JSON lines, semicolons with decimal commas; not yet zipped. */
export async function writeMixed(session: Session, folder: string, one: Export): Promise<void> {
  if (one.table === "job_history") {
    const years = await session.rows<{y: number}>("select distinct greatest(2020, year(effective_date))::integer as y from out_job_history order by y");
    for (const {y} of years) await write(session, folder, one, {path: `job_history/${y === 2020 ? "to-2020" : y}.csv`, where: `greatest(2020, year(effective_date)) = ${y}`});
    return;
  }
  const copy = copies[one.table];
  if (copy !== null) await write(session, folder, one, copy ?? {path: `${one.table}.csv`});
}

/** Zips a table's file where its source system does. By Node: DuckDB writes the time into the file. */
export async function zip(folder: string, {table}: Export): Promise<void> {
  const path = copies[table]?.path;
  if (!path?.endsWith(".gz")) return;
  const target = join(folder, path), plain = unzipped(target);
  await pipeline(createReadStream(plain), createGzip(), createWriteStream(target));
  await rm(plain);
}
