import {tableHtml} from "../components/figure.ts";
import {isExact} from "../equity.ts";
import {escape, lines} from "../html.ts";
import type {Maker, Page} from "../site.ts";
import {safetyWords} from "../words/safety.ts";
import {shellWords} from "../words/shell.ts";

/** All audiences, linked from every page's foot: what is published of people, what an attack on it found, and what is not promised. */
export function safetyPage({publication, format}: Maker): Page {
  const {attack, minimum_cell} = publication.header, exact = isExact(publication);
  const said = safetyWords(format);
  const list = (items: readonly string[]) => `<ul class="told">${items.map((item) => `<li>${escape(item)}</li>`).join("")}</ul>`;
  const section = (heading: string, ...content: (string | false | undefined)[]) => lines(`<section><h2>${escape(heading)}</h2>`, ...content, "</section>");
  return {
    path: "safety", title: said.title, under: "trust",
    html: lines(
      `<div class="lede"><h1>${escape(said.heading)}</h1><p class="answer">${escape(attack ? said.answer(attack) : said.notAttacked)}</p></div>`,
      '<div class="text">',
      section(said.publishedHeading, list(said.published(minimum_cell, exact))),
      section(said.attackHeading, ...said.attack(exact).map((text) => `<p>${escape(text)}</p>`)),
      attack && section(said.figuresHeading, tableHtml({columns: [{title: said.columns.what, text: ([what]) => what}, {title: said.columns.figure, text: ([, figure]) => figure, numeric: true}], rows: said.figures(attack)}, said.figuresHeading, true)),
      section(said.sitesHeading, `<p>${escape(said.sites)}</p>`, tableHtml({
        columns: [{title: said.siteColumns.site, text: ([name]) => shellWords.audiences[name as keyof typeof shellWords.audiences]}, {title: said.siteColumns.question, text: ([, question]) => said.question(question)}],
        rows: Object.entries(shellWords.questions)
      }, said.sitesHeading, true)),
      section(said.notHeading, list(said.not(exact)), `<p><a href="./trust.html">${escape(said.more)}</a></p>`),
      "</div>"
    )
  };
}
