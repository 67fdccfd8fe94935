import type {Session} from "../warehouse/session.ts";

const handovers = 12;

/** A family's managers fall into circles of so many, or up to twice that, and so do its departments: looking at each pair of a large family would take the square of its size. */
const circleOf = 200;

/**
 * Who leads which team when. A team is led by one of the leads of its department, a department by one of its family's managers. When a
 * lead leaves the role, the team passes to whoever of the department leads the fewest, by chance among those.
 */
export async function layManagers(session: Session): Promise<void> {
  await session.run(`
    create table leader as
    with seated as (
        select s.pid, case r.seat when 'department' then t.department_id else t.family_node end as place, s.start as since, s.until,
            greatest(1, count(*) over (partition by place) // ${circleOf}) as circles, row_number() over (partition by place order by s.pid, s.start) % circles as circle
        from spell as s join role as r using (role_id) join team as t on t.family = s.family and t.k = s.k
        where r.seat <> 'team' and s.until > (select opening from frame)
    )
    select pid, place, circle, circles, since, until,
        row_number() over (partition by place, circle order by pid, since) as leader_n, count(*) over (partition by place, circle) as leaders
    from seated`);
  await session.run(`
    create table led as
    with nodes as (
        select node, place, row_number() over (partition by place order by node) as place_n
        from (select team_id as node, department_id as place from team union all select distinct department_id, family_node from team)
    )
    select node, place, place_n % circles as circle, (place_n - 1) // circles + 1 as node_n
    from nodes join (select distinct place, circles from leader) using (place)`);
  await session.run("create table lead (node varchar, place varchar, pid integer, since integer, until integer)");
  for (let n = 0; n < handovers; n++) {
    const vacant = n === 0
      ? "select node, place, opening as day from led, frame"
      : "select node, place, max(until) as day from lead, frame group by node, place, as_of having max(until) <= as_of";
    await session.run(`
      insert into lead
      with vacancies as (${vacant}),
      candidates as (
          select v.node, v.place, l.pid, greatest(v.day, l.since) as since, l.until, l.leader_n, l.leaders, led.node_n, coalesce(b.leads, 0) as leads
          from vacancies as v
          join led using (node)
          join leader as l on l.place = v.place and l.circle = led.circle and l.until > v.day
          left join (select pid, count(*) as leads from lead, frame where lead.until > as_of group by pid) as b on b.pid = l.pid
      )
      select node, place, pid, since, until
      from candidates
      -- on the first day teams are dealt out in turn
      qualify row_number() over (partition by node order by since, ${n === 0 ? "(node_n - leader_n + leaders) % leaders" : "leads, md5(node || '/' || pid)"}, pid, until) = 1`);
  }
  for (const table of ["leader", "led"]) await session.run(`drop table ${table}`);
}
