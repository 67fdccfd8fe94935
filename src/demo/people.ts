import type {Session} from "../warehouse/session.ts";
import {effects} from "./effects.ts";

const firstNames = ["Ada", "Ben", "Cleo", "Dara", "Emil", "Fina", "Goran", "Hana", "Ivo", "Jana", "Kofi", "Lena", "Mirko", "Nela", "Omar", "Pia", "Quin", "Rosa", "Sami", "Tove", "Umut", "Vera", "Wim", "Xenia", "Yara", "Zeno"];
const lastNames = ["Aldermoor", "Birkholt", "Castanova", "Dornfeld", "Eberlin", "Fennwick", "Grauweiler", "Hollbrook", "Ingersen", "Jarosch", "Kestrup", "Lindqvall", "Marrowby", "Nordhaven", "Oakhurst", "Pellworm", "Querling", "Rosendahl", "Sandvoort", "Tannhof", "Ulmbach", "Varnholt", "Westergaard", "Yelland", "Zabrowitz"];

/**
 * One row a person: who they are, when they are hired and into which role. Three fifths are there when history opens (`stock`), the
 * others are hired within it. Groups differ in the roles they hold, on purpose (effects.simpson).
 */
export async function layPeople(session: Session): Promise<void> {
  const list = (names: readonly string[]) => `[${names.map((name) => `'${name}'`).join(", ")}]`;
  await layLadders(session);
  await session.run(`
    create table person as
    with drawn as (
        select
            n::integer as pid,
            u(n, 'contingent') < 0.04 as contingent,
            u(n, 'stock') < 0.615 as stock,
            u(n, 'family') as family_draw,
            u(n, 'role') as role_draw,
            u(n, 'hired') as hire_draw,
            u(n, 'gender') as gender_draw,
            case when ethnicity_draw < 0.03 then null when ethnicity_draw < 0.03 + case when stock then 0.08 else 0.34 end then '${effects.simpson.group}' when ethnicity_draw < 0.58 then 'Group B' else 'Group A' end as ethnicity
        from (select unnest(range(1, (select employees from frame) + 1)) as n), lateral (select u(n, 'ethnicity') as ethnicity_draw)
    ),
    placed as (
        select d.* exclude (family_draw, role_draw), f.family, l.role_id, l.level_rank
        from drawn as d
        join family as f on d.family_draw >= f.upper - f.share and d.family_draw < f.upper
        join ladder as l on l.family = f.family and l.stock = d.stock and l.junior = coalesce(d.ethnicity = '${effects.simpson.group}', false) and d.role_draw >= l.low and d.role_draw < l.high
    ),
    aged as (
        select *, 19 + 1.5 * level_rank + 30 * pow(u(pid, 'age'), 1.4) as age_at_hire from placed
    ),
    hired as (
        select *,
            case when stock then opening - 15 - floor(least(365.0 * least(28, 64 - age_at_hire), -ln(hire_draw) * (1600 + 600 * level_rank)))::integer
                 -- on Mondays
                 else opening + floor(hire_draw * (as_of - opening - 3) / 7)::integer * 7 + (4 + 7 - opening % 7) % 7 end as hire_day
        from aged, frame
    )
    select
        pid,
        code('EM', pid) as employee_id,
        contingent, stock, family, role_id, level_rank, ethnicity, hire_day,
        -- Half of those above the first level were promoted into their role some time after they were hired.
        case when stock and level_rank > 1 and u(pid, 'risen') < 0.5 then hire_day + ((opening - hire_day) * (0.3 + 0.65 * u(pid, 'rise')))::integer else hire_day end as role_day,
        -- Of a few, the former HR system gave only the state on the day that history opens.
        stock and u(pid, 'snapshot') < 0.04 as snapshot,
        year(on_day(hire_day)) - round(age_at_hire)::integer as birth_year,
        day_of(make_date(year(on_day(hire_day)) - round(age_at_hire)::integer + 64 + floor(u(pid, 'retires') * 4)::integer, 1 + floor(u(pid, 'month') * 12)::integer, 1)) - 1 as retire_day,
        case when gender_draw < case family when '${effects.underAward.family}' then 0.58 when 'IT' then 0.31 when 'Finance' then 0.52 when 'People' then 0.66 else 0.29 end then 'woman'
             when gender_draw < 0.965 then 'man' when gender_draw < 0.99 then 'diverse' end as gender,
        gauss(pid, 'performance') as talent,
        ${list(firstNames)}[1 + floor(u(pid, 'first') * ${firstNames.length})::integer] || ' ' || ${list(lastNames)}[1 + floor(u(pid, 'last') * ${lastNames.length})::integer] as name
    from hired`);
}

/** For each family the roles as slices of (0, 1): for those there at the opening and those hired later, in general and for the junior group. */
async function layLadders(session: Session): Promise<void> {
  await session.run(`
    create table ladder as
    with slices as (
        select family, stock, junior, role_id, level_rank, case when level_rank > 1 then share * case when stock then 1 else 0.42 end * case when junior then 0.12 else 1 end else 9 end as width
        from role, (values (true), (false)) as s (stock), (values (true), (false)) as j (junior)
        where share > 0
    ),
    cumulated as (
        select *, sum(width::decimal(9, 6)) over (partition by family, stock, junior order by level_rank desc, role_id) as high from slices
    )
    select family, stock, junior, role_id, level_rank, (high - width::decimal(9, 6))::double as low, least(1.0, high::double) as high from cumulated`);
}
