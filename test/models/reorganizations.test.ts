import {afterAll, beforeAll, expect, test} from "vitest";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {several, someone, together, total, twoYears, type People} from "./organization.ts";
import {warehouse} from "./harness.ts";

/*
 * The guard: at least 80 % and at least 5 of a team's members, or of all holders of a role, get the same old → new role
 * or team on one day, rank unchanged, no action given. Each case has a day of its own, and roles and teams of its own
 * where the other of the two ways to the guard would otherwise be met.
 */
const hired = "2024-01-01";
const roles = ["old", "new", "widespread", "renamed", "other", "plain", "courier"].map((role_id): Row =>
  ({role_id, title: role_id, family: "Service", level: "L1", level_rank: 1})).concat(
  [{role_id: "higher", title: "higher", family: "Service", level: "L2", level_rank: 2}]);

const teamIds = new Set<string>();
/** n people of one team in one role; on `day` the first `changed` of them get the changes. */
function group(name: string, n: number, changed: number, day: string, before: Row, changes: Row): People {
  const team_id = before.team_id ?? name;
  teamIds.add(team_id);
  if (changes.team_id) teamIds.add(changes.team_id);
  return several(n, (k) => someone(`${name}_${k}`, hired, [
    [hired, {action: "hire", role_id: "old", team_id, ...before}],
    ...(k <= changed ? [[day, changes] as const] : [])]));
}

const people = together(
  // Holders of `old` who never change keep every case below under 80 % of the role's holders.
  group("bystanders", 60, 0, hired, {}, {}),
  group("five_of_five", 5, 5, "2024-02-01", {}, {role_id: "new"}),
  group("four_of_four", 4, 4, "2024-02-02", {}, {role_id: "new"}),
  // 8/10 = 80 % exactly; 15/19 = 78.9 %.
  group("eight_of_ten", 10, 8, "2024-02-03", {}, {role_id: "new"}),
  group("fifteen_of_nineteen", 19, 15, "2024-02-04", {}, {role_id: "new"}),
  // The same role change on another day by a sixth member does not make six of six.
  group("named_lateral", 5, 5, "2024-02-05", {}, {role_id: "new", action: "lateral"}),
  group("rank_up", 5, 5, "2024-02-06", {}, {role_id: "higher"}),
  group("data_change", 5, 5, "2024-02-07", {}, {role_id: "new", action: "data_change"}),
  // The team itself gets another id: 6 of 6, the role stays.
  group("team_recoded", 6, 6, "2024-02-08", {}, {team_id: "team_renamed"}),
  // 4 of 6 to another team are transfers: 67 %.
  group("team_left", 6, 4, "2024-02-09", {}, {team_id: "elsewhere"}),
  // Members who go to two different roles: 3 and 3 of 6, neither 80 %.
  together(group("split_a", 3, 3, "2024-02-10", {team_id: "split"}, {role_id: "new"}), group("split_b", 3, 3, "2024-02-10", {team_id: "split"}, {role_id: "other"})),
  // All 6 holders of `widespread`, one in each of six teams that have two more members: 33 % of a team, 100 % of the role.
  several(6, (k) => together(
    group(`branch_${k}_holder`, 1, 1, "2024-02-11", {team_id: `branch_${k}`, role_id: "widespread"}, {role_id: "renamed"}),
    group(`branch_${k}_other`, 2, 0, "2024-02-11", {team_id: `branch_${k}`, role_id: "plain"}, {}))),
  // All 5 holders of a role go to another team, half of the team that they leave: 50 % of a team, 100 % of the role.
  group("couriers", 5, 5, "2024-02-14", {team_id: "depot", role_id: "courier"}, {team_id: "post"}),
  group("depot_rest", 5, 0, hired, {team_id: "depot"}, {}),
  // Five of six without an action are 83 % of the team: reorganized; the sixth, whose action is given, moved.
  group("mixed", 5, 5, "2024-02-12", {team_id: "mixed"}, {role_id: "new"}),
  group("mixed_named", 1, 1, "2024-02-12", {team_id: "mixed"}, {role_id: "new", action: "lateral"}),
  // Someone who left the team before the day is no member: 5 of 5.
  group("remaining", 5, 5, "2024-02-13", {team_id: "shrunk"}, {role_id: "new"}),
  several(5, (k) => someone(`gone_${k}`, hired, [[hired, {action: "hire", role_id: "old", team_id: "shrunk"}], ["2024-01-15", {action: "termination", reason: "other"}]]))
);

let session: Session;
let kinds: Map<string, string[]>;

beforeAll(async () => {
  const teams = [...teamIds].map((team_id): Row => ({team_id, name: team_id, parent_team_id: null, business_unit: null}));
  session = await warehouse({...people, roles, teams}, twoYears);
  kinds = new Map();
  for (const {employee_id, kind, classified_by} of await session.rows("select employee_id, kind, classified_by from marts.moves order by employee_id, move_date")) {
    const name = String(employee_id).replace(/_\d+$/, "");
    kinds.set(name, [...(kinds.get(name) ?? []), `${kind} ${classified_by}`]);
  }
});
afterAll(() => session?.close());

const times = (n: number, kind: string) => Array.from({length: n}, () => kind);

test.each<[string, string[]]>([
  ["five_of_five", times(5, "reorganization derived")],
  ["four_of_four", times(4, "lateral derived")],
  ["eight_of_ten", times(8, "reorganization derived")],
  ["fifteen_of_nineteen", times(15, "lateral derived")],
  ["named_lateral", times(5, "lateral source")],
  ["rank_up", times(5, "promotion derived")],
  ["data_change", []],
  ["team_recoded", times(6, "reorganization derived")],
  ["team_left", times(4, "transfer derived")],
  ["split_a", times(3, "lateral derived")],
  ["split_b", times(3, "lateral derived")],
  ["couriers", times(5, "reorganization derived")],
  ["mixed", times(5, "reorganization derived")],
  ["mixed_named", ["lateral source"]],
  ["remaining", times(5, "reorganization derived")]
])("%s", (name, expected) => {
  expect(kinds.get(name) ?? []).toEqual(expected);
});

test("a role re-coded over many small teams is a reorganization", () => {
  for (let k = 1; k <= 6; k++) expect(kinds.get(`branch_${k}_holder`)).toEqual(["reorganization derived"]);
});

test("a reorganization is no mobility move", async () => {
  // February 2024: laterals 4 + 15 + 5 + 3 + 3 + 1 = 31, promotions 5.
  expect(await total(session, "lateral_rate", "month", "2024-02-01")).toMatchObject({numerator: 31});
  expect(await total(session, "promotion_rate", "month", "2024-02-01")).toMatchObject({numerator: 5});
  expect(await total(session, "internal_mobility_rate", "month", "2024-02-01")).toMatchObject({numerator: 36});
});
