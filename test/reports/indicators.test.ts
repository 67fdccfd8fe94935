import {expect, test} from "vitest";
import {indicatorsPage} from "../../reports/pages/indicators.ts";
import type {Header, Publication, Rows} from "../../reports/publication.ts";
import {makerFor} from "../../reports/site.ts";

const header = {organization: "Sample & Co", audience: "hr", state: "release", id: "2026-06", as_of: "2026-06-30", locale: "en"} as Header;
const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replace(/\s+/g, " ");
const page = (indicator_lags: Rows) => indicatorsPage(makerFor({header, cells: [], marks: {events: [], targets: []}, rows: (name) => (name === "indicator_lags" ? indicator_lags : [])} as Publication)).html;

const lags = (leading: string, lagging: string, best: number, bh_p: number, sign = 1): Rows => Array.from({length: 13}, (_, lag_months) => ({
  leading, lagging, lag_months, periods: 48 - lag_months, correlation: sign * (lag_months === best ? 0.6 : 0.1), lower: sign * 0.2 - 0.2, upper: sign * 0.2 + 0.4, p: bh_p / 2, bh_p: lag_months === best ? bh_p : 0.9, best: lag_months === best
}));

test("pairs that go together are told with their lag, sign and interval; the rest only stand in the table", () => {
  const html = page([...lags("enrollment_rate", "promotion_rate", 6, 0.001), ...lags("completion_rate", "internal_fill_rate", 0, 0.4, -1)]), said = text(html);
  expect(said).toContain("1 of 2 pairs of a leading and a lagging figure move together");
  expect(said).toMatch(/Enrolment rate, then promotion rate: a month above its year before goes with a result above its year before 6 months later \(correlation \+0\.60, /);
  expect(said).not.toMatch(/internal fill rate: a month above/);
  expect(said).toMatch(/, then internal fill rate in the same month 48 −0\.60/);
  expect(html.match(/<svg/g)).toHaveLength(4);
  expect(said).toContain("Going together is not causing.");
});

test("nothing found is a finding; nothing published says what it needs", () => {
  expect(text(page(lags("enrollment_rate", "promotion_rate", 6, 0.3)))).toContain("no early sign can be relied on here");
  expect(text(page([]))).toContain("it needs three years of monthly figures");
});
