import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {award, badge, enrolled, requires, step} from "./bench.ts";
import {warehouse, type GivenRows} from "./harness.ts";
import {filled, roles, several, someone, teams, together, type JobRow, type People} from "./organization.ts";

const fiveYears = {as_of: "2025-12-31", history_from: "2021-01-01", targets: ["marts.program_watch"]};
const since2020 = (employee_id: string, role_id: string, rows: readonly JobRow[] = []): People => someone(employee_id, "2020-01-01", [["2020-01-01", {action: "hire", role_id}], ...rows]);
const range = (from: number, to: number) => Array.from({length: to - from + 1}, (_, k) => from + k);
/** Awards of a badge to clients `from` to `to`, and to nobody twice. */
const awards = (badge_id: string, from: number, to: number, day: string, rest: (k: number) => Row = () => ({})): Row[] => range(from, to).map((k) => award(`c${k}`, badge_id, day, rest(k)));

/** The watches over each subject: status, since, value. */
async function watches(given: GivenRows, watch: string): Promise<Record<string, unknown[]>> {
  const session = await warehouse(given, fiveYears);
  const rows = await session.rows(`select watch, subject_kind, subject, status, since::varchar as since, round(value, 4)::double as value from marts.program_watch where watch in (${watch}) order by all`);
  session.close();
  return Object.fromEntries(rows.map((row) => [`${row.watch}: ${row.subject_kind} ${row.subject}`, [row.status, row.since, row.value]]));
}

test("inflation: half as many awards again per head, while scores fall or nearly all are awarded", async () => {
  const denied = (badge_id: string, day: string) => range(51, 55).map((k) => award(`c${k}`, badge_id, day, {decision: "denied", rubric_score: 4.2}));
  const scored = (score: number) => (k: number) => ({rubric_score: score + (k % 2) / 10});
  const years = (badge_id: string, before: number, now: number, day = "2025-02-01", scores: [number, number] = [4, 4]) =>
    [...awards(badge_id, 1, before, "2024-03-01", scored(scores[0])), ...awards(badge_id, before + 1, before + now, day, scored(scores[1]))];
  expect(await watches({
    roles, teams, ...several(60, (k) => since2020(`c${k}`, "associate")), badges: ["hot", "mild", "few", "strict", "soft", "again"].map((id) => badge(id)),
    badge_submissions: [
      // 10, then 15 for as many heads, all that asked
      ...years("hot", 10, 15), ...years("mild", 10, 14), ...years("few", 9, 18),
      // 15 of 20, scored as before: nothing speaks for inflation; scored lower, and only in the last quarter
      ...years("strict", 10, 15), ...denied("strict", "2025-02-01"), ...years("soft", 10, 15, "2025-11-01", [4, 3]), ...denied("soft", "2025-11-01"),
      // renewals are no new awards
      ...awards("again", 1, 20, "2024-03-01", scored(4)), ...awards("again", 1, 20, "2025-02-01", scored(4)), ...awards("again", 21, 30, "2025-02-01", scored(4))
    ]
  }, "'inflation'")).toEqual({
    // of the year to March 2025 on: the awards of 2024 are of its year before
    "inflation: badge hot": ["alert", "2025-04-01", 1.5], "inflation: badge mild": ["ok", null, 1.4], "inflation: badge strict": ["ok", null, 1.5], "inflation: badge soft": ["watch", "2026-01-01", 1.5], "inflation: badge again": ["ok", null, 0.5]
  });
});

test("fatigue and congestion: too many badges a step, fewer who finish, and more ready than the openings take", async () => {
  const many = range(1, 7).map((k) => `b${k}`), followed = ["tired", "busy", "slack"];
  const cohort = (badge_id: string, year: number, first: number, done: number) => range(0, 29).map((k) =>
    k < done ? award(`c${first + k}`, badge_id, `${year}-06-01`, {enrolled_date: `${year}-02-01`}) : enrolled(`c${first + k}`, badge_id, `${year}-02-01`));
  const ready = (badge_id: string, who: string, from: number, to: number, year: number, month: string) => range(from, to).map((k) => award(`${who}${k}`, badge_id, `${year}-${month}-20`, {enrolled_date: `${year}-${month}-01`}));
  const openings = (role_id: string, count: number) => range(1, count).map((k) => filled(`${role_id}${k}`, "2025-03-01", {role_id, opened_date: "2025-02-01"}));
  expect(await watches({
    roles, teams, ...together(several(60, (k) => since2020(`c${k}`, "associate")), several(16, (k) => since2020(`a${k}`, "accountant")),
      // a specialist long enough to lead, and one who is not
      someone("old", "2025-06-30", [["2025-06-30", {action: "hire", role_id: "specialist"}]]), someone("new", "2025-07-01", [["2025-07-01", {action: "hire", role_id: "specialist"}]])),
    badges: [...many.map((id) => badge(id)), badge("late", {effective_from: "2025-11-01"}), ...followed.map((id) => badge(id)), ...["close", "stats", "model", "coach"].map((id) => badge(id))],
    career_steps: [step("associate", "trainer"), step("associate", "temp"), step("associate", "clerk"), step("accountant", "controller"), step("associate", "analyst"), step("associate", "modeller"), step("specialist", "lead")],
    role_requirements: [...many.map((id) => requires("trainer", id)), ...many.slice(1).map((id) => requires("temp", id)), ...[...many.slice(1), "late"].map((id) => requires("clerk", id)),
      requires("controller", "close"), requires("analyst", "stats"), requires("modeller", "model"), requires("lead", "coach")],
    requisitions: [...openings("controller", 5), ...openings("modeller", 5), ...openings("lead", 4)],
    badge_submissions: [
      ...cohort("tired", 2023, 1, 24), ...cohort("tired", 2024, 31, 12), ...cohort("busy", 2023, 1, 24), ...cohort("busy", 2024, 31, 15), ...cohort("slack", 2023, 1, 12), ...cohort("slack", 2024, 31, 11),
      // 16 ready for five openings, six of them a year before; 15 for five is not above three
      ...ready("close", "a", 1, 6, 2024, "02"), ...ready("close", "a", 7, 16, 2025, "11"), ...ready("model", "c", 1, 6, 2024, "02"), ...ready("model", "c", 7, 15, 2025, "11"),
      // one is ready, and nothing was open
      ...ready("stats", "c", 1, 1, 2025, "11"),
      // two hold it, one has served; four openings are too few for a ratio
      award("old", "coach", "2025-08-01"), award("new", "coach", "2025-08-01")
    ]
  }, "'fatigue', 'congestion'")).toEqual({
    "fatigue: role trainer": ["alert", "2024-04-01", 7], "fatigue: role temp": ["ok", null, 6], "fatigue: role clerk": ["watch", "2026-01-01", 7],
    ...Object.fromEntries(["analyst", "controller", "lead", "modeller"].map((role) => [`fatigue: role ${role}`, ["ok", null, 1]])),
    "fatigue: badge tired": ["alert", "2025-04-01", 0.4], "fatigue: badge busy": ["ok", null, 0.5], "fatigue: badge slack": ["ok", null, 0.3667],
    "congestion: role controller": ["watch", "2026-01-01", 3.2], "congestion: role analyst": ["alert", "2026-01-01", null], "congestion: role modeller": ["ok", null, 3]
  });
});

test("certification without mobility, uneven standards, and a badge that goes with nothing", async () => {
  const quarters = range(0, 15).map((k) => `${2022 + Math.floor(k / 4)}-${String(3 * (k % 4) + 2).padStart(2, "0")}`);
  const movers = several(5, (k) => since2020(`m${k}`, "associate", quarters.map((quarter, q) => [`${quarter}-01`, {action: "lateral", role_id: q % 2 ? "associate" : "clerk"}])));
  const judged = (day: string, ...awarded: number[]) => awarded.flatMap((count, assessor) => range(1, 20).map((k) =>
    award(`c${20 * assessor + k}`, `case ${day}`, day, {assessor_id: `assessor${assessor}`, decision: k <= count ? "awarded" : "denied"})));
  const rated = range(1, 60).flatMap((k) => [["2024-03-01", 2 + (k % 3)], ["2025-03-01", 2 + (k % 3) + (k <= 10 ? 1 : 0)]].map(([review_date, rating]) => ({employee_id: `c${k}`, review_date, rating})));
  const found = await watches({
    roles, teams, ...together(several(60, (k) => since2020(`c${k}`, k <= 10 || k > 50 ? "trainer" : "specialist")), movers, several(3, (k) => since2020(`assessor${k - 1}`, "lead"))),
    badges: [...quarters.map((quarter) => badge(`q ${quarter}`)), badge("case 2025-05-10"), badge("case 2025-11-10"), badge("helps"), badge("idle"), badge("young", {effective_from: "2024-01-02"})],
    performance_reviews: rated,
    badge_submissions: [
      // ten badges for five moves a quarter, and what is judged below
      ...quarters.flatMap((quarter) => awards(`q ${quarter}`, 1, 10, `${quarter}-05`)),
      // three alike (of 20 each, ten expected, variance 5); then one who awards 18 of 20 (of others 10) where the others award 10 (of others 14, variance 4.2)
      ...judged("2025-05-10", 10, 10, 10), ...judged("2025-11-10", 18, 10, 10),
      ...awards("helps", 1, 10, "2024-06-01"), ...awards("idle", 11, 30, "2024-06-01"), ...awards("young", 31, 40, "2024-06-01")
    ]
  }, "'certification_without_mobility', 'uneven_standards', 'no_relation_to_performance'");
  expect(found).toMatchObject({
    // 48 badges for five moves, of usually ten for five; the quarter before had ten
    "certification_without_mobility: program all": ["watch", "2026-01-01", 9.6], "certification_without_mobility: family Service": ["watch", "2026-01-01", 9.6],
    // p of Q = 8²/10 + 2 · 4²/9.2 on two degrees: exp(−Q/2); alike before
    "uneven_standards: program all": ["watch", "2026-01-01", Number(Math.exp(-(64 / 10 + 32 / 9.2) / 2).toFixed(4))],
    // nobody's rating moved, with or without it; young is not two years old
    "no_relation_to_performance: badge helps": ["ok", null, expect.any(Number)], "no_relation_to_performance: badge idle": ["watch", "2022-01-01", 0]
  });
  expect(found["no_relation_to_performance: badge helps"]![2]).toBeGreaterThan(0.5);
  expect(Object.keys(found)).not.toContain("no_relation_to_performance: badge young");
});
