import type {Session} from "../warehouse/session.ts";
import {effects} from "./effects.ts";
import {recoded} from "./organization.ts";

const rounds = 6;

/**
 * Role spells, a round at a time for everyone at once. In a spell the exit and the move compete; the hazard of the move changes on the
 * day after the first award of a badge that the next role requires (effects.moveHazardRatio), so waiting times are drawn by the
 * inverse of the cumulative hazard.
 */
export async function layJobs(session: Session): Promise<void> {
  await session.run(`
    create table spell (id varchar, employee_id varchar, family varchar, k integer, began varchar, role_id varchar, start_date date, clock_date date, team_k integer, next_role_id varchar, next_kind varchar,
      exit_date date, exit_reason varchar, move_date date, first_award date)`);
  await session.run("create table attempt (id varchar, employee_id varchar, k integer, badge_id varchar, role_id varchar, enrolled_date date, decided_date date)");
  for (let k = 1; k <= rounds; k++) await playRound(session, k);
  await layRehires(session);
}

async function playRound(session: Session, k: number): Promise<void> {
  const starts = k === 1
    ? `select p.id, p.employee_id, p.family, 'hire' as began, p.role_id, p.hire_date as start_date, greatest(p.hire_date, frame.opening) as clock_date,
         floor(u(p.id, 'team') * c.teams)::integer as team_k
       from person as p join team_count as c using (family), frame where not p.contingent`
    : `select s.id, s.employee_id, r.family, s.next_kind as began, s.next_role_id as role_id, s.move_date as start_date, s.move_date as clock_date,
         case when r.family = s.family and u(s.id || s.k, 'stay') < 0.55 then s.team_k else floor(u(s.id || s.k, 'team') * c.teams)::integer end as team_k
       from spell as s join role as r on r.role_id = s.next_role_id join team_count as c on c.family = r.family
       where s.k = ${k - 1} and s.move_date is not null`;
  await session.run(`
    create or replace temp table beginning as
    with ways as (
        select b.*, t.to_role_id, t.kind, t.months,
            row_number() over (partition by b.id order by waiting(b.id || ${k} || t.to_role_id, 'way') / case t.kind when 'promotion' then 5 when 'specialist' then 1.3 else 0.8 end) as choice
        from (${starts}) as b left join step as t on t.from_role_id = b.role_id
    )
    select * exclude (choice) from ways where choice = 1`);
  await session.run(`
    insert into attempt
    select
        b.id, b.employee_id, ${k}, q.badge_id, b.to_role_id,
        enrolled, enrolled + (75 + waiting(b.id || ${k} || q.badge_id, 'learning') * 110)::integer
    from beginning as b
    join requirement as q on q.role_id = b.to_role_id,
    lateral (select greatest(b.start_date, (select opening from frame) - 500) + (20 + waiting(b.id || ${k} || q.badge_id, 'enrol') * 260 * (0.6 + 0.4 * q.position))::integer as enrolled),
    frame
    where u(b.id || ${k} || q.badge_id, 'keen') < 0.62
        and enrolled < frame.as_of`);
  await session.run(`
    insert into spell
    with hazards as (
        select
            b.*,
            r.track,
            r.level_rank,
            a.first_award,
            case r.level_rank when 1 then 0.115 when 2 then 0.08 else 0.04 end * case r.family when 'IT' then 1.25 when 'Plant operations' then 0.75 else 1 end as hazard,
            0.1 * case when r.track = 'specialist' then ${effects.specialistRetention.value} else 1 end * case r.family when 'Customer operations' then 1.3 when 'Plant operations' then 0.85 else 0.9 end as leaving,
            waiting(b.id || ${k}, 'move') as patience
        from beginning as b
        join role as r using (role_id)
        left join (select id, k, min(decided_date) as first_award from attempt group by all) as a on a.id = b.id and a.k = ${k}
    ),
    waits as (
        select
            *,
            -- years from the clock's start to the day after the award
            greatest(0, coalesce(first_award + 1 - clock_date, 100000)) / 365.25 as until_award,
            waiting(id || ${k}, 'voluntary') / leaving as to_voluntary,
            waiting(id || ${k}, 'involuntary') / 0.018 as to_involuntary,
            waiting(id || ${k}, 'retirement') / 0.008 as to_retirement
        from hazards
    ),
    ends as (
        select
            *,
            case
                when to_role_id is null then null
                when patience <= hazard * until_award then patience / hazard
                else until_award + (patience - hazard * until_award) / (hazard * ${effects.moveHazardRatio.value})
            end as to_move,
            least(to_voluntary, to_involuntary, to_retirement) as to_exit,
            level_rank > 1 and u(id || ${k}, 'down') < 0.035 as down
        from waits
    )
    select
        id, employee_id, family, ${k}, began, role_id, start_date, clock_date, team_k,
        -- one move in thirty from above the first level leads a rank down
        case when down then (select min(d.role_id) from role as d where d.family = ends.family and d.level_rank = ends.level_rank - 1 and d.share > 0) else to_role_id end,
        case when down then 'demotion' else kind end,
        case when to_exit < coalesce(to_move, 1000) and clock_date + (1 + to_exit * 365.25)::integer <= as_of then clock_date + (1 + to_exit * 365.25)::integer end,
        case to_exit when to_voluntary then 'voluntary' when to_involuntary then 'involuntary' else 'retirement' end,
        case when to_move <= to_exit and clock_date + (1 + to_move * 365.25)::integer <= as_of then clock_date + (1 + to_move * 365.25)::integer end,
        first_award
    from ends, frame`);
}

/** Some of those who left come back into the role they had. */
async function layRehires(session: Session): Promise<void> {
  await session.run(`
    insert into spell
    select id, employee_id, family, 9, 'rehire', role_id, exit_date + (100 + u(id, 'back') * 400)::integer, null, team_k, null, null, null, null, null, null
    from spell, frame
    where exit_date is not null and exit_reason = 'voluntary' and u(id, 'rehire') < 0.05 and exit_date + 500 < as_of`);
}

/** job_history as the HR system keeps it: a row a change, with the dirt of real systems (retro-dated rows, data changes, a re-code). */
export async function layJobRows(session: Session): Promise<void> {
  await session.run("create table stay as select *, coalesce(move_date, exit_date, (select as_of from frame)) as until_date from spell");
  await session.run(`
    create table last_exit as
    select id, max_by(exit_date, k) as exit_date, max_by(exit_reason, k) as exit_reason
    from (select id, k, exit_date, case when exit_date is not null then exit_reason else '' end as exit_reason from spell)
    group by id
    having max_by(exit_date is not null, k)`);
  await session.run(`
    create table job_row as
    with rows as (
        select id, employee_id, start_date as effective_date, 0 as sequence, role_id, family, team_k,
            case began when 'specialist' then case when (select level_rank from role where role_id = s.role_id) > (select level_rank from role as r join spell as b on b.role_id = r.role_id where b.id = s.id and b.k = s.k - 1) then 'promotion' else 'lateral' end else began end as action,
            null as reason
        from stay as s
        union all
        select id, employee_id, exit_date, 9, null, family, team_k, 'termination', exit_reason from stay where exit_date is not null
        union all
        -- to another team in the same role
        select s.id, s.employee_id, moved, 0, s.role_id, s.family, floor(u(s.id || s.k, 'transferred') * c.teams)::integer, 'transfer', null
        from stay as s join team_count as c using (family), lateral (select s.start_date + ((s.until_date - s.start_date) * 0.6)::integer as moved)
        where u(s.id || s.k, 'transfer') < 0.12 and s.until_date - s.start_date > 60 and s.exit_date is null
        union all
        select s.id, s.employee_id, changed, 0, s.role_id, s.family, s.team_k, 'data_change', null
        from stay as s, lateral (select s.start_date + ((s.until_date - s.start_date) * 0.3)::integer as changed)
        where u(s.id || s.k, 'data') < 0.05 and s.until_date - s.start_date > 60
    )
    select
        r.*,
        case when u(r.id || r.effective_date, 'late') < 0.03 then r.effective_date + (20 + u(r.id || r.effective_date, 'lag') * 60)::integer else r.effective_date + (u(r.id || r.effective_date, 'entry') * 4)::integer end as recorded_date
    from rows as r`);
  // One day on which everyone's role was given another code, without an action.
  await session.run(`
    insert into job_row
    select s.id, s.employee_id, date '${recoded.on}', 5, '${recoded.after}', s.family, coalesce(max_by(j.team_k, j.effective_date), any_value(s.team_k)), null, null, date '${recoded.on}' + 3
    from stay as s
    join job_row as j on j.id = s.id and j.effective_date >= s.start_date and j.effective_date < date '${recoded.on}' and j.action <> 'termination'
    where s.role_id = '${recoded.after}' and s.start_date < date '${recoded.on}' and s.until_date > date '${recoded.on}'
    group by s.id, s.employee_id, s.family`);
  await session.run(`update job_row set role_id = '${recoded.before}' where role_id = '${recoded.after}' and effective_date < date '${recoded.on}'`);
}
