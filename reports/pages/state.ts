import {headlineOf, isClear, type Cell} from "../cells.ts";
import {kpisHtml} from "../components/kpis.ts";
import {csvText} from "../components/figure.ts";
import {clearlyWorse, comparisons, lastYear, strongestChanges} from "../findings.ts";
import {escape, lines} from "../html.ts";
import type {Maker, Page} from "../site.ts";
import {benchWords} from "../words/bench.ts";
import {controlWords} from "../words/controls.ts";
import {stateWords} from "../words/state.ts";
import {controlBar, memberSelect} from "./controls.ts";
import {lackOf, sparseNote} from "./lacks.ts";
import {writeSlices} from "./slices.ts";

export const kpis = ["internal_fill_rate", "time_to_fill_days", "promotion_rate", "internal_mobility_rate", "voluntary_attrition_rate"] as const;

/** hr: the state of mobility, in one screen. */
export function statePage(maker: Maker): Page {
  const {publication, words, format} = maker;
  const said = stateWords(words);
  const better = betterOf(maker);
  const cells = publication.cells.filter((c) => (kpis as readonly string[]).includes(c.metric));
  const metrics = kpis.map((metric) => ({metric, better: better(metric), lacking: lackOf(maker, metric)}));
  const csv = (table: Parameters<typeof csvText<Cell>>[0], period: string) => maker.file("csv/key-figures.csv", csvText(table, maker.about("Key figures", period)));
  const html = lines(
    '<div class="top">',
    `<div class="lede"><h1>${said.title}</h1>`,
    `<p class="answer">${escape(said.answer(headlineOf(cells, "internal_fill_rate"), headlineOf(cells, "promotion_rate")))}</p></div>`,
    controlBar(memberSelect(cells, controlWords.show)),
    "</div>",
    sparseNote(maker, cells),
    "<div data-kpis>", kpisHtml(maker.canvas, words, format, cells, {metrics, dimension: "all", member: "all", marks: publication.marks}, csv), "</div>",
    '<div class="columns">',
    `<section><h2>${said.moved}</h2>`, moved(maker, cells), "</section>",
    `<section><h2>${said.stuck}</h2>`, stuck(maker, cells), bareRoles(maker), "</section>",
    `<section><h2>${said.todo}</h2>`, todo(maker, cells), "</section>",
    "</div>",
    writeSlices(maker, "state", cells, metrics)
  );
  return {path: "index", title: said.title, html};
}

export const betterOf = ({publication}: Maker) => {
  const known = new Map(publication.rows("metric_definitions").map((row) => [row.metric, row.better as string]));
  return (metric: string) => known.get(metric) ?? "neither";
};

const dimensions = ["business_unit", "family", "level"] as const;
const evidence = (c: Cell) => `./moves.html?by=${encodeURIComponent(c.dimension)}#${c.metric}-by-group`;
const linked = (c: Cell, [place, rest]: readonly [string, string]) => `<a href="${escape(evidence(c))}">${escape(place)}</a>${escape(rest)}`;

function moved({words}: Maker, cells: readonly Cell[]): string {
  const said = stateWords(words);
  const compared = comparisons(cells, kpis, dimensions);
  const period = compared[0] ? words.period(compared[0]) : "";
  const clear = strongestChanges(cells, kpis, dimensions, 3);
  return lines(list(clear.map((c) => linked(c, said.change(c)))), `<p${clear.length > 0 ? ' class="quietly"' : ""}>${escape(said.chance(compared.filter(isClear).length, compared.length, period))}</p>`);
}

/** The farthest behind for each figure, three at most. Fills not by level: entry roles are filled from outside by what they are. */
function stuckCells(maker: Maker, cells: readonly Cell[]): Cell[] {
  const better = betterOf(maker);
  return (["internal_fill_rate", "time_to_fill_days", "promotion_rate", "voluntary_attrition_rate"] as const)
    .flatMap((metric) => clearlyWorse(cells, metric, better(metric), ["business_unit", "family"]).slice(0, 1))
    .slice(0, 3);
}

function stuck(maker: Maker, cells: readonly Cell[]): string {
  const {words} = maker;
  const said = stateWords(words);
  const found = stuckCells(maker, cells);
  if (found.length === 0) return `<p>${said.nothingStuck}</p>`;
  return lines(list(found.map((c) => linked(c, said.behind(c, lastYear(cells, c.metric, "all")[0])))), `<p class="quietly">${escape(said.mix(words.period(found[0]!)))}</p>`);
}

/** Critical roles without a successor, with the way to the bench. */
function bareRoles({publication, format}: Maker): string {
  const roles = publication.rows("succession");
  const bare = roles.filter((row) => row.status === "no_successor").map((row) => row.title as string);
  if (bare.length === 0) return "";
  return `<p>${escape(benchWords(format).bare(bare, roles.length))} <a href="./bench.html">${benchWords(format).title}</a></p>`;
}

function todo(maker: Maker, cells: readonly Cell[]): string {
  const said = stateWords(maker.words);
  const found = stuckCells(maker, cells);
  if (found.length === 0) return `<p>${said.nothingToDo}</p>`;
  return list(found.map((c) => `${escape(said.advice(c))} <a href="${escape(evidence(c))}">${said.evidence}</a>`));
}

const list = (items: readonly string[]) => (items.length === 0 ? "" : lines("<ul>", ...items.map((item) => `<li>${item}</li>`), "</ul>"));
