import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {afterAll, describe, expect, test} from "vitest";
import {overTime} from "../../reports/components/compare.ts";
import {eventMarks} from "../../reports/components/timeMarks.ts";
import {pagesFor} from "../../reports/pages/pages.ts";
import {readPublication} from "../../reports/publication.ts";
import {makerFor} from "../../reports/site.ts";
import {eventsOf, targetsOf, type TimeEvent} from "../../reports/timeMarks.ts";
import {writeSynthetic} from "./synthetic.ts";

const place = mkdtempSync(join(tmpdir(), "badgeways-marks-"));
afterAll(() => rmSync(place, {recursive: true, force: true}));

const event = (date: string, label: string, rest: Partial<TimeEvent> = {}): TimeEvent => ({date, label, until: null, dimension: null, member: null, url: null, ...rest});
const marks = {
  events: [event("2025-03-01", "Later"), event("2024-06-01", "Finance re-coded", {dimension: "family", member: "Finance"}), event("2024-05-01", "Rollout", {until: "2024-09-30"}), event("2019-01-01", "Long ago")],
  targets: [{metric: "internal_fill_rate", start: "2025-01-01", end: "2026-01-01", dimension: "all", member: "all", value: 0.425}, {metric: "promotion_rate", start: "2025-01-01", end: "2026-01-01", dimension: "all", member: "all", value: 0.085}]
};

describe("the events of a chart", () => {
  const labels = (dimension: string, member: string, start = "2024-01-01") => eventsOf(marks, dimension, member, start, "2026-01-01").map(({label}) => label);
  test("are the organization's on every chart, and a member's on its own alone", () => {
    expect(labels("all", "all")).toEqual(["Rollout", "Later"]);
    expect(labels("family", "Finance")).toEqual(["Rollout", "Finance re-coded", "Later"]);
    expect(labels("family", "IT")).toEqual(["Rollout", "Later"]);
  });
  test("reach as far as they last", () => expect(labels("all", "all", "2024-09-30")).toEqual(["Rollout", "Later"]));
  test("near each other share a place for their numbers", () => {
    const days = [new Date("2024-01-01"), new Date("2026-01-01")];
    const text = eventMarks([event("2024-05-01", "a"), event("2024-05-03", "b"), event("2025-05-01", "c")], days)[2] as unknown as {data: {names: string[]}[]};
    expect([...text.data].map(({names}) => names)).toEqual([["1", "2"], ["3"]]);
  });
});

describe("a target", () => {
  const maker = makerFor(readPublication(writeSynthetic(join(place, "targets"))));
  const drawn = (metric: string, grain: "quarter" | "year") => overTime(maker.canvas, maker.words, maker.publication.cells, metric, "all", "all", grain, marks);
  test("is that of its metric, member and time", () => {
    expect(targetsOf(marks, "internal_fill_rate", "all", "all", "2024-01-01", "2026-01-01")).toHaveLength(1);
    expect(targetsOf(marks, "internal_fill_rate", "all", "all", "2026-01-01", "2027-01-01")).toEqual([]);
    expect(targetsOf(marks, "internal_fill_rate", "family", "IT", "2024-01-01", "2026-01-01")).toEqual([]);
  });
  test("of a year is not set against a quarter's rate per head", () => {
    expect(drawn("internal_fill_rate", "quarter").chart).toContain("target 43%");
    expect(drawn("promotion_rate", "quarter").chart).not.toContain("target");
    expect(drawn("promotion_rate", "year").chart).toContain("target 8.5%");
  });
});

test("pages list the events under each series, and key figures name their target", () => {
  const folder = writeSynthetic(join(place, "pages"), {events: [{date: new Date("2024-10-01"), label: "Badge program begins", until: new Date("2025-03-31"), dimension: null, member: null, url: "https://intranet.example/program"}]});
  const pages = new Map(pagesFor(makerFor(readPublication(folder))).map(({path, html}) => [path, parseHTML(`<html><body>${html}</body></html>`).document]));
  const lists = [...pages.get("moves")!.querySelectorAll("ol.events")];
  expect(lists.length).toBeGreaterThanOrEqual(6);
  expect(lists[0]!.textContent!.trim()).toBe("1 October 2024 to 31 March 2025: Badge program begins");
  expect(lists[0]!.querySelector("a")!.getAttribute("href")).toBe("https://intranet.example/program");
  expect(pages.get("index")!.body.textContent).toContain("Target for 2025: 43%");
});
