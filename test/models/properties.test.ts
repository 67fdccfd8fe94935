import fc from "fast-check";
import {afterAll, beforeAll, expect, test} from "vitest";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {filled, roles, teams, twoYears} from "./organization.ts";
import {disorder, movesOf, organizations, personDays, type Organization} from "./random_organization.ts";
import {warehouse} from "./harness.ts";

const settings = {...twoYears, demographics: ["gender", "age_band"], age_bands: [30, 40]};
/** One seed, so that a failure is the same everywhere. */
const runs = {seed: 20251231, numRuns: 6, endOnFailure: true};

/** Organizations told by chance and their warehouses, which every property but that of disorder looks at. */
const told: {readonly organization: Organization; readonly session: Session}[] = [];
beforeAll(async () => {
  for (const organization of fc.sample(organizations, runs)) told.push({organization, session: await warehouse({...organization, roles, teams}, settings)});
});
afterAll(() => told.forEach(({session}) => session.close()));

async function built<T>(organization: Organization, look: (session: Session) => Promise<T>): Promise<T> {
  const session = await warehouse({...organization, roles, teams}, settings);
  try {
    return await look(session);
  } finally {
    session.close();
  }
}

test("person-days are those counted day by day", async () => {
  const members = {
    location: (job: {location?: string | null}) => job.location ?? "Unknown",
    family: (job: {role_id?: string}) => String(roles.find((r) => r.role_id === job.role_id)?.family)
  };
  const bandIn = ({employees}: Organization) => (job: Row, day: string) => {
    const born = employees.find((e) => e.employee_id === job.employee_id)!.birth_year as number | null;
    if (born === null) return "Unknown";
    const age = Number(day.slice(0, 4)) - born;
    return age < 30 ? "under 30" : age < 40 ? "30–39" : "40 and over";
  };
  for (const {organization, session} of told) {
    for (const [dimension, member] of Object.entries({...members, age_band: bandIn(organization)})) {
      const rows = await session.rows(`select period_start, member, person_days::integer as person_days from marts.metric_values
        where metric = 'mover_rate' and grain = 'month' and dimension = ? and person_days > 0`, [dimension]);
      expect(Object.fromEntries(rows.map((r) => [`${r.period_start} ${r.member}`, r.person_days]))).toEqual(personDays(organization, member));
    }
  }
});

test("moves are those found day by day", async () => {
  for (const {organization, session} of told) {
    const rows = await session.rows("select employee_id, move_date, kind from marts.moves");
    expect(rows.map((r) => `${r.employee_id} ${r.move_date} ${r.kind}`).sort()).toEqual(movesOf(organization).sort());
  }
});

test("members sum to all, periods to longer ones, and movers are distinct people", async () => {
  for (const {session} of told) {
    expect(await session.rows(`
      with sums as (
        select metric, grain, period_start, dimension, sum(numerator) as numerator, sum(denominator) as denominator, sum(person_days) as person_days
        from marts.metric_values group by all)
      select s.metric, s.grain, s.period_start, s.dimension
      from sums as s join sums as a using (metric, grain, period_start)
      where a.dimension = 'all' and (s.numerator is distinct from a.numerator or s.person_days is distinct from a.person_days or abs(s.denominator - a.denominator) > 1e-9)`)).toEqual([]);
    // Events and person-days of a quarter, a year and a trailing year are the sums of their months'.
    expect(await session.rows(`
      with months as (select * from marts.metric_values where grain = 'month')
      select l.metric, l.grain, l.period_start, l.dimension, l.member
      from marts.metric_values as l
      left join months as m on m.metric = l.metric and m.dimension = l.dimension and m.member = l.member and m.period_start >= l.period_start and m.period_start < l.period_end
      where l.grain <> 'month' and l.metric in (select metric from core.metrics where shape <> 'curve')
      group by l.metric, l.grain, l.period_start, l.dimension, l.member, l.numerator, l.person_days
      having (l.metric <> 'mover_rate' and sum(m.numerator) is distinct from l.numerator) or sum(m.person_days) is distinct from l.person_days`)).toEqual([]);
    expect(await session.rows(`
      select v.grain, v.period_start, v.numerator, count(distinct m.employee_id) as people
      from marts.metric_values as v
      left join marts.moves as m on m.move_date >= v.period_start and m.move_date < v.period_end and m.kind in ('promotion', 'lateral', 'demotion')
      where v.metric = 'mover_rate' and v.dimension = 'all'
      group by all
      having v.numerator <> people`)).toEqual([]);
  }
});

test("whatever the rows say, nobody is employed twice on a day every employed day has one state, every end one exit", async () => {
  await fc.assert(fc.asyncProperty(disorder, (people) => built({...people, requisitions: [filled("R1", "2025-03-10")]}, async (session) => {
    expect(await session.rows(`
      select a.person_id, a.spell, a.start_date, a.end_date from core.employment_spells as a
      left join core.employment_spells as b on b.person_id = a.person_id and b.spell > a.spell and b.start_date < coalesce(a.end_date, date '9999-12-31')
      where b.person_id is not null or a.end_date <= a.start_date or a.exit_date > date '2025-12-31' or a.start_date > date '2025-12-31'`)).toEqual([]);
    const [days] = await session.rows(`select
      (select sum(coalesce(end_date, date '2026-01-01') - start_date)::integer from core.employment_spells) as spells,
      (select sum(end_date - start_date)::integer from core.job_states) as states,
      (select count(*) from core.employment_spells where exit_date is not null) as ended,
      (select count(*) from core.exits) as exits`);
    expect(days?.states).toBe(days?.spells);
    expect(days?.exits).toBe(days?.ended);
  })), runs);
});

test("the order of rows changes nothing", async () => {
  const figures = (session: Session) => Promise.all([
    session.rows("select * from marts.metric_values order by all"), session.rows("select * from marts.moves order by all"),
    session.rows(`select * from marts.data_quality order by all`)]);
  for (const {organization, session} of told.slice(0, 3)) {
    const {employees, job_history, requisitions} = organization;
    const inAnyOrder = <T>(rows: readonly T[]) => fc.shuffledSubarray([...rows], {minLength: rows.length});
    const [shuffled] = fc.sample(fc.record({employees: inAnyOrder(employees), job_history: inAnyOrder(job_history), requisitions: inAnyOrder(requisitions)}), {...runs, numRuns: 1});
    expect(await built(shuffled!, figures)).toEqual(await figures(session));
  }
});
