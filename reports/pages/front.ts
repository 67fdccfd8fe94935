import {escape, lines} from "../html.ts";
import type {Maker, Page} from "../site.ts";
import {shellWords as said} from "../words/shell.ts";

/** A front for an audience whose figures are not published yet: it says so, and leads to what is there. */
export function frontPage({publication, format}: Maker): Page {
  const {audience, organization, as_of} = publication.header;
  const html = lines(
    `<div class="lede"><h1>${escape(organization)}</h1>`,
    `<p class="answer">${said.frontOf[audience]} ${escape(said.noFigures(format.day(as_of)))}</p></div>`,
    `<p><a class="onward" href="./trust.html">${escape(said.trust)}</a></p>`
  );
  return {path: "index", title: organization, html};
}
