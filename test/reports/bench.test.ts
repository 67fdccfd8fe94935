import {expect, test} from "vitest";
import {benchPage} from "../../reports/pages/bench.ts";
import {executivePage} from "../../reports/pages/executive.ts";
import {teamsPage} from "../../reports/pages/teams.ts";
import type {Header, Publication, Rows} from "../../reports/publication.ts";
import {makerFor, type Maker} from "../../reports/site.ts";

const header = {organization: "Sample & Co", audience: "hr", state: "release", id: "2026-06", as_of: "2026-06-30", history_from: "2021-07-01", locale: "en", currency: "EUR", minimum_cell: 10, fiscal_year_start: 1, needs: {}, demographics: []} as unknown as Header;
const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replace(/\s+/g, " ");
const maker = (given: Record<string, Rows>, rest: Partial<Header> = {}): Maker => makerFor({header: {...header, ...rest}, cells: [], marks: {events: [], targets: []}, rows: (name: string) => given[name] ?? []} as unknown as Publication);

const role = (role_id: string, place: number, given: object = {}) => ({role_id, title: role_id, family: "IT", positions: "3+", ready_now: "1–2", ready_within_6_months: "0", ready_6_12_months: "3+", ready_12_24_months: "0", filled_alone: "1–2", filled_at_once: "1–2", shared: false, status: "thin", place, ...given});
const bare = role("Controller", 1, {ready_now: "0", filled_alone: "0", filled_at_once: "0", status: "no_successor"});

test("the bench: the barest role first, by bands, and why the two counts differ", () => {
  const said = text(benchPage(maker({succession: [role("Delivery", 3, {filled_at_once: "0", shared: true}), role("Security", 2), bare]})).html);
  expect(said).toContain("Controller has nobody ready now or within twelve months. 2 more have fewer than two people ready for each position.");
  expect(said).toContain("Counted role by role 2 critical roles have somebody ready now; with everybody counted once 1 can be filled");
  expect(said).toMatch(/Controller No successor 3\+ 0 · 0 · 3\+ · 0 0 0 – IT Security Thin 3\+ 1–2 · 0 · 3\+ · 0 1–2 1–2 – IT Delivery/);
  expect(said).toContain("They differ for Delivery, whose people stand on other slates too.");
  expect(text(benchPage(maker({succession: [role("Security", 1)]})).html)).toContain("no position of a critical role is left empty because its people are counted for another");
});

test("each factor of a candidate, scarce skills and crowded pathways", () => {
  const candidate = (title: string, rank: number, given: object = {}) => ({role_id: title, title, family: "IT", critical: true, annual_vacancy_cost: 90_000, expected_vacancies: "3+", median_external_days: 50, filled_from: "both", ready_now: "0", rank, ...given});
  const skill = (badge_id: string, status: string, scarce: boolean) => ({badge_id, name: badge_id, scarce, needed: "3+", holders: "1–2", expiring_12m: "0", in_progress: "1–2", single_holder_teams: "0", status});
  const pathway = (title: string, place: number, crowding: string, given: object = {}) => ({role_id: title, title, family: "IT", ready_now: "3+", openings_12m: "1–2", crowding, completions: "rising", moves: null, place, ...given});
  const given = {
    critical_role_candidates: [candidate("Lead", 2, {median_external_days: null, filled_from: null}), candidate("Clerk", 1, {critical: false})], skill_bench: [skill("payroll", "concentrated", true), skill("talk", "gap", false), skill("security", "covered", true)],
    pathway_congestion: [pathway("Analyst", 2, "1_to_3"), pathway("Close lead", 1, "above_3")]};
  const page = maker(given);
  const said = text(benchPage(page).html);
  expect(said).toContain("Clerk would cost most to leave empty; it is not marked as critical");
  expect(said).toMatch(/Clerk 1 €90,000 3\+ 50 both 0 no IT Lead 2 €90,000 3\+ – – 0 yes IT/);
  expect(said).toContain("1 of 2 scarce skills are short of holders");
  expect(said).toMatch(/payroll One holder alone 3\+ 1–2 0 1–2 0 security Covered/);
  expect(said).toMatch(/Close lead is the most crowded: more than three people ready for each opening .* Close lead more than three 3\+ 1–2 more than the year before too few to say/);
  expect(page.files.get("csv/skill-bench.csv")).toContain("talk");
  expect(text(benchPage(maker({skill_bench: [skill("talk", "gap", false)]})).html)).toContain("No competency is marked as scarce: these are the badges shortest of holders.");
});

test("what lacks is said", () => {
  const lacking = (need: string) => text(benchPage(maker({}, {needs: {[need]: false}})).html);
  expect(lacking("awards")).toContain("No awards were supplied: who is ready needs them.");
  expect(lacking("requisitions")).toContain("No requisitions were supplied: crowding needs openings.");
  expect(lacking("critical_roles")).toContain("No role is marked as critical");
  expect(text(teamsPage(maker({}, {needs: {teams: false}})).html)).toContain("No teams were supplied: their coverage needs them.");
  expect(text(teamsPage(maker({})).html)).toContain("No team is large enough to be shown.");
});

test("teams: gaps first, a table for each unit, status as sign, words and colour", () => {
  const cell = (team: string, badge_id: string, status: string, given: object = {}) => ({team_id: team, team, business_unit: "Plants", with_teams: "0", badge_id, needed: "3+", holders: "1–2", stalled_learners: "0", status, ...given});
  const html = teamsPage(maker({team_coverage: [
    cell("North", "talk", "thin"), cell("South <b>", "talk", "gap", {holders: "0", with_teams: "3+", stalled_learners: "1–2"}), cell("South <b>", "tools", "concentrated"), cell("North", "spare", "concentrated", {needed: "0"}), cell("Berlin", "talk", "covered", {business_unit: "Office"})]})).html;
  const said = text(html);
  expect(said).toContain("In 1 of 3 teams a badge that a role requires is held by nobody; in 1 one person alone holds one.");
  expect(said).toContain("Talk is short in most teams: in 1 nobody or one person alone holds it");
  expect(said).toMatch(/Plants \(2 teams\).*South <b> and smaller teams 0 of 3\+ , Nobody 1–2 of 3\+ , One holder alone North 1–2 of 3\+ , Fewer than needed/);
  expect(html).not.toContain("<b>");
  expect(said).toMatch(/talk 3 1 0 1 1 0 1/);
});

test("an executive sees how each critical role stands and no count of people", () => {
  const said = text(executivePage(maker({critical_roles: [role("Security", 2), bare].map(({role_id, title, family, status, place}) => ({role_id, title, family, status, place}))}, {audience: "executive"})).html);
  expect(said).toMatch(/Controller has nobody ready now or within twelve months.* Controller: No successor Security: Thin/);
});
