import {expect, test} from "vitest";
import {prepareWitnesses} from "../../src/disclosure/gate.ts";
import {metricCells} from "../../src/disclosure/witnesses.ts";
import {published, staff, statesOf, year2025} from "../disclosure/organization.ts";
import {ingestFiles, lines} from "../sources/organization.ts";
import {warehouse} from "./harness.ts";
import {cells, each, roles, several, someone, teams, together, total, twoYears} from "./organization.ts";

const crossed = {...twoYears, crosses: [["business_unit", "level"], ["gender", "ethnicity"]], demographics: ["gender", "ethnicity"]};

test("a declared pair is a dimension: its members are pairs, and add up to all", async () => {
  const person = (id: string, team_id: string, role_id: string, gender: string | null, ethnicity: string | null) =>
    someone(id, "2024-01-01", [["2024-01-01", {action: "hire", team_id, role_id}], ["2025-03-01", {role_id: role_id === "associate" ? "specialist" : "lead"}]], {gender, ethnicity});
  const session = await warehouse({...together(person("a", "north", "associate", "woman", "x"), person("b", "finance", "associate", "woman", "y"), person("c", "finance", "specialist", "man", null)), roles, teams}, crossed);
  const jobs = await cells(session, "promotion_rate", "year", "2025-01-01", "business_unit × level");
  expect(each(jobs, "numerator")).toEqual({"Operations × L1": 1, "Operations × L2": 0, "Finance × L1": 1, "Finance × L2": 1, "Finance × L3": 0});
  expect(each(jobs, "person_days")).toEqual({"Operations × L1": 59, "Operations × L2": 306, "Finance × L1": 59, "Finance × L2": 365, "Finance × L3": 306});
  const people = await cells(session, "promotion_rate", "year", "2025-01-01", "gender × ethnicity");
  expect(each(people, "numerator")).toEqual({"woman × x": 1, "woman × y": 1, "man × Unknown": 1});
  const all = await total(session, "promotion_rate", "year", "2025-01-01");
  for (const found of [jobs, people]) {
    expect(Object.values(found).reduce((sum, cell) => sum + cell.numerator!, 0)).toBe(all!.numerator);
    expect(Object.values(found).reduce((sum, cell) => sum + cell.person_days!, 0)).toBe(all!.person_days);
  }
  // Curves and what is published of the equity audit keep to single attributes.
  expect(await session.rows("select 1 from marts.promotion_survival where contains(dimension, ' × ') limit 1")).toEqual([]);
  expect(await session.rows("select 1 from published.attainment where contains(attribute, ' × ') limit 1")).toEqual([]);
  session.close();
});

test("a pair's cell is hidden where the rest of either half would be too few, and the gate asks for it by itself", async () => {
  const crosses = [["location", "level"]];
  const session = await published(together(staff({berlin: 40, rome: 30}), several(5, (k) => someone(`lead-${k}`, "2024-01-01", [["2024-01-01", {action: "hire", location: "rome", role_id: "lead"}]])), several(25, (k) => someone(`boss-${k}`, "2024-01-01", [["2024-01-01", {action: "hire", location: "berlin", role_id: "lead"}]]))), {crosses});
  // Of Rome's 35 all but 5 are L1: the whole has people enough left, Rome has not; and of the leads 25 are Berlin's, 5 Rome's.
  expect(statesOf(await year2025(session, "voluntary_attrition_rate", "location × level"))).toEqual({"berlin × L1": "shown", "rome × L1": "complement", "rome × L3": "too_few", "berlin × L3": "complement"});
  await prepareWitnesses(session, [metricCells]);
  const witness = await session.rows(`select member, rest::integer as rest from (${metricCells.witness}) where metric = 'voluntary_attrition_rate' and grain = 'year' and period_start = date '2025-01-01' and dimension = 'location × level' order by member`);
  expect(witness).toEqual([{member: "berlin × L1", rest: 25}, {member: "berlin × L3", rest: 5}, {member: "rome × L1", rest: 5}, {member: "rome × L3", rest: 25}]);
  session.close();
});

test("what later issues need of the manifest stands in raw.settings", async () => {
  const {rows} = await ingestFiles({
    "employees.csv": lines("employee_id,hire_date,gender,ethnicity", "E1,2020-01-01,woman,x", "E2,2020-02-01,man,y", "E3,2021-03-01,woman,z"),
    "sources.yaml": "crosses: [[gender, ethnicity]]\naudit: {reference_group: {gender: man}, build: on_request}\nperformance: {high_rating: 4.5}\nlinks: {employee: \"https://hr.example/w/{employee_id}\"}\n"
  });
  expect(await rows("select crosses, reference_groups['gender'] as reference, audit_on_request, high_rating::double as high_rating, links['employee'] as link from raw.settings"))
    .toEqual([{crosses: [["gender", "ethnicity"]], reference: "man", audit_on_request: true, high_rating: 4.5, link: "https://hr.example/w/{employee_id}"}]);
});
