import type {Row} from "../../src/warehouse/session.ts";
import type {GivenRows} from "./harness.ts";
import {roles, someone, teams, together, type People} from "./organization.ts";

/** Rows for tests of the bench: badges that requirements, awards and enrolments name, and people who hold them. */
export const badge = (badge_id: string, rest: Row = {}): Row => ({badge_id, version: 1, name: badge_id, level: "bronze", award_logic: "assessment", effective_from: "2020-01-01", ...rest});
export const requires = (role_id: string, badge_id: string, position = 1): Row => ({role_id, badge_id, position});
export const step = (from_role_id: string, to_role_id: string, rest: Row = {}): Row =>
  ({from_role_id, to_role_id, kind: "promotion", minimum_months_in_role: 6, assignment: "Handle escalated cases", ...rest});

let number = 0;
export const award = (employee_id: string, badge_id: string, decided_date: string, rest: Row = {}): Row =>
  ({submission_id: `S${++number}`, employee_id, badge_id, decision: "awarded", decided_date, enrolled_date: null, submitted_date: null, expires_date: null, revoked_date: null, ...rest});
export const enrolled = (employee_id: string, badge_id: string, enrolled_date: string, rest: Row = {}): Row =>
  award(employee_id, badge_id, "", {decision: "pending", decided_date: null, enrolled_date, ...rest});

/** In a role since the beginning of two years. */
export const holds = (employee_id: string, role_id: string, job: Row = {}): People => someone(employee_id, "2024-01-01", [["2024-01-01", {action: "hire", role_id, ...job}]]);

/** Ten leads, who earn badges so that the badges have medians. */
export const earners = Array.from({length: 10}, (_, k) => `earner${k}`);
export const withEarners = (...people: readonly People[]): People => together(...people, ...earners.map((id) => holds(id, "lead")));

/** Each enrolled on 1 January 2024 and earned after the months given. */
export const earned = (badge_id: string, months: number, of = earners): Row[] =>
  of.map((id) => award(id, badge_id, `${2024 + Math.floor(months / 12)}-${String(1 + (months % 12)).padStart(2, "0")}-01`, {enrolled_date: "2024-01-01"}));

export const ladder: GivenRows = {roles, teams, career_steps: [step("associate", "specialist")]};
