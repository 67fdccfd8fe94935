import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {cellsOf, select, type Cell} from "../../reports/cells.ts";
import {bars, curves, dots, flows, lines, sparkline, trend, type Scale} from "../../reports/components/charts.ts";
import {formatFor} from "../../reports/format.ts";
import type {Beside} from "../../reports/components/timeMarks.ts";
import {metricValues} from "./synthetic.ts";
import {cell} from "./cells.ts";

const canvas = {document: parseHTML("<!DOCTYPE html><html><body></body></html>").document as unknown as Document, format: formatFor("en"), yearStart: 1};
const cells = cellsOf(metricValues(["Finance", "IT", "Plant"]));
const share: Scale = {tick: (v) => `${Math.round(v * 100)}%`, label: (v) => `${Math.round(v * 100)}%`};
const fills = select(cells, {metric: "internal_fill_rate", grain: "quarter", dimension: "all"});
const groups = select(cells, {metric: "internal_fill_rate", grain: "year", dimension: "family"}).filter((c) => c.start === "2025-01-01");
const whole = select(cells, {metric: "internal_fill_rate", grain: "year", dimension: "all"}).at(-1);

const beside: Beside = {
  events: [{date: "2024-10-01", label: "Program", until: null, dimension: null, member: null, url: null}, {date: "2025-02-15", label: "Rollout", until: "2025-09-30", dimension: null, member: null, url: null}],
  targets: [{metric: "internal_fill_rate", start: "2024-01-01", end: "2025-01-01", dimension: "all", member: "all", value: 0.4}, {metric: "internal_fill_rate", start: "2025-01-01", end: "2026-01-01", dimension: "all", member: "all", value: 0.45}]
};

const drawn: Record<string, string> = {
  beside: trend(canvas, fills, share, "Fill rate by quarter, with events and targets", beside),
  sparkline: sparkline(canvas, fills, "Fill rate"),
  trend: trend(canvas, fills, share, "Fill rate by quarter"),
  dots: dots(canvas, groups, whole, share, "Fill rate by family"),
  lines: lines(canvas, fills.flatMap((c) => [{start: c.start, series: "inside", value: 30, lower: 25, upper: 35}, {start: c.start, series: "outside", value: 55}]), ["inside", "outside"], {tick: String, label: (v) => `${v} d`}, "Days"),
  flows: flows(canvas, [{from: "IT", to: "IT", moves: 30}, {from: "IT", to: "Finance", moves: null}, {from: "Finance", to: "IT", moves: 5}], String, "Moves"),
  curves: curves(canvas, [0, 12, 24].flatMap((months) => [{months, series: "L1", value: months / 40}, {months, series: "L2", value: months / 80}]), ["L1", "L2"], share, "Promoted"),
  bars: bars(canvas, [{name: "Enrolled", value: 40, label: "40"}, {name: "Awarded", value: 20, label: "20"}], "Funnel")
};

test.each(Object.keys(drawn))("%s, as it was last looked at", async (name) => {
  await expect(drawn[name]!.replaceAll("><", ">\n<")).toMatchFileSnapshot(`charts/${name}.svg.txt`);
});

test.each(Object.keys(drawn))("%s is one image with a description, without styles of its own", (name) => {
  expect(drawn[name]).toMatch(/<svg[^>]* role="img"[^>]* aria-label="[^"]+"|<svg[^>]* aria-label="[^"]+"[^>]* role="img"/);
  expect(drawn[name]).not.toMatch(/<style| style=/);
  expect(drawn[name]).not.toContain("NaN");
});

test("one member, none, hidden ones, 200 and very long names can be drawn", () => {
  const many: Cell[] = Array.from({length: 200}, (_, k) => cell({dimension: "location", member: `A location with a very long name indeed, number ${k}`, value: k / 200, lower: k / 210, upper: k / 190}));
  expect(dots(canvas, [cell({member: "Only"})], undefined, share, "One")).toContain("Only");
  expect(dots(canvas, [], undefined, share, "None")).toBe("");
  expect(dots(canvas, [cell({value: null, lower: null, upper: null, state: "too_few"})], undefined, share, "Hidden")).toBe("");
  expect(dots(canvas, many, whole, share, "Many")).toContain("…");
  expect(trend(canvas, [cell()], share, "One period")).toBe("");
});
