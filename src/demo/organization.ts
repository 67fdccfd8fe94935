import {literal, type Session} from "../warehouse/session.ts";
import {badges, competencies, families, roles, steps} from "./framework.ts";

/** The role that was re-coded for everyone on one day, and what it was called before. */
export const recoded = {before: "fi-bookkeeper", after: "fi-clerk", on: "2024-01-01"} as const;

export const locations = ["Berlin", "Hamburg", "Leipzig", "Munich", "Vienna", "Zurich"] as const;

/** Rows of values as a table. */
export async function given(session: Session, table: string, columns: readonly string[], rows: readonly (readonly (string | number | boolean | null | undefined)[])[]): Promise<void> {
  const value = (v: string | number | boolean | null | undefined) => (v === null || v === undefined || v === "" ? "null" : typeof v === "string" ? literal(v) : String(v));
  await session.run(`create table ${table} as select * from (values ${rows.map((row) => `(${row.map(value).join(", ")})`).join(", ")}) as t (${columns.join(", ")})`);
}

/** Macros and the framework's tables. u(id, purpose) is uniform on (0, 1), from md5 of seed, id and purpose. */
export async function layFramework(session: Session, {seed, employees, asOf}: {seed: number; employees: number; asOf: string}): Promise<void> {
  await session.run(`create macro u(id, purpose) as (('0x' || md5('${seed}|' || id || '|' || purpose)[1:8])::uinteger + 0.5) / 4294967296.0`);
  await session.run("create macro waiting(id, purpose) as -ln(u(id, purpose))");
  await session.run("create macro gauss(id, purpose) as sqrt(-2 * ln(u(id, purpose))) * cos(2 * pi() * u(id, purpose || '2'))");
  // Seven digits that are a permutation of the numbers, so that ids tell nothing about the order of hiring.
  await session.run("create macro code(letters, n) as letters || lpad(((n::bigint * 7368787 + 1234567) % 10000000)::varchar, 7, '0')");
  await session.run(`create table frame as select date '${asOf}' as as_of, (date '${asOf}' + 1 - interval 5 year)::date as opening, ${employees} as employees`);
  const old = roles.find((r) => r.id === recoded.after)!;
  const all = [...roles, {...old, id: recoded.before, title: "Bookkeeper", share: 0}];
  await given(session, "role", ["role_id", "title", "family", "level", "level_rank", "track", "critical", "vacancy_cost", "share"],
    all.map((r) => [r.id, r.title, r.family, r.level, r.rank, r.track, r.critical, r.vacancyCost, r.share]));
  await given(session, "requirement", ["role_id", "badge_id", "position"], all.flatMap((r) => r.badges.map((badge, index) => [r.id, badge, index + 1])));
  await given(session, "step", ["from_role_id", "to_role_id", "kind", "months", "assignment"],
    steps.flatMap((s) => (s.from === recoded.after ? [s, {...s, from: recoded.before}] : [s])).map((s) => [s.from, s.to, s.kind, s.months, s.assignment]));
  await given(session, "family", ["family", "unit", "share", "upper"], families.map((f, k) => [f.family, f.unit, f.share, families.slice(0, k + 1).reduce((sum, g) => sum + g.share, 0)]));
  await given(session, "badge", ["badge_id", "name", "competency_id", "level", "logic", "evidence", "validators", "valid_months"],
    badges.map((b) => [b.id, b.name, b.competency, b.level, b.logic, b.evidence, b.validators, b.validMonths]));
  await given(session, "competency", ["competency_id", "name", "scope", "family", "behavior", "scarce"], competencies.map((c) => [c.id, c.name, c.scope, c.family, c.behavior, c.scarce]));
  await given(session, "place", ["n", "location"], locations.map((name, k) => [k, name]));
}

/** Teams of about ten, each at one place, below a department a family, below a unit, below the company. */
export async function layTeams(session: Session): Promise<void> {
  await session.run(`
    create table team as
    select
        code('TM', 100000 + row_number() over (order by f.family, k)) as team_id,
        f.family,
        f.unit,
        k,
        (select location from place where n = floor(u(f.family || k, 'place') * 6)::integer) as location
    from family as f, frame,
        lateral (select unnest(range(greatest(2, round(frame.employees * f.share * 0.068)::integer))) as k)`);
  await session.run("create table team_count as select family, count(*) as teams from team group by family");
}
