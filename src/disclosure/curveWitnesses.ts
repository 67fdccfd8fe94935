import type {Cells} from "./declaration.ts";

/** The sizes that decide on curves of promotion (people followed) and their medians (people promoted), counted anew from the risk sets. */

const sizesOf = (people: "people" | "promoted", grain: string, attributes: string) => `
    with attributes as (
        select grain, period_start, person_id, status, 'state' as kind, state_id as id
        from core.risk_sets
        where curve = 'promotion' and grain = '${grain}'
        union all
        select grain, period_start, person_id, status, 'profile', profile_id
        from core.risk_sets
        where curve = 'promotion' and grain = '${grain}'
    ),
    sizes as (
        select r.grain, r.period_start, m.dimension, m.member, count(distinct r.person_id) as people, count(distinct r.person_id) filter (r.status = 1) as promoted, count(*) as spells
        from attributes as r
        join core.dimension_members as m using (kind, id)
        group by all
    )
    select ${attributes}, false as rate, s.${people} as people, case when a.spells > s.spells then a.people - s.people end as rest
    from sizes as s
    join sizes as a on a.grain = s.grain and a.period_start is not distinct from s.period_start and a.dimension = 'all'`;

/** Who was promoted in a trailing window: windows of the whole have no complement. */
const trailingSizes = `
    select w.grain, w.period_start, 'all' as dimension, 'all' as member, false as rate, count(distinct c.person_id) as people, null as rest
    from core.curve_subjects as c
    join core.curve_windows as w on c.last_date > w.after_day and c.last_date <= w.last_day
    where c.curve = 'promotion' and c.status = 1 and w.grain = 'trailing_12m'
    group by w.grain, w.period_start`;

const isHalf = (figure: string) => `(${figure} is null or 2 * ${figure} = round(2 * ${figure}))`;

export const velocityCells: Cells = {
  grains: ["year", "trailing_12m"],
  witness: `${sizesOf("promoted", "year", "s.grain, s.period_start, s.dimension, s.member")} union all ${trailingSizes}`,
  laws: {
    "a median or mean that is not rounded": ["value", "lower", "upper", "promoted_only"].map(isHalf).join(" and "),
    "more promoted than followed": "promoted is null or promoted <= followed + 5"
  }
};

export const curveCells: Cells = {
  witness: sizesOf("people", "published_history", `
      case when s.dimension = 'family' then s.member else 'all' end as family, case when s.dimension = 'level' then s.member else 'all' end as level,
      case when s.dimension in ('family', 'level') then 'all' else s.dimension end as dimension, case when s.dimension in ('family', 'level') then 'all' else s.member end as member`),
  witnessKey: ["family", "level", "dimension", "member"],
  laws: {
    "a step with fewer than 20 at risk": "at_risk >= 20",
    "a step off the grid of three months": "months > 0 and months % 3 = 0",
    "a family of a level": "(family = 'all')::integer + (level = 'all')::integer + (dimension = 'all')::integer >= 2"
  }
};
