import {expect, test} from "vitest";
import {changesPage} from "../../reports/pages/changes.ts";
import {liftSection} from "../../reports/pages/lift.ts";
import type {Header, Publication, Rows} from "../../reports/publication.ts";
import {makerFor} from "../../reports/site.ts";

const header = {organization: "Sample & Co", audience: "hr", state: "release", id: "2026-06", as_of: "2026-06-30", locale: "en"} as Header;
const maker = (given: Record<string, Rows>) => makerFor({header, cells: [], marks: {events: [], targets: []}, rows: (name) => given[name] ?? []} as Publication);
const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replace(/\s+/g, " ");

const row = (badge_id: string, method: string, hazard_ratio: number | null, lower: number | null = null, upper: number | null = null, state = "shown") =>
  ({badge_id, method, people: state === "too_few" ? null : 800, holders: 200, moves: state === "too_few" ? null : 120, moves_held: state === "too_few" ? null : 40, hazard_ratio, lower, upper, state});

const lift: Rows = [
  row("any", "time_dependent", 1.5, 1.2, 1.9), row("any", "naive", 0.9, 0.7, 1.1), row("any", "landmark_12m", 1.4),
  row("coaching", "time_dependent", 2.1, 1.1, 4), row("coaching", "naive", 1.2), row("queue-management", "time_dependent", null, null, null, "too_few")];

test("the lift: the estimate in its title with its interval, the naive one beside it with the reason", () => {
  const html = liftSection(maker({badge_move_lift: lift})), said = text(html);
  expect(said).toContain("Holders move 1.5 times as often as others like them (1.2 to 1.9)");
  expect(said).toContain("One must stay to earn a badge");
  expect(said).toContain("it does not show that the badge caused the move");
  expect(said).toMatch(/Any badge asked for 800 120 40 1\.5 1\.2 to 1\.9 0\.9 1\.4/);
  expect(said).toMatch(/queue management too few people to show .* – – – –/);
  expect(html.match(/<svg/g)).toHaveLength(2);
});

test.each([
  [row("any", "time_dependent", 1.3, 0.9, 1.8), "No clear difference: holders move 1.3 times as often as others like them (0.9 to 1.8)"],
  [row("any", "time_dependent", 0.5, 0.3, 0.8), "Holders move less often than others like them: 0.5 times as often (0.3 to 0.8)"],
  [row("any", "time_dependent", null, null, null, "no_rate"), "Too few people moved with the badges to compare them with others"]
])("the finding is told by its interval", (any, title) => {
  expect(text(liftSection(maker({badge_move_lift: [any]})))).toContain(title);
});

test("without its sources it says what it needs", () => {
  expect(text(liftSection(maker({})))).toContain("needs career steps, role requirements, awards and changes of job");
});

test("a figure of another report: the parts by definition and late rows", () => {
  const reported = {
    metric: "internal_fill_rate", grain: "year", period_start: new Date("2025-01-01"), dimension: "all", member: "all", source: "the board deck", definition: null, reported: 0.52, value: 0.38, difference: 0.14,
    nearest_alternative: "of_all_closed", nearest_value: 0.49, by_definition: 0.11, rest: 0.03, late_rows_band: "under 5"};
  const said = text(changesPage(maker({
    reported_differences: [reported, {...reported, source: "a survey", reported: 0.38, nearest_alternative: null, by_definition: 0, rest: 0, late_rows_band: "0"}],
    alternative_definitions: [{metric: "internal_fill_rate", alternative: "of_all_closed", title: "÷ all closed openings"}]
  })).html);
  expect(said).toContain("Internal fill rate, 2025 52% in the board deck, 38% here: 11 points by definition (÷ all closed openings), 3.0 points left; fewer than 5 rows were entered late.");
  expect(said).toContain("38% in a survey, 38% here: the same.");
});
