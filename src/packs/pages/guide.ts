import {escape, lines} from "../../../reports/html.ts";
import type {Pack} from "./pack.ts";

/** The definitions that a reader needs, and what was left out by agreement. */
export function guideHtml({said, uses}: Pack): string {
  const sentences = [
    said.howTiers,
    uses.performance === "on" ? said.howGate : said.notUsed(said.performance),
    said.howStalled,
    uses.manager_engagement === "on" ? said.howConversation : said.notUsed(said.engagement),
    uses.assessors === "off" && said.notUsed(said.assessors)
  ].filter((one) => one !== false);
  return lines(`<section><h2>${escape(said.how)}</h2>`, ...sentences.map((one) => `<p class="quietly">${escape(one)}</p>`), "</section>");
}
