import {headlineOf, isoDay} from "../cells.ts";
import {lines as lineChart} from "../components/charts.ts";
import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {eventStudy} from "../components/eventStudy.ts";
import {escape, lines} from "../html.ts";
import {outcomesOf, type EffectRow, type Outcome} from "../outcomes.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {outcomeWords} from "../words/outcomes.ts";
import {rolloutWords} from "../words/rollout.ts";
import {slug} from "./outcomes.ts";

/** executive: what the staggered rollout shows, month by month since the start. */
export function rolloutPage(maker: Maker): Page {
  const said = outcomeWords(maker.format), {study} = said;
  const effects = maker.publication.rows("rollout_effects") as unknown as readonly EffectRow[];
  const order = ["supported", "regression_to_mean", "leads_differ", "no_effect"];
  const told = outcomesOf(maker.publication).filter((o) => o.rollout).sort((a, b) => order.indexOf(a.rollout!.support!) - order.indexOf(b.rollout!.support!));
  const html = lines(
    `<div class="lede"><h1>${study.heading}</h1><p class="answer">${escape(told.length === 0 ? study.lacking : study.answer(told))}</p></div>`,
    told.length > 0 && lines(`<p class="quietly">${study.method}</p>`, `<section><h2>${study.title}</h2>`, ...told.map((outcome) => figure(maker, outcome, effects.filter((row) => row.metric === outcome.metric))), "</section>"),
    comparison(maker), pilot(maker));
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

type Row = Rows[number];
const arms = ["rolled_out", "not_yet"] as const;

/** What teams do that have the program against those that have not yet, quarter by quarter. */
function comparison(maker: Maker): string {
  const said = rolloutWords(), rows = maker.publication.rows("rollout_comparison");
  const measures = said.measures.filter(({measure}) => rows.some((row) => row.measure === measure && row.value !== null));
  if (measures.length === 0) return lines(`<section><h2>${said.heading}</h2>`, `<p class="lack">${said.lacking(maker.publication.header.needs.program_rollout !== false)}</p></section>`);
  return lines(`<section id="comparison"><h2>${said.heading}</h2>`, `<p>${said.caveat}</p>`, ...measures.map((measure) => compared(maker, measure, rows.filter((row) => row.measure === measure.measure))), "</section>");
}

function compared(maker: Maker, measure: ReturnType<typeof rolloutWords>["measures"][number], rows: readonly Row[]): string {
  const said = rolloutWords(), {format, canvas} = maker;
  const sorted = [...rows].sort((a, b) => (isoDay(a.period_start) < isoDay(b.period_start) ? -1 : 1)), shown = sorted.filter((row) => row.value !== null);
  const last = (arm: string) => shown.filter((row) => row.arm === arm).at(-1);
  const points = sorted.map((row) => ({start: isoDay(row.period_start), series: said.arm(row.arm), value: row.value, lower: row.lower, upper: row.upper}));
  const value = (x: number | null) => (x === null ? "–" : measure.kind === "score" ? format.number(x) : format.percent(x, 1)), tick = (x: number) => (measure.kind === "score" ? format.number(x, 0) : format.shortPercent(x));
  const title = said.title(measure, value(last("rolled_out")?.value ?? null), value(last("not_yet")?.value ?? null), last("rolled_out")?.lower > last("not_yet")?.upper || last("rolled_out")?.upper < last("not_yet")?.lower);
  const columns: Column<Row>[] = [
    {title: said.columns.quarter, text: (r) => format.span(isoDay(r.period_start), isoDay(r.period_end)), raw: (r) => isoDay(r.period_start)}, {title: said.columns.arm, text: (r) => said.arm(r.arm), raw: (r) => r.arm},
    {title: measure.numerator, text: (r) => (r.numerator === null ? "–" : format.count(r.numerator)), raw: (r) => r.numerator, numeric: true}, {title: measure.denominator, text: (r) => (r.denominator === null ? maker.words.hidden(r.state) : format.count(r.denominator)), raw: (r) => r.denominator, numeric: true},
    {title: said.columns.value, text: (r) => value(r.value), raw: (r) => r.value, numeric: true}, {title: said.columns.interval, text: (r) => (r.lower === null ? "–" : `${value(r.lower)} to ${value(r.upper)}`), numeric: true}];
  const csv = maker.file(`csv/comparison-${slug(measure.measure)}.csv`, csvText({columns, rows: sorted}, maker.about(`rollout: ${measure.name}`, `whole quarters to ${maker.publication.header.as_of}`)));
  return figureHtml({id: `comparison-${slug(measure.measure)}`, title, subtitle: measure.subtitle, chart: lineChart(canvas, points, arms.map(said.arm), {tick, label: value}, `${title}. ${measure.subtitle}`), table: tableHtml({columns, rows: sorted}, title), csv});
}

interface Unit {readonly name: string; readonly conversations: number; readonly reviews: number; readonly ladder: number; readonly people: number}

/** Which business unit suits a pilot: managers who hold conversations and review evidence on time, and people with a step before them; by the mean of the three ranks. */
function pilot(maker: Maker): string {
  const said = rolloutWords(), {format, publication: {cells}} = maker;
  const figure = (metric: string, unit: string) => headlineOf(cells, metric, "business_unit", unit);
  const units = [...new Set(cells.filter((c) => c.dimension === "business_unit").map((c) => c.member))].flatMap((name): Unit[] => {
    const [conversations, reviews, promotable, head] = [figure("conversation_coverage", name)?.value, figure("evidence_reviewed_on_time", name)?.value, figure("eligible_promotion_rate", name)?.denominator, figure("promotion_rate", name)?.denominator];
    return conversations == null || reviews == null || promotable == null || !head ? [] : [{name, conversations, reviews, ladder: Math.min(1, promotable / head), people: head}];
  });
  if (units.length < 2) return lines(`<section id="pilot"><h2>${said.pilot.heading}</h2>`, `<p class="lack">${said.pilot.lacking}</p></section>`);
  const rank = (unit: Unit, by: "conversations" | "reviews" | "ladder") => units.filter((other) => other[by] > unit[by]).length + 1;
  const mean = (unit: Unit) => (rank(unit, "conversations") + rank(unit, "reviews") + rank(unit, "ladder")) / 3;
  const sorted = [...units].sort((a, b) => mean(a) - mean(b) || b.people - a.people || (a.name < b.name ? -1 : 1));
  const columns: Column<Unit>[] = [
    {title: said.pilot.columns.unit, text: (u) => u.name}, {title: said.pilot.columns.rank, text: (u) => format.number(mean(u)), raw: mean, numeric: true},
    {title: said.pilot.columns.conversations, text: (u) => format.percent(u.conversations), raw: (u) => u.conversations, numeric: true}, {title: said.pilot.columns.reviews, text: (u) => format.percent(u.reviews), raw: (u) => u.reviews, numeric: true},
    {title: said.pilot.columns.ladder, text: (u) => format.percent(u.ladder), raw: (u) => u.ladder, numeric: true}, {title: said.pilot.columns.people, text: (u) => format.count(u.people), raw: (u) => u.people, numeric: true}];
  const csv = maker.file("csv/pilot.csv", csvText({columns, rows: sorted}, maker.about("which unit suits a pilot", `to ${maker.publication.header.as_of}`)));
  const best = sorted[0]!;
  return lines(
    `<section id="pilot"><h2>${said.pilot.heading}</h2><h3>${escape(said.pilot.title(best.name))}</h3><p>${escape(said.pilot.why(best.name, format.percent(best.conversations), format.percent(best.reviews), format.percent(best.ladder)))}</p>`,
    tableHtml({columns, rows: sorted}, said.pilot.heading, true), `<p class="note">${said.pilot.rule}</p><p class="tools"><a class="csv" href="${csv}" download="pilot.csv">CSV</a></p></section>`);
}
