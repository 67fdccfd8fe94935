import {statusHtml} from "../components/bench.ts";
import {csvText, tableHtml, type Column} from "../components/figure.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker} from "../site.ts";
import {benchWords, coverageStatus} from "../words/bench.ts";

type Row = Rows[number];
/** Rows that a page shows; the CSV holds them all. */
const shown = 12;

interface Part {
  readonly id: string;
  readonly heading: string;
  readonly title: string;
  readonly subtitle: string;
  readonly definition: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly all?: readonly Row[];
  readonly note?: string;
}

function section(maker: Maker, {id, heading, title, subtitle, definition, columns, rows, all = rows, note}: Part): string {
  const csv = maker.file(`csv/${id}.csv`, csvText({columns, rows: all}, maker.about(heading, `on ${maker.publication.header.as_of}`)));
  return lines(
    `<section id="${id}"><h2>${heading}</h2>`, `<h3>${escape(title)}</h3>`, tableHtml({columns, rows}, subtitle),
    `<p class="note">${escape([note, definition].filter(Boolean).join(" "))}</p><p class="tools"><a class="csv" href="${csv}" download="${id}.csv">CSV</a></p>`, "</section>");
}

const lack = (heading: string, sentence: string) => lines(`<section><h2>${heading}</h2><p class="lack">${escape(sentence)}</p></section>`);
const plain = (title: string, name: string, numeric = true): Column<Row> => ({title, text: (r) => r[name] ?? "–", raw: (r) => r[name], numeric});

/** Roles by what their vacancies cost, each factor beside the rank. */
export function candidatesSection(maker: Maker): string {
  const {format} = maker;
  const said = benchWords(format).candidates;
  const all = [...maker.publication.rows("critical_role_candidates")].sort((a, b) => a.rank - b.rank);
  if (all.length === 0) return lack(said.heading, said.none);
  const columns: Column<Row>[] = [
    {title: said.columns.role, text: (r) => r.title}, {title: said.columns.rank, text: (r) => format.count(r.rank), raw: (r) => r.rank, numeric: true},
    {title: said.columns.cost, text: (r) => format.money(r.annual_vacancy_cost), raw: (r) => r.annual_vacancy_cost, numeric: true}, plain(said.columns.vacancies, "expected_vacancies"),
    {title: said.columns.days, text: (r) => (r.median_external_days === null ? "–" : format.count(r.median_external_days)), raw: (r) => r.median_external_days, numeric: true},
    {title: said.columns.from, text: (r) => said.from[r.filled_from] ?? "–", raw: (r) => r.filled_from}, plain(said.columns.ready, "ready_now"),
    {title: said.columns.critical, text: (r) => said.critical(r.critical)}, {title: said.columns.family, text: (r) => r.family}];
  const rows = all.slice(0, shown);
  return section(maker, {id: "critical-role-candidates", heading: said.heading, title: said.title(all[0]!.title, all[0]!.critical), subtitle: said.subtitle, definition: said.definition, columns, rows, all, note: rows.length < all.length ? said.more(rows.length, all.length) : undefined});
}

/** The bench of scarce skills; where none is marked, of those shortest of holders. */
export function skillsSection(maker: Maker): string {
  const said = benchWords(maker.format).skills;
  const order = ["gap", "concentrated", "thin", "covered", "over"];
  const all = [...maker.publication.rows("skill_bench")].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || (a.badge_id < b.badge_id ? -1 : 1));
  const scarce = all.filter((row) => row.scarce);
  const rows = scarce.length > 0 ? scarce : all.filter((row) => order.indexOf(row.status) < 3 && row.needed !== "0").slice(0, shown);
  if (rows.length === 0) return "";
  const short = rows.filter((row) => order.indexOf(row.status) < 3).length;
  const columns: Column<Row>[] = [
    {title: said.columns.badge, text: (r) => r.name}, {title: said.columns.status, text: (r) => coverageStatus[r.status] ?? r.status, raw: (r) => r.status, html: (r) => statusHtml(r.status, coverageStatus[r.status] ?? r.status)},
    plain(said.columns.needed, "needed"), plain(said.columns.holders, "holders"), plain(said.columns.expiring, "expiring_12m"), plain(said.columns.learning, "in_progress"), plain(said.columns.single, "single_holder_teams")];
  return section(maker, {id: "skill-bench", heading: said.heading, title: scarce.length > 0 ? said.title(short, rows.length) : said.unmarked, subtitle: said.subtitle, definition: said.definition, columns, rows, all});
}

/** Roles that more people are ready for than there is room. */
export function congestionSection(maker: Maker): string {
  const said = benchWords(maker.format).congestion;
  if (maker.publication.header.needs.requisitions === false) return lack(said.heading, said.lacking);
  const all = [...maker.publication.rows("pathway_congestion")].sort((a, b) => a.place - b.place);
  if (all.length === 0) return lack(said.heading, said.none);
  const crowded = (r: Row) => r.crowding === "no_opening" || r.crowding === "above_3";
  const columns: Column<Row>[] = [
    {title: said.columns.role, text: (r) => r.title}, {title: said.columns.crowding, text: (r) => said.crowding[r.crowding] ?? r.crowding, raw: (r) => r.crowding, html: (r) => statusHtml(crowded(r) ? "crowded" : "open", said.crowding[r.crowding] ?? r.crowding)},
    plain(said.columns.ready, "ready_now"), plain(said.columns.openings, "openings_12m"),
    {title: said.columns.completions, text: (r) => said.trend(r.completions), raw: (r) => r.completions}, {title: said.columns.moves, text: (r) => said.trend(r.moves), raw: (r) => r.moves}, {title: said.columns.family, text: (r) => r.family}];
  return section(maker, {id: "pathway-congestion", heading: said.heading, title: said.title(all[0]!.title, all[0]!.crowding), subtitle: said.subtitle, definition: said.definition, columns, rows: all.slice(0, shown), all});
}
