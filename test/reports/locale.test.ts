import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {afterAll, describe, expect, test} from "vitest";
import {pagesFor} from "../../reports/pages/pages.ts";
import {readPublication, type Header} from "../../reports/publication.ts";
import {headerHtml} from "../../reports/shell.ts";
import {makerFor} from "../../reports/site.ts";
import {writeSynthetic} from "./synthetic.ts";

const place = mkdtempSync(join(tmpdir(), "badgeways-locale-"));
afterAll(() => rmSync(place, {recursive: true, force: true}));

/** All that a reader of an audience's pages reads or hears, and the CSV files' periods; SQL left out. */
function readOf(audience: Header["audience"], header: Partial<Header>): {text: string; files: string} {
  const maker = makerFor(readPublication(writeSynthetic(join(place, `${audience}-${JSON.stringify(header).replace(/\W/g, "")}`), {audience, header: {demographics: ["gender"], ...header}})));
  const pages = pagesFor(maker);
  const {document} = parseHTML(`<!DOCTYPE html><html><body>${headerHtml(maker, pages)}${pages.map(({html}) => html).join("\n").replaceAll("&#36;", "$").replaceAll("><", "> <")}</body></html>`);
  for (const code of document.querySelectorAll("pre")) code.remove();
  const heard = [...document.querySelectorAll("[aria-label]")].map((element) => element.getAttribute("aria-label"));
  return {text: [document.body.textContent, ...heard].join("\n"), files: [...maker.files].filter(([name]) => name.endsWith(".csv")).map(([, content]) => String(content)).join("\n")};
}

const english = /\d%|\d\.\d{1,2}(?!\d)|\d,\d{3}|\b(January|February|March|June|July|October|December|Jan|Mar|Oct|Dec) \d|(?<!--known-at )\d{4}-\d\d-\d\d/g;
const audiences = ["hr", "equity", "executive", "everyone"] as const;

describe.each(["de", "fr"])("in the locale %s", (locale) => {
  test.each(audiences)("no number or date of the pages for %s is written the English way", (audience) => {
    const {text} = readOf(audience, {locale});
    expect([...text.matchAll(english)].map(({index}) => text.slice(Math.max(0, index - 30), index + 30).replace(/\s+/g, " ")).slice(0, 5)).toEqual([]);
  });
});

test("the pattern finds what is English", () => {
  expect(readOf("hr", {locale: "en"}).text.match(english)?.length).toBeGreaterThan(50);
});

test("the figures' last day stands in the bar by the locale", () => {
  expect(readOf("hr", {locale: "de"}).text).toContain("figures to 30. Juni 2026, released 4. Juli 2026");
  expect(readOf("hr", {locale: "fr"}).text).toContain("figures to 30 juin 2026, released 4 juillet 2026");
  expect(readOf("hr", {locale: "en-US"}).text).toContain("figures to June 30, 2026, released July 4, 2026");
});

test("fiscal years stand in titles, axes, filters and CSV files", () => {
  const {text, files} = readOf("hr", {fiscal_year_start: 7});
  expect(text).toContain("Internal fill rate, FY2025/26 Q4:");
  expect(text.match(/FY2024\/25/g)!.length).toBeGreaterThan(3);
  expect(files).toContain("quarter,FY2025/26 Q4,2026-04-01,2026-07-01,all,all");
});
