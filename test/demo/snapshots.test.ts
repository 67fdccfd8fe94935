import {appendFileSync, mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {literal, type Row, type Session} from "../../src/warehouse/session.ts";
import {loaded, made, type Made} from "./made.ts";

/** The demo's job history told a second time, by headcount files of the day that history opens and of every month end, without an action. */
let demo: Made, truth: Session, snapshots: Session;

const targets = ["core.moves", "core.employment_spells"];
const days = "select date '2021-07-01' as day union all select last_day(d)::date from range(date '2021-07-01', date '2026-07-01', interval 1 month) as r(d)";

/** A row an employee employed on the day: the last row up to that day; on the last day employed the one before the termination. */
const headcount = `
  select m.day, j.employee_id, arg_max(j.action, (j.effective_date, j.sequence)) as action, arg_max({'role_id': j.role_id, 'team_id': j.team_id, 'manager_id': j.manager_id, 'location': j.location}, (j.effective_date, j.sequence)) as job
  from raw.job_history as j join (${days}) as m on j.effective_date <= m.day and not (j.action is not distinct from 'termination' and j.effective_date = m.day)
  group by m.day, j.employee_id
  having arg_max(coalesce(j.action, ''), (j.effective_date, j.sequence)) <> 'termination'`;

beforeAll(async () => {
  demo = await made({employees: 2000, plain: true});
  ({session: truth} = await loaded(demo.folder, targets));
  mkdirSync(join(demo.folder, "headcount"));
  await truth.run(`create temp table headcount as ${headcount}`);
  for (const {day} of await truth.rows<{day: string}>(`${days} order by day`)) {
    await truth.run(`copy (select employee_id, unnest(job) from headcount where day = ${literal(day)} order by employee_id) to ${literal(join(demo.folder, "headcount", `all-${day}.csv`))}`);
  }
  rmSync(join(demo.folder, "job_history.csv"));
  appendFileSync(join(demo.folder, "sources.yaml"), "tables:\n  job_history: {snapshots: headcount/all-%Y-%m-%d.csv}\n");
  ({session: snapshots} = await loaded(demo.folder, targets));
});

afterAll(() => {
  truth?.close();
  snapshots?.close();
  demo?.remove();
});

const moves = (session: Session) => session.rows(`
  select p.employee_id, m.move_date, last_day(m.move_date)::varchar as month_end, m.kind, f.role_id as from_role, t.role_id as to_role
  from core.moves as m join staging.people as p using (person_id)
  join core.roles as f on f.role_key = m.from_role_key join core.roles as t on t.role_key = m.to_role_key
  where m.move_date > '2021-07-01' and m.mobility
  order by p.employee_id, m.move_date`);
const told = (row: Row) => `${row.employee_id} ${row.month_end} ${row.kind} ${row.from_role} → ${row.to_role}`;

describe("the demo's moves, seen by headcounts at month ends", () => {
  it("are all found within a month, with their kind, but those undone within the month", async () => {
    const roles = new Map((await truth.rows("select day::varchar as day, employee_id, job.role_id as role from headcount")).map((r) => [`${r.employee_id} ${r.day}`, r.role as string]));
    const before = (monthEnd: string) => (monthEnd === "2021-07-31" ? "2021-07-01" : new Date(Date.parse(`${monthEnd.slice(0, 7)}-01`) - 86_400_000).toISOString().slice(0, 10));
    const real = await moves(truth);
    const standing = real.filter((m) => roles.get(`${m.employee_id} ${before(m.month_end)}`) === m.from_role && roles.get(`${m.employee_id} ${m.month_end}`) === m.to_role);
    const found = await moves(snapshots);
    expect(standing.length).toBeGreaterThan(0.97 * real.length);
    const seen = new Set(found.map(told));
    expect(standing.map(told).filter((move) => !seen.has(move)).slice(0, 5)).toEqual([]);
    expect(found.filter((m) => m.move_date !== m.month_end)).toEqual([]);
    const meant = new Set(standing.map(told));
    expect(found.map(told).filter((move) => !meant.has(move)).slice(0, 5)).toEqual([]);
  });

  it("leave hires and exits where they were, to a month", async () => {
    const spells = async (session: Session) => (await session.rows(`
      select p.employee_id, e.start_date, coalesce(e.exit_date, date '2026-06-30')::varchar as last_day from core.employment_spells as e join staging.people as p using (person_id) order by all`));
    const apart = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
    const found = await spells(snapshots);
    const shown = (s: Row) => s.last_day >= "2021-07-01" && s.start_date.slice(0, 7) < s.last_day.slice(0, 7);
    const real = (await spells(truth)).filter(shown);
    const lost = real.filter((s) => !found.some((f) => f.employee_id === s.employee_id && apart(f.start_date, s.start_date) <= 31 && apart(f.last_day, s.last_day) <= 31));
    expect(lost.slice(0, 5)).toEqual([]);
  });
});
