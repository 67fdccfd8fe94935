import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {eventStudy} from "../components/eventStudy.ts";
import {escape, lines} from "../html.ts";
import {outcomesOf, type EffectRow, type Outcome} from "../outcomes.ts";
import type {Maker, Page} from "../site.ts";
import {outcomeWords} from "../words/outcomes.ts";
import {slug} from "./outcomes.ts";

/** executive: what the staggered rollout shows, month by month since the start. */
export function rolloutPage(maker: Maker): Page {
  const said = outcomeWords(maker.format), {study} = said;
  const effects = maker.publication.rows("rollout_effects") as unknown as readonly EffectRow[];
  const order = ["supported", "regression_to_mean", "leads_differ", "no_effect"];
  const told = outcomesOf(maker.publication).filter((o) => o.rollout).sort((a, b) => order.indexOf(a.rollout!.support!) - order.indexOf(b.rollout!.support!));
  const html = lines(
    `<div class="lede"><h1>${study.heading}</h1><p class="answer">${escape(told.length === 0 ? study.lacking : study.answer(told))}</p></div>`,
    told.length > 0 && lines(`<p class="quietly">${study.method}</p>`, `<section><h2>${study.title}</h2>`, ...told.map((outcome) => figure(maker, outcome, effects.filter((row) => row.metric === outcome.metric))), "</section>"));
  return {path: "rollout", title: study.title, html};
}

function figure(maker: Maker, outcome: Outcome, effects: readonly EffectRow[]): string {
  const said = outcomeWords(maker.format), {study} = said;
  const rows = effects.filter((row) => row.kind === "event_study").sort((a, b) => a.event_month! - b.event_month!), overall = effects.find((row) => row.kind === "overall_group"), twoWay = effects.find((row) => row.kind === "two_way");
  const title = study.chart(outcome), subtitle = study.subtitle(outcome, overall?.teams ?? 0, overall?.control_teams ?? 0);
  const columns: Column<EffectRow>[] = [
    {title: study.columns.month, text: (r) => maker.format.count(r.event_month!), raw: (r) => r.event_month, numeric: true}, {title: study.columns.estimate, text: (r) => said.signed(r.estimate), raw: (r) => r.estimate, numeric: true},
    {title: study.columns.interval, text: (r) => (r.event_month === -1 ? "–" : said.interval(r)), numeric: true}, {title: study.columns.teams, text: (r) => maker.format.count(r.teams), raw: (r) => r.teams, numeric: true},
    {title: study.columns.controls, text: (r) => maker.format.count(r.control_teams), raw: (r) => r.control_teams, numeric: true}];
  const csv = maker.file(`csv/rollout-${slug(outcome.metric)}.csv`, csvText({columns, rows}, maker.about(`rollout: ${outcome.label}`, `whole quarters to ${maker.publication.header.as_of}`)));
  return lines(
    '<article class="beside">',
    figureHtml({
      id: slug(outcome.metric), title, subtitle, chart: eventStudy(maker.canvas, rows, {tick: said.tick, label: study.months}, `${title}. ${subtitle}`),
      note: [study.leads(outcome.rollout!.placebo_p), overall && study.inference[overall.inference], twoWay && study.twoWay(outcome, twoWay.estimate)].filter(Boolean).join(" "), table: tableHtml({columns, rows}, title), csv}),
    `<div class="told"><p>${escape(said.rollout(outcome))}</p></div></article>`);
}
