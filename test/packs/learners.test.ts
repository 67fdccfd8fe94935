import {expect, test} from "vitest";
import {award, badge, earned, enrolled, holds, requires, step, withEarners} from "../models/bench.ts";
import {roles, teams} from "../models/organization.ts";
import {packsOf, seen, staffed} from "./made.ts";

/** Three ways on from associate: a promotion and the specialist track ask for crm; the lateral way asks for hiring alone. */
const given = {
  roles, teams, ...withEarners(holds("a", "associate"), holds("done", "clerk"), holds("end", "lead")),
  career_steps: [step("associate", "specialist"), step("associate", "analyst", {kind: "specialist"}), step("associate", "accountant", {kind: "lateral", minimum_months_in_role: 36}), step("clerk", "temp")],
  badges: [badge("crm", {name: "CRM proficiency", level: "silver", required_evidence: ["work_sample", "observation"], validators_required: 2, valid_months: 24, counts_toward: ["promotion"]}), badge("coaching"), badge("hiring"), badge("old", {valid_months: 24})],
  role_requirements: [requires("specialist", "coaching", 1), requires("specialist", "crm", 2), requires("analyst", "crm", 1), requires("accountant", "hiring", 1), requires("temp", "coaching")],
  learning_assets: [{asset_id: "L1", badge_id: "crm", name: "CRM course", url: "https://learn.example/crm", hours: 6}],
  requisitions: [{requisition_id: "Q/1", role_id: "accountant", location: "Kiel", status: "open", opened_date: "2025-11-01"}, {requisition_id: "Q2", role_id: "accountant", status: "open", opened_date: "2025-12-01", url: "https://jobs.example/2"}, {requisition_id: "Q3", role_id: "accountant", status: "cancelled", opened_date: "2025-12-01"}],
  badge_submissions: [...earned("crm", 3), ...earned("coaching", 4), enrolled("a", "coaching", "2025-11-01"), award("a", "old", "2024-03-01"), award("done", "coaching", "2024-06-01")],
  identities: [{employee_id: "a", name: "Ada Brandt", work_email: null}]
};

test("a learner's pack: the next badge and why, what it takes, the ways that fork, what is begun, what expires", async () => {
  const session = await staffed(given, {links: {badge: "https://badges.example/{badge_id}/{version}"}});
  const packs = await packsOf(session, {employees: ["a", "done", "end"]});
  session.close();
  const text = seen(packs["employee a"]!);
  expect(text).toContain("Earn CRM proficiency next It is the last badge you lack for analyst. 2 of your 3 ways on ask for it: analyst and specialist.");
  for (const said of ["CRM proficiency, standard 1 (silver)", "Usually 3 months from enrolment", "Work sample and observation; 2 signatures", "Expires after 24 months.", "Counts for promotion.", "CRM course (6 h)",
    "Your path forks: 3 ways on", "23 of at least 36 months in role", "About to expire old until 1 March 2026.", "coaching: enrolled for 1 month"]) expect(text).toContain(said);
  expect(packs["employee a"]).toContain('href="https://badges.example/crm/1" rel="noreferrer"');
  expect(packs["employee a"]).toContain('<a href="https://learn.example/crm" rel="noreferrer">CRM course (6 h)</a>');
  expect(text).toMatch(/Open now: Kiel, since 1 November 2025 ?; +since 1 December 2025 ?\./);
  expect(packs["employee a"]).toContain('<a href="https://jobs.example/2" rel="noreferrer">since 1 December 2025</a>');
  expect(text).not.toContain("earner");
  expect(seen(packs["employee done"]!)).toContain("You hold every badge that your next roles ask for You are ready now for temp.");
  expect(seen(packs["employee end"]!)).toContain("No step leads on from your role yet");
});

test("what is not used, by agreement, is in no pack, and the pack says so", async () => {
  const session = await staffed({...given, ...withEarners(holds("boss", "lead"), holds("a", "associate", {manager_id: "boss"})), performance_reviews: [{employee_id: "a", review_date: "2025-06-01", rating: 5, high_performer: true}],
    development_actions: [{action_id: "D1", manager_id: "boss", employee_id: "a", kind: "evidence_review", created_date: "2025-09-01", due_date: "2025-10-01", completed_date: null}]});
  const boss = async () => seen((await packsOf(session, {managers: ["boss"]}))["manager boss"]!);
  const used = await boss();
  await session.run("insert into raw.uses values ('performance', 'off'), ('manager_engagement', 'off'), ('assessors', 'off'), ('talent_review_packs', 'off')");
  for (const gone of ["raw.performance_reviews", "raw.development_actions", "staging.development_actions", "core.conversation_stretches", "core.performance_gates"]) await session.run(`drop table ${gone}`);
  for (const table of (await session.rows("select table_name as name from duckdb_tables() where schema_name = 'packs'"))) await session.run(`drop table packs.${table.name}`);
  const {makePeople} = await import("../../src/packs/tables.ts");
  await makePeople(session);
  const unused = await boss();
  const refused = await packsOf(session, {roles: ["specialist"]}).catch((error: Error) => error.message);
  session.close();
  expect(used).toMatch(/performance meets the gate.*Last conversation: none on record/);
  expect(used).toContain("Review evidence that waits for you");
  expect(unused).not.toMatch(/the gate|onversation: |Last conversation|Review evidence/);
  for (const said of ["Performance is not used, by agreement.", "Reviews, assignments and conversations are not used, by agreement.", "Assessors are not used, by agreement."]) expect(unused).toContain(said);
  expect(refused).toBe("Talent-review packs are not used, by agreement (uses.talent_review_packs is off in sources.yaml).");
});
