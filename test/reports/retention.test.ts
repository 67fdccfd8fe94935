import {expect, test} from "vitest";
import {retentionSection} from "../../reports/pages/retention.ts";
import type {Header, Publication, Rows} from "../../reports/publication.ts";
import {makerFor} from "../../reports/site.ts";

const header = {organization: "Sample & Co", audience: "hr", state: "release", id: "2026-06", as_of: "2026-06-30", history_from: "2021-07-01", locale: "en", fiscal_year_start: 1} as Header;
const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replace(/\s+/g, " ");
const section = (given: Record<string, Rows>) => retentionSection(makerFor({header, cells: [], marks: {events: [], targets: []}, rows: (name) => given[name] ?? []} as Publication));

const step = (move_kind: string, months: number, survival: number, given: object = {}) => ({move_kind, performers: "all", dimension: "all", member: "all", months, at_risk: 200 - 5 * months, exits: 5, censored: 10, survival, lower: survival - 0.05, upper: survival + 0.03, ...given});
const curves: Rows = ["none", "lateral"].flatMap((kind, k) => [3, 24, 27].map((months) => step(kind, months, 1 - months / (100 + 100 * k))));
const hazard = (move_kind: string, hazard_ratio: number | null, lower: number | null, upper: number | null) => ({move_kind, performers: "all", dimension: "all", member: "all", people: 300, exits: 40, hazard_ratio, lower, upper, state: hazard_ratio === null ? "no_rate" : "shown"});

test("the share that left by their own choice, by kind of move, with numbers at risk and the hazard against those who have not moved", () => {
  const said = text(section({
    retention_after_move: [...curves, step("none", 3, 0.51, {performers: "yes"}), step("none", 3, 0.51, {dimension: "family", member: "Finance"})],
    retention_hazards: [hazard("none", null, null, null), hazard("promotion", 0.9, 0.7, 1.2), hazard("lateral", 0.5, 0.4, 0.7), hazard("specialist", null, null, null)]}));
  expect(said).toContain("Within 24 months 24% of those who have not moved leave, and 12% of those who moved sideways");
  expect(said).toContain("At risk 0 12 24 36 48 No move yet 185 – 65 – –");
  expect(said).toContain("Those who moved sideways leave 0.5 times as often as those who have not moved (0.4 to 0.7)");
  expect(said).toMatch(/Promotion 300 40 0\.9 0\.7 to 1\.2/);
  expect(said, "the reference itself has no ratio").not.toMatch(/No move yet 300/);
  expect(said).not.toContain("51%");
});

test("a difference that may be none is not told as one; without curves there is no section", () => {
  expect(text(section({retention_after_move: curves, retention_hazards: [hazard("promotion", 0.9, 0.7, 1.2)]}))).toContain("No clear difference: those promoted leave 0.9 times as often as those who have not moved (0.7 to 1.2)");
  expect(text(section({retention_after_move: curves}))).not.toContain("Hazard ratio");
  expect(section({})).toBe("");
});
