import {expect, test} from "vitest";
import {award, badge, holds, requires, step} from "../models/bench.ts";
import {roles, teams, together} from "../models/organization.ts";
import {packsOf, seen, staffed} from "./made.ts";

/** specialist and trainer are critical. a could fill either; b and far specialist alone, far not before a year has passed. */
const given = {
  roles: roles.map((role) => ({...role, critical: ["specialist", "trainer"].includes(role.role_id as string), annual_vacancy_cost: role.role_id === "trainer" ? 90_000 : 50_000})), teams,
  ...together(holds("a", "associate", {team_id: "north"}), holds("b", "clerk", {team_id: "south"}), holds("far", "temp"), holds("there", "specialist"), holds("outside", "accountant")),
  career_steps: [step("associate", "specialist"), step("associate", "trainer"), step("clerk", "specialist"), step("temp", "specialist", {minimum_months_in_role: 40})],
  badges: [badge("crm", {effective_from: "2020-01-01"}), badge("crm", {version: 2, effective_from: "2025-01-01"})],
  role_requirements: [requires("specialist", "crm")],
  requisitions: ["specialist", "trainer"].map((role_id) => ({requisition_id: role_id, role_id, status: "open", opened_date: "2025-11-01"})),
  badge_submissions: [award("a", "crm", "2025-03-10", {evidence_type: "simulation", badge_version: 2}), award("b", "crm", "2024-02-10", {evidence_type: "work_sample", badge_version: 1}), award("far", "crm", "2024-02-10")],
  performance_reviews: [{employee_id: "a", review_date: "2025-06-01", rating: 2, high_performer: false}, {employee_id: "b", review_date: "2025-06-01", rating: 5, high_performer: true}],
  identities: ["a", "b", "far", "there", "outside"].map((employee_id) => ({employee_id, name: `Name of ${employee_id}`, work_email: null}))
};

test("the candidates for a role on one framework: tier, gate, standard's version and evidence, and what each choice uncovers; no score", async () => {
  const session = await staffed(given);
  const html = (await packsOf(session, {roles: ["specialist"]}))["role specialist"]!;
  const alone = seen((await packsOf(session, {roles: ["controller"]}))["role controller"]!);
  const critical = Object.keys(await packsOf(session, {roles: true}));
  session.close();
  const text = seen(html);
  expect(text).toContain("2 positions, 1 of them open. 2 people are ready now, nobody else can be within a year, and 1 in the year after (not listed).");
  const row = (name: string) => seen(`</head>${html.split(/<\/?tr(?: role="row")?>/).find((one) => one.includes(name))!}`).trim();
  expect(row("Name of a")).toBe("Name of a ready now – below the gate associate north, Berlin 23 standard 2, simulation, Mar 2025");
  expect(row("Name of b")).toBe("Name of b ready now – meets the gate clerk south, Berlin 23 standard 1, work sample, Feb 2024");
  expect(text).toMatch(/Name of a ?: trainer would have one position fewer covered\./);
  expect(text).toMatch(/Name of b ?: every other critical role stays as well covered as now\./);
  expect(text).not.toMatch(/Name of (far|there|outside)/);
  expect(alone).toContain("Nobody one career step away can be ready within a year.");
  expect(critical).toEqual(["role specialist", "role trainer"]);
});
