import {statusHtml} from "../components/bench.ts";
import {kpiHtml} from "../components/kpi.ts";
import {headlineOf, isClear} from "../cells.ts";
import {strongestChanges} from "../findings.ts";
import {escape, lines} from "../html.ts";
import type {Maker, Page} from "../site.ts";
import {benchStatus, benchWords} from "../words/bench.ts";
import {dimensionTitle} from "../words/metrics.ts";
import {lackOf, sparseNote} from "./lacks.ts";
import {betterOf} from "./state.ts";

const figures = ["internal_fill_rate", "time_to_fill_days", "promotion_rate", "voluntary_attrition_rate", "badge_backed_move_share"] as const;

const unknown = [
  "Whether badges go with better business results: the association with outcomes and the rollout's effect are not computed yet.",
  "What the program costs against what it saves: the value of vacancies avoided is not computed yet.",
  "Whether any group gets fewer badges than chance would explain: shares by group are, chance is not weighed yet."
];

/** executive: one screen. */
export function executivePage(maker: Maker): Page {
  const {publication, canvas, words} = maker;
  const {cells} = publication;
  const better = betterOf(maker);
  const changes = strongestChanges(cells, figures, ["business_unit", "family", "level"], 3);
  const html = lines(
    '<div class="lede"><h1>The program in one screen</h1>',
    `<p class="answer">${escape(answer(maker))}</p></div>`,
    sparseNote(maker, cells.filter((c) => (figures as readonly string[]).includes(c.metric))),
    '<div class="kpis">', ...figures.map((metric) => kpiHtml(canvas, words, cells, {metric, better: better(metric), lacking: lackOf(maker, metric), targets: publication.marks.targets})), "</div>",
    '<div class="columns"><section><h2>The largest changes</h2>',
    changes.length === 0 ? "<p>No business unit, family or level changed clearly against the year before.</p>"
      : lines("<ul>", ...changes.map((c) => `<li><strong>${escape(c.member)}</strong> (${escape(dimensionTitle(c.dimension).toLowerCase())}): ${escape(words.title(c.metric).toLowerCase())} ${escape(words.value(c.metric, c.value))} in ${escape(words.period(c))}, ${escape(words.change(c))}; ${escape(words.denominator(c))}.</li>`), "</ul>"),
    "</section>", benchRisk(maker), "<section><h2>What is not known yet</h2><ul>", ...unknown.map((item) => `<li>${escape(item)}</li>`), "</ul></section></div>"
  );
  return {path: "index", title: "In one screen", html};
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

function answer({publication, words}: Maker): string {
  const told = figures.map((metric) => headlineOf(publication.cells, metric)).filter((c) => c !== undefined).filter((c) => c.value !== null && isClear(c)).slice(0, 2);
  if (told.length > 0) return told.map((c) => `${words.title(c.metric)} went ${c.change! > 0 ? "up" : "down"} to ${words.value(c.metric, c.value)} in the ${words.period(c)}.`).join(" ");
  return publication.cells.some((c) => c.value !== null) ? "None of the key figures changed clearly against the year before." : "Too few figures are published to say how the program stands.";
}
