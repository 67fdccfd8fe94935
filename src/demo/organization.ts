import {literal, type Session} from "../warehouse/session.ts";
import {effects} from "./effects.ts";
import {badges, competencies, families, roles, steps, type DemoRole} from "./framework.ts";

/** The role that was re-coded for everyone on one day, and what it was called before. */
export const recoded = {before: "fi-bookkeeper", after: "fi-clerk"} as const;

export const locations = ["Berlin", "Hamburg", "Leipzig", "Munich", "Vienna", "Zurich"] as const;

type Value = string | number | boolean | null | undefined;

/** Rows of values as a table. */
export async function given(session: Session, table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): Promise<void> {
  const value = (v: Value) => (v === null || v === undefined || v === "" ? "null" : typeof v === "string" ? literal(v) : String(v));
  await session.run(`create table ${table} as select * from (values ${rows.map((row) => `(${row.map(value).join(", ")})`).join(", ")}) as t (${columns.join(", ")})`);
}

/** Moves a year out of a role that has a next one. Alike within family and level, so that holding a badge is all that differs there. */
const pace = ({id, family, rank}: DemoRole): number => {
  if (!steps.some((next) => next.from === id)) return 0;
  if (family === "Finance" && rank >= 2) return rank === 2 ? 0.08 : 0.012;
  return [0.145, 0.1, 0.055, 0][rank - 1]! * (family === "IT" ? 1.25 : family === "Plant operations" ? 0.8 : 1);
};

/** Where people of the role sit: with a team, over a department's teams, or over the family. */
const seat = (role: DemoRole) => (role.track !== "management" ? "team" : role.rank === 3 ? "department" : "family");

/** The framework's tables, and the frame: the days that history covers. */
export async function layFramework(session: Session, {employees, asOf, opening}: {employees: number; asOf: number; opening: number}): Promise<void> {
  // Badges begin a quarter after history opens: nobody holds one before.
  await session.run(`create table frame as select ${asOf} as as_of, ${opening} as opening, ${opening + 92} as program, day_of(make_date(year(on_day(${asOf})) - 2, 1, 1)) as recode_day, ${employees} as employees`);
  const old = roles.find((r) => r.id === recoded.after)!;
  const all = [...roles, {...old, id: recoded.before, title: "Bookkeeper", share: 0}];
  await given(session, "role", ["role_id", "title", "family", "level", "level_rank", "track", "critical", "vacancy_cost", "share", "pace", "seat"],
    all.map((r) => [r.id, r.title, r.family, r.level, r.rank, r.track, r.critical, r.vacancyCost, r.share, pace(r), seat(r)]));
  await given(session, "requirement", ["role_id", "badge_id", "position"], all.flatMap((r) => r.badges.map((badge, index) => [r.id, badge, index + 1])));
  await given(session, "step", ["from_role_id", "to_role_id", "kind", "months", "assignment", "weight"],
    steps.flatMap((s) => (s.from === recoded.after ? [s, {...s, from: recoded.before}] : [s])).map((s) => [s.from, s.to, s.kind, s.months, s.assignment, s.seldom ? 0.4 : 1]));
  await given(session, "family", ["family", "unit", "share", "upper"], families.map((f, k) => [f.family, f.unit, f.share, k === families.length - 1 ? 1 : families.slice(0, k + 1).reduce((sum, g) => sum + g.share, 0)]));
  await given(session, "badge", ["badge_id", "name", "competency_id", "level", "logic", "evidence", "validators", "valid_months"],
    badges.map((b) => [b.id, b.name, b.competency, b.level, b.logic, b.evidence, b.validators, b.validMonths]));
  await given(session, "competency", ["competency_id", "name", "scope", "family", "behavior", "scarce"], competencies.map((c) => [c.id, c.name, c.scope, c.family, c.behavior, c.scarce]));
  await layWanted(session);
}

/**
 * What people of a role set out to earn: the badges of the role, those of the roles one step on (`target`), the universal ones; with
 * the enrolments a day before and after the change day (their team's start in the program, or the badge's own date).
 */
async function layWanted(session: Session): Promise<void> {
  const {inflation, congestion, noSuccessor, firstContactResolution, rollout} = effects;
  await session.run(`
    create table wanted as
    with wishes as (
        select role_id, badge_id, false as target, position, 1.0 as zeal from requirement
        union all
        -- Nobody but its holders works towards the role without successor (effects.noSuccessor).
        select from_role_id, badge_id, true, position, weight * case kind when 'lateral' then 0.35 else 1 end from step join requirement on role_id = to_role_id where to_role_id <> '${noSuccessor.role}'
        union all
        select role_id, badge_id, false, 1, 1 from role, (values ('${inflation.badge}'), ('data-protection')) as b (badge_id)
    ),
    merged as (select role_id, badge_id, bool_or(target) as target, min(position) as position, max(zeal) as zeal from wishes group by role_id, badge_id),
    rates as (
        select
            m.*,
            r.family,
            case
                when badge_id = '${inflation.badge}' then 0.09
                when badge_id = 'data-protection' then 0.15
                else 0.1 * zeal * (1.15 - 0.15 * position) * case r.family when 'Plant operations' then 0.6 else 1 end
            end as before,
            badge_id in (select badge_id from requirement where role_id = '${congestion.role}') and r.family = 'Finance' as crowded
        from merged as m join role as r using (role_id)
    )
    select
        role_id, badge_id, target,
        before / 365 as before,
        before / 365 * case
            when badge_id = '${inflation.badge}' then ${inflation.value}
            when badge_id = 'data-protection' then 1
            when badge_id = '${firstContactResolution.badge}' then 12
            when crowded then 14
            else ${rollout.value}
        end as after,
        case when badge_id = '${inflation.badge}' then day_of((on_day(as_of) - interval ${inflation.monthsBeforeEnd} month)::date)
             when badge_id = 'data-protection' then as_of
             when crowded then opening + 1096 end as change_day
    from rates, frame`);
}

/** Teams of about ten in departments of about nine, each department at one place, below a family, a unit and the company. */
export async function layTeams(session: Session): Promise<void> {
  await session.run(`
    create table team as
    with counts as (
        select f.family, f.unit, row_number() over (order by f.family) as family_n,
            greatest(2, round(frame.employees * f.share * 0.06)::integer) as teams,
            greatest(1, round(frame.employees * f.share * 0.0065)::integer) as departments
        from family as f, frame
    ),
    leaves as (select *, k % departments as d from counts, lateral (select unnest(range(teams))::integer as k))
    select
        family, unit, k, d, teams,
        code('TM', 100000 + row_number() over (order by family, k)) as team_id,
        code('DP', 200000 + family_n * 10000 + d) as department_id,
        'dept-' || lower(replace(family, ' ', '-')) as family_node,
        (['${locations.join("', '")}'])[1 + ((family_n * 2 + d) % 6)] as location,
        -- Half of the teams start in the program by mid-2025, in eight waves of chance; the others have not yet.
        case when u(family || '/' || k, 'rolled') < 0.62 then day_of((on_day(opening) + interval (18 + 4 * floor(u(family || '/' || k, 'wave') * 8)) month)::date) end as rollout_day
    from leaves, frame`);
}
