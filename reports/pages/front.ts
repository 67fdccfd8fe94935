import {escape, lines} from "../html.ts";
import type {Maker, Page} from "../site.ts";

const told = {
  hr: "", 
  equity: "This site is for those who audit badge attainment by group.",
  executive: "This site is for those who decide on the program.",
  everyone: "This site is for everyone in the organization. It holds nothing about any person."
} as const;

/** A front for an audience whose figures are not published yet: it says so, and leads to what is there. */
export function frontPage({publication, format}: Maker): Page {
  const {audience, organization, as_of} = publication.header;
  const html = lines(
    `<div class="lede"><h1>${escape(organization)}</h1>`,
    `<p class="answer">${told[audience]} It holds no figures yet; what it has is an account of the data to ${escape(format.day(as_of))}: what was read, what was rejected, what each figure means and how it is computed.</p></div>`,
    '<p><a class="onward" href="./trust">Data &amp; trust</a></p>'
  );
  return {path: "index", title: organization, html};
}
