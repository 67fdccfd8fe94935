import {isExact} from "./equity.ts";
import {escape, lines} from "./html.ts";
import type {Maker, Page} from "./site.ts";
import {shellWords as said} from "./words/shell.ts";

/** The quiet bar at the top: whose figures, for whom, to which day, and the pages. */
export function headerHtml({publication, format}: Maker, pages: readonly Page[]): string {
  const {organization, audience, as_of, state, released_on} = publication.header;
  const stand = said.stand(format.day(as_of), released_on && format.day(released_on));
  const links = pages.filter(({under}) => under === undefined).map((page) => `<a href="./${page.path}.html">${escape(page.title === organization ? said.front : page.title)}</a>`);
  return lines(
    `<a class="skip" href="#observablehq-main">${said.skip}</a>`,
    `<div class="bar"><strong>${escape(organization)}</strong><span class="stand">${escape(said.audiences[audience])} · ${escape(stand)}</span>${state === "draft" ? `<span class="draft">${said.draft}</span>` : ""}<nav aria-label="${said.pages}">${links.join("")}</nav></div>`
  ).replaceAll("\n", "");
}

export const footerHtml = ({publication}: Maker): string =>
  `${publication.header.state === "draft" ? `${said.draftFoot} ` : ""}${publication.header.audience === "equity" && isExact(publication) ? said.exactFoot : said.privacyFoot} <a href="./safety.html">${said.how}</a>`;
