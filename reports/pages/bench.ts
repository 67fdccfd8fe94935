import {statusHtml, tierBars} from "../components/bench.ts";
import {csvText, tableHtml, type Column} from "../components/figure.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {benchStatus, benchWords} from "../words/bench.ts";
import {candidatesSection, congestionSection, skillsSection} from "./benchFactors.ts";

type Row = Rows[number];
const tiers = ["ready_now", "ready_within_6_months", "ready_6_12_months", "ready_12_24_months"] as const;

/** hr: who could step in. */
export function benchPage(maker: Maker): Page {
  const said = benchWords(maker.format);
  const {needs} = maker.publication.header;
  const lacking = ["badges", "awards", "career_steps", "role_requirements"].find((need) => needs[need] === false);
  const rows = [...maker.publication.rows("succession")].sort((a, b) => a.place - b.place);
  const bare = rows.filter((row) => row.status === "no_successor").map((row) => row.title as string);
  const thin = rows.filter((row) => row.status === "thin").length;
  const answer = lacking ? said.lacking[lacking]! : rows.length === 0 ? said.lacking.critical_roles! : said.answer(bare, thin, rows.length);
  const html = lines(
    `<div class="lede"><h1>${said.heading}</h1><p class="answer">${escape(answer)}</p></div>`,
    !lacking && lines(`<p class="note">${said.bands}</p>`, rows.length > 0 && rolesSection(maker, rows), candidatesSection(maker), skillsSection(maker), congestionSection(maker))
  );
  return {path: "bench", title: said.title, html};
}

function rolesSection(maker: Maker, rows: readonly Row[]): string {
  const said = benchWords(maker.format).roles;
  const filled = (row: Row) => row.filled_at_once !== "0";
  const one = rows.filter((row) => row.ready_now !== "0").length;
  const shared = rows.filter((row) => row.shared);
  const inWords = (row: Row) => tiers.map((tier, k) => `${said.tiers[k]}: ${row[tier]}`).join(", ");
  const columns: Column<Row>[] = [
    {title: said.columns.role, text: (r) => r.title},
    {title: said.columns.status, text: (r) => benchStatus[r.status] ?? r.status, raw: (r) => r.status, html: (r) => statusHtml(r.status, benchStatus[r.status] ?? r.status)},
    {title: said.columns.positions, text: (r) => r.positions, numeric: true},
    {title: said.columns.tiers, text: inWords, html: (r) => `${tierBars(tiers.map((tier) => r[tier]), inWords(r))} <span class="bands" aria-hidden="true">${escape(tiers.map((tier) => r[tier]).join(" · "))}</span>`},
    {title: said.columns.alone, text: (r) => r.filled_alone, numeric: true}, {title: said.columns.once, text: (r) => r.filled_at_once, numeric: true},
    {title: said.columns.why, text: (r) => said.differ(r.shared)}, {title: said.columns.family, text: (r) => r.family}];
  const csv = maker.file("csv/bench.csv", csvText({columns, rows}, maker.about("bench of critical roles", `on ${maker.publication.header.as_of}`)));
  const title = one === 0 ? said.none : said.title(one, shared.length, rows.filter(filled).length);
  return lines(
    `<section id="critical-roles"><h2>${said.heading}</h2>`, `<h3>${escape(title)}</h3>`, tableHtml({columns, rows}, said.subtitle),
    `<p>${escape(said.why(shared.map((row) => row.title)))}</p>`, `<p class="note">${said.definition}</p>`, `<p class="tools"><a class="csv" href="${csv}" download="bench.csv">CSV</a></p>`, "</section>");
}
