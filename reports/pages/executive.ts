import {statusHtml} from "../components/bench.ts";
import {kpiHtml} from "../components/kpi.ts";
import {headlineOf, isClear} from "../cells.ts";
import {decisionsOf} from "../decisions.ts";
import {strongestChanges} from "../findings.ts";
import {escape, lines} from "../html.ts";
import {outcomesOf} from "../outcomes.ts";
import type {Maker, Page} from "../site.ts";
import {valueOf} from "../value.ts";
import {benchStatus, benchWords} from "../words/bench.ts";
import {executiveWords} from "../words/executive.ts";
import {dimensionTitle} from "../words/metrics.ts";
import {outcomeWords} from "../words/outcomes.ts";
import {valueWords} from "../words/value.ts";
import {lackOf, sparseNote} from "./lacks.ts";
import {betterOf} from "./state.ts";
import {valueInputs} from "./value.ts";

const figures = ["internal_fill_rate", "time_to_fill_days", "promotion_rate", "voluntary_attrition_rate", "badge_backed_move_share"] as const;

/** executive: one screen. */
export function executivePage(maker: Maker): Page {
  const {publication, canvas, words, format} = maker;
  const {cells} = publication;
  const better = betterOf(maker);
  const said = executiveWords(format), changes = strongestChanges(cells, figures, ["business_unit", "family", "level"], 3);
  const html = lines(
    `<div class="lede"><h1>${said.heading}</h1>`,
    `<p class="answer">${escape(answer(maker))}</p></div>`,
    sparseNote(maker, cells.filter((c) => (figures as readonly string[]).includes(c.metric))),
    decisions(maker),
    `<section class="columns"><div>${results(maker)}</div><div>${value(maker)}</div></section>`,
    '<div class="kpis">', ...figures.map((metric) => kpiHtml(canvas, words, cells, {metric, better: better(metric), lacking: lackOf(maker, metric), targets: publication.marks.targets})), "</div>",
    `<div class="columns"><section><h2>${said.changes}</h2>`,
    changes.length === 0 ? `<p>${said.noChanges}</p>`
      : lines("<ul>", ...changes.map((c) => `<li><strong>${escape(c.member)}</strong> (${escape(dimensionTitle(c.dimension).toLowerCase())}): ${escape(words.title(c.metric).toLowerCase())} ${escape(words.value(c.metric, c.value))} in ${escape(words.period(c))}, ${escape(words.change(c))}; ${escape(words.denominator(c))}.</li>`), "</ul>"),
    "</section>", benchRisk(maker), "</div>"
  );
  return {path: "index", title: said.title, html};
}

/** What needs a decision, each with its evidence and what comes of doing nothing. */
function decisions({publication, format}: Maker): string {
  const said = executiveWords(format), chosen = decisionsOf(publication).map(said.decision);
  return lines(
    `<section id="decisions"><h2>${said.decisions}</h2>`,
    chosen.length === 0 ? `<p>${said.noDecisions}</p>` : lines('<ol class="decisions">', ...chosen.map(({title, evidence, unless}) => `<li><h3>${escape(title)}</h3><p>${escape(evidence)}</p><p><strong>${escape(unless)}</strong></p></li>`), "</ol>"),
    `<p class="note">${escape(said.howChosen)}</p></section>`);
}

/** What goes with business results, in a sentence a result that anything is known of. */
function results({publication, format}: Maker): string {
  const said = executiveWords(format), outcomes = outcomeWords(format), told = outcomesOf(publication).filter((o) => o.badges.length > 0 || o.rollout);
  const raised = told.filter((o) => o.rollout && o.rollout.support !== "no_effect").slice(0, 3);
  return lines(
    `<h2>${said.outcomes}</h2><p>${escape(told.length === 0 ? outcomes.lacking : outcomes.answer(told))}</p>`,
    raised.length > 0 && lines("<ul>", ...raised.map((o) => `<li>${escape(outcomes.rollout(o))}</li>`), "</ul>"),
    `<p><a href="./outcomes.html">${said.toOutcomes}</a> · <a href="./rollout.html">${said.toRollout}</a></p>`);
}

function value(maker: Maker): string {
  const said = executiveWords(maker.format), words = valueWords(maker.format), found = valueInputs(maker);
  return lines(`<h2>${said.value}</h2><p>${escape(found ? words.answer(valueOf(found.inputs)) : words.lacking.fills)}</p>`, found && `<p><a href="./value.html">${said.toValue}</a></p>`);
}

/** How each critical role stands, in words; no count. */
function benchRisk({publication, format}: Maker): string {
  const rows = [...publication.rows("critical_roles")].sort((a, b) => a.place - b.place);
  if (rows.length === 0) return "";
  const said = benchWords(format);
  const bare = rows.filter((row) => row.status === "no_successor").map((row) => row.title as string);
  return lines(
    `<section><h2>${said.risk}</h2><p>${escape(said.answer(bare, rows.filter((row) => row.status === "thin").length, rows.length))}</p>`,
    "<ul>", ...rows.slice(0, 8).map((row) => `<li>${escape(row.title)}: ${statusHtml(row.status, benchStatus[row.status] ?? row.status)}</li>`), "</ul></section>");
}

export function answer({publication, words, format}: Maker): string {
  const said = executiveWords(format);
  const told = figures.map((metric) => headlineOf(publication.cells, metric)).filter((c) => c !== undefined).filter((c) => c.value !== null && isClear(c)).slice(0, 2);
  if (told.length > 0) return told.map((c) => said.went(words.title(c.metric), c.change! > 0, words.value(c.metric, c.value), words.period(c))).join(" ");
  return publication.cells.some((c) => c.value !== null) ? said.unclear : said.few;
}
