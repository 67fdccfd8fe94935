import {tableHtml, csvText, type Column} from "../components/figure.ts";
import type {Ratio} from "../components/ratios.ts";
import {verdictHtml} from "../components/verdict.ts";
import {isCompared, type Comparison} from "../equity.ts";
import type {Maker} from "../site.ts";
import {attentionWords} from "../words/attention.ts";
import {equityWords} from "../words/equity.ts";

/** The columns of a comparison; the first says what it is about. */
export function comparisonColumns({format, words}: Maker, first: Column<Comparison>): Column<Comparison>[] {
  const said = equityWords(format), {columns, hiddenReference} = attentionWords(format);
  const ratio = (x: number | null) => (x === null ? "–" : said.ratio(x));
  const verdict = (title: string, pick: (r: Comparison) => Comparison["verdict"]): Column<Comparison> => ({title, text: (r) => said.verdict(pick(r)), raw: pick, html: (r) => verdictHtml(pick(r), said.verdict(pick(r)))});
  return [
    first, verdict(columns.verdict, (r) => r.verdict), verdict(columns.alone, (r) => r.crude_verdict),
    {title: columns.selected, text: (r) => (r.selected === null ? words.hidden(r.state) : format.count(r.selected)), raw: (r) => r.selected, numeric: true},
    {title: columns.pool, text: (r) => (r.pool === null ? "–" : format.count(r.pool)), raw: (r) => r.pool, numeric: true},
    {title: columns.share, text: (r) => (r.value === null ? "–" : format.percent(r.value, 1)), raw: (r) => r.value, numeric: true},
    {title: columns.against, text: (r) => (isCompared(r) ? r.reference_group! : r.place !== null ? hiddenReference : "–"), raw: (r) => (isCompared(r) ? r.reference_group : null)},
    {title: columns.ratio, text: (r) => (isCompared(r) ? ratio(r.impact_ratio) : "–"), raw: (r) => (isCompared(r) ? r.impact_ratio : null), numeric: true},
    {title: columns.interval, text: (r) => said.between(r.ratio_lower, r.ratio_upper) || "–", numeric: true},
    {title: columns.adjusted, text: (r) => ratio(r.adjusted_ratio), raw: (r) => r.adjusted_ratio, numeric: true},
    {title: columns.interval, text: (r) => said.between(r.adjusted_lower, r.adjusted_upper) || "–", numeric: true},
    {title: columns.short, text: (r) => (isCompared(r) && r.shortfall! > 0 ? format.count(r.shortfall!) : "–"), raw: (r) => (isCompared(r) ? r.shortfall : null), numeric: true},
    {title: columns.seen, text: (r) => ratio(r.detectable_ratio), raw: (r) => r.detectable_ratio, numeric: true}];
}

/** Comparisons as a table of the page and a whole CSV file beside it. */
export function comparisonTable(maker: Maker, rows: readonly Comparison[], {id, what, first, caption, all = rows}: {id: string; what: string; first: Column<Comparison>; caption: string; all?: readonly Comparison[]}) {
  const columns = comparisonColumns(maker, first);
  const said = equityWords(maker.format);
  const csv: Column<Comparison>[] = [
    {title: "Stage", text: (r) => r.stage}, {title: "Badge", text: (r) => r.badge_id}, {title: "Attribute", text: (r) => r.attribute}, {title: "Group name", text: (r) => r.group_name}, ...columns.slice(1),
    {title: "Not compared", text: (r) => r.not_compared ?? ""}];
  return {
    table: tableHtml({columns, rows}, caption),
    csv: maker.file(`csv/${id}.csv`, csvText({columns: csv, rows: all}, maker.about(what, all[0] ? said.window(all[0]) : "")))
  };
}

/** A comparison on the log axis: family and level held apart where they can be, with the crude ratio hollow beside it. */
export function ratioOf(row: Comparison, name: string): Ratio {
  return row.adjusted_ratio === null
    ? {name, value: row.impact_ratio!, lower: row.ratio_lower, upper: row.ratio_upper}
    : {name, value: row.adjusted_ratio, lower: row.adjusted_lower, upper: row.adjusted_upper, beside: row.impact_ratio};
}
