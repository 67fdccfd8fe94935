import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";
import {cells, each, leaves, roles, someone, teams, together, total, type JobRow} from "./organization.ts";

const threeYears = {as_of: "2025-12-31", history_from: "2023-01-01", targets: ["marts.metric_values"]};
const badges: Row[] = [["calls", "calls", "bronze"], ["calls-gold", "calls", "gold"], ["coaching", "coaching", "bronze"], ["safety", "safety", "bronze"]].map(([badge_id, competency_id, level]) =>
  ({badge_id, version: 1, name: badge_id, competency_id, level, award_logic: "assessment", effective_from: "2020-01-01"}));
const role_requirements = [{role_id: "specialist", badge_id: "calls"}, {role_id: "specialist", badge_id: "coaching"}, {role_id: "lead", badge_id: "safety"}];
const career_steps = [{from_role_id: "associate", to_role_id: "specialist", kind: "promotion"}, {from_role_id: "specialist", to_role_id: "lead", kind: "promotion"}];
const start = "2022-05-01";
const hired = (id: string, ...rows: JobRow[]) => someone(id, start, [[start, {action: "hire", location: id}], ...rows]);
let number = 0;
const badge = (employee_id: string, badge_id: string, enrolled_date: string | null, decided_date: string | null, rest: Row = {}): Row =>
  ({submission_id: `S${++number}`, employee_id, badge_id, enrolled_date, decision: decided_date ? "awarded" : "pending", decided_date, ...rest});

test("a pathway begins with the first enrolment and is complete when all its badges are held at once", async () => {
  const ids = ["both", "day_after", "one", "gold", "lapsed", "held_before", "one_before", "other_badge", "leaver"];
  const people = together(...ids.map((id) => hired(id, ...(id === "leaver" ? [leaves("2024-06-01")] : []))), someone("no_step", start, [[start, {action: "hire", role_id: "clerk", location: "no_step"}]]));
  const session = await warehouse({...people, roles, teams, badges, role_requirements, career_steps, badge_submissions: [
    badge("both", "coaching", "2024-05-01", "2024-05-20"), badge("both", "calls", "2024-03-10", "2025-03-10"),
    badge("day_after", "calls", "2024-03-10", "2025-03-11"), badge("day_after", "coaching", "2024-03-10", "2024-03-20"),
    badge("one", "calls", "2024-03-10", "2024-04-10"),
    // A higher level meets the requirement; its enrolment is no enrolment in a required badge.
    badge("gold", "calls-gold", "2024-03-01", "2024-04-01"), badge("gold", "coaching", "2024-03-10", "2024-03-20"),
    // The first had expired on the day before the second was awarded; then renewed, too late for 12 months.
    badge("lapsed", "calls", "2024-03-10", "2024-04-10", {expires_date: "2024-05-31"}), badge("lapsed", "coaching", "2024-03-10", "2024-06-01"), badge("lapsed", "calls", null, "2025-06-01"),
    // Held them all before, enrols to renew: on no pathway. Held one of two: is.
    badge("held_before", "calls", null, "2023-05-01"), badge("held_before", "coaching", null, "2023-05-01"), badge("held_before", "calls", "2024-03-10", "2024-04-01"),
    badge("one_before", "calls", null, "2023-05-01"), badge("one_before", "coaching", "2024-03-10", "2024-03-10"),
    badge("other_badge", "safety", "2024-03-10", "2024-04-01"), badge("leaver", "calls", "2024-03-10", null), badge("no_step", "calls", "2024-03-10", "2024-04-01")]}, threeYears);
  const found = await cells(session, "pathway_completion_rate", "month", "2025-03-01", "location");
  expect(each(found, "numerator")).toEqual({both: 1, day_after: 0, one: 0, gold: 1, lapsed: 0, one_before: 1, leaver: 0});
  expect(each(found, "denominator")).toEqual({both: 1, day_after: 1, one: 1, gold: 1, lapsed: 1, one_before: 1, leaver: 1});
  expect(await total(session, "pathway_completion_rate", "year", "2025-01-01")).toMatchObject({numerator: 3, denominator: 7});
  session.close();
});
