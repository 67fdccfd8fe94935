import {csvText, tableHtml, type Column} from "../components/figure.ts";
import {lineageSvg} from "../components/lineage.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {useWords} from "../words/uses.ts";
import {seenBySnapshots} from "../words/moves.ts";
import {trustWords} from "../words/trust.ts";

type Row = Rows[number];
type Part = "sources" | "contradictions" | "definitions" | "lineage" | "privacy";
const parts = ["sources", "contradictions", "definitions", "lineage", "privacy"] as const;
const isoDay = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : null);

/** All audiences: where the figures come from and how far they can be trusted. */
export function trustPage(maker: Maker): Page {
  const said = trustWords(maker.format);
  const made: Record<Part, string> = {
    sources: lines(maker.publication.header.needs.snapshots && `<p>${seenBySnapshots}</p>`, sources(maker), missing(maker), uses(maker), rejects(maker)),
    contradictions: checks(maker),
    definitions: definitions(maker),
    lineage: lineage(maker),
    privacy: `<p>${escape(said.privacy(maker.publication.header.minimum_cell))} <a href="./safety.html">${escape(said.safety)}</a></p>`
  };
  const html = lines(
    `<div class="lede"><h1>${escape(said.title)}</h1>`,
    `<p class="answer">${escape(answer(maker))}</p>`,
    `<nav class="inside" aria-label="${said.onThisPage}">${parts.map((part) => `<a href="#${part}">${said.short[part]}</a>`).join("")}</nav></div>`,
    ...parts.map((part) => lines(`<section id="${part}"><h2>${said.headings[part]}</h2>`, made[part], "</section>"))
  );
  return {path: "trust", title: said.title, html};
}

function answer({publication, format}: Maker): string {
  const read = publication.rows("sources").filter((row) => row.supplied);
  const newest = read.map((row) => isoDay(row.newest_date)).filter((day): day is string => day !== null).sort().at(-1);
  const checks = publication.rows("checks");
  return trustWords(format).answer(publication.header.as_of, read.length, newest, checks.filter((row) => row.severity === "error" && row.rows_band !== "0").length, checks.length);
}

function sources(maker: Maker): string {
  const {format, publication} = maker;
  const said = trustWords(format);
  const rows = publication.rows("sources").filter((row) => row.supplied);
  const age = (row: Row): string => {
    const iso = isoDay(row.newest_date);
    return iso && said.aged(row.table_name) ? said.age(row.table_name, Math.round((Date.parse(publication.header.as_of) - Date.parse(iso)) / 86_400_000)) : "–";
  };
  const columns: Column<Row>[] = [
    named(maker),
    {title: said.floored, text: (r) => said.band(String(r.rows_band)), raw: (r) => r.rows_band, numeric: true},
    {title: said.rejected, text: (r) => said.band(String(r.rejected_band)), raw: (r) => r.rejected_band, numeric: true},
    {title: "Newest date", text: (r) => (isoDay(r.newest_date) ? format.day(isoDay(r.newest_date)!) : said.noDates), raw: (r) => isoDay(r.newest_date)},
    {title: "Age on the last day", text: age}];
  return lines(tableHtml({columns, rows}, "Tables read, with the newest date in each"), csvLink(maker, "sources", {columns, rows}));
}

const named = ({format}: Maker): Column<Row> => ({title: "Table", text: (r) => trustWords(format).named(r.table_name), raw: (r) => r.table_name});

function missing({publication, format}: Maker): string {
  const said = trustWords(format);
  const lacking = publication.rows("sources").filter((row) => !row.supplied).map((row) => said.wouldAdd(row.table_name));
  if (publication.header.needs.job_changes === false) lacking.unshift(said.noJobChanges);
  if (lacking.length === 0) return `<p>${said.allSupplied}</p>`;
  return lines(`<h3>${said.notSupplied}</h3>`, '<ul class="tight">', ...lacking.map((item) => `<li>${escape(item)}</li>`), "</ul>");
}

function uses(maker: Maker): string {
  const rows = maker.publication.rows("uses");
  if (rows.length === 0) return "";
  const columns: Column<Row>[] = [
    {title: useWords.columns.use, text: (r) => useWords.name(r.use), raw: (r) => r.use}, {title: useWords.columns.state, text: (r) => useWords.state(r.state), raw: (r) => r.state},
    {title: useWords.columns.leftOut, text: (r) => String(r.left_out ?? "").replaceAll(";", ", ") || "–", raw: (r) => r.left_out}];
  return lines(`<h3 id="uses">${useWords.heading}</h3><p>${useWords.help}</p>`, tableHtml({columns, rows}, useWords.caption), csvLink(maker, "uses", {columns, rows}));
}

function rejects(maker: Maker): string {
  const said = trustWords(maker.format);
  const rows = maker.publication.rows("rejects");
  if (rows.length === 0) return `<p>${said.noneRejected}</p>`;
  const columns: Column<Row>[] = [
    named(maker), {title: "Reason", text: (r) => said.reason(r.reason), raw: (r) => r.reason},
    {title: said.floored, text: (r) => said.band(String(r.rows_band)), raw: (r) => r.rows_band, numeric: true}];
  return lines(`<h3>${said.rejectedHeading}</h3><p>${said.rejectedHelp}</p>`, tableHtml({columns, rows}, "Rejected rows by table and reason"), csvLink(maker, "rejects", {columns, rows}));
}

function checks(maker: Maker): string {
  const said = trustWords(maker.format);
  const all = maker.publication.rows("checks");
  const rows = all.filter((row) => row.rows_band !== "0"), passed = all.filter((row) => row.rows_band === "0");
  const columns: Column<Row>[] = [
    {title: "What was found", text: (r) => r.explanation}, named(maker), {title: said.floored, text: (r) => said.band(String(r.rows_band)), raw: (r) => r.rows_band, numeric: true},
    {title: "Weight", text: (r) => said.weight(r.severity), raw: (r) => r.severity}];
  return lines(
    `<p>${said.checksHelp}</p>`,
    rows.length > 0 ? tableHtml({columns, rows}, "Checks that found rows") : `<p>${said.nothingFound}</p>`,
    `<details class="data"><summary>${said.passed(passed.length)}</summary><ul class="tight">`, ...passed.map((row) => `<li>${escape(row.explanation)}</li>`), "</ul></details>",
    csvLink(maker, "checks", {columns, rows: all})
  );
}

function definitions({publication, format, words}: Maker): string {
  const said = trustWords(format);
  const rows = publication.rows("metric_definitions");
  if (rows.length === 0) return `<p>${said.noDefinitions}</p>`;
  return lines(...rows.map((row) => lines(
    `<article class="metric" id="${escape(row.metric)}"><h3>${escape(row.title ?? words.title(row.metric))}</h3>`,
    `<p>${escape(said.formula(row.formula))}</p>`,
    `<p class="quietly">${escape(said.rivals(row.alternatives, row.interval, row.unit))}</p>`,
    `<details class="data"><summary>SQL (${escape(row.sql_path)})</summary><pre tabindex="0"><code>${escape(row.sql).replaceAll("\n", "&#10;")}</code></pre></details>`,
    "</article>")));
}

function lineage(maker: Maker): string {
  const said = trustWords(maker.format);
  const rows = maker.publication.rows("lineage");
  const columns: Column<Row>[] = [{title: "Table", text: (r) => r.model}, {title: "Reads", text: (r) => r.depends_on}, {title: "SQL", text: (r) => r.sql_path}];
  return lines(
    `<p>${said.lineageHelp}</p>`,
    `<div class="scroll" role="region" tabindex="0" aria-label="Lineage graph">${lineageSvg(rows.map((row) => ({model: row.model, dependsOn: row.depends_on})))}</div>`,
    `<details class="data"><summary>${said.asTable}</summary>`, tableHtml({columns, rows}, "What each table reads"), "</details>", csvLink(maker, "lineage", {columns, rows})
  );
}

function csvLink(maker: Maker, name: string, table: {columns: Column<Row>[]; rows: Rows}): string {
  const href = maker.file(`csv/${name}.csv`, csvText(table, maker.about(name, `to ${maker.publication.header.as_of}`)));
  return `<p class="tools"><a class="csv" href="${href}" download="${name}.csv">CSV</a></p>`;
}
