import type {Session} from "../warehouse/session.ts";
import {effects} from "./effects.ts";

/** Assessors, submissions with their decisions and scores, and enrolments, from the attempts that the careers were drawn with. */
export async function layBadgeRows(session: Session): Promise<void> {
  await layAssessors(session);
  await laySubmissions(session);
  await session.run(`
    create table enrolment as
    with ended as (
        select *, row_number() over (order by pid, badge_id, n) as code_n, pid || '/' || n || '/' || badge_id as key,
            case when submitted < spell_until and submitted <= as_of then submitted - 2 end as completed,
            case
                when submitted is null and u(pid || '/' || badge_id, 'drops') < 0.5 and enrolled + 120 < spell_until then enrolled + 120
                when coalesce(submitted >= spell_until, true) and spell_until <= as_of then spell_until - 1
            end as withdrawn
        from attempt, frame
    )
    select code_n, key, pid, badge_id, enrolled, completed, case when completed is null then withdrawn end as withdrawn from ended`);
}

/** The seats of each family's panel, taken by people who were there before badges began and still are. */
async function layAssessors(session: Session): Promise<void> {
  await session.run(`
    create table assessor as
    with eligible as (
        select family, pid, row_number() over (partition by family order by u(pid, 'assessor'), pid) - 1 as place, count(*) over (partition by family) as many
        from person
        where stock and not contingent and level_rank >= 2 and pid not in (select pid from spell where exit_day is not null)
    )
    select p.family, seat, e.pid
    from panel as p, lateral (select unnest(range(p.seats))::integer as seat)
    join eligible as e on e.family = p.family and e.place = seat % e.many`);
}

async function laySubmissions(session: Session): Promise<void> {
  const {inflation} = effects;
  await session.run(`
    create table submission as
    with tries as (
        select pid, n, badge_id, family, seat, enrolled, 1 as try, submitted, decided, passed, spell_until from attempt where submitted is not null
        union all
        select pid, n, badge_id, family, seat, enrolled, 2, again - 20, again, passed_again, spell_until from attempt where again is not null and decided < spell_until and decided <= (select as_of from frame)
    ),
    made as (
        select t.*, b.logic, b.evidence, b.validators, b.valid_months, as_of, opening, pid || '/' || n || '/' || badge_id || '/' || try as key
        from tries as t join badge as b using (badge_id), frame
        -- a decision that a move or an exit forestalled was never made; what waits on the last day is pending
        where submitted < spell_until and submitted <= as_of and (decided < spell_until or spell_until > as_of)
    ),
    renewals as (
        select m.* replace (null as enrolled, 3 as try, renewed - 10 as submitted, renewed as decided, key || '/renewed' as key)
        from made as m, lateral (select day_of((on_day(decided) + to_months(valid_months))::date) - 12 as renewed)
        where passed and decided < spell_until and valid_months is not null and renewed <= as_of
            and (badge_id <> 'plant-safety' or u(key, 'renews') < 0.85)
            and exists (select 1 from spell as s where s.pid = m.pid and s.start <= renewed and renewed < s.until)
    ),
    judged as (
        select m.*,
            case when decided > as_of then 'pending' when passed then 'awarded' else 'denied' end as decision,
            case when a.pid = m.pid then a2.pid else a.pid end as assessor,
            case when a.pid = m.pid or a3.pid <> m.pid then a3.pid else a2.pid end as second
        from (from made union all by name from renewals) as m
        join panel as p using (family)
        left join assessor as a on a.family = m.family and a.seat = m.seat
        left join assessor as a2 on a2.family = m.family and a2.seat = (m.seat + 1) % p.seats
        left join assessor as a3 on a3.family = m.family and a3.seat = (m.seat + 2) % p.seats
    )
    select
        row_number() over (order by key) as code_n,
        key, pid, badge_id, logic, evidence, try, enrolled, submitted, decided, decision, passed,
        case when logic <> 'learning' then assessor end as assessor,
        case when validators > 1 then second end as second,
        case
            when logic = 'learning' then null
            when badge_id = '${inflation.badge}' and submitted >= day_of((on_day(as_of) - interval ${inflation.monthsBeforeEnd} month)::date) then round(3.0 + 0.7 * u(key, 'score'), 1)
            when passed then round(3.2 + 1.8 * u(key, 'score'), 1)
            else round(1.2 + 1.7 * u(key, 'score'), 1)
        end as score,
        case when decision = 'awarded' and valid_months is not null then (on_day(decided) + to_months(valid_months))::date end as expires,
        case when decision = 'awarded' and badge_id = 'plant-safety' and u(key, 'revoked') < 0.02 and decided + 200 <= as_of then on_day(decided + 200) end as revoked
    from judged`);
}
