import type {Cells} from "./declaration.ts";

/** The sizes that decide on retention after moves: people who stayed on after such a move, and, for a ratio, those who left of their own accord. */
const sizes = `
    with risks as (
        select r.* from core.retention_risks as r join core.curve_windows as w on w.grain = 'published_history' and w.last_day = r.seen_until
    ),
    attributes as (
        select move_kind, performers, person_id, left_voluntarily, 'state' as kind, state_id as id from risks
        union all
        select move_kind, performers, person_id, left_voluntarily, 'profile', profile_id from risks
    ),
    sizes as (
        select a.move_kind, a.performers, m.dimension, m.member, count(distinct a.person_id) as people, count(*) as stays,
            count(distinct a.person_id) filter (a.left_voluntarily) as leavers
        from attributes as a join core.dimension_members as m using (kind, id)
        group by all
    )`;

const witness = `${sizes}
    select s.move_kind, s.performers, s.dimension, s.member, false as rate, s.people, case when a.stays > s.stays or a.people > s.people then a.people - s.people end as rest
    from sizes as s
    join sizes as a on a.move_kind = s.move_kind and a.performers = 'all' and a.dimension = 'all'`;

const enoughLeavers = `${sizes}
    select s.move_kind, s.performers, s.dimension, s.member
    from sizes as s
    join sizes as n on n.move_kind = 'none' and n.performers = s.performers and n.dimension = s.dimension and n.member = s.member
    where least(s.leavers, n.leavers) >= 10 and least(s.people, n.people) >= 20`;

const oneSplit = {"high performers of a part": "performers = 'all' or dimension = 'all'"};

export const retentionHazardCells: Cells = {
  witness,
  laws: {
    ...oneSplit,
    "a ratio of fewer than ten people who left": `hazard_ratio is null or (move_kind, performers, dimension, member) in (${enoughLeavers})`,
    "a ratio of more than two digits": ["hazard_ratio", "lower", "upper"].map((figure) => `(${figure} is null or ${figure} = two_digits(${figure}))`).join(" and ")
  }
};

export const retentionCurveCells: Cells = {
  witness,
  witnessKey: ["move_kind", "performers", "dimension", "member"],
  laws: {
    ...oneSplit,
    "a step with fewer than 20 at risk": "at_risk >= 20",
    "a step off the grid of three months": "months > 0 and months % 3 = 0"
  }
};
