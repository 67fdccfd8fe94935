import type {Session} from "../../src/warehouse/session.ts";

export interface HazardRatio {
  /** On the log scale. */
  readonly estimate: number;
  readonly error: number;
}

/**
 * The Cox hazard ratio of one covariate, stratified, Breslow ties, by Newton's method. `intervals` is a select of risk intervals:
 * stratum, held (boolean), entry and until (days; at risk in (entry, until]), event (boolean: at `until`).
 */
export async function hazardRatio(sessions: readonly Session[], intervals: string): Promise<HazardRatio> {
  const times: {events: number; heldEvents: number; free: number; held: number}[] = [];
  for (const session of sessions) {
    times.push(...await session.values<(typeof times)[number]>(`
      with intervals as materialized (${intervals}),
      events as (select stratum, until as time, count(*)::double as events, count(*) filter (held)::double as "heldEvents" from intervals where event group by all)
      select e.events, e."heldEvents", count(*) filter (not i.held)::double as free, count(*) filter (i.held)::double as held
      from events as e join intervals as i on i.stratum = e.stratum and i.entry < e.time and i.until >= e.time
      group by e.stratum, e.time, e.events, e."heldEvents"`));
  }
  let [estimate, information] = [0, 0];
  for (let step = 0; step < 25; step++) {
    let score = 0;
    information = 0;
    for (const {events, heldEvents, free, held} of times) {
      const share = held * Math.exp(estimate) / (held * Math.exp(estimate) + free);
      score += heldEvents - events * share;
      information += events * share * (1 - share);
    }
    estimate += score / information;
  }
  return {estimate, error: 1 / Math.sqrt(information)};
}

/**
 * A temporary table `role_stay`: what a person does of one spell in one role, within the history: stratum (family / level), track,
 * entry and until (days since the role began), start_date, held_from (the first day in it with a badge that a next role requires), steps
 * (whether any step leaves the role), moved and left (voluntary exit) at its end.
 */
export async function layRoleStays(session: Session): Promise<void> {
  await session.run(`
    create temp table role_stay as
    with marked as (
      select *, (role_key is distinct from lag(role_key) over spell_rows)::integer as fresh from core.job_states
      window spell_rows as (partition by person_id, spell order by start_date)
    ),
    numbered as (select *, sum(fresh) over (partition by person_id, spell order by start_date) as n from marked),
    stays as (select person_id, spell, n, any_value(role_key) as role_key, min(start_date) as start_date, max(end_date) as end_date from numbered where role_key > 0 group by all),
    targets as (
      select distinct f.role_key, b.badge_key
      from raw.career_steps as c join staging.roles as f on f.role_id = c.from_role_id join raw.role_requirements as q on q.role_id = c.to_role_id join staging.badges as b using (badge_id)
    ),
    holding as (
      select s.person_id, s.spell, s.n, min(h.start_date) as held_from
      from stays as s join targets as t using (role_key) join core.badge_holdings as h on h.person_id = s.person_id and h.badge_key = t.badge_key and h.start_date < s.end_date and h.end_date > s.start_date
      group by all
    )
    select r.family || ' / ' || r.level as stratum, r.track, s.start_date, h.held_from, s.role_key in (select role_key from targets) as steps,
      greatest(0, date '2021-07-01' - s.start_date) as entry, least(s.end_date, date '2026-07-01') - s.start_date as until,
      coalesce(m.mobility, false) as moved, coalesce(x.exit_reason = 'voluntary', false) as "left"
    from stays as s join staging.roles as r using (role_key) join staging.people as p using (person_id)
    left join holding as h using (person_id, spell, n)
    left join core.moves as m on m.person_id = s.person_id and m.move_date = s.end_date
    left join core.employment_spells as x on x.person_id = s.person_id and x.spell = s.spell and x.exit_date + 1 = s.end_date
    where p.worker_type = 'employee' and s.end_date > date '2021-07-01'`);
}
