import {agreementOf, assessorsOf, funnelOf, type Assessor} from "../assessors.ts";
import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {funnelPlot, type Unit} from "../components/funnelPlot.ts";
import {comparisonsOf} from "../equity.ts";
import {escape, lines} from "../html.ts";
import type {Maker, Page} from "../site.ts";
import {assessorWords} from "../words/assessors.ts";
import {equityWords} from "../words/equity.ts";
import {agreementSection} from "./agreement.ts";
import {isUnused} from "./lacks.ts";

/** equity: whether assessors award alike, and agree where two judge the same. Nobody is named or ranked. */
export function assessorsPage(maker: Maker): Page {
  const said = assessorWords(maker.format);
  const unused = isUnused(maker, "assessors");
  const all = [...assessorsOf(maker.publication)].sort((a, b) => (a.assessor < b.assessor ? -1 : 1));
  const shown = all.filter(({award_rate}) => award_rate !== null);
  const outside = (standing: string) => shown.filter((row) => row.standing === standing).length;
  const answer = unused ? said.notUsed : shown.length === 0 ? said.lacking : said.answer(shown.length, outside("below"), outside("above"));
  return {
    path: "assessors", title: said.title,
    html: lines(
      `<div class="lede"><h1>${said.heading}</h1><p class="answer">${escape(answer)}</p></div>`,
      shown.length > 0 && lines(
        `<p class="banner">${escape(said.screen)}</p>`,
        `<section><h2>${said.against}</h2>${funnelFigure(maker, all, shown)}${all.length > shown.length ? `<p>${escape(said.hidden(all.length - shown.length))}</p>` : ""}</section>`),
      !unused && agreementOf(maker.publication).length > 0 && agreementSection(maker))
  };
}

function funnelFigure(maker: Maker, all: readonly Assessor[], shown: readonly Assessor[]): string {
  const {format, canvas, publication} = maker;
  const said = assessorWords(format), window = equityWords(format).window(comparisonsOf(publication)[0]!);
  const units = shown.map((row): Unit => ({name: row.assessor, cases: row.decisions!, difference: row.award_rate! - row.expected_rate!, standing: row.standing!}));
  const steps = funnelOf(publication), expected = steps[0]?.expected_rate ?? 0;
  const outside = units.filter(({standing}) => standing !== "within");
  const columns = assessorColumns(maker);
  const title = said.funnel(outside.length);
  return figureHtml({
    id: "assessors", title, subtitle: said.funnelSubtitle(window),
    chart: funnelPlot(canvas, units, steps.map((s) => ({cases: s.decisions, limits95: [s.limit_95_low - expected, s.limit_95_high - expected], limits998: [s.limit_998_low - expected, s.limit_998_high - expected]})),
      {x: said.x, limits95: said.limits95, limits998: said.limits998, tick: said.points, outside: (unit) => said.outside(unit.name, said.standing(unit.standing).split(", ")[1]!)}, escape(title)),
    note: said.note(format.percent(expected), format.number(shown[0]!.spread!, 1)),
    table: tableHtml({columns, rows: all}, said.caption), csv: maker.file("csv/assessors.csv", csvText({columns, rows: all}, maker.about("audit of equity, assessors under pseudonyms", window)))
  });
}

function assessorColumns({format, words}: Maker): Column<Assessor>[] {
  const said = assessorWords(format), {columns} = said;
  const share = (x: number | null) => (x === null ? "–" : format.percent(x));
  const span = (low: number | null, high: number | null) => (low === null || high === null ? "–" : said.span(low, high));
  return [
    {title: columns.assessor, text: (r) => r.assessor},
    {title: columns.decisions, text: (r) => (r.decisions === null ? words.hidden(r.state) : format.count(r.decisions)), raw: (r) => r.decisions, numeric: true},
    {title: columns.awarded, text: (r) => (r.awarded === null ? "–" : format.count(r.awarded)), raw: (r) => r.awarded, numeric: true},
    {title: columns.rate, text: (r) => share(r.award_rate), raw: (r) => r.award_rate, numeric: true},
    {title: columns.expected, text: (r) => share(r.expected_rate), raw: (r) => r.expected_rate, numeric: true},
    {title: columns.limits95, text: (r) => span(r.limit_95_low, r.limit_95_high), numeric: true},
    {title: columns.limits998, text: (r) => span(r.limit_998_low, r.limit_998_high), numeric: true},
    {title: columns.standing, text: (r) => said.standing(r.standing)}];
}
