/**
 * How long the equity audit takes beyond its counting: npx tsx bench/auditScale.ts [people] [badges]. Counts of 8 attributes (three demographics, their
 * pairs, location, assessors) × badges × stages are made by formula; the audit's own models run on them. Prints seconds by model.
 */
import {buildModels} from "../src/warehouse/models.ts";
import {auditWarehouse, downstream} from "./simulatedAudits.ts";

const [people = 2_300_000, badges = 60] = process.argv.slice(2).map(Number);
const session = await auditWarehouse(badges);
await session.run(`
  create temp table attributes as
  from (values ('gender', 3), ('ethnicity', 6), ('age_band', 5), ('gender × ethnicity', 18), ('gender × age_band', 15), ('ethnicity × age_band', 30), ('location', 12), ('assessor_id', 400)) as a (attribute_name, groups)`);
await session.run("create temp table stages as from (values ('enrolled', 0.2), ('submitted', 0.05), ('awarded', 0.04), ('moved', 0.03), ('overall', 0.2)) as s (stage_name, share)");
// Shares of groups and strata fall off; a hash stands for chance.
const noise = (seed: string) => `(hash(stage_name, k, attribute_name, g, f, l, t, '${seed}') % 1000003) / 1000003.0`;
await session.run("delete from core.equity_cells");
await session.run(`
  insert into core.equity_cells
  select date '2026-01-01', stage_name, k, attribute_name, 'g' || g, 'f' || f, 'l' || l, t, pool, least(pool, floor(pool * (0.3 + 0.1 * l) + 1.5 * sqrt(pool) * (${noise("s")} - 0.5) + ${noise("r")}))::bigint
  from (
    select date '2026-01-01', stage_name, k, attribute_name, g, f, l, t, floor(${people} * share / (1 + k % 7) * (2.0 / (g + 1) / groups) / (4 * 5 * 16) + ${noise("p")})::bigint as pool
    from stages, attributes, range(1, ${badges + 1}) as b (k), lateral range(1, groups + 1) as gs (g), range(1, 5) as fs (f), range(1, 6) as ls (l), range(0, 16) as ts (t)
    where attribute_name <> 'assessor_id' or (stage_name = 'awarded' and (hash(k, g) % 10) < 2)
  )
  where pool > 0`);
await session.run("delete from core.equity_clusters");
await session.run(`
  insert into core.equity_clusters
  select date '2026-01-01', stage_name, attribute_name, 'g' || g, l, t, floor(t * ${noise("y")})::bigint, greatest(1, floor(${people} / groups / 5 / 60 * ${noise("n")}))::bigint
  from (from stages union all from (values ('promoted', 0.5), ('assigned', 0.5))), attributes, lateral range(1, groups + 1) as gs (g), (select 1 as f), range(1, 6) as ls (l), range(1, 11) as ts (t), (select 0 as k)`);
const before = process.cpuUsage();
const start = performance.now();
let last = before;
await buildModels(session, {
  salt: "bench", select: [...downstream, "core.equity_people_limits", "core.equity_models", "core.equity_cumulative", "core.equity_findings", "marts.equity_strata", "marts.equity_audit"],
  report: ({model, milliseconds}) => {
    const {user, system} = process.cpuUsage(last);
    last = process.cpuUsage();
    console.log(`${model}: ${(milliseconds / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time`);
  }
});
const {user, system} = process.cpuUsage(before);
const [rows] = await session.rows("select (select count(*) from core.equity_cells) as cells, (select count(*) from core.equity_pairs) as pairs, (select count(*) from marts.equity_audit) as rows");
console.log(`${rows!.cells} counts, ${rows!.pairs} pairs, ${rows!.rows} rows: ${((performance.now() - start) / 1000).toFixed(0)} s, ${((user + system) / 1e6).toFixed(0)} s of processor time`);
session.close();
