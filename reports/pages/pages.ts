import {lines} from "../html.ts";
import type {Maker, Page} from "../site.ts";
import {assessorsPage} from "./assessors.ts";
import {attentionPage} from "./attention.ts";
import {badgeEquityPages, promotionEquityPages} from "./badgeEquity.ts";
import {badgesPage} from "./badges.ts";
import {indicatorsPage} from "./indicators.ts";
import {methodPage} from "./method.ts";
import {changesPage} from "./changes.ts";
import {benchPage} from "./bench.ts";
import {careerPages} from "./careerMaps.ts";
import {careersPage} from "./careers.ts";
import {executivePage} from "./executive.ts";
import {outcomesPage} from "./outcomes.ts";
import {rolloutPage} from "./rollout.ts";
import {movesPage} from "./moves.ts";
import {safetyPage} from "./safety.ts";
import {statePage} from "./state.ts";
import {shellWords as said} from "../words/shell.ts";
import {strataPages} from "./strata.ts";
import {teamsPage} from "./teams.ts";
import {trustPage} from "./trust.ts";
import {valuePage} from "./value.ts";
import {watchesPage} from "./watches.ts";

/** The pages of each audience, in the order of the bar. */
export function pagesFor(maker: Maker): Page[] {
  switch (maker.publication.header.audience) {
    case "hr": return [statePage(maker), movesPage(maker), careersPage(maker), badgesPage(maker), benchPage(maker), teamsPage(maker), watchesPage(maker), indicatorsPage(maker), changesPage(maker), trustPage(maker), safetyPage(maker)];
    case "equity": return [attentionPage(maker), ...badgeEquityPages(maker), ...promotionEquityPages(maker), ...strataPages(maker), assessorsPage(maker), methodPage(maker), trustPage(maker), safetyPage(maker)];
    case "executive": return [executivePage(maker), outcomesPage(maker), rolloutPage(maker), valuePage(maker), trustPage(maker), safetyPage(maker)];
    case "everyone": return [...careerPages(maker), trustPage(maker), safetyPage(maker)];
  }
}

export const missingPage = (): Page => ({
  path: "404", title: said.missing,
  html: lines(`<div class="lede"><h1>${said.missing}</h1>`, `<p class="answer">${said.missingHelp} <a href="./index.html">${said.missingFront}</a>.</p></div>`)
});
