import {tableFromIPC} from "@uwdata/flechette";
import {cellsOf, type Cell} from "../cells.ts";
import {byGroup, overTime, type Drawn} from "../components/compare.ts";
import {csvText, figureHtml, tableHtml, type FigureTable} from "../components/figure.ts";
import {kpisHtml} from "../components/kpis.ts";
import {formatFor} from "../format.ts";
import {cellColumns, cellCsv} from "../components/cellColumns.ts";
import {english} from "../words/en.ts";
import type {TimeMarks} from "../timeMarks.ts";
import {movesWords} from "../words/moves.ts";

interface Notes {
  readonly locale: string;
  readonly currency: string | null;
  readonly organization: string;
  readonly as_of: string;
  readonly fiscal_year_start: number;
  readonly release: string;
  readonly marks: TimeMarks;
  readonly metrics: readonly {metric: string; better: string; lacking?: string}[];
}

const notes = JSON.parse(document.querySelector<HTMLElement>("[data-notes]")!.dataset.notes!) as Notes;
const format = formatFor(notes.locale, notes.currency);
const words = english(format, notes.fiscal_year_start), said = movesWords(format);
// Drawn apart from the page: what Plot styles while it draws would ask for a hole in the content security policy.
const canvas = {document: document.implementation.createHTMLDocument(""), format, yearStart: notes.fiscal_year_start};
let turns = 0;
const loaded = new Map<string, Promise<Cell[]>>();

/** The published figures of one dimension; each file is fetched once. */
function slice(dimension: string): Promise<Cell[]> {
  if (!loaded.has(dimension)) loaded.set(dimension, fetchSlice(dimension));
  return loaded.get(dimension)!;
}

async function fetchSlice(dimension: string): Promise<Cell[]> {
  const link = [...document.querySelectorAll<HTMLAnchorElement>("[data-slice]")].find((a) => a.dataset.slice === dimension);
  if (!link) return [];
  const response = await fetch(link.href);
  return cellsOf(tableFromIPC(new Uint8Array(await response.arrayBuffer()), {useDate: true}).toArray());
}

/** Draws again what the controls select, with the functions that drew the page. */
export async function redraw(state: Readonly<Record<string, string>>): Promise<void> {
  const chosen = state.member ?? "all:all";
  const dimension = chosen.slice(0, chosen.indexOf(":")), member = chosen.slice(chosen.indexOf(":") + 1);
  const by = state.by ?? "business_unit";
  const grain = (state.grain ?? "quarter") as Cell["grain"];
  const [stepsOf, start] = (state.period ?? "").split(":");
  const asked = start ? {grain: stepsOf as Cell["grain"], start} : undefined;
  const turn = ++turns;
  const cells = [...new Set(["all", dimension, ...(state.by ? [by] : [])])].map(slice);
  const all = (await Promise.all(cells)).flat();
  // A choice made while files were on their way has the word.
  if (turn !== turns) return;
  const cards = document.querySelector("[data-kpis]");
  if (cards) cards.innerHTML = kpisHtml(canvas, words, format, all, {metrics: notes.metrics, dimension, member, marks: notes.marks}, (table, period) => csvLink(table, "Key figures", period, `${dimension}: ${member}`));
  for (const place of document.querySelectorAll<HTMLElement>("[data-figure]")) {
    const metric = place.dataset.metric!;
    const time = place.dataset.figure === "time";
    const drawn = time ? overTime(canvas, words, all, metric, dimension, member, grain, notes.marks) : byGroup(canvas, words, all, metric, by, asked);
    place.innerHTML = wrap(`${metric}-${time ? "over-time" : "by-group"}`, metric, drawn, time, time ? (c) => words.period(c) : (c) => c.member, place);
  }
  const status = document.querySelector("[data-said]");
  if (status) status.textContent = dimension === "all" ? "Showing the whole organization" : `Showing ${member}`;
}

let links: string[] = [];

/** A link to the CSV of a table as it is shown; the oldest links of earlier choices are let go. */
function csvLink<Row>(table: FigureTable<Row>, title: string, period: string, filter: string): string {
  const about = [`${notes.organization}: ${title}`, `period: ${period}`, `filter: ${filter}`, `figures to ${notes.as_of}, ${notes.release}`, "definitions: the page Data & trust, trust.html"];
  const link = URL.createObjectURL(new Blob([csvText(table, about)], {type: "text/csv"}));
  if (links.push(link) > 60) URL.revokeObjectURL(links.shift()!);
  return link;
}

function wrap(id: string, metric: string, drawn: Drawn, time: boolean, name: (c: Cell) => string, place: HTMLElement): string {
  const table = {columns: cellColumns(words, format, time ? said.period : said.group, name), rows: drawn.cells, csv: cellCsv(words)};
  const [one] = drawn.cells;
  const csv = csvLink(table, words.title(metric), drawn.period, one ? `${one.dimension}${time ? `: ${one.member}` : ", all members"}` : "nothing published");
  const definition = place.querySelector(".definition")?.textContent ?? undefined;
  return figureHtml({id, metric, title: drawn.title, subtitle: drawn.subtitle, chart: drawn.chart, events: drawn.events, note: words.statesNote(drawn.cells), definition, table: tableHtml(table, `${words.title(metric)}, ${drawn.period}`), csv});
}
