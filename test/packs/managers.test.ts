import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {award, badge, earned, enrolled, holds, requires, step, withEarners} from "../models/bench.ts";
import {leaves, roles, someone, teams, together} from "../models/organization.ts";
import {nudgesOf, packsOf, seen, staffed} from "./made.ts";

let number = 0;
const action = (manager_id: string, employee_id: string, kind: string, rest: Row = {}): Row =>
  ({action_id: `A${++number}`, manager_id, employee_id, kind, created_date: "2025-09-01", due_date: null, completed_date: null, ...rest});
const under = (manager_id: string | null, team_id = "north") => ({manager_id, team_id});
const named = (...ids: string[]) => ids.map((employee_id) => ({employee_id, name: `Name of ${employee_id}`, work_email: `${employee_id}@example.org`}));

/** boss leads a, b and c; specialist asks for coaching and crm, of which coaching takes 4 months. */
const given = () => ({
  roles, teams,
  ...withEarners(holds("chief", "lead", under("chief", "company")), holds("boss", "lead", under("chief", "finance")), holds("a", "associate", under("boss")), holds("b", "associate", under("boss")), holds("c", "associate", under("boss")), holds("other", "associate", under("chief", "south"))),
  career_steps: [step("associate", "specialist", {assignment: "Co-lead team huddles for six weeks"}), step("associate", "analyst", {kind: "specialist"})],
  badges: [badge("coaching", {valid_months: 24}), badge("crm", {name: "CRM proficiency"})],
  role_requirements: [requires("specialist", "crm", 1), requires("specialist", "coaching", 2), requires("analyst", "crm", 1)],
  requisitions: [{requisition_id: "Q1", role_id: "specialist", status: "open", opened_date: "2025-11-01"}],
  identities: named("chief", "boss", "a", "b", "c", "other")
});

test("what a manager decides first: evidence that is the last thing missing, then somebody ready with a position open, then what expires, then what builds", async () => {
  const session = await staffed({...given(),
    badge_submissions: [...earned("coaching", 4), ...earned("crm", 2),
      award("a", "crm", "2024-06-01"), award("a", "coaching", "", {decision: "pending", decided_date: null, submitted_date: "2025-12-01", assessor_id: "boss"}),
      award("b", "crm", "2024-06-01"), award("b", "coaching", "2024-02-01"), enrolled("c", "coaching", "2025-02-01"), enrolled("c", "crm", "2025-12-20"),
      award("other", "crm", "", {decision: "pending", decided_date: null, submitted_date: "2025-12-01", assessor_id: "boss"})],
    performance_reviews: [{employee_id: "b", review_date: "2025-06-01", rating: 5, high_performer: true}],
    development_actions: [action("boss", "a", "one_on_one", {completed_date: "2025-12-20"}), action("boss", "b", "evidence_review", {due_date: "2025-12-21"}), action("boss", "other", "evidence_review"), action("boss", "c", "stretch_assignment", {due_date: "2025-12-11"})]},
    {links: {development_action: "https://hr.example/a/{action_id}", submission: "https://b.example/s/{submission_id}"}});
  const page = (await packsOf(session, {managers: ["boss"]}))["manager boss"]!, html = seen(page);
  const {rows, text, lines} = (await nudgesOf(session)).boss!;
  session.close();
  expect(rows.map(({kind, employee_id, roles: titles, makes_ready, unblocks, days_late}) => [kind, employee_id, titles, makes_ready, unblocks, days_late])).toEqual([
    ["review", "a", ["specialist"], 1, 1, 0],
    ["put_forward", "b", ["specialist"], 1, 1, 0],
    ["renew", "b", ["specialist"], 1, 1, 0],
    ["review", "b", [], 0, 1, 10],
    ["restart", "c", ["specialist"], 0, 1, 0],
    ["follow_up", "c", [], 0, 0, 20],
    ["converse", "b", [], 0, 0, 0],
    ["converse", "c", [], 0, 0, 0]]);
  // The 24 months of b's coaching end on 1 February; c may not be given another assignment while one is open.
  expect(html).toContain("Name of a : coaching, waits since 1 December 2025. Nothing else is missing for specialist.");
  expect(html).toContain("Name of b : coaching, until 1 February 2026. Without it no longer ready for specialist.");
  expect(html).toContain("Name of c : coaching, enrolled since 1 February 2025. specialist asks for it.");
  expect([...page.matchAll(/href="https:\/\/(hr|b)\.example\/([as])\/(\w+)"/g)].map((link) => link[2])).toEqual(["s", "a", "a"]);
  expect(html).toContain("2 more reviews wait for you about people who do not report to you");
  expect(html).not.toMatch(/Name of other|other@|Name of chief/);
  expect(html).toContain("One team has members who do not report to you");
  expect(text).toMatch(/^Your team this week: review the evidence of 2 people, and 4 other things\n\n1\. Review the evidence of 2 people\n {3}- Name of a: coaching/);
  expect(lines.trimEnd().split("\n").map((line) => JSON.parse(line).place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("an assignment is proposed to whom it can make ready within six months, with nothing open and more to do than wait", async () => {
  const session = await staffed({...given(), badge_submissions: [...earned("coaching", 4), ...earned("crm", 2), award("a", "crm", "2024-06-01")], development_actions: []});
  const html = seen((await packsOf(session, {managers: ["boss"]}))["manager boss"]!);
  const {rows} = (await nudgesOf(session)).boss!;
  session.close();
  expect(rows.filter(({kind}) => kind === "assign").map(({employee_id, roles: titles, note}) => [employee_id, titles, note])).toEqual([
    ["a", ["specialist"], "Co-lead team huddles for six weeks"], ["b", ["analyst"], "Handle escalated cases"], ["c", ["analyst"], "Handle escalated cases"]]);
  expect(html).toContain("specialist within 6 months Promotion · 1 opening held: CRM proficiency missing: coaching Recommended assignment: Co-lead team huddles for six weeks.");
});

test("a team all of whose members are below the manager shows what it holds, and who alone holds it", async () => {
  const own = together(...["a", "b"].map((id) => holds(id, "specialist", under("boss", "claims"))), holds("elsewhere", "specialist", under("chief", "south")), holds("boss", "lead", under("chief", "claims")), holds("chief", "lead", under(null, "company")));
  const session = await staffed({...given(), ...own, badge_submissions: [award("a", "crm", "2024-06-01"), award("elsewhere", "coaching", "2024-06-01")]});
  const {"manager boss": boss} = await packsOf(session, {managers: ["boss"]});
  const {rows} = (await nudgesOf(session)).boss!;
  session.close();
  expect(seen(boss!)).toMatch(/claims, 3 members .*coaching 2 0 nobody holds it CRM proficiency 2 1 one holder \( ?Name of a ?\)/);
  expect(rows.filter(({kind}) => kind === "cover").map(({things, items, name}) => [things, items, name])).toEqual([[["coaching"], 2, null], [["CRM proficiency"], 2, "Name of a"]]);
});

const circle = together(holds("chief", "lead", under("chief")), holds("p", "lead", under("q")), holds("q", "lead", under("p")), holds("r", "associate", under("q")), holds("alone", "associate", under("chief")),
  someone("gone", "2024-01-01", [["2024-01-01", {action: "hire", role_id: "lead", ...under("chief")}], leaves("2025-01-31")], {termination_date: "2025-01-31"}), holds("left_behind", "associate", under("gone")));
const people = {...circle, roles, teams, identities: named("chief", "p", "q", "r", "alone", "gone", "left_behind")};

test("a chief who is their own manager and managers in a circle come to an end; nobody is below themselves", async () => {
  const session = await staffed(people);
  const below = await session.rows("select m.employee_id as manager, list(p.employee_id order by p.employee_id) as below from packs.reports as r join packs.people as m on m.person_id = r.manager_person_id join packs.people as p on p.person_id = r.person_id group by all order by 1");
  const packs = await packsOf(session, {managers: true}, true);
  session.close();
  expect(below).toEqual([{manager: "chief", below: ["alone"]}, {manager: "p", below: ["q", "r"]}, {manager: "q", below: ["p", "r"]}]);
  expect(Object.keys(packs).sort()).toEqual(["manager chief", "manager p", "manager q"]);
  expect(seen(packs["manager p"]!)).toMatch(/1 person reports to you.*Below your reports.*Name of r ?Name of q/);
});

test("a manager without reports is told so; who has left, a stranger and a contingent learner are refused in one sentence without the id", async () => {
  const session = await staffed({...people, employees: [...people.employees, {employee_id: "temp", hire_date: "2024-01-01", worker_type: "contingent"}]});
  const alone = seen((await packsOf(session, {managers: ["alone"]}))["manager alone"]!);
  const refused = async (asked: Parameters<typeof packsOf>[1]) => (await packsOf(session, asked).then(() => undefined, (error: Error & {exitCode: number}) => error))!;
  expect(alone).toContain("Nobody reports to you on 31 December 2025, so there is nothing to decide here.");
  for (const [asked, said] of [
    [{managers: ["gone"]}, "Who --manager names is not employed on 2025-12-31, the last day of the data; name somebody who is."],
    [{employees: ["secret-7"]}, "Nobody has the id that --employee names; ids are those of employees, as delivered."],
    [{employees: ["temp"]}, "Who --employee names is a contingent worker, and only employees are in any figure."],
    [{roles: ["laed"]}, "There is no role laed; the nearest is lead."]
  ] as const) expect(await refused(asked)).toMatchObject({exitCode: 1, message: said});
  session.close();
});
