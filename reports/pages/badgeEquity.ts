import {tableHtml, type Column} from "../components/figure.ts";
import {attributesOf, comparisonsOf, inOrderOfEvidence, stageOrder, type Comparison} from "../equity.ts";
import {escape, lines} from "../html.ts";
import {pathsOf} from "../paths.ts";
import type {Maker, Page} from "../site.ts";
import {badgeEquityWords} from "../words/badgeEquity.ts";
import {equityWords} from "../words/equity.ts";
import {groupStages} from "./groupStages.ts";

const isOfBadges = ({stage}: Comparison) => stage !== "promoted" && stage !== "assigned";

/** equity: the funnel of all badges by group, and a page for each badge. */
export function badgeEquityPages(maker: Maker): Page[] {
  const said = badgeEquityWords(maker.format), words = equityWords(maker.format);
  const rows = comparisonsOf(maker.publication).filter(isOfBadges);
  if (rows.length === 0) return [];
  const badges = [...new Set(rows.map(({badge_id}) => badge_id))].filter((id) => id !== "all").sort();
  const paths = pathsOf("badge", badges);
  const of = (badge: string) => rows.filter(({badge_id}) => badge_id === badge);
  return [
    {path: "badges", title: said.title, html: lines(stagesHtml(maker, said.heading, of("all"), "all-badges"), badgeList(maker, paths, of))},
    ...badges.map((badge): Page => ({
      path: paths.get(badge)!, title: said.one(words.badge(badge)), under: "badges",
      html: lines(stagesHtml(maker, said.one(words.badge(badge)), of(badge), paths.get(badge)!), `<p><a href="./badges.html">${said.back}</a></p>`)
    }))];
}

/** equity: promotion and stretch assignments by group. */
export function promotionEquityPages(maker: Maker): Page[] {
  const said = badgeEquityWords(maker.format);
  const rows = comparisonsOf(maker.publication).filter((row) => !isOfBadges(row));
  return rows.length === 0 ? [] : [{path: "promotion", title: said.promotionTitle, html: stagesHtml(maker, said.promotionHeading, rows, "promotion")}];
}

function stagesHtml(maker: Maker, heading: string, rows: readonly Comparison[], id: string): string {
  const {publication, format} = maker;
  const said = badgeEquityWords(format), words = equityWords(format);
  const figures = attributesOf(publication, rows).map((attribute) => groupStages(maker, rows, attribute, id)).filter((figure) => figure !== "");
  const stages = stageOrder.filter((stage) => rows.some((row) => row.stage === stage));
  return lines(
    `<div class="lede"><h1>${escape(heading)}</h1><p class="answer">${escape(answer(maker, rows))}</p></div>`,
    `<section><h2>${said.byGroup}</h2>`, figures.length === 0 ? `<p class="lack">${said.nobody}</p>` : lines(...figures), "</section>",
    `<section><h2>${said.stages}</h2><ul class="tight">${stages.map((stage) => `<li>${escape(words.stage(stage).name)}: ${escape(words.within(stage))}</li>`).join("")}</ul></section>`);
}

function answer({format}: Maker, rows: readonly Comparison[]): string {
  const words = equityWords(format);
  const found = inOrderOfEvidence(rows);
  const strong = found.filter(({verdict}) => verdict !== "inconclusive");
  const weighed = rows.filter(({verdict, state}) => verdict !== null && verdict !== "not_evaluable" && state === "shown").length;
  return badgeEquityWords(format).answer(strong.map((row) => `${row.group_name}, ${words.stage(row.stage).name.toLowerCase()}`), found.length - strong.length, weighed);
}

function badgeList({format}: Maker, paths: ReadonlyMap<string, string>, of: (badge: string) => readonly Comparison[]): string {
  const said = badgeEquityWords(format), words = equityWords(format);
  const count = (badge: string, holds: (row: Comparison) => boolean) => inOrderOfEvidence(of(badge)).filter(holds).length;
  const columns: Column<string>[] = [
    {title: said.columns.badge, text: words.badge, html: (id) => `<a href="./${paths.get(id)}.html">${escape(words.badge(id))}</a>`},
    {title: said.columns.strong, text: (id) => format.count(count(id, (row) => row.verdict !== "inconclusive")), numeric: true},
    {title: said.columns.inconclusive, text: (id) => format.count(count(id, (row) => row.verdict === "inconclusive")), numeric: true}];
  return paths.size === 0 ? "" : lines(`<section><h2>${said.each}</h2><p>${said.eachHelp}</p>`, tableHtml({columns, rows: [...paths.keys()]}, said.each, true), "</section>");
}
