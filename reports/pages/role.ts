import type {Careers, Needed, Role, Step} from "../careers.ts";
import {escape, lines} from "../html.ts";
import type {Maker, Page} from "../site.ts";
import {careerWords} from "../words/careers.ts";

/** Openings that are listed; the rest are counted. */
const longest = 12;
type Said = ReturnType<typeof careerWords>;

/** everyone: a role: what to earn next and where it leads, what is near, what is open. */
export function rolePage(maker: Maker, careers: Careers, role: Role, map: string): Page {
  const said = careerWords(maker.format);
  const steps = careers.steps.filter(({from}) => from === role).sort((a, b) => order[a.kind] - order[b.kind] || (a.to.title < b.to.title ? -1 : 1));
  const into = careers.steps.filter(({to}) => to === role);
  const next = nextBadge(steps);
  const html = lines(
    `<div class="lede"><h1>${escape(role.title)}</h1>`,
    `<p class="quietly"><a href="./${map}.html">${escape(said.levelOf(role.level, role.family, role.track))}</a></p>`,
    `<p class="answer">${escape(said.roleAnswer(steps.length, next && (next.badge.standard?.name ?? next.badge.badgeId), next?.counts ?? 0))}</p></div>`,
    steps.length > 0 && lines(`<section><h2>${said.fromHere}</h2>`, ...steps.map((step) => stepHtml(careers, step, said)), "</section>"),
    nearHtml(careers, role, said),
    openingsHtml(careers, [role, ...steps.map(({to}) => to)], said),
    `<section><h2>${said.into}</h2>`,
    into.length === 0 ? `<p>${said.noInto}</p>` : `<ul class="tight">${into.map(({from, kind}) => `<li>${link(from, said.wayOn(from.title, kind))}</li>`).join("")}</ul>`,
    "</section>"
  );
  return {path: role.path, title: role.title, html, under: "index"};
}

const order: Readonly<Record<Step["kind"], number>> = {promotion: 0, specialist: 1, lateral: 2};
const link = (role: Role, text = role.title) => `<a href="./${role.path}.html">${escape(text)}</a>`;

/** The badge to earn first: that which most steps ask for; among those the one that comes first on the way. */
function nextBadge(steps: readonly Step[]): {badge: Needed; counts: number} | undefined {
  const counts = (id: string) => steps.filter(({badges}) => badges.some(({badgeId}) => badgeId === id)).length;
  const all = steps.flatMap(({badges}) => badges.map((badge, place) => ({badge, place, counts: counts(badge.badgeId)}))).filter(({badge}) => badge.standard);
  return all.sort((a, b) => b.counts - a.counts || a.place - b.place)[0];
}

function stepHtml(careers: Careers, {to, kind, minimumMonths, assignment, badges}: Step, said: Said): string {
  return lines(
    `<article class="step"><h3>${link(to)}</h3><p>${escape(said.step(kind, minimumMonths))}${assignment ? ` ${escape(said.assignment(assignment))}` : ""}</p>`,
    badges.length === 0 ? `<p>${said.noBadges}</p>` : lines(`<p class="quietly">${said.inOrder}</p>`, '<ol class="badges">', ...badges.map((badge) => badgeHtml(careers, badge, to, said)), "</ol>"),
    "</article>");
}

function badgeHtml(careers: Careers, badge: Needed, target: Role, said: Said): string {
  const {standard} = badge;
  if (!standard) return `<li><strong>${escape(badge.badgeId)}</strong><br>${said.noStandard}</li>`;
  const others = new Set(careers.steps.filter(({to, badges}) => to !== target && badges.some(({badgeId}) => badgeId === badge.badgeId)).map(({to}) => to.title));
  const enrol = standard.learning.map(({name, url, hours}) => {
    const text = `${escape(name)}${hours === null ? "" : ` (${escape(said.hours(hours))})`}`;
    return url ? `<a href="${escape(url)}">${text}</a>` : text;
  });
  return lines(
    `<li><strong>${escape(standard.name)}</strong> <span class="mark ${standard.level}">${standard.level}</span>`,
    `<p class="usual">${escape(said.usual(badge))}</p>`,
    `<p>${escape(said.earned(standard))} ${escape(said.lasts(standard))} ${escape(said.counts(standard))}</p>`,
    others.size > 0 && `<p>${escape(said.unlocks([...others].sort()))}</p>`,
    (enrol.length > 0 || standard.url !== null) && `<p>${[enrol.length > 0 && `${said.enrol} ${enrol.join(", ")}`, standard.url !== null && `<a href="${escape(standard.url)}">${said.standard}</a>`].filter(Boolean).join(" · ")}</p>`,
    "</li>");
}

function nearHtml(careers: Careers, role: Role, said: Said): string {
  const near = careers.neighbours(role);
  if (near.length === 0) return "";
  const named = (ids: readonly string[]) => ids.map(careers.badgeName);
  return lines(
    `<section><h2>${said.near}</h2><p>${said.nearHelp}</p>`,
    `<ul class="tight">${near.map(({role: other, shared, missing}) => `<li>${link(other)}: ${escape(said.nearRow(named(shared), named(missing)))}</li>`).join("")}</ul>`, "</section>");
}

function openingsHtml({openings}: Careers, roles: readonly Role[], said: Said): string {
  const open = openings.filter(({role}) => roles.includes(role)).sort((a, b) => (a.opened < b.opened ? 1 : -1));
  const item = ({role, location, opened, url}: (typeof open)[number]) => {
    const text = escape(said.opening(role.title, location, opened));
    return `<li>${url ? `<a href="${escape(url)}">${text}</a>` : text}</li>`;
  };
  return lines(
    `<section><h2>${said.openings}</h2>`,
    open.length === 0 ? `<p>${said.noOpenings}</p>` : `<p>${said.openingsHelp}</p><ul class="tight">${open.slice(0, longest).map(item).join("")}</ul>`,
    open.length > longest && `<p class="quietly">${escape(said.moreOpenings(open.length - longest))}</p>`, "</section>");
}
