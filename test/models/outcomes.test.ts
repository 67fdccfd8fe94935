import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {equal, reference} from "../statistics/reference.ts";
import {warehouse} from "./harness.ts";
import {leaves, roles, someone, teams, together} from "./organization.ts";

const foreign = reference("outcomes-reference");
const month = (k: number) => `${2024 + Math.floor((k - 1) / 12)}-${String(((k - 1) % 12) + 1).padStart(2, "0")}-01`;
const badges = [{badge_id: "triage", version: 1, name: "Triage", level: "bronze", award_logic: "assessment", effective_from: "2020-01-01"}];
const award = (employee_id: string, decided_date: string, rest: Row = {}): Row =>
  ({submission_id: `${employee_id} ${decided_date}`, employee_id, badge_id: "triage", decision: "awarded", decided_date, ...rest});
const rank = (a: Row, b: Row) => String(a.key).localeCompare(String(b.key));

test("coverage is the share of those in the team on the month's first day who hold the badge on it", async () => {
  const session = await warehouse({
    roles, teams, badges,
    ...together(
      someone("anna", "2023-06-01"),
      someone("ben", "2023-06-01", [["2023-06-01", {action: "hire"}], ["2024-06-01", {action: "transfer", team_id: "south"}]]),
      someone("cem", "2024-03-15"),
      someone("dora", "2023-06-01", [["2023-06-01", {action: "hire", team_id: "finance"}], leaves("2024-03-31")])
    ),
    badge_submissions: [
      // held on 1 March for the first time; expires on 1 July, the last day held
      award("anna", "2024-02-02", {expires_date: "2024-07-01"}),
      award("ben", "2024-04-01"),
      award("dora", "2023-12-01")
    ],
    team_outcomes: ["north", "south", "finance"].flatMap((team_id) => [1, 5].map((k) => ({team_id, month: month(k), metric: "errors", value: k})))
  }, {targets: ["core.badge_coverage", "core.outcome_months"]});
  const coverage = await session.rows("select team_id as key, month_start(from_month)::varchar as start, month_start(to_month)::varchar as until, share::double as share from core.badge_coverage join staging.teams using (team_key) order by all");
  expect(coverage.map((row) => [row.key, row.start, row.until, row.share])).toEqual([
    ["finance", "2024-01-01", "2024-04-01", 1],
    ["north", "2024-03-01", "2024-04-01", 1 / 2],
    // cem has joined, ben holds it too
    ["north", "2024-04-01", "2024-06-01", 2 / 3],
    ["north", "2024-06-01", "2024-08-01", 1 / 2],
    ["south", "2024-06-01", "2026-01-01", 1]
  ]);
  // in January nobody is known to have been there one month before; in May nobody is in finance, but three and two months before somebody was
  const lags = await session.rows("select team_id || ' ' || month_start(month_no)::varchar as key, lags from core.outcome_months join staging.teams using (team_key)");
  expect(Object.fromEntries(lags.sort(rank).map((row) => [row.key, row.lags]))).toEqual({
    "finance 2024-01-01": 1, "finance 2024-05-01": 4 + 8, "north 2024-01-01": 1, "north 2024-05-01": 15, "south 2024-01-01": 0, "south 2024-05-01": 0
  });
  session.close();
});

test("within teams and months: R's slope and error where whole teams come to hold the badge; by permutation with 20 teams", async () => {
  const {team, month: months, treated, value, estimate, cluster_se_cr1} = foreign.difference_in_differences;
  const last = Math.max(...months);
  const started = [...new Set<number>(team)].map((id) => months[team.findIndex((own: number, k: number) => own === id && treated[k] === 1)] as number | undefined);
  const session = await warehouse({
    roles, badges, teams: started.map((_, k) => ({team_id: `t${k + 1}`, name: `t${k + 1}`})),
    ...together(...started.map((_, k) => someone(`e${k + 1}`, "2023-01-01", [["2023-01-01", {action: "hire", team_id: `t${k + 1}`}]]))),
    badge_submissions: started.flatMap((start, k) => (start ? [award(`e${k + 1}`, month(start))] : [])),
    team_outcomes: team.map((id: number, k: number) => ({team_id: `t${id}`, month: month(months[k]), metric: "errors", value: value[k]}))
  }, {as_of: "2025-12-31", history_from: "2023-01-01", targets: ["marts.outcome_associations"]});
  const rows = await session.rows("select * from marts.outcome_associations order by method, lag_months");
  expect(rows.map(({method, lag_months, badge_id}) => [method, lag_months, badge_id])).toEqual([...[0, 1, 2, 3].map((lag) => ["fixed_effects", lag, "triage"]), ["pearson", 0, "triage"], ["spearman", 0, "triage"]]);
  const found = rows[0]!;
  equal(found.estimate, estimate, 1e-8);
  equal(found.std_error, cluster_se_cr1, 1e-8);
  expect(found).toMatchObject({teams: 20, observations: 20 * last, lower: null, upper: null, support: null});
  expect(found.p).toBeGreaterThan(0);
  expect(found.p).toBeLessThan(0.01);
  // BH over the four lags
  const p = rows.slice(0, 4).map((row) => row.p as number).sort((a, b) => a - b);
  rows.slice(0, 4).forEach((row) => expect(row.bh_p).toBeCloseTo(Math.min(1, ...p.map((q, k) => (q * 4) / (k + 1)).slice(p.indexOf(row.p))), 12));
  session.close();
});

test("the staggered rollout: others' figures, teams that a parent's start covers, and who is left out of the panel", async () => {
  const {first_treated, outcome_by_month, group_time, event_study, overall_group, overall_simple} = foreign.rollout;
  const outcomes = outcome_by_month.flatMap((ofTeams: number[], k: number) => ofTeams.map((value, team) => ({team_id: `t${team}`, month: month(k + 1), metric: "errors", value})));
  const session = await warehouse({
    roles, ...someone("anna", "2023-06-01"),
    // the first wave is of one unit above its teams
    teams: [{team_id: "unit", name: "unit"}, {team_id: "early", name: "early"}, {team_id: "holed", name: "holed"},
      ...first_treated.map((start: number, k: number) => ({team_id: `t${k}`, name: `t${k}`, parent_team_id: start === 5 ? "unit" : null}))],
    program_rollout: [{team_id: "unit", start_date: month(5)}, {team_id: "early", start_date: "2023-05-01"},
      // the first whole month counts
      ...first_treated.flatMap((start: number, k: number) => (start > 5 ? [{team_id: `t${k}`, start_date: month(start - 1).replace(/01$/, "02")}] : []))],
    team_outcomes: [...outcomes, ...outcomes.filter((row: Row) => row.team_id === "t0").flatMap((row: Row) => [{...row, team_id: "early"}, ...(row.month === month(3) ? [] : [{...row, team_id: "holed"}])])]
  }, {targets: ["marts.rollout_effects", "marts.outcome_associations", "core.rollout_studies"]});
  expect(await session.rows("select teams::integer as teams, incomplete::integer as incomplete, already::integer as already, months from core.rollout_studies")).toEqual([{teams: 130, incomplete: 1, already: 1, months: 12}]);
  const effects = await session.rows("select kind, group_month::varchar as group_month, month::varchar as month, event_month, estimate, std_error, inference, teams, control_teams from marts.rollout_effects");
  const of = (kind: string) => effects.filter((row) => row.kind === kind);
  for (const cell of group_time) {
    const own = of("group_time").find((row) => row.group_month === month(cell.group) && row.month === month(cell.month))!;
    expect(own).toMatchObject({event_month: cell.month - cell.group, teams: cell.teams, control_teams: cell.control_teams, inference: "analytic"});
    equal(own.estimate, cell.estimate, 1e-8);
    equal(own.std_error, cell.std_error, 1e-8);
  }
  expect(of("group_time")).toHaveLength(group_time.length);
  event_study.forEach((cell: Row) => equal(of("event_study").find((row) => row.event_month === cell.event_month)!.std_error, cell.std_error, 1e-8));
  for (const [kind, cell] of [["overall_group", overall_group], ["overall_simple", overall_simple]]) equal(of(kind)[0]!.estimate, cell.estimate, 1e-8);
  expect(of("two_way")).toHaveLength(1);
  const [association] = await session.rows("select * from marts.outcome_associations");
  expect(association).toMatchObject({metric: "errors", badge_id: "all", lag_months: null, method: "staggered_rollout", support: "supported", teams: 130, observations: 1560});
  equal(association!.estimate, overall_group.estimate, 1e-8);
  equal(association!.smallest_effect, overall_group.std_error * (1.959963984540054 + 0.8416212335729143), 1e-8);
  session.close();
});
