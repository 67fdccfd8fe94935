import {dots} from "../components/charts.ts";
import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {escape, lines} from "../html.ts";
import {isFound, outcomesOf, type Association, type Outcome} from "../outcomes.ts";
import type {Maker, Page} from "../site.ts";
import {outcomeWords} from "../words/outcomes.ts";

/** Badges that are drawn for a metric; the table holds them all. */
const drawn = 8;

/** executive: what goes with business results, by function. */
export function outcomesPage(maker: Maker): Page {
  const said = outcomeWords(maker.format), outcomes = outcomesOf(maker.publication);
  const told = outcomes.filter((o) => o.badges.length > 0 || o.rollout);
  const functions = [...new Set(outcomes.map((o) => o.function))];
  const html = lines(
    `<div class="lede"><h1>${said.heading}</h1><p class="answer">${escape(outcomes.length === 0 ? said.lacking : told.length === 0 ? said.few : said.answer(told))}</p></div>`,
    told.length > 0 && `<p class="quietly">${said.caveat}</p>`,
    ...functions.map((name) => lines(`<section><h2>${escape(name ?? said.none)}</h2>`, ...outcomes.filter((o) => o.function === name).map((outcome) => figure(maker, outcome)), "</section>")));
  return {path: "outcomes", title: said.title, html};
}

function figure(maker: Maker, outcome: Outcome): string {
  const said = outcomeWords(maker.format), {badges} = outcome;
  if (badges.length === 0) return `<h3>${escape(said.tooFew(outcome))}</h3>${outcome.rollout ? `<p>${escape(said.rollout(outcome))}</p>` : ""}`;
  const found = isFound(badges[0]!), title = found ? said.found(outcome) : said.nothing(outcome);
  const subtitle = said.subtitle(outcome, badges[0]!.teams ?? 0);
  const chart = dots(maker.canvas, badges.slice(0, drawn).map((b) => ({member: said.badge(b.badge_id), value: b.estimate, lower: b.lower, upper: b.upper})), undefined, {tick: said.tick, label: said.signed}, `${title}. ${subtitle}`);
  const columns = columnsOf(maker, outcome), rows = outcome.rows.filter((row) => row.estimate !== null);
  const csv = maker.file(`csv/outcome-${slug(outcome.metric)}.csv`, csvText({columns, rows}, maker.about(`what goes with ${outcome.label}`, `whole quarters to ${maker.publication.header.as_of}`)));
  return lines(
    '<article class="beside">',
    figureHtml({id: slug(outcome.metric), title, subtitle, chart, definition: said.definition, table: tableHtml({columns, rows: badges}, title), csv}),
    `<div class="told"><p>${escape([found ? said.worth(outcome) : said.unseen(outcome), found && said.others(outcome)].filter(Boolean).join(" "))}</p>`,
    `<p>${escape(said.rollout(outcome))} ${outcome.rollout ? `<a href="./rollout.html#${slug(outcome.metric)}">${said.rolloutLink}</a>` : ""}</p></div></article>`);
}

export const slug = (metric: string) => metric.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

function columnsOf({format}: Maker, outcome: Outcome): Column<Association>[] {
  const said = outcomeWords(format), {columns} = said;
  return [
    {title: columns.badge, text: (r) => said.badge(r.badge_id), raw: (r) => r.badge_id}, {title: columns.method, text: (r) => said.methods[r.method]!, raw: (r) => r.method},
    {title: columns.lag, text: (r) => said.lag(r.lag_months) || "–", raw: (r) => r.lag_months},
    {title: columns.estimate, text: (r) => (r.estimate === null ? "–" : said.signed(r.estimate)), raw: (r) => r.estimate, numeric: true}, {title: columns.interval, text: said.interval, numeric: true},
    {title: columns.p, text: (r) => said.p(r.p), raw: (r) => r.p, numeric: true}, {title: columns.adjusted, text: (r) => said.p(r.bh_p), raw: (r) => r.bh_p, numeric: true},
    {title: columns.smallest, text: (r) => (r.smallest_effect === null ? "–" : `${said.number(r.smallest_effect)} ${said.unit(outcome)}`), raw: (r) => r.smallest_effect, numeric: true},
    {title: columns.teams, text: (r) => (r.teams === null ? "–" : format.count(r.teams)), raw: (r) => r.teams, numeric: true}];
}
