import {escape, lines} from "./html.ts";
import type {Maker, Page} from "./site.ts";

const audienceNames = {hr: "for HR leaders", equity: "for equity auditors", executive: "for executives", everyone: "for everyone"} as const;

/** The quiet bar at the top: whose figures, for whom, to which day, and the pages. */
export function headerHtml({publication, format}: Maker, pages: readonly Page[]): string {
  const {organization, audience, as_of, state, released_on} = publication.header;
  const stand = `figures to ${format.day(as_of)}${released_on ? `, released ${format.day(released_on)}` : ""}`;
  const links = pages.map((page) => `<a href="./${page.path === "index" ? "" : page.path}">${escape(page.path === "index" && audience === "everyone" ? "Front" : page.title)}</a>`);
  return lines(
    '<a class="skip" href="#observablehq-main">Skip to the content</a>',
    `<div class="bar"><strong>${escape(organization)}</strong><span class="stand">${escape(audienceNames[audience])} · ${escape(stand)}</span>${state === "draft" ? '<span class="draft">draft: not released</span>' : ""}<nav aria-label="Pages">${links.join("")}</nav></div>`
  ).replaceAll("\n", "");
}

export const footerHtml = ({publication}: Maker): string =>
  `${publication.header.state === "draft" ? "This is a draft: its figures may change until they are released. " : ""}Counts are rounded and small groups hidden, so that no figure tells anything about a person. <a href="./trust#privacy">How</a>`;
