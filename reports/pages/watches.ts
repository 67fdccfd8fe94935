import {statusHtml} from "../components/bench.ts";
import {isoDay} from "../cells.ts";
import {csvText, tableHtml, type Column} from "../components/figure.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {watchStatus, watchWords} from "../words/watches.ts";

type Row = Rows[number];

const dayOf = (row: Row) => (row.since === null ? null : isoDay(row.since));

/** hr: the watches over the program, and what the framework itself lacks. */
export function watchesPage(maker: Maker): Page {
  const said = watchWords(maker.format);
  const rows = [...maker.publication.rows("program_watch")].sort((a, b) => a.place - b.place);
  const raised = rows.filter((row) => row.status !== "ok"), alerts = raised.filter((row) => row.status === "alert");
  const html = lines(
    `<div class="lede"><h1>${said.heading}</h1><p class="answer">${escape(rows.length === 0 ? said.lacking : said.answer(alerts as never, raised.length - alerts.length, rows.length))}</p></div>`,
    rows.length > 0 && lines(
      `<p class="note">${said.how}</p>`, `<section id="raised"><h2>${said.raised}</h2>`,
      raised.length === 0 ? `<p>${said.none}</p>` : lines(...raised.map((row) => article(maker, row))), "</section>",
      `<section id="watched"><h2>${said.all}</h2>`, table(maker, rows), "</section>"),
    framework(maker)
  );
  return {path: "watches", title: said.title, html};
}

function article(maker: Maker, row: Row): string {
  const said = watchWords(maker.format), watch = row as never;
  return lines(
    `<article class="step" id="${escape(`${row.watch}-${row.subject}`.replaceAll(/[^\w-]+/g, "-"))}"><h3>${escape(said.finding(watch))}</h3>`,
    `<p>${statusHtml(row.status, watchStatus[row.status]!)} · ${escape(said.watch(row.watch))}. ${escape(said.since({watch: row.watch, status: row.status, since: dayOf(row)}))}</p>`,
    `<p>${escape(said.evidence(watch))}</p><p><strong>${escape(said.todo(watch))}</strong> ${escape(said.unless(watch))}</p></article>`);
}

function table(maker: Maker, rows: readonly Row[]): string {
  const said = watchWords(maker.format), {columns: titles} = said;
  const columns: Column<Row>[] = [
    {title: titles.subject, text: (r) => said.subject(r as never), raw: (r) => r.subject}, {title: titles.watch, text: (r) => said.watch(r.watch), raw: (r) => r.watch},
    {title: titles.status, text: (r) => watchStatus[r.status]!, raw: (r) => r.status, html: (r) => statusHtml(r.status, watchStatus[r.status]!)},
    {title: titles.since, text: (r) => (dayOf(r) === null ? "–" : maker.format.day(dayOf(r)!)), raw: dayOf},
    {title: titles.value, text: (r) => said.number(r.value), raw: (r) => r.value, numeric: true}, {title: titles.threshold, text: (r) => said.number(r.threshold), raw: (r) => r.threshold, numeric: true}];
  const csv = maker.file("csv/watches.csv", csvText({columns, rows}, maker.about("watches over the program", `whole quarters to ${maker.publication.header.as_of}`)));
  return lines(`<details class="data"><summary>${said.table}</summary>`, tableHtml({columns, rows}, said.all), "</details>", `<p class="tools"><a class="csv" href="${csv}" download="watches.csv">CSV</a></p>`);
}

function framework(maker: Maker): string {
  const said = watchWords(maker.format).framework, found = maker.publication.rows("framework_findings");
  const by = new Map<string, Row[]>();
  for (const row of found) by.set(row.rule, [...(by.get(row.rule) ?? []), row]);
  const order = ["error", "warning", "info"];
  const rules = [...by].map(([rule, rows]) => ({rule, severity: rows[0]!.severity as string, rows})).sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.rows.length - a.rows.length || (a.rule < b.rule ? -1 : 1));
  const columns: Column<(typeof rules)[number]>[] = [
    {title: said.columns.rule, text: (r) => said.rule(r.rule), raw: (r) => r.rule}, {title: said.columns.severity, text: (r) => said.severity[r.severity]!, raw: (r) => r.severity},
    {title: said.columns.count, text: (r) => maker.format.count(r.rows.length), raw: (r) => r.rows.length, numeric: true},
    {title: said.columns.objects, text: (r) => said.more(r.rows.slice(0, 4).map((row) => row.object_id), r.rows.length), raw: (r) => r.rows.map((row) => row.object_id).join("; ")}];
  const count = (severity: string) => found.filter((row) => row.severity === severity).length;
  const csv = found.length > 0 && maker.file("csv/framework.csv", csvText({columns, rows: rules}, maker.about("findings of the framework", `on ${maker.publication.header.as_of}`)));
  return lines(
    `<section id="framework"><h2>${said.heading}</h2><h3>${escape(said.title(count("error"), count("warning")))}</h3><p>${said.intro}</p>`,
    rules.length > 0 && tableHtml({columns, rows: rules}, said.heading, true), csv && `<p class="tools"><a class="csv" href="${csv}" download="framework.csv">CSV</a></p>`, "</section>");
}
