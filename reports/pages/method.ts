import {tableHtml, type Column} from "../components/figure.ts";
import {comparisonsOf, isExact, stageOrder, type Stage} from "../equity.ts";
import {escape, lines} from "../html.ts";
import type {Maker, Page} from "../site.ts";
import {equityWords} from "../words/equity.ts";
import {exclusionsHtml} from "./exclusions.ts";
import {strataWords} from "../words/strata.ts";

/** equity: how the audit weighs, what it could have seen, and what it cannot say. */
export function methodPage(maker: Maker): Page {
  const {format, publication} = maker;
  const said = strataWords(format), words = equityWords(format);
  const rows = comparisonsOf(publication).filter(({detectable_ratio}) => detectable_ratio !== null);
  const able = (stage?: Stage) => rows.filter((row) => (!stage || row.stage === stage) && row.detectable_ratio! >= 0.8).length;
  const stages = stageOrder.filter((stage) => rows.some((row) => row.stage === stage));
  const columns: Column<Stage>[] = [
    {title: said.powerColumns.stage, text: (stage) => words.stage(stage).name}, {title: said.powerColumns.compared, text: (stage) => format.count(rows.filter((row) => row.stage === stage).length), numeric: true},
    {title: said.powerColumns.able, text: (stage) => format.count(able(stage)), numeric: true}];
  return {
    path: "method", title: said.methodTitle,
    html: lines(
      `<div class="lede"><h1>${said.methodHeading}</h1>${rows.length > 0 ? `<p class="answer">${escape(said.methodAnswer(able(), rows.length))}</p>` : ""}</div>`,
      exclusionsHtml(maker),
      '<div class="text">', ...said.parts(isExact(publication)).map(([heading, text]) => `<section><h2>${escape(heading)}</h2><p>${escape(text)}</p></section>`), "</div>",
      rows.length > 0 && lines(`<section><h2>${said.powerHeading}</h2><p>${said.powerHelp}</p>`, tableHtml({columns, rows: stages}, said.powerHeading), "</section>"))
  };
}
