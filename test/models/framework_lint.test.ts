import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {buildModels} from "../../src/warehouse/models.ts";
import {warehouse, type GivenRows} from "./harness.ts";

const someone = {employees: [{employee_id: "a", hire_date: "2024-01-01"}], job_history: [{employee_id: "a", effective_date: "2024-01-01", role_id: "associate"}]};
const role = (role_id: string, level_rank: number, track = "core", family = "Service"): Row => ({role_id, title: role_id, family, level: `L${level_rank}`, level_rank, track});
const competency = (competency_id: string, rest: Row = {}): Row => ({competency_id, name: competency_id, scope: "family", family: "Service", behavior: "Hands a case over with all that is known", ...rest});
const badge = (badge_id: string, rest: Row = {}): Row => ({
  badge_id, version: 1, name: badge_id, competency_id: "calls", level: "silver", award_logic: "application", required_evidence: ["work_sample"], validators_required: 2,
  effective_from: "2024-01-01", created_by: "Learning", approved_by: "Board", approved_date: "2023-12-01", review_due: "2026-06-30", ...rest});
const criterion = (badge_id: string, rest: Row = {}): Row => ({badge_id, version: 1, criterion: "accuracy", description: "right", example: "ten in a row", threshold: 3, maximum: 5, ...rest});
const requires = (role_id: string, ...badges: string[]): Row[] => badges.map((badge_id) => ({role_id, badge_id}));
const step = (from_role_id: string, to_role_id: string, rest: Row = {}): Row => ({from_role_id, to_role_id, kind: "promotion", minimum_months_in_role: 12, assignment: "Run a shift", ...rest});
const asset = (asset_id: string, badge_id: string | null = "calls"): Row => ({asset_id, badge_id, name: asset_id, kind: "course"});

const sound: Record<string, readonly Row[]> = {
  roles: [role("associate", 1), role("specialist", 2), role("analyst", 2, "specialist"), role("lead", 3, "management")],
  competencies: [competency("calls"), competency("care", {scope: "universal", family: null})],
  badges: [badge("calls"), badge("calls-gold", {level: "gold"}), badge("care", {competency_id: "care", level: "bronze", award_logic: "learning", validators_required: 0, required_evidence: null})],
  rubric_criteria: [criterion("calls"), criterion("calls-gold")],
  role_requirements: [...requires("specialist", "calls"), ...requires("analyst", "calls-gold"), ...requires("lead", "calls-gold")],
  career_steps: [step("associate", "specialist"), step("specialist", "lead"), step("associate", "analyst", {kind: "specialist"})],
  learning_assets: [asset("course"), asset("lesson", "care")]
};

/** The findings of the sound catalog with these rows added. */
async function findings(added: GivenRows = {}): Promise<string[]> {
  const given = Object.fromEntries([...new Set([...Object.keys(sound), ...Object.keys(added)])].map((table) => [table, [...(sound[table] ?? []), ...(added[table] ?? [])]]));
  const session = await warehouse({...someone, ...given}, {targets: ["marts.framework_lint"]});
  const rows = await session.rows("select rule, object_id, since from marts.framework_lint order by rule, object_id");
  session.close();
  return rows.map(({rule, object_id, since}) => `${rule}: ${object_id}${since ? ` since ${since}` : ""}`);
}

test("a sound catalog breaks no rule", async () => expect(await findings()).toEqual([]));

test("competencies: an observable behavior, a family that exists, a badge, few that are universal", async () => {
  const more = Array.from({length: 7}, (_, k) => competency(`u${k + 1}`, {scope: "universal", family: null}));
  const badges = more.map(({competency_id}) => badge(competency_id, {competency_id, level: "bronze", award_logic: "assessment"}));
  const shown = {badges, rubric_criteria: badges.map(({badge_id}) => criterion(badge_id))};
  expect(await findings({competencies: more, ...shown})).toEqual([]);
  const faulty = [competency("u8", {scope: "universal", family: null}), competency("mute", {behavior: "Communication skills"}), competency("same", {name: "Takes calls from customers", behavior: "takes calls from customers"}),
    competency("mind", {behavior: "Understands how a case is closed"}), competency("nowhere", {family: "Sales"}), competency("homeless", {family: null})];
  expect(await findings({competencies: [...more, ...faulty], ...shown})).toEqual([
    "behavior_not_observable: mind", "competency_without_badge: homeless", "competency_without_badge: mind", "competency_without_badge: mute", "competency_without_badge: nowhere",
    "competency_without_badge: same", "competency_without_badge: u8", "competency_without_behavior: mute", "competency_without_behavior: same", "competency_without_family: homeless",
    "competency_without_family: nowhere", "too_many_universal_competencies: universal"]);
});

test("standards: versions, dates, signatures, evidence", async () => {
  // as_of is 2025-12-31. Each badge is required by specialist, so that none of them is required by no role.
  const badges = [
    badge("v0", {version: 0}), badge("late", {review_due: "2025-12-30"}), badge("today", {review_due: "2025-12-31"}), badge("undated", {review_due: null}), badge("orphan", {competency_id: null}),
    badge("lost", {competency_id: "gone"}), badge("nobody", {created_by: null}), badge("unsigned", {approved_by: null}), badge("own", {approved_by: " learning "}), badge("hasty", {approved_date: "2024-01-02"}),
    badge("bare", {required_evidence: null}), badge("free", {validators_required: 0}), badge("proxy", {level: "gold", award_logic: "assessment"}), badge("read", {award_logic: "learning", validators_required: 0}),
    badge("alone", {validators_required: 1}), badge("old", {retired_date: "2025-06-30"}), badge("soon", {effective_from: "2026-02-01"}),
    badge("twice"), badge("twice", {version: 2}), badge("grown", {retired_date: "2025-06-30"}), badge("grown", {version: 2, effective_from: "2025-06-30"})];
  const required = [...new Set(badges.map(({badge_id}) => badge_id as string))];
  // In one role each, so that no step asks for too many.
  const added = {badges, rubric_criteria: badges.map(({badge_id, version}) => criterion(badge_id, {version})), learning_assets: [asset("book", "read")],
    roles: required.map((id) => role(`r-${id}`, 1)), role_requirements: required.flatMap((id) => requires(`r-${id}`, id)), career_steps: required.map((id) => step("associate", `r-${id}`, {kind: "lateral"}))};
  expect(await findings(added)).toEqual([
    "gating_by_learning_alone: read 1 since 2024-01-01", "gating_with_one_validator: alone 1 since 2024-01-01", "gold_without_application: proxy 1 since 2024-01-01",
    "silver_by_learning_alone: read 1 since 2024-01-01", "standard_approved_by_creator: own 1 since 2024-01-01", "standard_approved_late: hasty 1 since 2024-01-01",
    "standard_expired: old since 2025-06-30", "standard_not_yet_in_force: soon", "standard_overdue_for_review: late 1 since 2025-12-31", "standard_unversioned: v0 0 since 2024-01-01",
    "standard_without_approver: unsigned 1 since 2024-01-01", "standard_without_competency: lost 1 since 2024-01-01", "standard_without_competency: orphan 1 since 2024-01-01",
    "standard_without_creator: nobody 1 since 2024-01-01", "standard_without_evidence: bare 1 since 2024-01-01", "standard_without_review_date: undated 1 since 2024-01-01",
    "standard_without_validator: free 1 since 2024-01-01", "versions_out_of_order: twice 2 since 2024-01-01"]);
});

test("a standard that no role requires, and one that no step asks for", async () => {
  const added = {badges: [badge("spare"), badge("entry", {validators_required: 1, award_logic: "learning", level: "bronze"})], rubric_criteria: [criterion("spare")], learning_assets: [asset("book", "entry")], role_requirements: requires("associate", "entry")};
  expect(await findings(added)).toEqual(["standard_required_by_no_role: spare 1 since 2024-01-01"]);
});

test("rubrics: criteria for what is judged, an example, a threshold that can be reached", async () => {
  const badges = ["none", "dumb", "high", "zero", "edge"].map((id) => badge(id));
  const rubric_criteria = [criterion("dumb", {example: null}), criterion("high", {threshold: 5.5}), criterion("zero", {threshold: 0}), criterion("edge", {threshold: 5}), criterion("edge", {version: 7})];
  expect(await findings({badges, rubric_criteria, role_requirements: requires("lead", ...badges.map(({badge_id}) => badge_id))})).toEqual([
    "criterion_of_no_standard: edge 7 accuracy", "criterion_without_example: dumb 1 accuracy since 2024-01-01", "standard_without_criteria: none 1 since 2024-01-01",
    "threshold_out_of_range: high 1 accuracy since 2024-01-01", "threshold_out_of_range: zero 1 accuracy since 2024-01-01"]);
});

test("roles and steps: reached, not overloaded, forked, and never in a circle", async () => {
  const badges = Array.from({length: 6}, (_, k) => badge(`b${k}`));
  const added = {badges, rubric_criteria: badges.map(({badge_id}) => criterion(badge_id)),
    role_requirements: [...requires("lead", ...badges.map(({badge_id}) => badge_id)), ...requires("specialist", ...badges.slice(1).map(({badge_id}) => badge_id))],
    roles: [role("island", 2), role("idle", 3), role("clerk", 1, "core", "Finance"), role("controller", 2, "management", "Finance"), role("partner", 3, "core", "Finance")],
    career_steps: [step("clerk", "controller", {minimum_months_in_role: 0}), step("controller", "partner", {assignment: null}), step("partner", "controller"), step("lead", "lead", {kind: "lateral"}),
      step("clerk", "idle", {kind: "lateral", minimum_months_in_role: 0}), step("clerk", "specialist", {kind: "specialist"})]};
  expect(await findings(added)).toEqual([
    "family_without_specialist_track: Finance", "promotion_to_no_higher_rank: partner → controller", "promotion_without_minimum_months: clerk → controller", "promotions_in_a_circle: controller",
    "promotions_in_a_circle: partner", "role_no_step_leads_to: island", "role_without_requirements: controller", "role_without_requirements: idle", "role_without_requirements: partner",
    "specialist_step_to_another_track: clerk → specialist", "step_to_itself: lead → lead", "step_without_assignment: controller → partner", "too_many_badges_a_step: lead"]);
});

test("learning assets: mapped to a badge, and one for what learning alone earns", async () => {
  const enrolment = (enrollment_id: string, asset_id: string): Row => ({enrollment_id, employee_id: "a", badge_id: null, asset_id, enrolled_date: "2024-02-01", status: "enrolled"});
  const added = {learning_assets: [asset("stray", null), asset("both", null), asset("both", "calls")], badges: [badge("alone", {award_logic: "learning", level: "bronze", validators_required: 0})],
    role_requirements: requires("associate", "alone"), learning_enrollments: [enrolment("1", "unheard"), enrolment("2", "unheard"), enrolment("3", "course"), enrolment("4", "stray")]};
  expect(await findings(added)).toEqual(["learning_asset_without_badge: stray", "learning_asset_without_badge: unheard", "learning_badge_without_asset: alone since 2024-01-01"]);
});

test("a rule is asked only where its table was supplied; rows that were not accepted are findings", async () => {
  const session = await warehouse({...someone, roles: sound.roles!, badges: [badge("calls")]}, {targets: []});
  await session.run("insert into raw.rejects (table_name, file, line, column_name, reason) values ('competencies', 'c.csv', 3, 'behavior', 'missing_value'), ('badges', 'b.csv', 4, 'version', 'missing_value'), ('career_steps', 's.csv', 5, 'from_role_id', 'unknown_role'), ('employees', 'e.csv', 6, 'hire_date', 'missing_value')");
  await session.run("insert into raw.supplied values ('competencies', 'behavior')");
  await buildModels(session, {salt: "pepper", targets: ["marts.framework_lint"]});
  const rows = await session.rows("select rule, object_type, object_id, severity, detail from marts.framework_lint order by rule");
  session.close();
  expect(rows).toEqual([
    {rule: "competency_without_behavior", object_type: "row of competencies", object_id: "c.csv, line 3", severity: "error", detail: "The row was not accepted: missing value (behavior)"},
    {rule: "row_rejected", object_type: "row of career_steps", object_id: "s.csv, line 5", severity: "error", detail: "The row was not accepted: unknown role (from_role_id)"},
    {rule: "standard_unversioned", object_type: "row of badges", object_id: "b.csv, line 4", severity: "error", detail: "The row was not accepted: missing value (version)"},
    {rule: "standard_without_competency", object_type: "standard", object_id: "calls 1", severity: "warning", detail: "Its competency calls is not in the catalog"}]);
});
