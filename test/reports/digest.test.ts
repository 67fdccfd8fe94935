import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {digest} from "../../pipelines/digest.ts";
import {digestOf} from "../../reports/digest.ts";
import {digestHtml, digestMarkdown} from "../../reports/digestText.ts";
import type {Header, Publication, Rows} from "../../reports/publication.ts";
import {makerFor} from "../../reports/site.ts";
import {publishedDemo} from "../demo/published.ts";

const header = {organization: "Sample & *Co*", state: "release", id: "2026-06", as_of: "2026-06-30", released_on: "2026-07-04", history_from: "2021-07-01", locale: "en", currency: "EUR", fiscal_year_start: 1, needs: {}, demographics: []} as unknown as Header;
const digestFor = (audience: Header["audience"], given: Record<string, Rows>) =>
  digestOf(makerFor({header: {...header, audience}, cells: [], marks: {events: [], targets: []}, rows: (name: string) => given[name] ?? []} as unknown as Publication));
const watch = {watch: "inflation", subject_kind: "badge", subject: "calls", name: "Calls", status: "alert", since: new Date("2026-04-01T00:00:00Z"), value: 2, threshold: 1.5, beside: 0.98, place: 1};

test("a digest: what stands, what is raised and what to do, as HTML and as Markdown of the same sentences", () => {
  const page = digestFor("hr", {program_watch: [watch, {...watch, name: "Fine", status: "ok", place: 2}]});
  expect(page.sections).toEqual([{heading: "What is raised", items: [{lead: "Calls is awarded far more often than a year before, and more easily.", text: expect.stringMatching(/^Held in every quarter since the one that ended on 31 March 2026\. Have a sample/)}]}]);
  const html = digestHtml(page), markdown = digestMarkdown(page);
  expect(html).toContain("Sample &#38; *Co*: what changed</h1>");
  expect(html).toContain("Figures to 30 June 2026, released 4 July 2026.");
  expect(html).toContain("<li style=\"margin:0 0 8px\"><strong>Calls is awarded");
  // nothing that a mail reader would have to fetch, run or cut off
  expect(html).not.toMatch(/<script|<link|<img|https?:|<style/);
  expect(html.length).toBeLessThan(100_000);
  expect(markdown).toMatch(/^# Sample & \\\*Co\\\*: what changed\n\nFigures to 30 June 2026/);
  expect(markdown).toContain("\n## What is raised\n\n- **Calls is awarded far more often");
});

test("the executive's begins with the decisions; one without anything says so", () => {
  const page = digestFor("executive", {watch_notices: [watch], critical_roles: [{role_id: "c", title: "Controller", family: "Finance", status: "no_successor", place: 1}]});
  expect(page.sections.map(({heading}) => heading)).toEqual(["What needs a decision", "Who could step in"]);
  expect(page.sections[0]!.items.map(({lead}) => lead)).toEqual(["Calls is awarded far more often than a year before, and more easily.", "Controller has no successor."]);
  expect(digestFor("everyone", {}).answer).toBe("Nothing to report: too few figures are published.");
});

test("from the draft of the demo, for each audience", async () => {
  const {warehouse} = await publishedDemo(), out = mkdtempSync(join(tmpdir(), "badgeways-digest-"));
  for (const audience of ["hr", "equity", "executive", "everyone"] as const) {
    const [html, markdown] = await digest({audience, warehouse, publication: "draft", out});
    expect(readFileSync(html!, "utf8")).toContain("Draft: not released");
    expect(readFileSync(markdown!, "utf8")).toMatch(/^# Meridian Services: what changed/);
  }
  await expect(digest({audience: "hr", warehouse, publication: "2020-01", out})).rejects.toThrow("There is no publication 2020-01");
  rmSync(out, {recursive: true});
});
