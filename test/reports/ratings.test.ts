import {expect, test} from "vitest";
import {ratingsSection} from "../../reports/pages/ratings.ts";
import type {Header, Publication, Rows} from "../../reports/publication.ts";
import {makerFor} from "../../reports/site.ts";

const maker = (badge_ratings: Rows) => makerFor({header: {organization: "Sample & Co", audience: "hr", state: "release", id: "2026-06", as_of: "2026-06-30", locale: "en"} as Header, cells: [], marks: {events: [], targets: []}, rows: (name: string) => (name === "badge_ratings" ? badge_ratings : [])} as unknown as Publication);
const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replace(/\s+/g, " ");
const row = (badge_id: string, difference: number | null, bh_p: number | null = 0.5) => ({badge_id, difference, lower: difference === null ? null : difference - 0.1, upper: difference === null ? null : difference + 0.1, bh_p, state: difference === null ? "no_rate" : "shown"});

test("ratings around an award: what is more than chance is counted, small groups stand without a figure", () => {
  const said = text(ratingsSection(maker([row("triage", 0.3, 0.001), row("calls", -0.02), row("rare", null, null)])));
  expect(said).toContain("With 1 of 2 badges ratings rise more than those of others in the same role");
  expect(said).toContain("It goes with the badge: who is on the way up may earn it sooner.");
  expect(said).toMatch(/triage \+0\.30 \+0\.20 to \+0\.40 0\.001 calls −0\.02/);
  expect(said).toContain("Badges with fewer than 20 such people are in the table without a figure.");
  expect(text(ratingsSection(maker([row("calls", -0.02)])))).toContain("With none of 1 badges do ratings change otherwise");
  expect(text(ratingsSection(maker([row("rare", null)])))).toContain("Too few people were rated before and after an award");
  expect(ratingsSection(maker([]))).toBe("");
});
