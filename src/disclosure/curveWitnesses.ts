import type {Cells} from "./declaration.ts";

/** The sizes that decide on curves of promotion (people followed) and their medians (people promoted), counted anew from the risk sets. */

const sizesOf = (people: "people" | "promoted", grains: string, attributes: string) => `
    with sizes as (
        select r.grain, r.period_start, m.dimension, m.member, count(distinct r.person_id) as people, count(distinct r.person_id) filter (r.status = 1) as promoted, count(*) as spells
        from core.risk_sets as r
        join core.dimension_members as m on (m.kind = 'state' and m.id = r.state_id) or (m.kind = 'profile' and m.id = r.profile_id)
        where r.curve = 'promotion' and r.grain in (${grains})
        group by all
    )
    select ${attributes}, false as rate, s.${people} as people, case when a.spells > s.spells then a.people - s.people end as rest
    from sizes as s
    join sizes as a on a.grain = s.grain and a.period_start is not distinct from s.period_start and a.dimension = 'all'`;

const isHalf = (figure: string) => `(${figure} is null or 2 * ${figure} = round(2 * ${figure}))`;

export const velocityCells: Cells = {
  grains: ["year", "trailing_12m"],
  witness: sizesOf("promoted", "'year', 'trailing_12m'", "s.grain, s.period_start, s.dimension, s.member"),
  laws: {
    "a median or mean that is not rounded": ["value", "lower", "upper", "promoted_only"].map(isHalf).join(" and "),
    "more promoted than followed": "promoted is null or promoted <= followed + 5"
  }
};

export const curveCells: Cells = {
  witness: sizesOf("people", "'published_history'", `
      case when s.dimension = 'family' then s.member else 'all' end as family, case when s.dimension = 'level' then s.member else 'all' end as level,
      case when s.dimension in ('family', 'level') then 'all' else s.dimension end as dimension, case when s.dimension in ('family', 'level') then 'all' else s.member end as member`),
  witnessKey: ["family", "level", "dimension", "member"],
  laws: {
    "a step with fewer than 20 at risk": "at_risk >= 20",
    "a step off the grid of three months": "months > 0 and months % 3 = 0",
    "a family of a level": "(family = 'all')::integer + (level = 'all')::integer + (dimension = 'all')::integer >= 2"
  }
};
