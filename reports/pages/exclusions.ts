import {tableHtml, type Column} from "../components/figure.ts";
import {comparisonsOf, exclusionsOf, stageOrder, type Comparison, type Stage} from "../equity.ts";
import {escape, lines} from "../html.ts";
import type {Maker} from "../site.ts";
import {equityWords} from "../words/equity.ts";
import {exclusionWords} from "../words/exclusions.ts";
import {dimensionTitle} from "../words/metrics.ts";

interface Left {readonly stage: Stage; readonly reason: string; readonly count: string}

/** Whom the audit is about, who is in no comparison, and why. */
export function exclusionsHtml({format, publication, words}: Maker): string {
  const said = exclusionWords(format), names = equityWords(format);
  const rows = comparisonsOf(publication).filter(({badge_id}) => badge_id === "all");
  if (rows.length === 0) return "";
  const stages = stageOrder.filter((stage) => rows.some((row) => row.stage === stage));
  const left = stages.flatMap((stage): Left[] => [
    ...exclusionsOf(publication).filter((row) => row.stage === stage).map(({reason, people, state}) => ({stage, reason: said.reasons[reason]!, count: people === null ? words.hidden(state) : said.people(people)})),
    ...rows.filter((row) => row.stage === stage && row.not_compared === "unknown group").map(({attribute, pool, state}) => ({stage, reason: said.unknown(dimensionTitle(attribute)), count: pool === null ? words.hidden(state) : said.rows(pool)})),
    ...([["small", (row) => row.not_compared === "under the minimum cell"], ["withheld", (row) => row.state === "withheld"]] as const satisfies readonly (readonly [string, (row: Comparison) => boolean])[])
      .flatMap(([kind, holds]) => {
        const n = rows.filter((row) => row.stage === stage && holds(row)).length;
        return n > 0 ? [{stage, reason: said[kind], count: said.groups(n)}] : [];
      })]);
  const columns: Column<Left>[] = [
    {title: said.columns.stage, text: (r) => names.stage(r.stage).name}, {title: said.columns.reason, text: (r) => r.reason}, {title: said.columns.count, text: (r) => r.count, numeric: true}];
  return lines(
    `<section><h2>${said.population}</h2><p>${escape(said.whom(names.window(rows[0]!), format.count(publication.header.minimum_cell)))}</p>`,
    left.length === 0 ? `<p>${said.nobody}</p>` : tableHtml({columns, rows: left}, said.exclusions), "</section>");
}
