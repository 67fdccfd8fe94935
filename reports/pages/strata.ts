import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {stageDots, type StageRate} from "../components/stages.ts";
import {comparisonsOf, isCompared, type Comparison} from "../equity.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {equityWords} from "../words/equity.ts";
import {strataWords} from "../words/strata.ts";

/** Figures drawn of each kind, and families and levels in each. */
const figures = 4, strata = 10;

interface Row {readonly stratum: string; readonly group: string; readonly selected: number; readonly pool: number; readonly value: number; readonly lower: number | null; readonly upper: number | null}

/** equity: the gap within each family and level beside that of the whole. */
export function strataPages(maker: Maker): Page[] {
  const {format, publication} = maker;
  const said = strataWords(format);
  const compared = comparisonsOf(publication).filter((row) => isCompared(row) && row.adjusted_ratio !== null);
  if (compared.length === 0) return [];
  const alarms = (verdict: string | null) => verdict === "indicated" || verdict === "monitor";
  // Where the verdict turns first; then by how far the ratio moves, against what chance moves the ratio of so few selected.
  const turns = (row: Comparison) => (alarms(row.crude_verdict) !== alarms(row.verdict) ? 0 : 1);
  const moved = (row: Comparison) => Math.abs(Math.log((row.adjusted_ratio! + 0.01) / (row.impact_ratio! + 0.01))) * Math.sqrt(row.selected!);
  const misleading = compared.filter(({reversed}) => reversed).sort((a, b) => turns(a) - turns(b) || moved(b) - moved(a) || (key(a) < key(b) ? -1 : 1));
  const evident = compared.filter(({reversed, verdict}) => !reversed && alarms(verdict)).sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || b.pool! - a.pool! || (key(a) < key(b) ? -1 : 1));
  const section = (id: string, heading: string, rows: readonly Comparison[], shown: (drawn: number, all: number) => string) => {
    const drawn = rows.map((row, k) => figure(maker, row, `${id}-${k + 1}`)).filter((html) => html !== "").slice(0, figures);
    return lines(`<section id="${id}"><h2>${heading}</h2><p>${escape(drawn.length === 0 ? said.nothing : shown(drawn.length, rows.length))}</p>`, ...drawn, "</section>");
  };
  return [{
    path: "strata", title: said.title,
    html: lines(
      `<div class="lede"><h1>${said.heading}</h1><p class="answer">${escape(said.answer(compared.filter(({reversed}) => reversed).length, compared.length))}</p></div>`,
      `<p class="banner">${escape(said.why)}</p>`,
      section("misleads", said.misleading, misleading.slice(0, figures * 5), (drawn) => said.shownMisleading(drawn, misleading.length)),
      section("strata", said.beside, evident.slice(0, figures * 5), (drawn) => said.shown(drawn, evident.length)))
  }];
}

const key = (row: Comparison) => [row.stage, row.badge_id, row.attribute, row.group_name].join("\u0000");

function figure(maker: Maker, row: Comparison, id: string): string {
  const {format, canvas, publication} = maker;
  const said = strataWords(format), words = equityWords(format);
  const pairs = pairsOf(publication.rows("equity_strata"), row);
  const rows = rowsOf(pairs, comparisonsOf(publication), row, said.whole);
  if (rows.length < 6) return "";
  const columns: Column<Row>[] = [
    {title: said.columns.stratum, text: (r) => r.stratum}, {title: said.columns.group, text: (r) => r.group}, {title: said.columns.selected, text: (r) => format.count(r.selected), raw: (r) => r.selected, numeric: true},
    {title: said.columns.pool, text: (r) => format.count(r.pool), raw: (r) => r.pool, numeric: true}, {title: said.columns.share, text: (r) => format.percent(r.value, 1), raw: (r) => r.value, numeric: true}];
  const crossesOne = row.impact_ratio! < 1 !== row.adjusted_ratio! < 1;
  const title = (!row.reversed ? said.agrees : crossesOne ? said.misleads : said.crosses)(words.name(row), words.ratio(row.impact_ratio!), words.ratio(row.adjusted_ratio!));
  return figureHtml({
    id, title, subtitle: said.subtitle(words.window(row)),
    chart: stageDots(canvas, rows.map((r): StageRate => ({...r, stage: r.stratum})), {tick: (v) => format.shortPercent(v), label: (v) => words.share(v, Math.max(...rows.map(({pool}) => pool)))}, escape(title)), note: [...row.reversed ? [mixOf(pairs, row, said)] : [], said.note].filter((part) => part !== "").join(" "),
    table: tableHtml({columns, rows}, title), csv: maker.file(`csv/${id}.csv`, csvText({columns, rows}, maker.about(`audit of equity, ${words.name(row)}`, words.window(row))))
  });
}

interface Stratum {readonly family: string; readonly level: string; readonly group_name: string; readonly selected: number; readonly pool: number; readonly value: number | null}
type Pair = readonly [focal: Stratum, reference: Stratum];

const sameAudit = (row: Comparison) => (other: {stage: string; badge_id: string; attribute: string}) => other.stage === row.stage && other.badge_id === row.badge_id && other.attribute === row.attribute;

/** Families and levels that publish both groups, the largest first. */
function pairsOf(published: Rows, row: Comparison): Pair[] {
  const own = published.filter((r) => sameAudit(row)(r as Comparison) && r.value !== null && [row.group_name, row.reference_group!].includes(r.group_name)) as unknown as Stratum[];
  const both = own.filter((r) => r.group_name === row.group_name).flatMap((focal) => own.filter((r) => r.group_name === row.reference_group && r.family === focal.family && r.level === focal.level).map((reference) => [focal, reference] as const));
  return both.sort(([a, x], [b, y]) => b.pool + y.pool - a.pool - x.pool || (`${a.family} ${a.level}` < `${b.family} ${b.level}` ? -1 : 1));
}

/** Why whole and parts part: how much of each group stands where few are selected. Empty where that does not tell it. */
function mixOf(pairs: readonly Pair[], row: Comparison, said: ReturnType<typeof strataWords>): string {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const rate = (of: readonly Pair[]) => sum(of.map(([a, b]) => a.selected + b.selected)) / sum(of.map(([a, b]) => a.pool + b.pool));
  const whole = rate(pairs), low = pairs.filter((pair) => rate([pair]) < whole);
  const share = (side: 0 | 1) => sum(low.map((pair) => pair[side].pool)) / sum(pairs.map((pair) => pair[side].pool));
  const [focal, reference] = [share(0), share(1)];
  const tells = row.adjusted_ratio! > row.impact_ratio! ? focal > reference : focal < reference;
  return tells && Math.abs(focal - reference) >= 0.03 ? said.mix(row.group_name, focal, row.reference_group!, reference) : "";
}

/** Both groups in the whole, and in the largest families and levels that publish both. */
function rowsOf(pairs: readonly Pair[], all: readonly Comparison[], row: Comparison, whole: string): Row[] {
  const ofRow = sameAudit(row), pair = [row.group_name, row.reference_group!];
  const wholes = pair.flatMap((group) => all.filter((other) => ofRow(other) && other.group_name === group)).map((r): Row => ({stratum: whole, group: r.group_name, selected: r.selected!, pool: r.pool!, value: r.value!, lower: r.lower, upper: r.upper}));
  return [...wholes, ...pairs.slice(0, strata).flat().map((r): Row => ({stratum: `${r.family}, ${r.level}`, group: r.group_name, selected: r.selected, pool: r.pool, value: r.value!, lower: null, upper: null}))];
}
