import {isoDay} from "../cells.ts";
import {bars} from "../components/charts.ts";
import {overTime} from "../components/compare.ts";
import {cellColumns, cellCsv} from "../components/cellColumns.ts";
import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {kpiHtml} from "../components/kpi.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {liftSection} from "./lift.ts";
import {ratingsSection} from "./ratings.ts";
import {lackOf} from "./lacks.ts";
import {betterOf} from "./state.ts";

const cards = ["enrollment_rate", "award_rate", "badges_per_move", "badge_backed_move_share"] as const;
const followed = ["completion_rate", "pathway_completion_rate", "badge_move_conversion_12m", "time_to_earn_months", "time_to_readiness_months"] as const;

/** What each of the forms of badge-to-move can say, and what it cannot. */
const says: Readonly<Record<string, string>> = {
  badges_per_move: "Two counts set against each other. It rises when more badges are awarded and when fewer people move; it follows nobody.",
  badge_backed_move_share: "Of moves into roles that require badges, those made with every badge in hand. It says whether the rule is kept, not whether badges help."
};

/** hr: badges, from enrolment to award to move. */
export function badgesPage(maker: Maker): Page {
  const {publication, canvas, words} = maker;
  const {needs} = publication.header;
  const lacking = needs.badges === false ? "No badge standards were supplied: everything about badges needs them." : needs.awards === false ? "Neither badge submissions nor learning enrolments were supplied: awards need one of them." : undefined;
  const html = lines(
    '<div class="lede"><h1>Badges</h1>',
    `<p class="answer">${escape(lacking ?? answer(maker))}</p></div>`,
    ...(lacking ? [] : [
      `<div class="kpis four">`, ...cards.map((metric) => kpiHtml(canvas, words, publication.cells, {metric, better: betterOf(maker)(metric), lacking: lackOf(maker, metric)})), "</div>",
      `<p class="note">${escape(words.statesNote(publication.cells.filter((c) => c.dimension === "all" && (cards as readonly string[]).includes(c.metric))))}</p>`,
      `<section><h2>Followed over time</h2><div class="kpis">`, ...followed.map((metric) => kpiHtml(canvas, words, publication.cells, {metric, better: betterOf(maker)(metric), lacking: lackOf(maker, metric)})), "</div></section>",
      "<section><h2>From enrolment to award</h2>", funnelFigure(maker), timeFigure(maker, "award_rate"), "</section>",
      "<section><h2>Badges and moves, two ways to put it</h2>",
      ...(["badges_per_move", "badge_backed_move_share"] as const).map((metric) => lines(`<p>${escape(says[metric])}</p>`, timeFigure(maker, metric))), "</section>",
      liftSection(maker), ratingsSection(maker)])
  );
  return {path: "badges", title: "Badges", html};
}

type Row = Rows[number];
const stages = [["enrolled", "Enrolled"], ["submitted", "Submitted"], ["decided", "Decided"], ["awarded", "Awarded"]] as const;

function answer({publication, format}: Maker): string {
  const all = publication.rows("badge_funnel").find((row) => row.badge_id === "all" && row.enrolled !== null);
  if (!all) return "Too few enrolments are published to say how far they lead.";
  return `Of ${format.count(all.enrolled)} enrolments that were followed for twelve months, ${format.count(all.awarded)} (${format.percent(all.awarded / all.enrolled)}) ended in an award within the year.`;
}

function funnelFigure(maker: Maker): string {
  const {format, words} = maker;
  const rows = maker.publication.rows("badge_funnel");
  const all = rows.find((row) => row.badge_id === "all");
  if (!all || all.enrolled === null) return '<p class="nothing">Too few enrolments were followed for twelve months to show how far they lead.</p>';
  const drawn = stages.map(([key, name]) => ({name, value: Number(all[key]), label: `${format.count(all[key])} · ${format.percent(all[key] / all.enrolled)}`}));
  const lost = stages.slice(1).map(([key, name], k) => ({name: name.toLowerCase(), lost: Number(all[stages[k]![0]]) - Number(all[key])})).sort((a, b) => b.lost - a.lost)[0]!;
  const columns: Column<Row>[] = [
    {title: "Badge", text: (r) => (r.badge_id === "all" ? "All badges" : String(r.badge_id).replaceAll("-", " ")), raw: (r) => r.badge_id},
    ...stages.map(([key, name]): Column<Row> => ({title: name, text: (r) => (r[key] === null ? words.hidden(r.state) : format.count(r[key])), raw: (r) => r[key], numeric: true})),
    {title: "Awarded of enrolled", text: (r) => (r.state === "shown" && r.enrolled ? format.percent(r.awarded / r.enrolled) : "–"), numeric: true}];
  const sorted = [...rows].sort((a, b) => Number(b.enrolled ?? -1) - Number(a.enrolled ?? -1));
  const period = `enrolments of ${format.span(isoDay(all.cohort_start), isoDay(all.cohort_end))}, each followed for twelve months`;
  return figureHtml({
    id: "badge-funnel", metric: "award_rate", title: `${format.percent(all.awarded / all.enrolled)} of enrolments end in an award within a year; most are lost before they are ${lost.name}`, subtitle: `Enrolments by what became of them within twelve months; ${period}`,
    chart: bars(maker.canvas, drawn, "Enrolments, submissions, decisions and awards"), note: "Counts are rounded to multiples of five. Everyone counted had twelve months' time.",
    table: tableHtml({columns, rows: sorted}, "The funnel of each badge"), csv: maker.file("csv/badge-funnel.csv", csvText({columns, rows: sorted}, maker.about("badge funnel", period)))
  });
}

function timeFigure(maker: Maker, metric: string): string {
  if (lackOf(maker, metric)) return `<p class="lack">${escape(lackOf(maker, metric))}</p>`;
  const {words, publication} = maker;
  const drawn = overTime(maker.canvas, words, publication.cells, metric, "all", "all", "quarter", publication.marks);
  const table = {columns: cellColumns(words, maker.format, "Quarter", (c) => words.period(c)), rows: drawn.cells, csv: cellCsv(words)};
  const formula = publication.rows("metric_definitions").find((row) => row.metric === metric)?.formula as string | undefined;
  const id = metric.replaceAll("_", "-");
  return figureHtml({
    id, metric, title: drawn.title, subtitle: drawn.subtitle, chart: drawn.chart, events: drawn.events, note: words.statesNote(drawn.cells), definition: formula && `${words.title(metric)} = ${formula}.`,
    table: tableHtml(table, `${words.title(metric)}, ${drawn.period}`), csv: maker.file(`csv/${id}.csv`, csvText(table, maker.about(words.title(metric), drawn.period)))
  });
}
