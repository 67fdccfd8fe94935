import {lines as seriesChart, flows, type Flow, type Point} from "../components/charts.ts";
import {byGroup, overTime, type Drawn} from "../components/compare.ts";
import {csvText, figureHtml, tableHtml} from "../components/figure.ts";
import {lines} from "../html.ts";
import {cellColumns, cellCsv} from "../components/cellColumns.ts";
import type {Maker, Page} from "../site.ts";
import {betterOf} from "./state.ts";
import {controlBar, dimensionSelect, dimensionsOf, memberSelect} from "./controls.ts";
import {lackOf, sparseNote} from "./lacks.ts";
import {writeSlices} from "./slices.ts";

/** The metrics that the page's controls redraw. */
export const moveMetrics = ["internal_fill_rate", "time_to_fill_days", "internal_mobility_rate", "promotion_rate", "voluntary_attrition_rate"] as const;
const firstDimension = "business_unit";

/** hr: moves and fill. */
export function movesPage(maker: Maker): Page {
  const {publication, canvas, words} = maker;
  const cells = publication.cells.filter((c) => (moveMetrics as readonly string[]).includes(c.metric));
  const dimension = dimensionsOf(cells).includes(firstDimension) ? firstDimension : dimensionsOf(cells)[0] ?? "all";
  const section = (metric: string, heading: string) => {
    const lacking = lackOf(maker, metric);
    if (lacking) return lines(`<section><h2>${heading}</h2>`, `<p class="lack">${lacking}</p>`, "</section>");
    return lines(
      `<section><h2>${heading}</h2>`,
      '<div class="pair">',
      `<div data-figure="time" data-metric="${metric}">`, cellFigure(maker, `${metric}-over-time`, metric, overTime(canvas, words, cells, metric, "all", "all"), "Quarter", (c) => words.period(c)), "</div>",
      `<div data-figure="group" data-metric="${metric}">`, cellFigure(maker, `${metric}-by-group`, metric, byGroup(canvas, words, cells, metric, dimension), "Group", (c) => c.member), "</div>",
      "</div>",
      metric === "time_to_fill_days" && fillTimesFigure(maker),
      "</section>");
  };
  const html = lines(
    '<div class="top"><div class="lede"><h1>Moves and fill</h1>',
    `<p class="answer">Who fills our openings, how long does it take, and where do people move?</p></div>`,
    controlBar(memberSelect(cells, "Over time for"), dimensionSelect(cells, "Compare by", dimension)), "</div>",
    sparseNote(maker, cells),
    section("internal_fill_rate", "How many openings are filled from inside"),
    section("time_to_fill_days", "How long an opening takes to fill"),
    section("internal_mobility_rate", "How many move"),
    section("promotion_rate", "How many are promoted"),
    section("voluntary_attrition_rate", "How many leave by their own choice"),
    lackOf(maker, "internal_mobility_rate") ? "" : lines('<section><h2>What kinds of move, and where to</h2><div class="pair">', kindsFigure(maker), flowsFigure(maker), "</div></section>"),
    writeSlices(maker, "moves", cells, moveMetrics.map((metric) => ({metric, better: betterOf(maker)(metric)})))
  );
  return {path: "moves", title: "Moves and fill", html};
}

function cellFigure(maker: Maker, id: string, metric: string, drawn: Drawn, first: string, name: (c: Drawn["cells"][number]) => string): string {
  const {words, publication} = maker;
  const table = {columns: cellColumns(words, maker.format, first, name), rows: drawn.cells, csv: cellCsv};
  const definition = publication.rows("metric_definitions").find((row) => row.metric === metric)?.formula as string | undefined;
  return figureHtml({
    id, title: drawn.title, subtitle: drawn.subtitle, chart: drawn.chart, metric, note: words.statesNote(drawn.cells), definition: definition && `${words.title(metric)} = ${definition}.`,
    table: tableHtml(table, `${words.title(metric)}, ${drawn.period}`), csv: maker.file(`csv/${id}.csv`, csvText(table, maker.about(words.title(metric), drawn.period)))
  });
}

const isoDay = (value: unknown) => (value as Date).toISOString().slice(0, 10);
const orNull = (value: unknown) => (value === null || value === undefined ? null : Number(value));

function fillTimesFigure(maker: Maker): string {
  const {format, words} = maker;
  const rows = maker.publication.rows("fill_times").filter((row) => row.grain === "quarter").map((row) => ({
    start: isoDay(row.period_start), end: isoDay(row.period_end), grain: "quarter" as const, series: row.source === "internal" ? "inside" : "outside",
    value: orNull(row.value), lower: orNull(row.lower), upper: orNull(row.upper), openings: orNull(row.openings), state: String(row.state)
  }));
  const last = (series: string) => rows.filter((row) => row.series === series && row.value !== null).at(-1);
  const [inside, outside] = [last("inside"), last("outside")];
  if (!inside && !outside) return "";
  const title = inside && outside ? `Filled from inside in ${format.number(inside.value!, 0)} days, from outside in ${format.number(outside.value!, 0)}` : "Time to fill by where the person came from";
  const columns = [
    {title: "Quarter", text: (row: (typeof rows)[number]) => words.period(row)},
    {title: "From", text: (row: (typeof rows)[number]) => row.series},
    {title: "Median days", text: (row: (typeof rows)[number]) => (row.value === null ? words.hidden(row.state) : format.number(row.value, 0)), raw: (row: (typeof rows)[number]) => row.value, numeric: true},
    {title: "95% interval", text: (row: (typeof rows)[number]) => (row.lower === null ? "–" : `${format.number(row.lower, 0)} to ${format.number(row.upper!, 0)}`), numeric: true},
    {title: "Openings filled", text: (row: (typeof rows)[number]) => (row.openings === null ? "–" : format.count(row.openings)), raw: (row: (typeof rows)[number]) => row.openings, numeric: true}];
  const period = `${rows[0]!.start} to ${rows.at(-1)!.end}, by quarter`;
  return figureHtml({
    id: "fill-times", title, metric: "time_to_fill_days", subtitle: `Median days from opening to fill, by quarter; last: ${inside ? `${format.count(inside.openings!)} openings from inside` : ""}${outside ? `, ${format.count(outside.openings!)} from outside` : ""}`,
    chart: seriesChart(maker.canvas, rows, ["inside", "outside"], {tick: (v) => format.number(v, 0), label: (v) => `${format.number(v, 0)} d`}, "Median days to fill from inside and from outside, by quarter"),
    note: "Medians are published to five days, from at least ten fills.",
    table: tableHtml({columns, rows}, `Time to fill by source, ${period}`), csv: maker.file("csv/fill-times.csv", csvText({columns, rows}, maker.about("Time to fill by source", period)))
  });
}

const kindNames: Readonly<Record<string, string>> = {promotion: "promotions", lateral: "laterals", demotion: "demotions", transfer: "transfers", reorganization: "reorganized"};

function kindsFigure(maker: Maker): string {
  const {format, words} = maker;
  const all = maker.publication.rows("move_kinds").filter((row) => row.grain === "year").map((row) => ({
    start: isoDay(row.period_start), end: isoDay(row.period_end), grain: "year" as const, kind: kindNames[row.kind] ?? String(row.kind), moves: orNull(row.moves), state: String(row.state)
  }));
  if (all.length === 0) return "";
  const last = all.at(-1)!.start;
  const names = [...new Set(all.map((row) => row.kind))].sort((a, b) => most(b) - most(a));
  function most(kind: string) { return all.find((row) => row.kind === kind && row.start === last)?.moves ?? 0; }
  const told = names.filter((name) => most(name) > 0).map((name) => `${format.count(most(name))} ${name}`);
  const points: Point[] = all.filter((row) => most(row.kind) > 0 || names.indexOf(row.kind) < 3).map((row) => ({start: row.start, series: row.kind, value: row.moves}));
  const columns = [
    {title: "Year", text: (row: (typeof all)[number]) => words.period(row)}, {title: "Kind", text: (row: (typeof all)[number]) => row.kind},
    {title: "Moves", text: (row: (typeof all)[number]) => (row.moves === null ? words.hidden(row.state) : format.count(row.moves)), raw: (row: (typeof all)[number]) => row.moves, numeric: true}];
  return figureHtml({
    id: "move-kinds", title: `In ${words.period(all.at(-1)!)}: ${told.join(", ") || "no move that may be shown"}`, metric: "internal_mobility_rate", subtitle: "Moves by kind and year; transfers and reorganizations are no mobility moves",
    chart: seriesChart(maker.canvas, points, names.slice(0, 4), {tick: (v) => format.count(v), label: (v) => format.count(v)}, "Moves by kind and year"),
    note: "Counts are rounded to multiples of five.", table: tableHtml({columns, rows: all}, "Moves by kind and year"), csv: maker.file("csv/move-kinds.csv", csvText({columns, rows: all}, maker.about("Moves by kind", "years")))
  });
}

function flowsFigure(maker: Maker): string {
  const {format, words} = maker;
  const all = maker.publication.rows("move_flows").filter((row) => row.grain === "year");
  if (all.length === 0) return "";
  const last = all.map((row) => isoDay(row.period_start)).sort().at(-1)!;
  const rows = all.filter((row) => isoDay(row.period_start) === last);
  const cells: Flow[] = rows.map((row) => ({from: row.from_family, to: row.to_family, moves: orNull(row.moves)}));
  const shown = cells.filter((c) => c.moves !== null);
  const across = shown.filter((c) => c.from !== c.to).reduce((sum, c) => sum + c.moves!, 0), within = shown.filter((c) => c.from === c.to).reduce((sum, c) => sum + c.moves!, 0);
  const period = words.period({grain: "year", start: last, end: isoDay(rows[0]!.period_end)});
  const columns = [
    {title: "From", text: (c: Flow) => c.from}, {title: "To", text: (c: Flow) => c.to},
    {title: "Moves", text: (c: Flow) => (c.moves === null ? "hidden" : format.count(c.moves)), raw: (c: Flow) => c.moves, numeric: true}];
  return figureHtml({
    id: "move-flows", title: across === 0 ? `Moves stay within their family in ${period}` : `About ${format.count(across)} of ${format.count(across + within)} moves crossed into another family in ${period}`, metric: "internal_mobility_rate",
    subtitle: `Mobility moves from family (rows) to family (columns), ${period}; a dot is a hidden cell`,
    chart: flows(maker.canvas, cells, (n) => format.count(n), `Moves between families in ${period}`), note: "Counts are rounded to multiples of five; sums of them differ a little from the whole.",
    table: tableHtml({columns, rows: cells}, `Moves between families, ${period}`), csv: maker.file("csv/move-flows.csv", csvText({columns, rows: cells}, maker.about("Moves between families", period)))
  });
}
