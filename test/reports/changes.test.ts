import {expect, test} from "vitest";
import {changesPage} from "../../reports/pages/changes.ts";
import type {Header, Publication, Rows} from "../../reports/publication.ts";
import {makerFor} from "../../reports/site.ts";

const header = {organization: "Sample & Co", audience: "hr", state: "release", id: "2026-06", as_of: "2026-06-30", locale: "en"} as Header;
const releases: Rows = [
  {publication_id: "2026-05", as_of: new Date("2026-05-31"), same_definitions: null},
  {publication_id: "2026-06", as_of: new Date("2026-06-30"), same_definitions: false}];

const restated = (given: Record<string, unknown> = {}) => ({
  metric: "promotion_rate", grain: "quarter", period_start: new Date("2026-01-01"), period_end: new Date("2026-04-01"), dimension: "family", member: "Finance",
  previous_value: 0.1, value: 0.12, counts_change: "5", cause_table: "job_history", cause: "retro_dated", rows: 0, rows_band: "under 5", ...given
});

/** The page's text, and its CSV. */
function page(publications: Rows, restatements: Rows) {
  const maker = makerFor({header, cells: [], marks: {events: [], targets: []}, rows: (name) => (name === "publications" ? publications : name === "restatements" ? restatements : [])} as Publication);
  const {html} = changesPage(maker);
  return {text: html.replace(/<[^>]*>/g, " ").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replace(/\s+/g, " "), csv: maker.files.get("csv/changes.csv")};
}

test("a first release says that there is nothing to compare with", () => {
  expect(page([releases[1]!], []).text).toContain("This is the first release");
});

test("without a changed figure it says that what readers saw stands", () => {
  expect(page(releases, []).text).toContain("No published figure of a past period differs from the release of May 2026");
});

test("changed figures: how many, why, then and now, the largest change first", () => {
  const small = restated({member: "IT", value: 0.1, counts_change: "under 5"});
  const {text, csv} = page(releases, [small, restated(), restated({cause_table: "employees", cause: "corrected", rows: 10, rows_band: "10"})]);
  expect(text).toContain("2 published figures of periods that the release of May 2026 covered (to 31 May 2026)");
  expect(text).toContain("Definitions changed as well");
  expect(text).toContain("Job history: fewer than 5 rows entered after the last release, dated before it. 2 published figures.");
  expect(text).toContain("Employees: about 10 rows whose content changed. 1 published figure.");
  expect(text).toMatch(/Role family: Finance 10\.0% 12\.0% by 5 job history: entered late.*Role family: IT 10\.0% 10\.0% by less than 5/);
  expect(csv).toContain("promotion_rate,quarter 2026-01-01,family: Finance,0.1,0.12,5,job history: entered late");
});
