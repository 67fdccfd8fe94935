import {headlineOf, type Cell} from "../cells.ts";
import {kpiHtml} from "../components/kpi.ts";
import {clearlyWorse, strongestChanges} from "../findings.ts";
import {escape, lines} from "../html.ts";
import type {Maker, Page} from "../site.ts";
import {dimensionTitle} from "../words/metrics.ts";
import {controlBar, memberSelect} from "./controls.ts";
import {lackOf, sparseNote} from "./lacks.ts";
import {writeSlices} from "./slices.ts";

export const kpis = ["internal_fill_rate", "time_to_fill_days", "promotion_rate", "internal_mobility_rate", "voluntary_attrition_rate"] as const;

/** hr: the state of mobility, in one screen. */
export function statePage(maker: Maker): Page {
  const {publication, words} = maker;
  const better = betterOf(maker);
  const cells = publication.cells.filter((c) => (kpis as readonly string[]).includes(c.metric));
  const cards = kpis.map((metric) => kpiHtml(maker.canvas, words, cells, {metric, better: better(metric), lacking: lackOf(maker, metric)}));
  const html = lines(
    '<div class="lede">',
    `<h1>The state of mobility</h1>`,
    `<p class="answer">${escape(answer(maker, cells))}</p>`,
    "</div>",
    sparseNote(maker, cells),
    controlBar(memberSelect(cells, "Show")),
    `<div class="kpis" data-kpis>`, ...cards, "</div>",
    `<p class="note">${escape(words.statesNote(cells.filter((c) => c.dimension === "all")))}</p>`,
    '<div class="columns">',
    '<section><h2>What moved</h2>', moved(maker, cells), "</section>",
    '<section><h2>Where it is stuck</h2>', stuck(maker, cells), "</section>",
    '<section><h2>What to do</h2>', todo(maker, cells), "</section>",
    "</div>",
    writeSlices(maker, "state", cells, kpis.map((metric) => ({metric, better: better(metric)})))
  );
  return {path: "index", title: "The state of mobility", html};
}

export const betterOf = ({publication}: Maker) => {
  const known = new Map(publication.rows("metric_definitions").map((row) => [row.metric, row.better as string]));
  return (metric: string) => known.get(metric) ?? "neither";
};

function answer({words}: Maker, cells: readonly Cell[]): string {
  const fill = headlineOf(cells, "internal_fill_rate"), promotion = headlineOf(cells, "promotion_rate"), exits = headlineOf(cells, "voluntary_attrition_rate");
  const told = [
    fill?.value != null && `${words.value(fill.metric, fill.value)} of openings were filled from inside, ${words.change(fill)}.`,
    promotion?.value != null && `${capital(words.perHundred(promotion))} were promoted, ${words.change(promotion)}.`,
    exits?.value != null && `Voluntary attrition stands at ${words.value(exits.metric, exits.value)}, ${words.change(exits)}.`
  ].filter(Boolean);
  return told.length > 0 ? told.slice(0, 2).join(" ") : "Too few figures are published to say how mobility stands.";
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const dimensions = ["business_unit", "family", "level"] as const;
const evidence = (c: Cell) => `./moves?by=${c.dimension}`;
const place = (c: Cell) => `${c.member} (${dimensionTitle(c.dimension).toLowerCase()})`;

function moved({words}: Maker, cells: readonly Cell[]): string {
  const found = strongestChanges(cells, kpis, dimensions, 3);
  if (found.length === 0) return "<p>No business unit, family or level changed clearly against the year before.</p>";
  return list(found.map((c) => `<a href="${escape(evidence(c))}">${escape(place(c))}</a>: ${escape(words.title(c.metric).toLowerCase())} ${escape(words.value(c.metric, c.value))} in ${escape(words.period(c))}, ${escape(words.change(c))}; ${escape(words.denominator(c))}.`));
}

function stuckCells(maker: Maker, cells: readonly Cell[]): Cell[] {
  const better = betterOf(maker);
  // Not by level: entry roles are filled from outside by what they are.
  const fill = clearlyWorse(cells, "internal_fill_rate", "higher", ["business_unit", "family"]).slice(0, 1);
  const slow = clearlyWorse(cells, "time_to_fill_days", "lower", ["business_unit", "family"]).slice(0, 1);
  const leaving = clearlyWorse(cells, "voluntary_attrition_rate", better("voluntary_attrition_rate"), dimensions).slice(0, 1);
  return [...fill, ...slow, ...leaving].slice(0, 3);
}

function stuck(maker: Maker, cells: readonly Cell[]): string {
  const {words} = maker;
  const found = stuckCells(maker, cells);
  if (found.length === 0) return "<p>No business unit, family or level is clearly behind the whole.</p>";
  return list(found.map((c) => {
    const whole = cells.find((w) => w.metric === c.metric && w.grain === c.grain && w.start === c.start && w.dimension === "all");
    return `<a href="${escape(evidence(c))}">${escape(place(c))}</a>: ${escape(words.title(c.metric).toLowerCase())} ${escape(words.value(c.metric, c.value))} against ${escape(words.value(c.metric, whole?.value ?? null))} overall (${escape(words.interval(c))}; ${escape(words.denominator(c))}, ${escape(words.period(c))}).`;
  }));
}

function todo(maker: Maker, cells: readonly Cell[]): string {
  const found = stuckCells(maker, cells);
  if (found.length === 0) return "<p>Nothing here asks for a decision now. Watch the next quarter.</p>";
  const what: Record<string, (c: Cell) => string> = {
    internal_fill_rate: (c) => `Before the next outside search in ${place(c)}, ask who inside already holds most of the role's badges.`,
    time_to_fill_days: (c) => `Follow the last ten openings of ${place(c)} step by step: where do the days go?`,
    voluntary_attrition_rate: (c) => `Hold career conversations in ${place(c)} first; more people leave it than the rest.`
  };
  return list(found.map((c) => `${escape(what[c.metric]?.(c) ?? "")} <a href="${escape(evidence(c))}">Evidence</a>`));
}

const list = (items: readonly string[]) => lines("<ul>", ...items.map((item) => `<li>${item}</li>`), "</ul>");
