import {expect, test} from "vitest";
import {careersOf} from "../../reports/careers.ts";
import {careerGraph} from "../../reports/components/careerGraph.ts";
import {careerPages} from "../../reports/pages/careerMaps.ts";
import type {Header, Publication, Rows} from "../../reports/publication.ts";
import {makerFor} from "../../reports/site.ts";

const role = (role_id: string, level_rank: number, given: Record<string, unknown> = {}) => ({role_id, title: `The ${role_id}`, family: "Service", level: `L${level_rank}`, level_rank, track: "core", ...given});
const badge = (badge_id: string, given: Record<string, unknown> = {}) => ({
  badge_id, standard_version: 2, name: badge_id.toUpperCase(), level: "silver", award_logic: "application", description: null, criteria: null, url: null, required_evidence: "work_sample;observation", validators_required: 2,
  valid_months: 24, counts_toward: "promotion;pay_band", ...given
});
const step = (from_role_id: string, to_role_id: string, kind: string, badge_id: string | null, given: Record<string, unknown> = {}) => ({
  from_role_id, to_role_id, kind, badge_id, position: 1, minimum_months_in_role: 9, assignment: "Co-lead huddles for six weeks", median_months_to_earn: 4, lower: 3, upper: 6.5, earners: 120, ...given
});

const tables: Record<string, Rows> = {
  career_roles: [role("clerk", 1), role("lead", 2), role("analyst", 2, {track: "specialist"}), role("trader", 2, {family: "Market"})],
  career_badges: [badge("coaching", {url: "https://badges.example/coaching"}), badge("queues", {valid_months: null, counts_toward: null})],
  career_learning: [{asset_id: "a1", badge_id: "coaching", name: "Coaching <course>", kind: "course", url: "https://learn.example/?a=1&b=2", hours: 14}],
  career_openings: [{requisition_id: "r1", role_id: "lead", location: "Berlin", opened_date: new Date("2026-06-01"), url: "https://jobs.example/r1"}],
  career_map: [
    step("clerk", "lead", "promotion", "queues", {position: 2, median_months_to_earn: null}), step("clerk", "lead", "promotion", "coaching"),
    step("clerk", "analyst", "specialist", "coaching"), step("clerk", "trader", "lateral", "retired")],
  role_adjacency: [{from_role_id: "clerk", to_role_id: "analyst", shared_badges: "coaching;queues", missing_badges: "", declared: false}, {from_role_id: "clerk", to_role_id: "lead", shared_badges: "coaching", missing_badges: "", declared: true}]
};

const publication = (given = tables): Publication => ({header: {organization: "Sample", audience: "everyone", state: "release", id: "2026-06", as_of: "2026-06-30", locale: "en"} as Header, cells: [], marks: {events: [], targets: []}, rows: (name) => given[name] ?? []});
const pages = (given = tables) => careerPages(makerFor(publication(given)));
const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replace(/\s+/g, " ");
const page = (path: string, given = tables) => pages(given).find((one) => one.path === path)!.html;

test("a front, a map a family and a page a role; only the front stands in the bar", () => {
  expect(pages().map(({path, under}) => [path, under])).toEqual([["index", undefined], ["family-1", "index"], ["family-2", "index"], ...["clerk", "lead", "analyst", "trader"].map((id) => [`role-${id}`, "index"])]);
  expect(text(page("index"))).toContain("4 roles in 2 families, joined by 3 steps");
  expect(page("index"), "a short list needs no way into it").not.toContain('href="#');
  expect(page("index", {career_roles: Array.from({length: 60}, (_, k) => role(`r${k}`, 1, {family: k % 2 ? "Market" : "Service"}))}).match(/href="#family-\d"/g)).toEqual(['href="#family-1"', 'href="#family-2"']);
});

test("a role's page answers what to earn next, in which order, how long, on what evidence, and what it is good for", () => {
  const said = text(page("role-clerk"));
  expect(said).toContain("3 steps lead on from this role. Earn COACHING next: it counts for 2 of them.");
  expect(said).toMatch(/The lead Promotion after at least 9 months in this role\. Assignment that builds the missing experience: Co-lead huddles for six weeks\. Badges, in order: COACHING.*QUEUES/);
  expect(said).toContain("Usually 4 months from enrolment (95% interval 3 to 6.5 months); about 120 have earned it.");
  expect(said).toContain("About 120 have earned it; most who enrolled have not yet, so that no usual time can be told.");
  expect(text(page("role-clerk", {...tables, career_map: tables.career_map!.map((row) => ({...row, median_months_to_earn: null, earners: null}))}))).toContain("How long it usually takes cannot be told yet: too few have earned it.");
  expect(said).toContain("Evidence: work sample and observation; 2 signatures. Expires after 24 months. Counts for promotion and the pay band.");
  expect(said).toContain("Does not expire. Does not count for review, pay band or promotion by itself.");
  expect(said).toContain("Also asked for by The analyst.");
  expect(said).toContain("No standard of this badge is in force");
  expect(said).toContain("Lateral moves near this role");
  expect(said).toContain("The analyst : Shared: COACHING and QUEUES. Nothing is missing.");
  expect(said, "a declared step is no further neighbour").not.toContain("The lead : Shared");
  expect(said).toContain("The lead, Berlin (since 1 June 2026)");
  expect(page("role-clerk")).toContain('<a href="https://learn.example/?a=1&#38;b=2">Coaching &#60;course&#62; (14 h)</a>');
});

test("a role that nothing leads from, and one that nothing leads to", () => {
  expect(text(page("role-lead"))).toContain("No step leads on from this role yet.");
  expect(text(page("role-clerk"))).toContain("No step leads here.");
});

test("without career steps the front says which tables it needs", () => {
  expect(text(page("index", {career_roles: tables.career_roles!}))).toContain("career_steps and role_requirements");
});

test("ids that differ only by signs get pages of their own", () => {
  const {roles} = careersOf(publication({career_roles: [role("a/b", 1), role("a b", 1), role("Ä", 1), role("../../etc", 1)]}));
  expect(roles.map(({path}) => path).sort()).toEqual(["role-a-b", "role-a-b--2", "role-etc", "role-x"]);
});

test("a step past a level has a way of its own there, and runs behind no role", () => {
  const {roles, steps} = careersOf(publication({career_roles: [role("a", 1), role("b", 2), role("c", 3)], career_map: [step("a", "b", "promotion", null), step("b", "c", "promotion", null), step("a", "c", "promotion", null)]}));
  const svg = careerGraph(roles, steps, "all");
  const middle = Number(/<rect class="core" x="252" y="(\d+)"/.exec(svg)![1]), past = Number(/C\S+ \S+ 252,(\d+)H420C/.exec(svg)![1]);
  expect(past < middle || past > middle + 44).toBe(true);
});

test("the map of 300 roles is drawn at once: every box apart from every other, every step drawn, nothing across a title", () => {
  const many = Array.from({length: 300}, (_, k) => role(`r${k}`, 1 + (k % 8), {title: `Senior role of the number ${k} with a long name`}));
  const map = Array.from({length: 292}, (_, k) => step(`r${k}`, `r${k + (k % 8 === 7 ? 8 : 1)}`, "promotion", null));
  const began = performance.now();
  const {roles, steps} = careersOf(publication({career_roles: many, career_map: map}));
  const svg = careerGraph(roles, steps, "all");
  expect(performance.now() - began).toBeLessThan(1500);
  const boxes = [...svg.matchAll(/<rect class="core" x="(\d+)" y="(\d+)" width="168" height="44"/g)].map(([, x, y]) => `${x} ${y}`);
  expect(new Set(boxes).size).toBe(300);
  expect(svg.match(/<path class="promotion"/g)).toHaveLength(292);
  expect([...svg.matchAll(/<tspan[^>]*>([^<]*)</g)].every(([, line]) => line!.length <= 24)).toBe(true);
});
