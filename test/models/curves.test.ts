import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {createFunctions} from "../../src/warehouse/functions.ts";
import {readSqlFiles} from "../../src/warehouse/modelFiles.ts";
import {openSession, type Session} from "../../src/warehouse/session.ts";

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`../fixtures/statistics/${name}`, import.meta.url), "utf8"));

/** The curve models over a risk set that comes from elsewhere. Times are whole units, taken as ticks. */
async function curves(entry: number[], last: number[], status: number[]): Promise<Session> {
  const session = await openSession(":memory:", {threads: 1});
  const files = readSqlFiles();
  await createFunctions(session, files.functions);
  await session.run("create schema core");
  await session.run("create table core.states as select 1 as state_id, 'F' as family, 'L' as level");
  await session.run("create table core.dimension_members as select 'state' as kind, 1 as id, 'all' as dimension, 'all' as member, false as crossed");
  await session.run(`create table core.risk_sets as
    select 'badge_to_move' as curve, 'history' as grain, date '2020-01-01' as period_start, unnest([${entry.join(", ")}])::bigint as entry,
      unnest([${last.join(", ")}])::bigint as last, unnest([${status.join(", ")}]) as status, 1 as state_id, 1 as profile_id, 0 as subject_id, 1::bigint as record_key`);
  await session.run("create table core.subject_members (curve varchar, subject_id integer, dimension varchar, member varchar)");
  await session.run(`create table core.trailing_turns (curve varchar, grain varchar, period_start date, time integer, entered integer, events integer, competing integer, censored integer)`);
  for (const name of ["core.curve_groups", "core.curve_counts", "core.curve_steps", "core.curve_medians", "core.curve_incidences"]) {
    await session.run(`create table ${name} as ${files.models.find((model) => model.name === name)!.text}`);
  }
  return session;
}

const whole = "where family = 'all' and level = 'all'";
const month = 377_580;
const stepsOf = `
  select *, sqrt(greenwood) * survival as std_err, log_log_lower(survival, greenwood) as lower, log_log_upper(survival, greenwood) as upper
  from core.curve_steps join core.curve_groups using (group_no) ${whole}`;

function close(found: readonly unknown[], expected: readonly unknown[], tolerance = 1e-8) {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, index) => {
    if (expected[index] === null) expect(value).toBeNull();
    else expect(Math.abs(Number(value) - Number(expected[index]))).toBeLessThan(tolerance);
  });
}

async function median(session: Session) {
  const [row] = await session.rows(`select median * ${month} as median, lower * ${month} as lower, upper * ${month} as upper from core.curve_medians ${whole}`);
  return [row!.median, row!.lower, row!.upper];
}

test.each(["mgus2", "rotterdam", "pbc", "lung_by_months", "cgd"])("survival's data set %s: Kaplan–Meier, its median, cumulative incidence", async (name) => {
  const r = fixture("curves.json")[name];
  const session = await curves(r.entry, r.exit, r.status);
  const steps = await session.rows(`${stepsOf} and events > 0 order by time`);
  close(steps.map((s) => s.time), r.time);
  close(steps.map((s) => s.at_risk), r.at_risk);
  close(steps.map((s) => s.events), r.events);
  close(steps.map((s) => s.survival), r.survival);
  close(steps.map((s) => s.std_err), r.std_err);
  close(steps.map((s) => s.lower), r.lower);
  close(steps.map((s) => s.upper), r.upper);
  close(steps.map((s) => s.time), r.incidence_time);
  close(steps.map((s) => s.cumulative_incidence), r.incidence);
  close(await median(session), [r.median, r.median_lower, r.median_upper], 1e-6);
  session.close();
});

test.each([0, 1])("Kaplan–Meier case %i", async (index) => {
  const r = fixture("kaplan_meier.json");
  const curve = r.curves[index];
  const members = r.time.map((_: number, k: number) => k).filter((k: number) => r.group[k] === curve.group);
  const session = await curves(members.map(() => 0), members.map((k: number) => r.time[k]), members.map((k: number) => r.event[k]));
  const steps = await session.rows(`${stepsOf} order by time`);
  const events = curve.time.map((_: number, k: number) => k).filter((k: number) => curve.n_event[k] > 0);
  const pick = (values: unknown[]) => events.map((k: number) => (values[k] === "NA" ? null : values[k]));
  close(steps.map((s) => s.time), pick(curve.time));
  close(steps.map((s) => s.at_risk), pick(curve.n_risk));
  close(steps.map((s) => s.survival), pick(curve.survival));
  const inner = steps.filter((s) => s.survival > 0).length;
  close(steps.map((s) => s.std_err).slice(0, inner), pick(curve.std_err).slice(0, inner));
  close(steps.map((s) => s.lower).slice(0, inner), pick(curve.lower).slice(0, inner));
  close(steps.map((s) => s.upper).slice(0, inner), pick(curve.upper).slice(0, inner));
  close(await median(session), [curve.median, curve.median_lower, curve.median_upper], 1e-6);
  session.close();
});

interface SmallCase {time: number[]; status: number[]; median: number | null; lower: number | null; upper: number | null}

test.each([0, 1, 2, 3, 4])("median at exactly one half, at the end, unreached (%i)", async (index) => {
  const r: SmallCase = fixture("curves.json").small[index];
  const session = await curves(r.time.map(() => 0), r.time, r.status);
  close(await median(session), [r.median, r.lower, r.upper], 1e-6);
  session.close();
});

test("Aalen's variance of the cumulative incidence is cmprsk's", async () => {
  const r = fixture("curves.json").mgus2_incidence_variance;
  for (const [index, time] of r.time.entries()) {
    // Read at 24 months: the clock is stretched so that the time asked for falls there.
    const session = await curves(r.duration.map(() => 0), r.duration.map((t: number) => t * (24 * month / time)), r.status);
    const [row] = await session.rows(`select value, lower, upper from core.curve_incidences ${whole}`);
    const estimate = r.estimate[index], spread = 1.959963984540054 * Math.sqrt(r.variance[index]) / (estimate * -Math.log(estimate));
    close([row!.value, row!.lower, row!.upper], [estimate, estimate ** Math.exp(spread), estimate ** Math.exp(-spread)], 1e-12);
    session.close();
  }
});

test("months between two days are exact ticks", async () => {
  const session = await openSession(":memory:", {threads: 1});
  await createFunctions(session, readSqlFiles().functions);
  const ticks = async (a: string, b: string) => (await session.rows(`select ticks_between(date '${a}', date '${b}')::integer as ticks`))[0]!.ticks;
  expect(await ticks("2024-01-15", "2024-01-15")).toBe(0);
  expect(await ticks("2024-01-15", "2024-02-15")).toBe(month);
  // 10 of the 31 days from 15 January to 15 February
  expect(await ticks("2024-01-15", "2024-01-25")).toBe((10 * month) / 31);
  // clipped to the month's end: 31 January + 1 month = 29 February; then 2 of the 31 days to 31 March
  expect(await ticks("2024-01-31", "2024-02-29")).toBe(month);
  expect(await ticks("2024-01-31", "2024-03-02")).toBe(month + (2 * month) / 31);
  expect(await ticks("2023-01-30", "2023-02-27")).toBe((28 * month) / 29);
  session.close();
});
