import {headlineOf, type Cell} from "../cells.ts";
import {cellColumns, cellCsv} from "../components/cellColumns.ts";
import {byGroup, overTime, type Drawn} from "../components/compare.ts";
import {csvText, figureHtml, tableHtml} from "../components/figure.ts";
import {escape, lines} from "../html.ts";
import type {Maker, Page} from "../site.ts";
import {movesWords} from "../words/moves.ts";
import {controlBar, dimensionSelect, dimensionsOf, grainSelect, memberSelect, periodSelect} from "./controls.ts";
import {fillTimesFigure, flowsFigure, kindsFigure} from "./moveFigures.ts";
import {lackOf, sparseNote} from "./lacks.ts";
import {writeSlices} from "./slices.ts";
import {betterOf} from "./state.ts";

/** The metrics that the page's controls redraw. */
const moveMetrics = ["internal_fill_rate", "time_to_fill_days", "internal_mobility_rate", "promotion_rate", "voluntary_attrition_rate"] as const;
const firstDimension = "business_unit";

/** hr: moves and fill. */
export function movesPage(maker: Maker): Page {
  const {publication} = maker;
  const said = movesWords(maker.format);
  const cells = publication.cells.filter((c) => (moveMetrics as readonly string[]).includes(c.metric));
  const dimensions = dimensionsOf(cells);
  const dimension = dimensions.includes(firstDimension) ? firstDimension : dimensions[0] ?? "all";
  const html = lines(
    `<div class="top"><div class="lede"><h1>${said.title}</h1>`,
    `<p class="answer">${escape(answer(maker, cells))}${publication.header.needs.snapshots ? ` ${said.seenBy}` : ""}</p></div>`,
    controlBar(memberSelect(cells, said.overTimeFor), grainSelect(maker.words, cells, said.steps), dimensionSelect(cells, said.compareBy, dimension), periodSelect(maker.words, cells, said.groupsIn)), "</div>",
    sparseNote(maker, cells),
    ...moveMetrics.map((metric) => section(maker, metric, dimension)),
    !lackOf(maker, "internal_mobility_rate") && lines(`<section><h2>${said.movesHeading}</h2><div class="pair">`, kindsFigure(maker), flowsFigure(maker), "</div></section>"),
    writeSlices(maker, "moves", cells, moveMetrics.map((metric) => ({metric, better: betterOf(maker)(metric)})))
  );
  return {path: "moves", title: said.title, html};
}

function answer({words, format}: Maker, cells: readonly Cell[]): string {
  const said = movesWords(format);
  const of = (metric: (typeof moveMetrics)[number]) => { const cell = headlineOf(cells, metric); return cell?.value == null ? null : cell; };
  const fills = of("internal_fill_rate"), days = of("time_to_fill_days"), moves = of("internal_mobility_rate");
  const first = fills ?? days ?? moves;
  if (!first) return said.nothing;
  return said.answer(fills && words.value(fills.metric, fills.value), days && words.value(days.metric, days.value), moves && format.number(moves.value! * 100), words.period(first));
}

function section(maker: Maker, metric: (typeof moveMetrics)[number], dimension: string): string {
  const {canvas, words, publication} = maker;
  const said = movesWords(maker.format);
  const lacking = lackOf(maker, metric);
  const heading = `<section><h2>${said.headings[metric]}</h2>`;
  if (lacking) return lines(heading, `<p class="lack">${escape(lacking)}</p>`, "</section>");
  const formula = publication.rows("metric_definitions").find((row) => row.metric === metric)?.formula as string | undefined;
  const time = overTime(canvas, words, publication.cells, metric, "all", "all", "quarter", publication.marks), group = byGroup(canvas, words, publication.cells, metric, dimension);
  return lines(
    heading,
    '<div class="pair">',
    `<div data-figure="time" data-metric="${metric}">`, cellFigure(maker, `${metric}-over-time`, metric, time, said.period, (c) => words.period(c), formula && `${words.title(metric)} = ${formula}.`), "</div>",
    `<div data-figure="group" data-metric="${metric}">`, cellFigure(maker, `${metric}-by-group`, metric, group, said.group, (c) => c.member), "</div>",
    metric === "time_to_fill_days" && fillTimesFigure(maker),
    "</div>",
    "</section>"
  );
}

function cellFigure(maker: Maker, id: string, metric: string, drawn: Drawn, first: string, name: (c: Drawn["cells"][number]) => string, definition?: string): string {
  const {words} = maker;
  const table = {columns: cellColumns(words, maker.format, first, name), rows: drawn.cells, csv: cellCsv(words)};
  return figureHtml({
    id, metric, definition, title: drawn.title, subtitle: drawn.subtitle, chart: drawn.chart, events: drawn.events, note: words.statesNote(drawn.cells),
    table: tableHtml(table, `${words.title(metric)}, ${drawn.period}`), csv: maker.file(`csv/${id}.csv`, csvText(table, maker.about(words.title(metric), drawn.period)))
  });
}
