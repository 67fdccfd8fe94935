import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {lagChart} from "../components/lags.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {indicatorWords} from "../words/indicators.ts";

type Row = Rows[number];
/** Pairs that are drawn; the table holds them all. */
const drawn = 4;

/** hr: leading and lagging indicators, with the months between them. */
export function indicatorsPage(maker: Maker): Page {
  const said = indicatorWords(maker.format, maker.words);
  const rows = maker.publication.rows("indicator_lags");
  const best = rows.filter((row) => row.best).sort((a, b) => (a.bh_p ?? 1) - (b.bh_p ?? 1) || (keyOf(a) < keyOf(b) ? -1 : 1));
  const found = best.filter((row) => row.bh_p !== null && row.bh_p < 0.05);
  const html = lines(
    `<div class="lede"><h1>${said.heading}</h1>`, `<p class="answer">${escape(rows.length === 0 ? said.none : said.answer(found.length, best.length))}</p></div>`,
    found.length > 0 && lines('<ul class="tight">', ...found.map((row) => `<li>${escape(said.sentence(row as never))}</li>`), "</ul>"),
    rows.length > 0 && lines(
      `<p class="quietly">${said.caveat}</p>`, `<section><h2>${said.drawn}</h2>`, ...best.slice(0, drawn).map((row) => figure(maker, row, rows)), "</section>",
      `<section><h2>${said.strongest}</h2>`, table(maker, best, rows), "</section>")
  );
  return {path: "indicators", title: said.title, html};
}

const keyOf = (row: Row) => `${row.leading} ${row.lagging}`;

function figure(maker: Maker, {leading, lagging}: Row, rows: Rows): string {
  const said = indicatorWords(maker.format, maker.words);
  const lags = rows.filter((row) => row.leading === leading && row.lagging === lagging).sort((a, b) => a.lag_months - b.lag_months);
  const title = said.chartTitle(leading, lagging);
  const chart = lagChart(maker.canvas, lags as never, {tick: said.signed, lag: said.lag}, title);
  return figureHtml({id: `${leading}-${lagging}`.replaceAll("_", "-"), title, subtitle: said.chartSubtitle(lags[0]!.periods), chart, table: tableHtml({columns: columnsOf(maker), rows: lags}, title)});
}

function table(maker: Maker, best: Rows, rows: Rows): string {
  const said = indicatorWords(maker.format, maker.words);
  const columns = columnsOf(maker);
  const csv = maker.file("csv/indicator-lags.csv", csvText({columns, rows}, maker.about("leading and lagging indicators", `to ${maker.publication.header.as_of}`)));
  return lines(tableHtml({columns, rows: best}, said.strongest, true), `<p class="tools"><a class="csv" href="${csv}" download="indicator-lags.csv">CSV</a></p>`);
}

function columnsOf(maker: Maker): Column<Row>[] {
  const said = indicatorWords(maker.format, maker.words);
  return [
    {title: said.columns.pair, text: (r) => said.pair(r.leading, r.lagging), raw: keyOf}, {title: said.columns.lag, text: (r) => said.months(r.lag_months), raw: (r) => r.lag_months},
    {title: said.columns.periods, text: (r) => maker.format.count(r.periods), raw: (r) => r.periods, numeric: true}, {title: said.columns.correlation, text: (r) => said.signed(r.correlation), raw: (r) => r.correlation, numeric: true},
    {title: said.columns.interval, text: (r) => said.interval(r.lower, r.upper), numeric: true}, {title: said.columns.p, text: (r) => said.p(r.bh_p), raw: (r) => r.bh_p, numeric: true}];
}
