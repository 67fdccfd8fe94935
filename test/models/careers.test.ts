import {readFileSync} from "node:fs";
import {afterAll, beforeAll, expect, test} from "vitest";
import type {Row, Session} from "../../src/warehouse/session.ts";
import {near} from "../statistics/near.ts";
import {warehouse} from "./harness.ts";

/** 240 made careers, split and fitted by R on its own (test/fixtures/statistics/careers.R). */
interface Careers {
  spells: {person: string; role: string; start: string; last: string; why: string; began: string}[];
  awards: {person: string; badge: string; decided: string; expires: string | null; revoked: string | null}[];
  lift: Row[];
  retention: {hazards: Row[]; curves: {move_kind: string; survival: number[]; lower: (number | null)[]; upper: (number | null)[]}[]};
}

const careers: Careers = JSON.parse(readFileSync(new URL("../fixtures/statistics/careers.json", import.meta.url), "utf8"));

const role = (role_id: string, family: string, level_rank: number, track = "core"): Row => ({role_id, title: role_id, family, level: `L${level_rank}`, level_rank, track});
const steps = [["associate", "specialist"], ["associate", "analyst"], ["specialist", "lead"], ["specialist", "analyst"], ["accountant", "controller"], ["accountant", "associate"]];
const requirements = [["specialist", "calls"], ["specialist", "coaching"], ["analyst", "coaching"], ["analyst", "numbers"], ["lead", "leading"], ["controller", "calls"]];

let session: Session;

beforeAll(async () => {
  const rows = careers.spells.flatMap(({person, role: role_id, start, last, why, began}): Row[] => [
    {employee_id: person, effective_date: start, sequence: 0, role_id, action: began === "specialist" ? (role_id === "analyst" && before(person, start) === "specialist" ? "lateral" : "promotion") : began},
    ...(why === "voluntary" || why === "involuntary" ? [{employee_id: person, effective_date: last, sequence: 1, action: "termination", reason: why}] : [])]);
  const hires = careers.spells.filter(({began}) => began === "hire");
  session = await warehouse({
    employees: hires.map(({person, start}) => ({employee_id: person, hire_date: start})), job_history: rows,
    roles: [role("associate", "Service", 1), role("specialist", "Service", 2), role("analyst", "Service", 2, "specialist"), role("lead", "Service", 3), role("accountant", "Finance", 1), role("controller", "Finance", 2)],
    career_steps: steps.map(([from_role_id, to_role_id]) => ({from_role_id, to_role_id, kind: "promotion"})),
    role_requirements: requirements.map(([role_id, badge_id]) => ({role_id, badge_id})),
    badges: ["calls", "coaching", "numbers", "leading"].map((badge_id) => ({badge_id, version: 1, name: badge_id, level: "bronze", award_logic: "assessment", effective_from: "2020-01-01"})),
    badge_submissions: careers.awards.map(({person, badge, decided, expires, revoked}, k) =>
      ({submission_id: `S${k}`, employee_id: person, badge_id: badge, decision: "awarded", decided_date: decided, expires_date: expires, revoked_date: revoked}))
  }, {as_of: "2025-12-31", history_from: "2022-01-01", minimum_cell: 1, targets: ["marts.badge_move_lift", "marts.retention_after_move"]});
}, 60_000);
afterAll(() => session.close());

/** The role that the person left on that day. */
const before = (person: string, date: string) => careers.spells.find((s) => s.person === person && s.last === date && s.why === "move")?.role;

const counts = ["people", "role_spells", "moves", "moves_held", "person_days_held", "person_days_not_held"];
const figures = ["hazard_ratio", "lower", "upper", "p"];

test.each(careers.lift)("the lift of $badge_id, $method, is R's", async (expected) => {
  const [found] = await session.rows("select * from marts.badge_move_lift where badge_id = ? and method = ?", [expected.badge_id, expected.method]);
  expect(counts.map((name) => Number(found![name]))).toEqual(counts.map((name) => expected[name]));
  if (expected.hazard_ratio === null) expect(figures.map((name) => found![name])).toEqual([null, null, null, null]);
  else near(figures.map((name) => found![name]), figures.map((name) => expected[name]));
});

test("the hazards of an exit after each kind of move are R's", async () => {
  for (const {move_kind, hazard_ratio, lower, upper} of careers.retention.hazards) {
    const [found] = await session.rows("select hazard_ratio, lower, upper from core.retention_hazards where move_kind = ? and performers = 'all' and dimension = 'all'", [move_kind]);
    near([found!.hazard_ratio, found!.lower, found!.upper], [hazard_ratio, lower, upper]);
  }
});

test.each(careers.retention.curves)("the retention curve of $move_kind is R's", async ({move_kind, survival, lower, upper}) => {
  const rows = await session.rows("select survival, lower, upper from marts.retention_after_move where move_kind = ? and high_performer = 'all' and dimension = 'all' and months <= 24 order by months", [move_kind]);
  near(rows.map((r) => r.survival), survival);
  const seen = survival.flatMap((s, k) => (s < 1 && lower[k] !== null ? [k] : []));
  near(seen.map((k) => rows[k]!.lower), seen.map((k) => lower[k]!));
  near(seen.map((k) => rows[k]!.upper), seen.map((k) => upper[k]!));
});
