import {careersOf, type Careers, type Role, type Step} from "../careers.ts";
import {careerGraph} from "../components/careerGraph.ts";
import {escape, lines} from "../html.ts";
import type {Maker, Page} from "../site.ts";
import {careerWords} from "../words/careers.ts";
import {rolePage} from "./role.ts";

/** More roles than one looks through. */
const longList = 40;

/** everyone: the career maps: a front with every role, a map a family, a page a role. */
export function careerPages(maker: Maker): Page[] {
  const careers = careersOf(maker.publication);
  const maps = new Map(careers.families.map((family, k) => [family, `family-${k + 1}`]));
  return [
    frontPage(maker, careers, maps),
    ...careers.families.map((family) => familyPage(maker, careers, family, maps.get(family)!)),
    ...careers.roles.map((role) => rolePage(maker, careers, role, maps.get(role.family)!))
  ];
}

function frontPage(maker: Maker, {roles, families, steps}: Careers, maps: ReadonlyMap<string, string>): Page {
  const said = careerWords(maker.format);
  const html = lines(
    `<div class="lede"><h1>${said.heading}</h1>`,
    `<p class="answer">${escape(roles.length === 0 ? said.noRoles : steps.length === 0 ? said.none : said.answer(roles.length, families.length, steps.length))}</p></div>`,
    // A list of hundreds is long on a phone: a reader goes to their family first.
    roles.length > longList && `<nav class="inside" aria-label="${said.families}">${families.map((family) => `<a href="#${maps.get(family)}">${escape(family)}</a>`).join("")}</nav>`,
    '<div class="columns">',
    ...families.map((family) => lines(
      `<section id="${maps.get(family)}"><h2><a href="./${maps.get(family)}.html">${escape(family)}</a></h2>`,
      '<ul class="roles">', ...ofFamily(roles, family).map((role) => `<li>${link(role)} <span class="quietly">${escape(role.level)}</span></li>`), "</ul></section>")),
    "</div>"
  );
  return {path: "index", title: said.title, html};
}

function familyPage(maker: Maker, {roles, steps}: Careers, family: string, path: string): Page {
  const said = careerWords(maker.format);
  const members = ofFamily(roles, family);
  const leaving = steps.filter(({from}) => from.family === family), inside = leaving.filter(({to}) => to.family === family);
  const html = lines(
    `<div class="lede"><h1>${escape(family)}</h1>`,
    `<p class="answer">${escape(said.familyAnswer(members.length, inside.length, leaving.length - inside.length))}</p></div>`,
    `<div class="graph"><p class="note">${said.howToRead}</p><p class="legend">${(["promotion", "specialist", "lateral"] as const).map((kind) => `<span class="${kind}">${said.legend[kind]}</span>`).join("")}</p>`,
    `<div class="scroll" role="region" tabindex="0" aria-label="${escape(said.graph(family))}">${careerGraph(members, inside, said.graph(family))}</div></div>`,
    '<section><h2>Step by step</h2>', ladder(members, leaving, said), "</section>"
  );
  return {path, title: family, html, under: "index"};
}

/** The map as a list, for narrow screens and for those who do not see it: each role of each level with its ways on. */
function ladder(members: readonly Role[], steps: readonly Step[], said: ReturnType<typeof careerWords>): string {
  const ways = (role: Role) => steps.filter(({from}) => from === role);
  return lines('<ul class="ladder">', ...members.map((role) => {
    const on = ways(role);
    return lines(
      `<li><strong>${link(role)}</strong> <span class="quietly">${escape(said.levelOf(role.level, null, role.track))}</span>`,
      on.length === 0 ? `<br><span class="quietly">${said.noWayOn}</span>` : `<ul>${on.map(({to, kind}) => `<li><a href="./${to.path}.html">${escape(said.wayOn(to.title, kind))}</a></li>`).join("")}</ul>`,
      "</li>");
  }), "</ul>");
}

const link = (role: Role) => `<a href="./${role.path}.html">${escape(role.title)}</a>`;
const ofFamily = (roles: readonly Role[], family: string) => roles.filter((role) => role.family === family).sort((a, b) => a.rank - b.rank || (a.title < b.title ? -1 : 1));
