import {expect, test} from "vitest";
import {badgeEquityPages, promotionEquityPages} from "../../reports/pages/badgeEquity.ts";
import {comparison, equityMaker, reference, text} from "./equity.ts";

test("each badge on a page of its own, its stages in order; all badges together first", () => {
  const attainment = ["all", "hiring", "crm"].flatMap((badge_id) => [
    comparison({badge_id, stage: "moved", verdict: "inconclusive", place: badge_id === "crm" ? 3 : 2, impact_ratio: 0.5}), reference({badge_id, stage: "moved"}),
    comparison({badge_id, verdict: badge_id === "hiring" ? "indicated" : "not_indicated", place: badge_id === "hiring" ? 1 : null}), reference({badge_id})]);
  const [all, crm, hiring, ...rest] = badgeEquityPages(equityMaker({attainment}));
  expect(rest).toEqual([]);
  expect([all!.path, crm!.path, hiring!.path, hiring!.under]).toEqual(["badges", "badge-crm", "badge-hiring", "badges"]);
  expect(text(hiring!.html)).toContain("Hiring, every stage Indicated or to monitor: woman, awarded; 1 is under four fifths and may be chance.");
  expect(text(hiring!.html)).toContain("Gender: indicated at “Awarded”, woman at 0.63 of the rate of man");
  expect(text(crm!.html)).toContain("None of 4 comparisons is indicated or to monitor");
  expect(text(crm!.html)).toContain("Gender: nothing more than chance; the widest at “Moved”, woman at 0.50 of the rate of man");
  expect(hiring!.html.indexOf("Awarded: man")).toBeLessThan(hiring!.html.indexOf("Moved: man"));
  expect(text(all!.html)).toMatch(/Each badge .* crm 0 1 hiring 1 1/);
});

test("promotion and assignments are about no badge, and no page where neither is there", () => {
  const attainment = [comparison({stage: "promoted", badge_id: "all"}), reference({stage: "promoted", badge_id: "all"}), comparison({stage: "assigned", badge_id: "all", verdict: "not_indicated", place: null})];
  const [page] = promotionEquityPages(equityMaker({attainment}));
  expect(text(page!.html)).toContain("Promotion and stretch assignments Indicated or to monitor: woman, promoted.");
  expect(badgeEquityPages(equityMaker({attainment}))).toEqual([]);
  expect(promotionEquityPages(equityMaker({attainment: [comparison()]}))).toEqual([]);
});

test("a hidden group says so, and an attribute of which nothing is counted has no figure", () => {
  const hidden = {selected: null, pool: null, value: null, lower: null, upper: null, impact_ratio: null, verdict: "not_evaluable", not_compared: "under the minimum cell", place: null, state: "too_few"} as const;
  const said = text(badgeEquityPages(equityMaker({attainment: [comparison(), reference(), comparison({group_name: "diverse", ...hidden})]}))[1]!.html);
  expect(said).toContain("Awarded: diverse Not evaluable Indicated too few people to show");
  expect(text(badgeEquityPages(equityMaker({attainment: [comparison(hidden)]}))[1]!.html)).toContain("Too few people to show.");
});

test("exact counts are called exact and rounded ones rounded, and a withheld group says why without saying which of the reasons", () => {
  const withheld = comparison({group_name: "diverse", selected: null, pool: null, value: null, lower: null, upper: null, impact_ratio: null, verdict: null, crude_verdict: null, place: null, state: "withheld"});
  const said = (exact: readonly string[]) => text(badgeEquityPages(equityMaker({attainment: [comparison(), reference(), withheld]}, {exact}))[1]!.html);
  expect(said(["equity"])).toContain("Counts of groups are exact");
  expect(said(["equity"])).not.toContain("Counts are rounded");
  expect(said(["equity"])).toContain("hidden: too few people, or it would tell of others too few");
  expect(said([])).toContain("Counts are rounded to fives");
});
