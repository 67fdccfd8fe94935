import type {Session} from "../warehouse/session.ts";
import {effects} from "./effects.ts";

const rounds = 9;

/**
 * Spells in a role and a team, a round at a time for everyone at once. In a spell the moves and exits compete, and waiting times are
 * drawn by the inverse of the cumulative hazard: that of a move changes on the day after the first award of a badge that a next role
 * requires (effects.moveHazardRatio). What would follow the spell's end does not happen.
 */
export async function layCareers(session: Session): Promise<void> {
  await session.run(`create table spell (pid integer, n integer, began varchar, family varchar, role_id varchar, level_rank integer, k integer, start integer, clock integer,
    until integer, exit_day integer, exit_reason varchar, next_began varchar, next_role_id varchar, next_start integer)`);
  await session.run(`create table attempt (pid integer, n integer, badge_id varchar, family varchar, level_rank integer, seat integer, enrolled integer, submitted integer, decided integer, passed boolean,
    again integer, passed_again boolean, spell_until integer)`);
  await session.run("create table award (pid integer, badge_id varchar, awarded integer)");
  await session.run(`create table below as select family, level_rank + 1 as level_rank, min(role_id) as role_id from role where share > 0 and track <> 'specialist' group by all`);
  await session.run("create table home as select family, max(teams) as teams from team group by family");
  await session.run(`
    create table panel as
    select family, seats, greatest(1, seats // ${effects.underAward.oneIn}) as harsh
    from (select family, greatest(3, round(frame.employees * share / 170)::integer) as seats from family, frame)`);
  await layContingent(session);
  await session.run(`
    create temp table beginning as
    select pid, 1 as n, case when snapshot then null else 'hire' end as began, family, role_id, level_rank, floor(u(pid, 'team') * teams)::integer as k,
        case when snapshot then opening else role_day end as start, role_day as clock
    from person join home using (family), frame
    where not contingent`);
  for (let n = 1; n <= rounds; n++) {
    await tryBadges(session);
    await endSpells(session);
    await recordRound(session);
    await beginNext(session, n);
  }
  for (const table of ["effort", "ending", "beginning"]) await session.run(`drop table ${table}`);
}

/** Contingent workers stay in one role and take no part in anything else. */
async function layContingent(session: Session): Promise<void> {
  await session.run(`
    insert into spell
    with stays as (
        select pid, family, role_id, level_rank, snapshot, floor(u(pid, 'team') * teams)::integer as k, hire_day,
            greatest(hire_day, opening) + 60 + floor(waiting(pid, 'contract') * 500)::integer as ends
        from person join home using (family), frame
        where contingent
    )
    select pid, 1, case when snapshot then null else 'hire' end, family, role_id, level_rank, k, case when snapshot then opening else hire_day end, hire_day,
        least(ends, as_of) + 1, case when ends <= as_of then ends end, case when ends <= as_of then 'other' end, null, null, null
    from stays, frame`);
}

/** Enrolments, submissions and decisions as they would come if the spell lasted. */
async function tryBadges(session: Session): Promise<void> {
  const {inflation, lenientAssessor: lenient, simpson, underAward} = effects;
  await session.run(`
    create or replace temp table effort as
    with wishes as (
        select b.pid, b.n, b.pid || '/' || b.n || '/' || w.badge_id as key, w.badge_id, w.target, b.family, b.level_rank, w.before, w.after, waiting(b.pid || '/' || b.n || '/' || w.badge_id, 'enrol') as patience,
            greatest(b.start, program) + 7 as since, coalesce(w.change_day, t.rollout_day) as change_day
        from beginning as b
        join wanted as w using (role_id)
        join team as t using (family, k)
        anti join award as a on a.pid = b.pid and a.badge_id = w.badge_id,
        frame
    ),
    enrolments as (
        select *, floor(changing(since, change_day, before, after, patience))::integer as enrolled from wishes
    ),
    drawn as (
        select e.* exclude (patience, since, before, after), draw(key, 'learns') as learns, draw(key, 'assessed') as assessed, draw(key, 'again') as repeats from enrolments as e, frame where enrolled <= as_of
    ),
    submissions as (
        select d.*,
            case when part(learns, 1) < 0.84
                then enrolled + 8 + round(skewed(part(learns, 2), 0.5) * case b.level when 'bronze' then 45 when 'silver' then 75 else 190 end)::integer end as submitted,
            b.logic,
            case
                when family = '${underAward.family}' and part(assessed, 1) < ${underAward.shareOfDecisions} then 1 + floor(part(assessed, 2) * harsh)::integer
                when family = '${underAward.family}' then case when part(assessed, 2) * (seats - harsh) < 1 then 0 else floor(part(assessed, 2) * (seats - harsh))::integer + harsh end
                when family = '${lenient.family}' and part(assessed, 1) < least(0.3, 2.0 / seats) then 0
                when family = '${lenient.family}' then 1 + floor(part(assessed, 2) * (seats - 1))::integer
                else floor(part(assessed, 2) * seats)::integer
            end as seat,
            harsh
        from drawn as d
        join badge as b using (badge_id)
        join panel as p using (family)
    ),
    chances as (
        select s.*,
            submitted + 4 + floor(part(learns, 3) * 20)::integer as decided,
            case
                when logic = 'learning' then 0.97
                when s.badge_id = '${inflation.badge}' then case when enrolled >= change_day then ${inflation.awardRate} else 0.84 end
                when s.family = '${lenient.family}' and seat = 0 then ${lenient.value}
                else [${simpson.awardRates.join(", ")}][s.level_rank]
                    * case when s.family = '${underAward.family}' and seat between 1 and harsh and p.gender = '${underAward.group}' then ${underAward.value} else 1 end
                    * case when p.ethnicity = '${simpson.group}' then ${simpson.value} else 1 end
            end as chance
        from submissions as s join person as p using (pid)
    ),
    outcomes as (
        select *, part(assessed, 3) < chance as passed,
            case when part(assessed, 3) >= chance and part(repeats, 1) < 0.35 then decided + 60 + floor(part(repeats, 2) * 40)::integer end as again,
            part(repeats, 3) < chance as passed_again
        from chances
    )
    select pid, n, badge_id, family, level_rank, target, seat, enrolled, submitted, decided, passed, again, passed_again,
        case when passed then decided when passed_again then again end as awarded
    from outcomes`);
}

/** The day on which each spell ends, and how: the first of a move, a demotion, a change of team and the exits. */
async function endSpells(session: Session): Promise<void> {
  const {congestion, moveHazardRatio} = effects;
  const moves = `floor(changing(ripe, hold_day, pace, pace * ${moveHazardRatio.value}, patience))::integer + 1`;
  await session.run(`
    create or replace temp table ending as
    with holdings as (
        select pid, awarded + 1 as day from effort where target and awarded is not null
        union all
        select b.pid, a.awarded + 1 from beginning as b join wanted as w using (role_id) join award as a on a.pid = b.pid and a.badge_id = w.badge_id where w.target
    ),
    held as (select pid, min(day) as hold_day from holdings group by pid),
    clocks as (
        select b.*, b.pid || '/' || b.n as key, greatest(b.start, opening) as since, r.track, r.pace / 365.25 as pace, p.retire_day, p.talent, as_of,
            -- nobody moves in the first nine months; where a role is re-coded its clock restarts, so that there the hazard is even
            greatest(b.start, opening, b.clock + case when b.family = 'Finance' and b.level_rank = 1 then 0 else 270 end) as ripe,
            draw(b.pid || '/' || b.n, 'moves') as moves_drawn, draw(b.pid || '/' || b.n, 'exits') as exits_drawn
        from beginning as b join role as r using (role_id) join person as p using (pid), frame
    ),
    waits as (
        select c.*,
            case when pace > 0 and not (family = '${congestion.family}' and level_rank = ${congestion.level} and u(key, 'held back') < ${congestion.heldBack} and ${moves} > day_of((on_day(as_of) - interval ${congestion.monthsBeforeEnd} month)::date))
                then ${moves} end as moves,
            case when level_rank > 1 then since + 60 + floor(-ln(part(moves_drawn, 2)) / (0.004 / 365))::integer end as falls,
            since + 60 + floor(-ln(part(moves_drawn, 3)) / (0.035 / 365))::integer as transfers,
            1 + floor(calendar_day(leave_time))::integer as leaves,
            since + 1 + floor(-ln(part(exits_drawn, 2)) / (0.016 / 365))::integer as dismissed,
            greatest(retire_day, since + 20) as retires
        from (select *, -ln(part(moves_drawn, 1)) as patience, calendar_time(since) - ln(part(exits_drawn, 1)) / (0.093 / 365
                * case track when 'specialist' then ${effects.specialistRetention.value} else 1 end
                * case family when 'Customer operations' then 1.25 when 'Plant operations' then 0.8 else 0.9 end) as leave_time from clocks) as c left join held using (pid)
    ),
    firsts as (
        select *, least(moves, falls, transfers) as shift, least(leaves, dismissed, retires) as exit from waits
    )
    select pid, n, key, family, role_id, level_rank, k, as_of,
        case when shift <= exit and shift <= as_of then shift end as shift_day,
        case shift when moves then 'move' when falls then 'demotion' else 'transfer' end as shift_kind,
        case when exit < shift and exit <= as_of then exit end as exit_day,
        case exit when retires then 'retirement' when leaves then 'voluntary' else 'involuntary' end as exit_reason,
        least(case when shift <= exit then shift else exit + 1 end, as_of + 1) as until
    from firsts`);
}

/** Writes down the round: what was tried and awarded within the spells, and the spells with what follows them. */
async function recordRound(session: Session): Promise<void> {
  await session.run(`
    insert into attempt
    select f.pid, f.n, f.badge_id, f.family, f.level_rank, seat, enrolled, submitted, decided, passed, again, passed_again, until
    from effort as f join ending as e using (pid)
    where enrolled < until`);
  await session.run("insert into award select pid, badge_id, awarded from effort join ending using (pid) where awarded < until");
  await session.run(`
    insert into spell
    with ways as (
        select e.pid, t.to_role_id, t.kind, r.level_rank,
            row_number() over (partition by e.pid order by waiting(e.key || t.to_role_id, 'way')
                / (t.weight * case t.kind when 'promotion' then 5 when 'specialist' then 2 else 0.9 end * (1 + 2 * coalesce(w.share_held, 0))), t.to_role_id) as choice
        from ending as e
        join step as t on t.from_role_id = e.role_id
        join role as r on r.role_id = t.to_role_id
        left join (
            select e.pid, q.role_id, count(a.badge_id) / count(*) as share_held
            from ending as e join step as t on t.from_role_id = e.role_id join requirement as q on q.role_id = t.to_role_id
            left join award as a on a.pid = e.pid and a.badge_id = q.badge_id
            where e.shift_kind = 'move' and e.shift_day is not null
            group by e.pid, q.role_id
        ) as w on w.pid = e.pid and w.role_id = t.to_role_id
        where e.shift_kind = 'move' and e.shift_day is not null
    ),
    returns as (
        select pid, exit_day + 120 + floor(u(key, 'away') * 500)::integer as day from ending where exit_reason = 'voluntary' and exit_day is not null and u(key, 'returns') < 0.07
    )
    select b.pid, b.n, b.began, b.family, b.role_id, b.level_rank, b.k, b.start, b.clock, e.until, e.exit_day, case when e.exit_day is not null then e.exit_reason end,
        case
            when e.shift_day is not null and e.shift_kind = 'move' then case when w.level_rank > b.level_rank then 'promotion' else 'lateral' end
            when e.shift_day is not null then e.shift_kind
            when r.day < e.as_of - 40 then 'rehire'
        end,
        case when e.shift_day is null or e.shift_kind = 'transfer' then b.role_id when e.shift_kind = 'move' then w.to_role_id else d.role_id end,
        coalesce(e.shift_day, case when r.day < e.as_of - 40 then r.day end)
    from beginning as b
    join ending as e using (pid)
    left join ways as w on w.pid = b.pid and w.choice = 1
    left join below as d on d.family = b.family and d.level_rank = b.level_rank
    left join returns as r on r.pid = b.pid`);
}

async function beginNext(session: Session, n: number): Promise<void> {
  await session.run(`
    create or replace temp table beginning as
    select s.pid, s.n + 1 as n, s.next_began as began, r.family, r.role_id, r.level_rank,
        case
            when s.next_began = 'transfer' then (s.k + 1 + floor(u(s.pid || '/' || s.n, 'to team') * (h.teams - 1))::integer) % h.teams
            when r.family = s.family and u(s.pid || '/' || s.n, 'stays') < 0.7 then s.k
            else floor(u(s.pid || '/' || s.n, 'new team') * h.teams)::integer
        end as k,
        s.next_start as start,
        case when s.next_began = 'transfer' then s.clock else s.next_start end as clock
    from spell as s join role as r on r.role_id = s.next_role_id join home as h on h.family = r.family
    where s.n = ${n} and s.next_start is not null`);
}
