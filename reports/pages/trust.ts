import {csvText, tableHtml, type Column} from "../components/figure.ts";
import {lineageSvg} from "../components/lineage.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";

type Row = Rows[number];
const isoDay = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : null);
const words = (name: string) => name.replaceAll("_", " ");

/** What each table adds, said where it is missing. */
const adds: Readonly<Record<string, string>> = {
  requisitions: "internal fill rate and time to fill", teams: "business units", career_steps: "career maps and readiness", badges: "everything about badges", badge_submissions: "awards and their assessors",
  learning_enrollments: "enrolment and completion", performance_reviews: "high performers and ramp time", development_actions: "manager engagement", team_outcomes: "outcomes of teams", outcome_metrics: "names of the outcomes",
  sentiment_responses: "sentiment", program_rollout: "the rollout's effect", role_requirements: "badge-backed moves and readiness", competencies: "scarce skills", events: "marks on the time axes", targets: "targets beside the figures",
  program_costs: "what the program costs", reported_figures: "the comparison with other reports", person_keys: "matching of other systems' ids", submission_reviews: "agreement of assessors", rubric_criteria: "the rubric of each standard", learning_assets: "courses mapped to badges"
};

/** All audiences: where the figures come from and how far they can be trusted. */
export function trustPage(maker: Maker): Page {
  const {publication, format} = maker;
  const {header} = publication;
  const html = lines(
    '<div class="lede"><h1>Data &amp; trust</h1>',
    `<p class="answer">${escape(answer(maker))}</p>`,
    '<nav class="inside" aria-label="On this page"><a href="#sources">Sources</a><a href="#contradictions">Contradictions</a><a href="#definitions">Definitions</a><a href="#lineage">Lineage</a><a href="#privacy">Privacy</a></nav></div>',
    '<section id="sources"><h2>What was read</h2>', sources(maker), missing(maker), rejects(maker), "</section>",
    '<section id="contradictions"><h2>Checks, and contradictions that were kept</h2>', checks(maker), "</section>",
    '<section id="definitions"><h2>What each figure means</h2>', definitions(maker), "</section>",
    '<section id="lineage"><h2>How a figure comes about</h2>', lineage(maker), "</section>",
    '<section id="privacy"><h2>What is published, and what is not</h2>',
    `<p>Counts on these pages are rounded to multiples of five by a secret key that is the same for the same records, so that the same group always shows the same figure. A group of fewer than ${format.count(header.minimum_cell)} people is not shown, nor is one whose remainder would be; a rate needs 20 people. Every rate, interval and change is computed from the rounded counts. Family, level and business unit are as delivered, without dates of their own.</p>`,
    "</section>"
  );
  return {path: "trust", title: "Data & trust", html};
}

function answer({publication, format}: Maker): string {
  const sources = publication.rows("sources").filter((row) => row.supplied);
  const newest = sources.map((row) => isoDay(row.newest_date)).filter((d): d is string => d !== null).sort().at(-1);
  const failed = publication.rows("checks").filter((row) => row.severity === "error" && row.rows_band !== "0").length;
  const total = publication.rows("checks").length;
  return `Figures to ${format.day(publication.header.as_of)} from ${sources.length} tables${newest ? `, the newest of ${format.day(newest)}` : ""}. ${failed === 0 ? `None of the ${total} checks failed.` : `${failed} of ${total} checks failed.`}`;
}

function sources(maker: Maker): string {
  const rows = maker.publication.rows("sources").filter((row) => row.supplied);
  const columns: Column<Row>[] = [
    {title: "Table", text: (r) => words(r.table_name), raw: (r) => r.table_name},
    {title: "Rows", text: (r) => band(maker, r.rows_band), raw: (r) => r.rows_band, numeric: true},
    {title: "Rejected", text: (r) => band(maker, r.rejected_band), raw: (r) => r.rejected_band, numeric: true},
    {title: "Newest date", text: (r) => day(maker, r.newest_date), raw: (r) => isoDay(r.newest_date)},
    {title: "Age on the last day", text: (r) => age(maker, r.newest_date)}];
  return lines(tableHtml({columns, rows}, "Tables read, with the newest date in each"), csvLink(maker, "sources", {columns, rows}));
}

const band = ({format}: Maker, text: unknown) => (/^\d+$/.test(String(text)) && text !== "0" ? `${format.count(Number(text))} or a little more` : String(text));

const day = ({format}: Maker, value: unknown) => {
  const iso = isoDay(value);
  return iso ? format.day(iso) : "no dates";
};

function age({publication, format}: Maker, value: unknown): string {
  const iso = isoDay(value);
  if (!iso) return "–";
  const days = Math.round((Date.parse(publication.header.as_of) - Date.parse(iso)) / 86_400_000);
  return days <= 0 ? "up to date" : days > 92 ? `${format.count(days)} days: stale?` : `${format.count(days)} days`;
}

function missing({publication}: Maker): string {
  const lacking = publication.rows("sources").filter((row) => !row.supplied);
  const derived = publication.header.needs.job_changes === false ? ["<li>Job history holds no change of job, only hires and exits: moves and promotions need the changes.</li>"] : [];
  if (lacking.length + derived.length === 0) return "<p>Every table of the contract was supplied.</p>";
  return lines("<h3>Not supplied</h3>", `<ul class="tight">`, ...derived, ...lacking.map((row) => `<li>${escape(words(row.table_name))}: would add ${escape(adds[row.table_name] ?? "nothing that these pages show yet")}.</li>`), "</ul>");
}

const reasonNames: Readonly<Record<string, string>> = {unknown_person: "about a person who is not in employees"};

function rejects(maker: Maker): string {
  const rows = maker.publication.rows("rejects");
  if (rows.length === 0) return "<p>No row was rejected.</p>";
  const columns: Column<Row>[] = [
    {title: "Table", text: (r) => words(r.table_name), raw: (r) => r.table_name}, {title: "Reason", text: (r) => reasonNames[r.reason] ?? words(r.reason), raw: (r) => r.reason},
    {title: "Rows", text: (r) => band(maker, r.rows_band), raw: (r) => r.rows_band, numeric: true}];
  return lines("<h3>Rejected rows</h3><p>Rejected rows are in no figure. The warehouse lists each with its file and line.</p>", tableHtml({columns, rows}, "Rejected rows by table and reason"), csvLink(maker, "rejects", {columns, rows}));
}

function checks(maker: Maker): string {
  const all = maker.publication.rows("checks");
  const rows = all.filter((row) => row.rows_band !== "0");
  const columns: Column<Row>[] = [
    {title: "What was found", text: (r) => r.explanation}, {title: "Table", text: (r) => words(r.table_name), raw: (r) => r.table_name}, {title: "Rows", text: (r) => band(maker, r.rows_band), raw: (r) => r.rows_band, numeric: true},
    {title: "Weight", text: (r) => (r.severity === "error" ? "■ error" : r.severity === "warning" ? "▲ warning" : "● note"), raw: (r) => r.severity}];
  const passed = all.filter((row) => row.rows_band === "0");
  return lines(
    "<p>Facts that contradict each other are kept, counted and listed here. A check of weight error would have stopped the run.</p>",
    rows.length > 0 ? tableHtml({columns, rows}, "Checks that found rows") : "<p>No check found a row.</p>",
    `<details class="data"><summary>${passed.length} checks found nothing</summary><ul class="tight">`, ...passed.map((row) => `<li>${escape(row.explanation)}</li>`), "</ul></details>",
    csvLink(maker, "checks", {columns, rows: all})
  );
}

function definitions({publication, words: said}: Maker): string {
  const rows = [...publication.rows("metric_definitions")];
  if (rows.length === 0) return "<p>No figure can be computed from what was supplied.</p>";
  return lines(...rows.map((row) => lines(
    `<article class="metric" id="${row.metric}"><h3>${escape(row.title ?? said.title(row.metric))}</h3>`,
    `<p>${escape(row.formula)}.</p>`,
    `<p class="quietly">Also in use, not used here: ${escape(row.alternatives)}. Interval: ${escape(String(row.interval).replaceAll("_", " "))}. Unit: ${escape(row.unit)}.</p>`,
    `<details class="data"><summary>SQL (${escape(row.sql_path)})</summary><pre tabindex="0"><code>${escape(row.sql).replaceAll("\n", "&#10;")}</code></pre></details>`,
    "</article>")));
}

function lineage(maker: Maker): string {
  const rows = maker.publication.rows("lineage");
  const edges = rows.map((row) => ({model: row.model as string, dependsOn: row.depends_on as string}));
  const columns: Column<Row>[] = [{title: "Table", text: (r) => r.model}, {title: "Reads", text: (r) => r.depends_on}, {title: "SQL", text: (r) => r.sql_path}];
  return lines(
    "<p>Each table is one SQL file. Read from left to right: exports, cleaned rows, facts, figures, what is published.</p>",
    `<div class="scroll" role="region" tabindex="0" aria-label="Lineage graph">${lineageSvg(edges)}</div>`,
    `<details class="data"><summary>As a table</summary>`, tableHtml({columns, rows}, "What each table reads"), "</details>", csvLink(maker, "lineage", {columns, rows})
  );
}

function csvLink(maker: Maker, name: string, table: {columns: Column<Row>[]; rows: Rows}): string {
  const href = maker.file(`csv/${name}.csv`, csvText(table, maker.about(name, `to ${maker.publication.header.as_of}`)));
  return `<p class="tools"><a class="csv" href="${href}" download="${name}.csv">CSV</a></p>`;
}
