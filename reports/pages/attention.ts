import {figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {ratios} from "../components/ratios.ts";
import {verdictHtml} from "../components/verdict.ts";
import {comparisonsOf, inOrderOfEvidence, isCompared, isExact, stageOrder, stagesOf, type Comparison, type Stage} from "../equity.ts";
import {escape, lines} from "../html.ts";
import type {Maker, Page} from "../site.ts";
import {attentionWords} from "../words/attention.ts";
import {equityWords} from "../words/equity.ts";
import {comparisonTable, ratioOf} from "./comparisons.ts";

/** Inconclusive comparisons told in sentences, and rows of the table and the chart. */
const told = 5, listed = 40, drawn = 12;

/** equity: what to look at, the strongest evidence first, and what could not be looked at. */
export function attentionPage(maker: Maker): Page {
  const {format, publication} = maker;
  const said = attentionWords(format), words = equityWords(format);
  const rows = comparisonsOf(publication);
  const found = inOrderOfEvidence(rows);
  const strong = found.filter(({verdict}) => verdict !== "inconclusive"), weak = found.filter(({verdict}) => verdict === "inconclusive");
  const weighed = rows.filter(({verdict, state}) => verdict !== null && verdict !== "not_evaluable" && state === "shown").length;
  const count = (verdict: string) => strong.filter((row) => row.verdict === verdict).length;
  const html = lines(
    `<div class="lede"><h1>${said.heading}</h1>`,
    `<p class="answer">${escape(!rows[0] ? said.lacking(publication.header.demographics.length > 0) : said.answer(count("indicated"), count("monitor"), weighed, words.window(rows[0])))}</p></div>`,
    `<p class="banner">${said.screen}</p>`,
    rows.length > 0 && lines(
      '<div class="list-beside">',
      `<section><h2>${said.indicated}</h2><p>${said.indicatedHelp}</p>`, strong.length === 0 ? `<p>${said.nothing}</p>` : list(maker, strong), "</section>",
      `<section><h2>${said.inconclusive}</h2><p>${escape(said.inconclusiveHelp(Math.min(told, weak.length), weak.length))}</p>`, list(maker, weak.slice(0, told)), "</section>",
      `<section>${evidenceFigure(maker, found, rows)}</section></div>`),
    `<section><h2>${said.notEvaluated}</h2>`, notEvaluated(maker, rows), "</section>"
  );
  return {path: "index", title: said.title, html};
}

function list({format}: Maker, rows: readonly Comparison[]): string {
  const words = equityWords(format);
  const item = (row: Comparison) => lines(
    `<li>${verdictHtml(row.verdict, words.verdict(row.verdict))} · ${escape(words.finding(row))}`,
    `<p>${escape([words.ratios(row), isCompared(row) && row.ratio_lower === null && row.badge_id === "all" && words.noInterval, words.apart(row)].filter(Boolean).join(" "))}</p></li>`);
  return rows.length === 0 ? "" : lines('<ol class="attention">', ...rows.map(item), "</ol>");
}

function evidenceFigure(maker: Maker, found: readonly Comparison[], rows: readonly Comparison[]): string {
  const {format, canvas, publication} = maker;
  const said = attentionWords(format), words = equityWords(format);
  const shown = found.filter((row) => isCompared(row) && row.impact_ratio! > 0).slice(0, drawn);
  const {table, csv} = comparisonTable(maker, found.slice(0, listed), {id: "comparisons", what: "audit of equity, all comparisons", caption: said.table, all: rows, first: {title: said.columns.group, text: words.name}});
  return figureHtml({
    id: "evidence", title: shown[0] ? said.chartTitle(words.name(shown[0]).replace(": ", ", "), words.ratio(shown[0].adjusted_ratio ?? shown[0].impact_ratio!), shown[0].adjusted_ratio !== null, shown[0].reference_group!) : said.table, subtitle: said.chartSubtitle,
    chart: ratios(canvas, shown.map((row) => ratioOf(row, words.name(row))), {label: words.ratio, marked: [0.8, 1]}, escape(said.chartSubtitle)), note: words.counts(isExact(publication)), table, csv
  });
}

/** Stages that lack what they need, and how many comparisons of the others could not be made, by reason. */
function notEvaluated(maker: Maker, rows: readonly Comparison[]): string {
  const {format, publication} = maker;
  const said = attentionWords(format), words = equityWords(format);
  const missing = stagesOf(publication).filter((stage) => stage.missing !== null).sort((a, b) => stageOrder.indexOf(a.stage) - stageOrder.indexOf(b.stage));
  const counts = stageOrder.flatMap((stage) => Object.keys(said.reasons).map((reason) => ({stage, reason, n: rows.filter((row) => row.stage === stage && (row.state === "withheld" ? "withheld" : row.not_compared) === reason).length}))).filter(({n}) => n > 0);
  const columns: Column<{stage: Stage; reason: string; n: number}>[] = [
    {title: said.columns.stage, text: (r) => words.stage(r.stage).name}, {title: said.columns.reason, text: (r) => said.reasons[r.reason]!}, {title: said.columns.rows, text: (r) => format.count(r.n), numeric: true}];
  return lines(
    missing.length > 0 && `<ul class="tight">${missing.map(({stage, missing: tables}) => `<li>${escape(said.missing(words.stage(stage).name, tables!))}</li>`).join("")}</ul>`,
    counts.length > 0 && tableHtml({columns, rows: counts}, said.notEvaluated, true),
    missing.length + counts.length === 0 && rows.length > 0 && `<p>${said.noneLeft}</p>`);
}
