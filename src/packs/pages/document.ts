import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {escape, lines} from "../../../reports/html.ts";
import type {Pack} from "./pack.ts";

const readSheet = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8").replaceAll("\r\n", "\n");
let sheet: {readonly css: string; readonly hash: string} | undefined;

function styleSheet() {
  if (!sheet) {
    const css = `\n${readSheet("../../../reports/base.css")}${readSheet("packs.css")}`;
    sheet = {css, hash: createHash("sha256").update(css).digest("base64")};
  }
  return sheet;
}

export interface Document {
  readonly title: string;
  /** Who alone may read it. */
  readonly restriction: string;
  readonly body: string;
  readonly wide?: boolean;
  /** A line at the foot of every printed page. */
  readonly running?: string;
}

/** What a page says of the making that it is of. */
export type Making = Pick<Pack, "organization" | "asOf"> & {readonly said: Pick<Pack["said"], "stand" | "foot">};

/**
 * A whole HTML file: its style is inside, it holds no script and asks for nothing. The policy in its head lets a browser load nothing
 * else, whatever stands in the data.
 */
export function document({organization, asOf, said}: Making, {title, restriction, body, wide = false, running}: Document): string {
  const {css, hash} = styleSheet();
  return lines(
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">',
    `<title>${escape(title)}</title>`,
    `<style>${css}</style></head><body><div class="sheet${wide ? " wide" : ""}">`,
    `<header><strong>${escape(organization)}</strong><span>${escape(said.stand(asOf))}</span><span class="private">${escape(restriction)}</span></header>`,
    ...running === undefined ? ["<main>", body, "</main>"]
      : ['<table role="presentation" class="pages"><tfoot role="presentation"><tr role="presentation"><td role="presentation">', escape(running), '</td></tr></tfoot><tbody role="presentation"><tr role="presentation"><td role="presentation"><main>', body, "</main></td></tr></tbody></table>"],
    `<footer>${escape(said.foot)}</footer></div></body></html>`, ""
  );
}
