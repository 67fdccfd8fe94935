import {figureHtml} from "../components/figure.ts";
import {stageDots} from "../components/stages.ts";
import {inOrderOfEvidence, isCompared, isExact, stageOrder, type Comparison} from "../equity.ts";
import {escape} from "../html.ts";
import type {Maker} from "../site.ts";
import {badgeEquityWords} from "../words/badgeEquity.ts";
import {equityWords} from "../words/equity.ts";
import {dimensionTitle} from "../words/metrics.ts";
import {comparisonTable} from "./comparisons.ts";

/** One attribute's groups at each stage given: shares with intervals; empty where no group is counted. */
export function groupStages(maker: Maker, rows: readonly Comparison[], attribute: string, id: string): string {
  const {format, canvas} = maker;
  const said = badgeEquityWords(format), words = equityWords(format);
  const title = dimensionTitle(attribute);
  const own = rows.filter((row) => row.attribute === attribute).sort((a, b) => stageOrder.indexOf(a.stage) - stageOrder.indexOf(b.stage) || (b.value ?? -1) - (a.value ?? -1) || (a.group_name < b.group_name ? -1 : 1));
  if (own.every(({pool}) => pool === null)) return "";
  const compared = own.filter(isCompared);
  const strong = inOrderOfEvidence(compared).find(({verdict}) => verdict !== "inconclusive");
  const widest = strong ?? [...compared].sort((a, b) => a.impact_ratio! - b.impact_ratio!)[0];
  const drawn = own.filter(({value}) => value !== null).map((row) => ({stage: words.stage(row.stage).name, group: row.group_name, value: row.value!, lower: row.lower, upper: row.upper}));
  const largest = Math.max(...own.map(({pool}) => pool ?? 0));
  const {table, csv} = comparisonTable(maker, own, {
    id: `${id}-by-${attribute.replaceAll("_", "-")}`, what: `audit of equity, ${id.replaceAll("-", " ")} by ${attribute}`, caption: `${title}: ${said.subtitle(words.window(own[0]!))}`,
    first: {title: said.columns.group, text: (row) => `${words.stage(row.stage).name}: ${row.group_name}`}
  });
  return figureHtml({
    id: `${id}-by-${attribute.replaceAll("_", "-")}`,
    title: widest ? said.figure(title, strong ? words.verdict(strong.verdict).toLowerCase() : null, words.stage(widest.stage).name, widest.group_name, words.ratio(widest.impact_ratio!), widest.reference_group!) : said.noGap(title), subtitle: said.subtitle(words.window(own[0]!)),
    chart: stageDots(canvas, drawn, {tick: (v) => format.shortPercent(v), label: (v) => words.share(v, largest)}, escape(title)), note: words.counts(isExact(maker.publication)), table, csv
  });
}
