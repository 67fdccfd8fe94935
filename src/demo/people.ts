import type {Session} from "../warehouse/session.ts";

const firstNames = ["Ada", "Ben", "Cleo", "Dara", "Emil", "Fina", "Goran", "Hana", "Ivo", "Jana", "Kofi", "Lena", "Mirko", "Nela", "Omar", "Pia", "Quin", "Rosa", "Sami", "Tove", "Umut", "Vera", "Wim", "Xenia", "Yara", "Zeno"];
const lastNames = ["Aldermoor", "Birkholt", "Castanova", "Dornfeld", "Eberlin", "Fennwick", "Grauweiler", "Hollbrook", "Ingersen", "Jarosch", "Kestrup", "Lindqvall", "Marrowby", "Nordhaven", "Oakhurst", "Pellworm", "Querling", "Rosendahl", "Sandvoort", "Tannhof", "Ulmbach", "Varnholt", "Westergaard", "Yelland", "Zabrowitz"];

/**
 * One row a person: who they are, when they are hired and into which role. Three fifths are there when history opens, the others are
 * hired within it. Groups differ in the roles they hold, on purpose (effects.simpson).
 */
export async function layPeople(session: Session): Promise<void> {
  const list = (names: readonly string[]) => `[${names.map((name) => `'${name}'`).join(", ")}]`;
  await session.run(`
    create table drawn as
    select
        n,
        'P' || n as id,
        code('EM', n) as employee_id,
        u('P' || n, 'contingent') < 0.04 as contingent,
        u('P' || n, 'stock') < 0.62 as stock,
        u('P' || n, 'family') as family_draw
    from (select unnest(range(1, (select employees from frame) + 1)) as n)`);
  await session.run(`
    create table person_base as
    select
        d.*,
        (select min_by(f.family, f.upper) from family as f where f.upper > d.family_draw or f.upper > 0.9999) as family,
        case
            when d.stock then frame.opening - (20 + floor(least(12 * 365, waiting(d.id, 'hired') * 1500)))::integer
            else frame.opening + floor(u(d.id, 'hired') * (frame.as_of - frame.opening))::integer
        end as hire_date,
        case when u(d.id, 'ethnicity') < 0.61 then 'Group A' when u(d.id, 'ethnicity') < 0.81 then 'Group B' when u(d.id, 'ethnicity') < 0.97 then 'Group C' end as ethnicity
    from drawn as d, frame`);
  await session.run(`
    create table person as
    with chances as (
        select
            b.*,
            case b.family when 'Customer operations' then 0.58 when 'IT' then 0.31 when 'Finance' then 0.52 when 'People' then 0.66 else 0.29 end as women,
            -- Group C holds more entry roles; of those hired later, four of five begin at entry.
            case when b.ethnicity = 'Group C' then 0.4 else 1.0 end * case when b.stock then 1.0 else 0.35 end as seniority
        from person_base as b
    ),
    ladders as (
        select family, role_id, level_rank, share, sum(share) over (partition by family order by level_rank desc, role_id) as upper
        from role
        where share > 0
    )
    select
        c.* exclude (women, seniority, family_draw),
        case when u(c.id, 'gender') < c.women then 'woman' when u(c.id, 'gender') < 0.965 then 'man' when u(c.id, 'gender') < 0.99 then 'diverse' end as gender,
        1961 + floor(42 * pow(u(c.id, 'birth'), 0.8))::integer as birth_year,
        (select min_by(l.role_id, l.upper) from ladders as l where l.family = c.family and (l.upper * c.seniority > u(c.id, 'role') or l.level_rank = 1)) as role_id,
        gauss(c.id, 'performance') as talent,
        ${list(firstNames)}[1 + floor(u(c.id, 'first') * ${firstNames.length})::integer] || ' ' || ${list(lastNames)}[1 + floor(u(c.id, 'last') * ${lastNames.length})::integer] as name
    from chances as c`);
}
