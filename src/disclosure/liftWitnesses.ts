import type {Cells} from "./declaration.ts";

/**
 * The sizes that decide on the lift of badges, counted anew from role spells and holdings: the fewest of those followed, those who held,
 * and, for a ratio, those who moved holding and those who moved without.
 */
const people = `
    with windows as (select last_day as seen_until from core.curve_windows where grain = 'published_history'),
    methods as (select * from (values ('time_dependent', 'entry'), ('naive', 'entry'), ('landmark_12m', 'landmark_12m')) as m (method, basis)),
    followed as (
        select distinct m.method, n.badge_key, s.person_id
        from core.lift_spells as s join windows using (seen_until) join methods as m using (basis) join core.next_badges as n using (role_key)
    ),
    held as (select distinct method, badge_key, person_id from core.lift_holdings join windows using (seen_until)),
    sizes as (
        select f.method, f.badge_key, count(*) as people, count(h.person_id) as holders
        from followed as f left join held as h using (method, badge_key, person_id)
        group by all
    )
    select coalesce(b.badge_id, 'any') as badge_id, s.method, true as rate, s.holders as people,
        least(nullif(s.people - s.holders, 0), nullif(a.people - s.people, 0)) as rest
    from sizes as s
    join sizes as a on a.method = s.method and a.badge_key = 0
    left join staging.badges as b on b.badge_key = s.badge_key`;

/** Badges and methods with ten people who moved on either side. */
const enoughMovers = `
    with windows as (select last_day as seen_until from core.curve_windows where grain = 'published_history'),
    moves as (
        select m.method, n.badge_key, s.person_id, h.moved is not null as held
        from core.lift_spells as s
        join windows using (seen_until)
        join (values ('time_dependent', 'entry'), ('naive', 'entry'), ('landmark_12m', 'landmark_12m')) as m (method, basis) using (basis)
        join core.next_badges as n using (role_key)
        left join (select * from core.lift_holdings where moved) as h using (seen_until, method, badge_key, person_id, start_date)
        where s.moved
    )
    select coalesce(b.badge_id, 'any'), m.method
    from moves as m
    left join staging.badges as b using (badge_key)
    group by all
    having count(distinct m.person_id) filter (m.held) >= 10 and count(distinct m.person_id) filter (not m.held) >= 10`;

export const liftCells: Cells = {
  witness: people,
  laws: {
    "a ratio of fewer than ten people who moved": `hazard_ratio is null or (badge_id, method) in (${enoughMovers})`,
    "a ratio of more than two digits": ["hazard_ratio", "lower", "upper"].map((figure) => `(${figure} is null or ${figure} = two_digits(${figure}))`).join(" and ")
  }
};
