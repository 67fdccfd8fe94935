import {tableNamed, tables, type Column, type Table} from "../contract/tables.ts";
import type {Session} from "../warehouse/session.ts";
import {fits, fitTable, requiredColumns, type Fit, type Pair} from "./fit.ts";
import {lastOf, type Group} from "./groups.ts";

/** An export read as a table. */
export interface Reading {
  readonly group: Group;
  readonly fit: Fit;
  /** One row a key is read out of an export that is another table first. */
  readonly distinct: boolean;
}

/** What the groups are: at most one table each first, then the tables that only other tables' exports can give. */
export async function readGroups(session: Session, groups: readonly Group[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const group of groups) {
    const best = await bestFit(session, group);
    if (best) readings.push({group, fit: best, distinct: false});
  }
  const sure = readings.filter(({fit}) => fit.score >= 0.6 || !readings.some((other) => other.fit.table === fit.table && other.fit.score > fit.score));
  return [...sure, ...derived(sure)].sort((a, b) => order(a.fit.table) - order(b.fit.table));
}

const order = (table: Table) => tables.indexOf(table);

async function bestFit(session: Session, group: Group): Promise<Fit | undefined> {
  const {file} = lastOf(group);
  const candidates = fits(group.columns, file.replace(/\.\w+(\.gz)?$/i, "")).slice(0, 4);
  const weighed: {fit: Fit; score: number}[] = [];
  for (const fit of candidates) weighed.push({fit, score: fit.score * await grain(session, group, fit)});
  const best = weighed.sort((a, b) => b.score - a.score)[0];
  return best && best.score >= 0.5 ? best.fit : undefined;
}

/** How well the rows fit the table's key: rows that share one, or persons that have one row each where a history is meant, speak against it. */
async function grain(session: Session, group: Group, fit: Fit): Promise<number> {
  const at = (name: string) => fit.pairs.find(({ours}) => ours.name === name)?.theirs.at;
  const key = fit.table.key.map(at).filter((column) => column !== undefined);
  const look = lastOf(group);
  if (key.length === 0 || look.rows === 0) return 1;
  const person = fit.table.key.length > 1 ? at("employee_id") : undefined;
  const [row] = await session.rows(`
    select (select count(*) from (select distinct ${key.join(", ")} from ${look.sample}))::double / greatest(count(*), 1) as keys, ${person ? `count(distinct ${person}) / greatest(count(*), 1)` : "0"}::double as persons, count(*)::double as rows
    from ${look.sample}`) as [{keys: number; persons: number; rows: number}];
  return (0.6 + 0.4 * Math.min(1, row.keys / 0.97)) * (person && row.rows >= 10 && row.persons > 0.99 ? 0.85 : 1);
}

/** Tables that no export is, read out of others: jobs out of a flat export of persons, roles and teams out of jobs, measures out of their values. */
function derived(readings: readonly Reading[]): Reading[] {
  const found: Reading[] = [];
  const of = (table: string) => [...readings, ...found].find(({fit}) => fit.table.name === table);
  const employees = of("employees");
  if (!of("job_history") && employees) {
    const fit = fitTable(tableNamed("job_history"), employees.group.columns);
    const at = (name: string) => fit.pairs.find(({ours}) => ours.name === name)?.theirs;
    const hire = employees.fit.pairs.find(({ours}) => ours.name === "hire_date")?.theirs;
    if (fit.missing.length === 0 && at("role_id")) {
      const action: Record<string, string> = at("effective_date") === hire && !at("action") ? {action: "hire"} : {};
      found.push({group: employees.group, fit: {...fit, constants: {...fit.constants, ...action}}, distinct: false});
    }
  }
  const jobs = of("job_history");
  if (jobs && !of("roles")) push(out(jobs, "roles", "role_id", {title: "role_id", family: "team_id"}, {family: "Not given", level: "Not given", level_rank: "1"}));
  if (jobs && !of("teams")) push(out(jobs, "teams", "team_id", {name: "team_id"}, {}));
  const outcomes = of("team_outcomes");
  if (outcomes && !of("outcome_metrics")) push(out(outcomes, "outcome_metrics", "metric", {}, {}));
  return found;

  function push(reading: Reading | undefined): void {
    if (reading) found.push(reading);
  }
}

/**
 * A table read out of the export that another table is read from: its key is the same column there; what it needs besides comes from
 * a column that looks like it, else from the one that serves another need (`stands`), else from a constant.
 */
function out({group, fit}: Reading, name: string, key: string, stands: Readonly<Record<string, string>>, constants: Readonly<Record<string, string>>): Reading | undefined {
  const table = tableNamed(name);
  const source = fit.pairs.find(({ours}) => ours.name === key)?.theirs;
  if (!source) return undefined;
  const others = fitTable(table, {...group.columns, profiles: group.columns.profiles.filter((profile) => profile !== source)});
  const column = (ours: string): Column => table.columns.find((one) => one.name === ours)!;
  const pairs: Pair[] = [{ours: column(key), theirs: source, score: 1}, ...others.pairs.filter(({ours, theirs}) => ours.name !== key && theirs.personal === undefined && !isUsed(theirs.name, fit, ours))];
  const given: Record<string, string> = {};
  for (const {name: needed} of requiredColumns(table)) {
    if (pairs.some(({ours}) => ours.name === needed)) continue;
    const instead = fit.pairs.find(({ours}) => ours.name === stands[needed])?.theirs;
    if (instead) pairs.push({ours: column(needed), theirs: instead, score: 0.5});
    else if (constants[needed] !== undefined) given[needed] = constants[needed];
    else return undefined;
  }
  return {group, fit: {...others, table, pairs: table.columns.flatMap((one) => pairs.filter(({ours}) => ours === one)), constants: given, missing: []}, distinct: true};
}

/** A column that says who or when of the other table is no property of this one's key. */
const isUsed = (header: string, fit: Fit, ours: Column) =>
  fit.pairs.some((pair) => pair.theirs.name === header && ["employee_id", "effective_date", "manager_id", "action", "reason", "recorded_date", "sequence", "location"].includes(pair.ours.name)) && ours.name !== "business_unit";
