/**
 * Readiness and distinct coverage at the size of the largest employer: npx tsx bench/succession.ts [employees] [roles] [critical positions].
 * Makes the tables that the readiness models read (people in roles with three steps each, three badges of twenty a role, nine awards and an enrolment a
 * person), builds those models, and then the matching alone in its worst case, in which no two people are ready for the same roles. Prints JSON.
 */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {distinctCoverage} from "../src/statistics/distinctCoverage.ts";
import {buildModels} from "../src/warehouse/models.ts";
import {createRaw} from "../src/warehouse/raw.ts";
import {openSession, type Session} from "../src/warehouse/session.ts";
import {random} from "./random.ts";

const [employees = 2_300_000, roles = 300, positions = 5_000] = process.argv.slice(2).map(Number);
const badges = 20;

const given: Readonly<Record<string, string>> = {
  "staging.settings": "select date '2026-06-30' as as_of, date '2026-07-01' as after_as_of, 10 as minimum_cell",
  "staging.people": `select range::integer as person_id, 'E' || range as employee_id from range(${employees})`,
  "core.roles": `select range::integer as role_key, 'R' || range as role_id, 100000 - range as annual_vacancy_cost, true as critical from range(1, ${roles + 1})`,
  "staging.roles": "from core.roles",
  "staging.badges": `select range::integer as badge_key, 'B' || range as badge_id from range(1, ${badges + 1})`,
  "staging.career_steps": `select r.role_key as from_role_key, (r.role_key + k * 7) % ${roles} + 1 as to_role_key, 'promotion' as kind, 12 as minimum_months_in_role, 'Lead one project' as assignment from core.roles as r cross join (select unnest([1, 2, 3]) as k)`,
  "core.role_requirements": `select role_key, (role_key * 11 + k * 7) % ${badges} + 1 as badge_key, k as position from core.roles cross join (select unnest([1, 2, 3]) as k)`,
  "core.satisfying_badges": "select badge_key as required_badge_key, badge_key from staging.badges",
  "core.earning_months": "select badge_key, 'badge' as median_of, 3000000 as median_ticks, 3000000 as ticks, true as in_force from staging.badges",
  "core.current_jobs": `select person_id, (hash(person_id) % ${roles})::integer + 1 as role_key, (person_id // 10)::integer as team_key, null::integer as manager_person_id, date '2020-01-01' as spell_start, date '2024-01-01' as role_start, 377580 * (hash(person_id, 1) % 60)::bigint as role_ticks from staging.people`,
  "core.awards": `select person_id, (hash(person_id, k) % ${badges})::integer + 1 as badge_key, date '2025-01-01' as award_date, date '9999-12-31' as last_day from staging.people cross join (select unnest(range(9)) as k)`,
  "core.enrolments": `select person_id, (hash(person_id, 'e') % ${badges})::integer + 1 as badge_key, date '2026-01-01' as enrolled_date, null::date as withdrawn_date from staging.people`,
  "staging.submissions": "select 0::integer as person_id, 0::integer as badge_key, null::date as submitted_date where false",
  "core.performance_gates": "select person_id, 'met' as performance_gate from staging.people where person_id % 3 = 0",
  // The positions are openings here: more of a role than hold it now cannot be asked for.
  "core.open_positions": `select role_key, 0 as incumbents, p as open_positions, p as positions from (select role_key, (${Math.floor(positions / roles)} + (role_key <= ${positions % roles})::integer) as p from core.roles)`
};
const models = ["core.current_requirements", "core.open_enrolments", "core.requirement_bits", "core.readiness_gaps", "core.gap_sets", "core.readiness", "core.critical_coverage", "marts.readiness", "marts.succession"];

async function measured(session: Session): Promise<Record<string, number>> {
  for (const statement of createRaw([])) await session.run(statement);
  for (const schema of ["staging", "core"]) await session.run(`create schema if not exists ${schema}`);
  for (const [table, select] of Object.entries(given)) await session.run(`create table ${table} as ${select}`);
  const seconds: Record<string, number> = {};
  let before = process.cpuUsage();
  await buildModels(session, {salt: "bench", select: models, report({model}) {
    const {user, system} = process.cpuUsage(before);
    seconds[model] = Math.round((user + system) / 1e5) / 10;
    before = process.cpuUsage();
  }});
  const [told] = await session.rows("select (select count(*) from marts.readiness)::bigint as rows, (select sum(ready_now) from marts.succession)::bigint as ready, (select sum(distinct_covered) from marts.succession)::bigint as filled");
  return {...seconds, rows: Number(told!.rows), ready_now: Number(told!.ready), filled: Number(told!.filled)};
}

/** As many classes as people: each ready for up to three roles drawn at random. */
function worstMatching(): number {
  const {whole} = random(1);
  const classes = Array.from({length: employees}, () => ({people: 1, roles: [...new Set([0, 1, 2].map(() => whole(0, roles - 1)))]}));
  const wanted = Array.from({length: roles}, (_, role) => Math.floor(positions / roles) + Number(role < positions % roles));
  const begun = process.cpuUsage();
  distinctCoverage(wanted, classes);
  const {user, system} = process.cpuUsage(begun);
  return Math.round((user + system) / 1e5) / 10;
}

const folder = mkdtempSync(join(tmpdir(), "badgeways-bench-"));
const session = await openSession(join(folder, "bench.duckdb"));
await session.run("set memory_limit = '4GB'");
const begun = process.cpuUsage();
const built = await measured(session);
const {user, system} = process.cpuUsage(begun);
session.close();
rmSync(folder, {recursive: true, force: true});
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({employees, roles, positions, processor_seconds_by_model: built, processor_seconds_with_making: Math.round((user + system) / 1e6), peak_mib: peak, worst_matching_processor_seconds: worstMatching()}, null, 2));
