import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {stageDots, type StageRate} from "../components/stages.ts";
import {comparisonsOf, isCompared, type Comparison} from "../equity.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {equityWords} from "../words/equity.ts";
import {strataWords} from "../words/strata.ts";

/** Figures drawn, and families and levels in each. */
const figures = 8, strata = 10;

interface Row {readonly stratum: string; readonly group: string; readonly selected: number; readonly pool: number; readonly value: number; readonly lower: number | null; readonly upper: number | null}

/** equity: the gap within each family and level beside that of the whole. */
export function strataPages(maker: Maker): Page[] {
  const {format, publication} = maker;
  const said = strataWords(format);
  const compared = comparisonsOf(publication).filter((row) => isCompared(row) && row.adjusted_ratio !== null);
  if (compared.length === 0) return [];
  const first = (row: Comparison) => (row.verdict === "indicated" || row.verdict === "monitor" ? 0 : 1);
  const told = compared.filter((row) => row.reversed === true || first(row) === 0).sort((a, b) => first(a) - first(b) || (a.place ?? Infinity) - (b.place ?? Infinity) || b.pool! - a.pool! || (key(a) < key(b) ? -1 : 1));
  const drawn = told.slice(0, figures).map((row, k) => figure(maker, row, `strata-${k + 1}`)).filter((html) => html !== "");
  return [{
    path: "strata", title: said.title,
    html: lines(
      `<div class="lede"><h1>${said.heading}</h1><p class="answer">${escape(said.answer(compared.filter(({reversed}) => reversed).length, compared.length))}</p></div>`,
      `<p class="banner">${escape(said.why)}</p>`,
      `<section><h2>${said.beside}</h2><p>${escape(drawn.length === 0 ? said.nothing : said.shown(drawn.length, told.length))}</p>`, ...drawn, "</section>")
  }];
}

const key = (row: Comparison) => [row.stage, row.badge_id, row.attribute, row.group_name].join("\u0000");

function figure(maker: Maker, row: Comparison, id: string): string {
  const {format, canvas, publication} = maker;
  const said = strataWords(format), words = equityWords(format);
  const rows = rowsOf(publication.rows("equity_strata"), comparisonsOf(publication), row, said.whole);
  if (rows.length < 6) return "";
  const columns: Column<Row>[] = [
    {title: said.columns.stratum, text: (r) => r.stratum}, {title: said.columns.group, text: (r) => r.group}, {title: said.columns.selected, text: (r) => format.count(r.selected), raw: (r) => r.selected, numeric: true},
    {title: said.columns.pool, text: (r) => format.count(r.pool), raw: (r) => r.pool, numeric: true}, {title: said.columns.share, text: (r) => format.percent(r.value, 1), raw: (r) => r.value, numeric: true}];
  const crossesOne = row.impact_ratio! < 1 !== row.adjusted_ratio! < 1;
  const title = (!row.reversed ? said.agrees : crossesOne ? said.misleads : said.crosses)(words.name(row), words.ratio(row.impact_ratio!), words.ratio(row.adjusted_ratio!));
  return figureHtml({
    id, title, subtitle: said.subtitle(words.window(row)),
    chart: stageDots(canvas, rows.map((r): StageRate => ({...r, stage: r.stratum})), {tick: (v) => format.shortPercent(v), label: (v) => format.percent(v, 1)}, escape(title)), note: said.note,
    table: tableHtml({columns, rows}, title), csv: maker.file(`csv/${id}.csv`, csvText({columns, rows}, maker.about(`audit of equity, ${words.name(row)}`, words.window(row))))
  });
}

/** Both groups in the whole, and in the largest families and levels that publish both. */
function rowsOf(published: Rows, all: readonly Comparison[], row: Comparison, whole: string): Row[] {
  const ofRow = (other: {stage: string; badge_id: string; attribute: string}) => other.stage === row.stage && other.badge_id === row.badge_id && other.attribute === row.attribute;
  const pair = [row.group_name, row.reference_group!];
  const wholes = pair.flatMap((group) => all.filter((other) => ofRow(other) && other.group_name === group)).map((r): Row => ({stratum: whole, group: r.group_name, selected: r.selected!, pool: r.pool!, value: r.value!, lower: r.lower, upper: r.upper}));
  const own = published.filter((r) => ofRow(r as Comparison) && r.value !== null && pair.includes(r.group_name));
  const both = own.filter((r) => r.group_name === row.group_name).flatMap((focal) => own.filter((r) => r.group_name === row.reference_group && r.family === focal.family && r.level === focal.level).map((reference) => [focal, reference] as const));
  const largest = both.sort(([a, x], [b, y]) => b.pool + y.pool - a.pool - x.pool || (`${a.family} ${a.level}` < `${b.family} ${b.level}` ? -1 : 1)).slice(0, strata);
  return [...wholes, ...largest.flat().map((r): Row => ({stratum: `${r.family}, ${r.level}`, group: r.group_name, selected: r.selected, pool: r.pool, value: r.value, lower: null, upper: null}))];
}
