import {headlineOf, isClear, recentOf, type Cell} from "../cells.ts";
import {escape, lines} from "../html.ts";
import type {Target} from "../timeMarks.ts";
import {eventWords} from "../words/events.ts";
import type {Words} from "../words/en.ts";
import {sparkline} from "./charts.ts";
import type {Canvas} from "./draw.ts";

export interface KpiOptions {
  readonly metric: string;
  readonly better: string;
  readonly dimension?: string;
  readonly member?: string;
  /** Said in place of the figure where its data was not supplied. */
  readonly lacking?: string;
  /** The period is said once above the cards, not on this one. */
  readonly periodAbove?: boolean;
  readonly targets?: readonly Target[];
}

/** One key figure: value, change in words with its interval, sparkline, denominator. */
export function kpiHtml(canvas: Canvas, words: Words, cells: readonly Cell[], {metric, better, dimension = "all", member = "all", lacking, periodAbove, targets = []}: KpiOptions): string {
  const title = `<h2><a href="./trust.html#${metric}">${escape(words.title(metric))}</a></h2>`;
  const empty = (said: string) => lines('<section class="kpi">', title, '<p class="value none">–</p>', `<p class="said">${escape(said)}</p>`, "</section>");
  if (lacking) return empty(lacking);
  const cell = headlineOf(cells, metric, dimension, member);
  if (!cell || cell.value === null) return empty(words.hidden(cell?.state ?? ""));
  const target = words.comparesWithYear(metric, cell.grain) ? targetFor(targets, cell) : undefined;
  const recent = recentOf(cells, metric, dimension, member);
  return lines(
    '<section class="kpi">',
    title,
    `<p class="value">${escape(words.value(metric, cell.value))}</p>`,
    `<p class="change${isClear(cell) ? ` clear ${mood(cell, better)}` : ""}">${arrow(cell)} ${escape(words.change(cell))}<br><span class="how">${escape(words.changeInterval(cell))}</span></p>`,
    sparkline(canvas, recent, `${words.title(metric)}: ${recent.length} values, from ${words.value(metric, recent[0]?.value ?? null)} to ${words.value(metric, recent.at(-1)?.value ?? null)}`),
    `<p class="n">${escape(words.denominator(cell))}${periodAbove ? "" : `, ${escape(words.period(cell))}`}<br>${escape(words.interval(cell))}${target ? `<br>${escape(eventWords.targetOf(words.period({grain: "year", ...target}), words.value(metric, target.value)))}` : ""}</p>`,
    "</section>"
  );
}

/** The target of the year in which the shown period ends. */
const targetFor = (targets: readonly Target[], {metric, dimension, member, end}: Cell): Target | undefined =>
  targets.find((t) => t.metric === metric && t.dimension === dimension && t.member === member && t.start < end && t.end >= end);

/** Better and worse are said by a word in the style sheet's colour, and only where the change is clear. */
function mood(cell: Cell, better: string): string {
  if (!isClear(cell) || better === "neither") return "";
  return cell.change! > 0 === (better === "higher") ? "better" : "worse";
}

/** Drawn, since not every font has such arrows. */
function arrow(cell: Cell): string {
  const path = !isClear(cell) ? "M1 5h8M6 2l3 3-3 3" : cell.change! > 0 ? "M1.5 8.5l7-7M3.5 1.5h5v5" : "M1.5 1.5l7 7M3.5 8.5h5v-5";
  return `<svg width="10" height="10" viewBox="0 0 10 10" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><path d="${path}"/></svg>`;
}
