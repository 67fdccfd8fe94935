import {expect, test} from "vitest";
import {executivePage} from "../../reports/pages/executive.ts";
import {outcomesPage} from "../../reports/pages/outcomes.ts";
import {rolloutPage} from "../../reports/pages/rollout.ts";
import {valuePage} from "../../reports/pages/value.ts";
import {watchesPage} from "../../reports/pages/watches.ts";
import type {Header, Publication, Rows} from "../../reports/publication.ts";
import {makerFor, type Maker} from "../../reports/site.ts";
import {valueOf, type Inputs} from "../../reports/value.ts";

const header = {organization: "Sample & Co", audience: "executive", state: "release", id: "2026-06", as_of: "2026-06-30", history_from: "2021-07-01", locale: "en", currency: "EUR", minimum_cell: 10, fiscal_year_start: 1, needs: {}, demographics: []} as unknown as Header;
const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replace(/\u2060/g, "").replace(/\s+/g, " ");
const maker = (given: Record<string, Rows>): Maker => makerFor({header, cells: [], marks: {events: [], targets: []}, rows: (name: string) => given[name] ?? []} as unknown as Publication);
const day = (iso: string) => new Date(`${iso}T00:00:00Z`);

const metric = (name: string, rest: object = {}) => ({metric: name, label: name, unit: "%", better: "higher", function: "Service", teams: 60, ...rest});
const association = (name: string, badge_id: string, rest: object = {}) =>
  ({metric: name, badge_id, lag_months: 2, method: "fixed_effects", teams: 60, estimate: 12, lower: 10, upper: 14, p: 0.001, bh_p: 0.004, placebo_p: null, regression_p: null, smallest_effect: 2.9, support: null, state: "shown", ...rest});
const rollout = (name: string, support: string, rest: object = {}) => association(name, "all", {lag_months: null, method: "staggered_rollout", estimate: 1.4, lower: 1, upper: 1.8, placebo_p: 0.4, regression_p: 0.3, support, ...rest});

test("outcomes: goes with, at which lag and how surely; the rollout by what its design supports", () => {
  const outcome_metrics = [metric("Resolution"), metric("Errors", {better: "lower", function: "Finance"}), metric("Cycle", {unit: "minutes", better: "lower", function: "Plant"}), metric("Uptime", {function: "IT"})];
  const outcome_associations = [
    association("Resolution", "triage", {lag_months: 0, p: 0.01}), association("Resolution", "triage"), association("Resolution", "calls", {p: 0.02, bh_p: 0.04}), rollout("Resolution", "supported"),
    association("Errors", "triage", {estimate: 0.5, lower: -0.5, upper: 1.5, p: 0.4, bh_p: 0.8, smallest_effect: 1.4}), rollout("Errors", "regression_to_mean", {regression_p: 0.002}),
    association("Cycle", "triage", {bh_p: 0.01}), rollout("Cycle", "leads_differ", {placebo_p: 0.01})];
  const said = text(outcomesPage(maker({outcome_metrics, outcome_associations})).html);
  expect(said).toContain("2 of 3 results of teams go with the coverage of a badge. The rollout supports an effect on resolution; of the others it shows none.");
  expect(said).toContain("Goes with is not causes.");
  expect(said).toContain("Resolution is better where more of a team hold triage, 2 months later");
  expect(said).toContain("would go with +1.20 points (+1.00 to +1.40). 1 more badge goes with it");
  expect(said).toContain("The rollout supports an effect: teams that started the program did 1.40 points better");
  // lower is better, so more is worse
  expect(said).toContain("Cycle is worse where more of a team hold triage");
  expect(said).toContain("Errors goes with no badge more than chance would have it");
  expect(said).toContain("an effect of 1.40 points for a whole team would have been found four times in five");
  expect(said).toContain("Not supported: regression to the mean. Teams that started first had just done badly (p 0.002)");
  expect(said).toContain("Not supported: teams that started the program moved differently before they started already (p 0.010)");
  expect(said).toContain("Uptime: too few teams to say");
  expect(text(outcomesPage(maker({})).html)).toContain("needs team_outcomes");
});

test("the rollout page draws the months before the start too, and says what they show", () => {
  const effect = (event_month: number, estimate: number) => ({metric: "Resolution", kind: "event_study", event_month, estimate, lower: estimate - 1, upper: estimate + 1, p: 0.5, inference: "analytic", teams: 60, control_teams: 70});
  const rollout_effects = [...[-4, -3, -2, -1, 0, 1, 2].map((month) => effect(month, month < 0 ? 0 : 2)), {...effect(0, 1.4), kind: "overall_group", event_month: null}, {...effect(0, 0.9), kind: "two_way", event_month: null}];
  const page = rolloutPage(maker({outcome_metrics: [metric("Resolution")], outcome_associations: [rollout("Resolution", "supported")], rollout_effects}));
  expect(page.html.match(/<svg/g)).toHaveLength(2);
  const said = text(page.html);
  expect(said).toContain("Resolution changed by +1.40 points (+1.00 to +1.80). Teams that");
  expect(said).toContain("Before the start the months do not differ from 0 (p 0.40).");
  expect(said).toContain("Plain two-way fixed effects would say +0.900 points");
  expect(text(rolloutPage(maker({})).html)).toContain("No rollout was supplied, or too few teams");
});

test("three decisions by rule: the audit, the longest alert, the dearest bare role, then further alerts", () => {
  const watch = (name: string, place: number, status = "alert") => ({watch: "inflation", subject_kind: "badge", subject: name, name, status, since: day("2025-07-01"), place});
  const role = (title: string, place: number, status = "no_successor") => ({role_id: title, title, family: "IT", status, place});
  const titles = (given: Record<string, Rows>) => [...executivePage(maker(given)).html.matchAll(/<li><h3>(.*?)<\/h3>/g)].map(([, title]) => text(title!));
  const watch_notices = [watch("Second", 2), watch("First", 1), watch("Later", 3, "watch")], critical_roles = [role("Dear", 1), role("Cheap", 2), role("Safe", 3, "covered")];
  const audit_notices = [{stage: "awarded", attribute: "gender", group_name: "woman", place: 1}];
  const inflated = (name: string) => `${name} is awarded far more often than a year before, and more easily`;
  expect(titles({watch_notices, critical_roles, audit_notices})).toEqual(["woman (gender): fewer were awarded the badge than chance would have it", inflated("First"), "Dear has no successor"]);
  expect(titles({watch_notices, critical_roles})).toEqual([inflated("First"), "Dear has no successor", inflated("Second")]);
  expect(titles({critical_roles})).toEqual(["Dear has no successor", "Cheap has no successor"]);
  expect(titles({watch_notices: [watch("Later", 1, "watch")]})).toEqual([inflated("Later")]);
  expect(text(executivePage(maker({})).html)).toContain("Nothing needs a decision");
});

test("value: by hand, with a range that takes every input at its least or most", () => {
  const fixed = (value: number, least = value, most = value) => ({value, least, most});
  const inputs: Inputs = {fills: fixed(100, 95, 105), days: fixed(20, 15, 25), annual: fixed(36_500), share: fixed(0.5, 0, 1), sooner: fixed(1.2), costs: fixed(50_000, 40_000, 60_000)};
  const {avoided, productive, net} = valueOf(inputs);
  expect(avoided).toEqual({value: 100_000, least: 0, most: 262_500});
  expect(productive).toEqual({value: 182_500, least: 0, most: 383_250});
  expect(net).toEqual({value: 232_500, least: -60_000, most: 605_750});
});

test("the page of value: the last twelve months' fills, the four quarters' costs up to them, and every input to change", () => {
  const period = {period_start: day("2025-07-01"), period_end: day("2026-07-01")};
  const value_inputs = [{...period, grain: "trailing_12m", fills: 100, own_days: 30, external_days: 50, annual_cost: 36_500, state: "shown"}, {...period, grain: "trailing_12m", period_start: day("2025-08-01"), state: "too_few", own_days: null}];
  const quarter = (start: string, end: string, amount: number) => ({period_start: day(start), period_end: day(end), item: "platform", amount});
  const program_costs = [quarter("2025-04-01", "2025-07-01", 9_000), quarter("2025-07-01", "2025-10-01", 10_000), quarter("2025-10-01", "2026-01-01", 10_000), quarter("2026-01-01", "2026-04-01", 10_000), quarter("2026-04-01", "2026-07-01", 10_000)];
  const {html} = valuePage(maker({value_inputs, program_costs}));
  expect(text(html)).toContain("More than its cost, but not over all of the inputs' range: €200,000 saved against €40,000 spent in a year, €160,000 left (−€40,000 to €223,000).");
  expect(html).toContain('name="fills-least" value="95"');
  expect(html).toContain('name="costs-value" value="40000"');
  expect(html.match(/<input type="number"[^>]* disabled>/g)).toHaveLength(18);
  expect(text(valuePage(maker({})).html)).toContain("No openings filled from inside are published");
});

test("watches: what is raised with evidence, threshold, since when and what to do; the framework's faults by rule", () => {
  const watch = (name: string, rest: object) => ({watch: "inflation", subject_kind: "badge", subject: name, name, status: "ok", since: null, value: 1, threshold: 1.5, beside: 0.9, ready_now: null, place: 2, ...rest});
  const program_watch = [watch("Calls", {place: 2}), watch("Basics", {status: "alert", since: day("2025-07-01"), value: 1.7, beside: 0.98, place: 1})];
  const framework_findings = ["a", "b", "c", "d", "e"].map((object_id) => ({rule: "gating_with_one_validator", object_type: "standard", object_id, severity: "warning", since: null}));
  const said = text(watchesPage(maker({program_watch, framework_findings})).html);
  expect(said).toContain("1 alert and 0 watches of 2 things looked at.");
  expect(said).toContain("Held in every quarter since the one that ended on 30 June 2025. Awards per head are 1.7 times those of the year before (watched from 1.5); 98% of decisions award it.");
  expect(said).toContain("Have a sample of recent awards decided again");
  expect(said).toContain("0 errors and 5 warnings in the catalog");
  expect(said).toMatch(/Gating with one validator Warning 5 a, b, c, d and 1 more/);
  expect(text(watchesPage(maker({})).html)).toContain("Nothing can be watched yet");
});

test("the rollout page sets teams with the program beside the others, and says where a pilot would stand best", () => {
  const quarter = (arm: string, start: string, end: string, value: number) => ({measure: "participation", period_start: day(start), period_end: day(end), arm, numerator: 30, denominator: 100, value, lower: value - 0.05, upper: value + 0.05, state: "shown"});
  const rollout_comparison = [quarter("rolled_out", "2026-01-01", "2026-04-01", 0.3), quarter("rolled_out", "2026-04-01", "2026-07-01", 0.4), quarter("not_yet", "2026-01-01", "2026-04-01", 0.2), quarter("not_yet", "2026-04-01", "2026-07-01", 0.2)];
  const cell = (name: string, member: string, value: number, denominator: number) => ({metric: name, grain: "year", start: "2025-01-01", end: "2026-01-01", dimension: "business_unit", member, numerator: null, denominator, value, lower: null, upper: null, previous: null, change: null, changeLower: null, changeUpper: null, state: "shown"});
  const unit = (name: string, conversations: number, reviews: number, promotable: number) => [cell("conversation_coverage", name, conversations, 400), cell("evidence_reviewed_on_time", name, reviews, 90), cell("eligible_promotion_rate", name, 0.1, promotable), cell("promotion_rate", name, 0.1, 500)];
  const both = makerFor({header, cells: [...unit("Plants", 0.4, 0.6, 250), ...unit("Services", 0.5, 0.7, 400)], marks: {events: [], targets: []}, rows: (name: string) => (name === "rollout_comparison" ? rollout_comparison : [])} as unknown as Publication);
  const said = text(rolloutPage(both).html);
  expect(said).toContain("Participation: 40.0% with the program, 20.0% without it yet");
  expect(said).toContain("They are not the same teams, so that a difference here is no effect");
  expect(said).toContain("Services suits a pilot best");
  expect(said).toContain("hold development conversations with 50% of their people and review 70% of evidence by the day due, and 80% of its people");
  expect(said).toMatch(/Services 1\.0 50% 70% 80% 500 Plants 2\.0/);
  const lacking = text(rolloutPage(maker({})).html);
  expect(lacking).toContain("Nothing can be compared");
  expect(lacking).toContain("Which unit suits a pilot needs");
});
