import {heatMap} from "../components/heatMap.ts";
import {bars} from "../components/charts.ts";
import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {coverageStatus} from "../words/bench.ts";
import {teamWords} from "../words/teams.ts";
import {managersFigure} from "./tracks.ts";

type Row = Rows[number];
/** What one page can hold of an organization of thousands of teams; the CSV holds them all. */
const most = {units: 12, teams: 25, badges: 12, bars: 10} as const;

/** hr: which teams can do what. */
export function teamsPage(maker: Maker): Page {
  const {publication, format} = maker;
  const said = teamWords(format);
  const lacking = ["teams", "badges", "awards", "role_requirements"].find((need) => publication.header.needs[need] === false);
  const rows = publication.rows("team_coverage");
  const teams = (status: string) => new Set(rows.filter((row) => row.status === status && row.needed !== "0").map((row) => row.team_id)).size;
  const answer = lacking ? said.lacking[lacking]! : rows.length === 0 ? said.none : said.answer(teams("gap"), teams("concentrated"), new Set(rows.map((row) => row.team_id)).size);
  const html = lines(
    `<div class="lede"><h1>${said.heading}</h1><p class="answer">${escape(answer)}</p></div>`, `<p class="note">${escape(said.small(publication.header.minimum_cell))}</p>`,
    rows.length > 0 && lines(shortFigure(maker, rows), mapSection(maker, rows)),
    managersFigure(maker) && `<section><h2>${said.managers.heading}</h2><p><a href="./careers.html#manager-engagement">${said.managers.link}</a></p></section>`
  );
  return {path: "teams", title: said.title, html};
}

/** Rows by the value of a key, in their order. */
function groups(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const same = found.get(key(row));
    if (same) same.push(row);
    else found.set(key(row), [row]);
  }
  return found;
}

const named = (badge: string) => badge.replaceAll("-", " ");

/** Badges by the teams that need them and have no holder, or one. */
function shortFigure(maker: Maker, rows: Rows): string {
  const {format} = maker;
  const said = teamWords(format).short;
  const needed = groups(rows.filter((row) => row.needed !== "0"), (row) => row.badge_id as string);
  const badges = [...needed].map(([badge, teams]) => {
    const of = (status: string) => teams.filter((row) => row.status === status).length;
    return {badge, teams: teams.length, gap: of("gap"), concentrated: of("concentrated"), thin: of("thin"), covered: of("covered"), over: of("over"), stalled: teams.filter((row) => row.stalled_learners !== "0").length};
  }).sort((a, b) => b.gap + b.concentrated - a.gap - a.concentrated || (a.badge < b.badge ? -1 : 1));
  if (badges.length === 0) return "";
  type Badge = (typeof badges)[number];
  const count = (title: string, pick: (b: Badge) => number): Column<Badge> => ({title, text: (b) => format.count(pick(b)), raw: pick, numeric: true});
  const columns: Column<Badge>[] = [
    {title: said.columns.badge, text: (b) => named(b.badge), raw: (b) => b.badge}, count(said.columns.teams, (b) => b.teams), count(said.columns.gap, (b) => b.gap), count(said.columns.alone, (b) => b.concentrated),
    count(said.columns.thin, (b) => b.thin), count(said.columns.covered, (b) => b.covered), count(said.columns.over, (b) => b.over), count(said.columns.stalled, (b) => b.stalled)];
  const drawn = badges.filter((b) => b.gap + b.concentrated > 0).slice(0, most.bars).map((b) => ({name: named(b.badge), value: b.gap + b.concentrated, label: said.label(b.gap, b.concentrated)}));
  const title = drawn[0] ? said.title(drawn[0].name, drawn[0].value) : said.none;
  const figure = figureHtml({
    id: "teams-short-of", title, subtitle: said.subtitle, chart: bars(maker.canvas, drawn, said.subtitle), definition: said.definition, table: tableHtml({columns, rows: badges}, said.subtitle),
    csv: maker.file("csv/teams-short-of.csv", csvText({columns, rows: badges}, maker.about(said.subtitle, `on ${maker.publication.header.as_of}`)))
  });
  return `<section><h2>${said.heading}</h2>${figure}</section>`;
}

const gaps = (rows: readonly Row[]) => rows.filter((row) => row.needed !== "0").reduce((sum, {status}) => sum + (status === "gap" ? 2 : status === "concentrated" ? 1 : 0), 0);

/** Teams × badges in bands, a table for each business unit. */
function mapSection(maker: Maker, rows: Rows): string {
  const {format} = maker;
  const said = teamWords(format).map;
  const columns: Column<Row>[] = [
    {title: said.columns.team, text: (r) => r.team}, {title: said.columns.unit, text: (r) => r.business_unit}, {title: said.columns.badge, text: (r) => named(r.badge_id), raw: (r) => r.badge_id}, {title: said.columns.status, text: (r) => r.status},
    {title: said.columns.needed, text: (r) => r.needed}, {title: said.columns.holders, text: (r) => r.holders}, {title: said.columns.stalled, text: (r) => r.stalled_learners}, {title: said.columns.smaller, text: (r) => r.with_teams}];
  const csv = maker.file("csv/team-coverage.csv", csvText({columns, rows}, maker.about("team coverage", `on ${maker.publication.header.as_of}`)));
  const units = [...groups(rows.filter((row) => row.needed !== "0"), (row) => row.business_unit as string)]
    .map(([unit, cells]) => ({unit, teams: [...groups(cells, (row) => row.team_id as string).values()].sort((a, b) => gaps(b) - gaps(a) || (a[0]!.team < b[0]!.team ? -1 : 1))}))
    .sort((a, b) => b.teams.length - a.teams.length || (a.unit < b.unit ? -1 : 1));
  const legend = Object.entries(coverageStatus).reverse().map(([status, words]) => `<li><span class="status ${status}">${escape(words)}</span></li>`);
  return lines(
    `<section id="team-by-team"><h2>${said.heading}</h2><p>${said.intro}</p>`, `<ul class="legend-list">${legend.join("")}</ul>`,
    ...units.slice(0, most.units).map(({unit, teams}, k) => lines(`<details class="unit"${k === 0 ? " open" : ""}><summary>${escape(said.unit(unit, teams.length))}</summary>`, unitMap(maker, unit, teams), "</details>")),
    `<p class="note">${escape(said.units(Math.min(units.length, most.units), units.length))}</p><p class="tools"><a class="csv" href="${csv}" download="team-coverage.csv">CSV</a></p>`, "</section>");
}

function unitMap(maker: Maker, unit: string, teams: readonly (readonly Row[])[]): string {
  const said = teamWords(maker.format).map;
  const shown = teams.slice(0, most.teams);
  const needs = [...groups(shown.flat(), (row) => row.badge_id as string)].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).slice(0, most.badges).map(([badge]) => badge);
  const map = heatMap({
    caption: said.unit(unit, teams.length), corner: said.columns.team, columns: needs.map(named),
    rows: shown.map((cells) => ({
      name: said.with(cells[0]!.team, cells[0]!.with_teams),
      cells: needs.map((badge) => {
        const cell = cells.find((row) => row.badge_id === badge);
        return cell && {status: cell.status as string, said: said.cell(cell.holders, cell.needed), words: coverageStatus[cell.status] ?? cell.status};
      })
    }))
  });
  return lines(map, `<p class="note">${escape(said.more(shown.length, teams.length))}</p>`);
}
