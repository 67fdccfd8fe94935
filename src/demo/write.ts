import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {literal, openSession, type Session} from "../warehouse/session.ts";
import {layBadgeRows} from "./badgeRows.ts";
import {layBusiness, layOpenings} from "./businessRows.ts";
import {addContradictions, addDirt, type PlantedDirt} from "./dirt.ts";
import {exports, type Export} from "./exports.ts";
import {layJobRows, layJobs} from "./jobs.ts";
import {mixedManifest, plainManifest} from "./manifests.ts";
import {layFramework, layTeams} from "./organization.ts";
import {layPeople} from "./people.ts";

export interface DemoOptions {
  readonly folder: string;
  /** Rows of employees: everyone employed at some time in the five years, contractors too. 300 to 200,000. */
  readonly employees?: number;
  readonly seed?: number;
  readonly asOf?: string;
  /** Clean CSV files named after the tables, without the dirt. */
  readonly plain?: boolean;
}

export interface DemoSummary {
  readonly rows: Readonly<Record<string, number>>;
  /** Bad rows by table and reason; none in the plain form. */
  readonly dirt: PlantedDirt;
  /** Facts changed so that they contradict others, by the check that finds them. */
  readonly contradictions: Readonly<Record<string, number>>;
}

/**
 * Makes the demo organization and writes its exports with a sources.yaml. The same size and seed give the same bytes.
 */
export async function writeDemo({folder, employees = 6000, seed = 1, asOf = "2026-06-30", plain = false}: DemoOptions): Promise<DemoSummary> {
  const session = await openSession();
  try {
    await layFramework(session, {seed, employees, asOf});
    await layTeams(session);
    await layPeople(session);
    await layJobs(session);
    await layJobRows(session);
    await layBadgeRows(session);
    await layOpenings(session);
    await layBusiness(session);
    const rows: Record<string, number> = {};
    for (const one of exports) {
      await session.run(`create table "out_${one.table}" as ${one.sql}`);
      const [{n}] = await session.rows(`select count(*)::integer as n from "out_${one.table}"`) as [{n: number}];
      rows[one.table] = n;
    }
    for (const sub of ["hris", "job_history"]) await mkdir(join(folder, sub), {recursive: true});
    if (plain) {
      for (const one of exports) await copy(session, one, join(folder, `${one.table}.csv`));
      await rm(join(folder, "hris"), {recursive: true});
      await rm(join(folder, "job_history"), {recursive: true});
      await writeFile(join(folder, "sources.yaml"), plainManifest(asOf));
      return {rows, dirt: {}, contradictions: {}};
    }
    const contradictions = await addContradictions(session);
    await writeMixed(session, folder);
    await writeFile(join(folder, "sources.yaml"), mixedManifest(asOf));
    return {rows, dirt: await addDirt(folder, rows, asOf), contradictions};
  } finally {
    session.close();
  }
}

const csv = "format csv, header true";

async function copy(session: Session, one: Export, path: string, {select = "*", where = "true", options = csv}: {select?: string; where?: string; options?: string} = {}): Promise<void> {
  await session.run(`copy (select ${select} from "out_${one.table}" where ${where} order by ${one.key}) to ${literal(path)} (${options})`);
}

const jsonTables = ["requisitions", "development_actions"];
const parquetTables = ["badge_submissions", "team_outcomes"];

/** As the source systems give them: other names and US dates, parts by year, Parquet, JSON lines, gzip, semicolons with decimal commas. */
async function writeMixed(session: Session, folder: string): Promise<void> {
  for (const one of exports) {
    const at = (name: string) => join(folder, name);
    if (one.table === "employees") {
      await copy(session, one, at("hris/workers.csv"), {select: `employee_id as "Worker ID", name as "Legal Name", work_email as "Email - Work", case worker_type when 'employee' then 'Regular' else 'Contingent Worker' end as "Worker Type",
        strftime(hire_date, '%m/%d/%Y') as "Original Hire Date", strftime(termination_date, '%m/%d/%Y') as "Termination Date",
        case termination_reason when 'voluntary' then 'Resignation' when 'involuntary' then 'Dismissal' when 'retirement' then 'Retirement' end as "Termination Reason",
        case when regrettable then 'Yes' when not regrettable then 'No' end as "Regrettable", birth_year as "Year of Birth", gender as "Gender", ethnicity as "Ethnicity", age_band as "Age Band"`});
    } else if (one.table === "job_history") {
      const years = await session.rows<{y: number}>("select distinct greatest(2020, year(effective_date))::integer as y from out_job_history order by y");
      for (const {y} of years) await copy(session, one, at(`job_history/${y === 2020 ? "to-2020" : y}.csv`), {where: `greatest(2020, year(effective_date)) = ${y}`});
    } else if (jsonTables.includes(one.table)) {
      await copy(session, one, at(`${one.table}.jsonl`), {options: "format json"});
    } else if (parquetTables.includes(one.table)) {
      await copy(session, one, at(`${one.table}.parquet`), {options: "format parquet"});
    } else if (one.table === "performance_reviews") {
      await copy(session, one, at("performance_reviews.csv"), {select: "employee_id, review_date, replace(rating::varchar, '.', ',') as rating, high_performer", options: `${csv}, delimiter ';'`});
    } else if (one.table === "learning_enrollments") {
      await copy(session, one, at("learning_enrollments.csv"));
      // gzip from Node: DuckDB's own writes the time into the file.
      await writeFile(at("learning_enrollments.csv.gz"), gzipSync(await readFile(at("learning_enrollments.csv"))));
      await rm(at("learning_enrollments.csv"));
    } else {
      await copy(session, one, at(`${one.table}.csv`));
    }
  }
}
