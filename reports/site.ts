import {parseHTML} from "linkedom";
import type {Canvas} from "./components/draw.ts";
import {formatFor, type Format} from "./format.ts";
import type {Publication} from "./publication.ts";
import {english, type Words} from "./words/en.ts";

/** A page as finished HTML in a Markdown file, with the files that it links. */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly html: string;
  /** The page of the bar that leads to it, where it is not in the bar itself. */
  readonly under?: string;
}

/** What a page is made with. Files that it adds lie beside it under the names given. */
export interface Maker {
  readonly publication: Publication;
  readonly canvas: Canvas;
  readonly format: Format;
  readonly words: Words;
  /** Adds a file and returns its link from a page. */
  file(name: string, content: string | Uint8Array): string;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** The lines that every CSV begins with. */
  about(what: string, period: string): string[];
}

export function makerFor(publication: Publication): Maker {
  const {header} = publication;
  const format = formatFor(header.locale, header.currency);
  const files = new Map<string, string | Uint8Array>();
  const {document} = parseHTML("<!DOCTYPE html><html><body></body></html>");
  const state = header.state === "draft" ? "draft" : `release ${header.id} of ${header.released_on}`;
  return {
    publication, format, files, words: english(format, header.fiscal_year_start),
    canvas: {document: document as unknown as Document, format, yearStart: header.fiscal_year_start},
    file(name, content) {
      files.set(name, content);
      return `./${name}`;
    },
    about: (what, period) => [`${header.organization}: ${what}`, `period: ${period}`, `figures to ${header.as_of}, ${state}`, "definitions: the page Data & trust, trust.html"]
  };
}
