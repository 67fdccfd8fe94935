import {escape, lines} from "../../../reports/html.ts";
import type {PersonRows} from "../personRows.ts";
import type {OpeningRow} from "../frameworkRows.ts";
import type {NextBadgeRow, PersonRow, StepRow} from "../rows.ts";
import {document} from "./document.ts";
import type {Pack} from "./pack.ts";
import {chainHtml, linked, tableHtml, tierHtml} from "./parts.ts";

/** A learner's own pack: what to earn next and why, where their ways lead, what waits, what expires, what they hold. */
export function learnerPage(pack: Pack, person: PersonRow, rows: PersonRows): string {
  const {said} = pack, {person_id} = person;
  const steps = rows.steps(person_id), next = rows.nextBadges(person_id);
  const body = lines(
    `<div class="lede"><h1>${escape(said.learnerHeading(next[0] && standardOf(pack, next[0]).name, steps))}</h1>`,
    `<p class="answer">${escape(next[0] ? said.why(next[0], steps.length) : said.learnerAnswer(steps))}</p>`,
    `<p class="quietly">${escape([person.title ?? said.noRole, said.inRole(steps[0]?.months_in_role ?? null)].filter(Boolean).join(" · "))}</p></div>`,
    next[0] && nextHtml(pack, next[0]),
    steps.length > 0 && waysHtml(pack, steps, rows),
    next.length > 1 && thenHtml(pack, next.slice(1)),
    endingHtml(pack, person_id, rows),
    underwayHtml(pack, person_id, rows),
    heldHtml(pack, person_id, rows),
    `<section><h2>${escape(said.how)}</h2><p class="quietly">${escape(said.howTiers)}</p><p class="quietly">${escape(said.howNext)}</p><p class="quietly">${escape(said.howPromotion)}</p></section>`
  );
  return document(pack, {title: said.learnerTitle(person.name), restriction: said.privateFor(person.name), body});
}

const standardOf = ({standards}: Pack, {badge_id}: {readonly badge_id: string}) => standards.get(badge_id)!;

function nextHtml(pack: Pack, next: NextBadgeRow): string {
  const {said} = pack, standard = standardOf(pack, next);
  const facts = [
    [said.facts.standard, linked(pack, escape(said.standardVersion(standard)), "badge", standard.badge_id, standard.version)],
    [said.facts.stands, escape(said.state(next.state))],
    [said.facts.time, escape(said.usualMonths(standard))],
    [said.facts.evidence, escape(said.evidence(standard))],
    [said.facts.criteria, standard.criteria === null ? "" : escape(standard.criteria)],
    [said.facts.lasts, escape(said.lasts({validMonths: standard.valid_months}))],
    [said.facts.counts, escape(said.counts({countsToward: standard.counts_toward ?? []}))],
    [said.facts.learn, learnHtml(pack, standard.badge_id)]
  ].filter(([, html]) => html !== "");
  return lines(
    `<section><h2>${escape(said.nextBadge(standard.name))}</h2><dl class="facts">`,
    ...facts.map(([title, html]) => `<dt>${escape(title)}</dt><dd>${html}</dd>`), "</dl></section>");
}

/** Courses: by the manifest's link, else the address that the learning system gave. */
function learnHtml(pack: Pack, badge: string): string {
  return (pack.assets.get(badge) ?? []).map(({asset_id, name, url, hours}) => {
    const address = pack.links("learning_asset", asset_id) ?? url;
    const text = `${escape(name)}${hours === null ? "" : ` (${escape(pack.said.hours(hours))})`}`;
    return address ? `<a href="${escape(address)}" rel="noreferrer">${text}</a>` : text;
  }).join(", ");
}

function waysHtml(pack: Pack, steps: readonly StepRow[], rows: PersonRows): string {
  const {said} = pack;
  const way = (step: StepRow) => {
    const badges = rows.requirements(step.person_id).filter(({role_key}) => role_key === step.role_key);
    return lines(
      `<li class="${step.step_kind}"><p class="meta">${escape(said.way(step))}</p>`,
      `<h3>${linked(pack, escape(step.title), "role", step.role_id)}</h3>`,
      `<p>${tierHtml(pack, step.tier)}</p><p class="meta">${escape(said.service(step))}</p>`,
      chainHtml(pack, badges),
      openHtml(pack, step),
      step.suggested_assignment !== null && `<p class="advice">${escape(said.assignmentFor(step.suggested_assignment))}.</p>`, "</li>");
  };
  return lines(`<section><h2>${escape(said.ways(steps.length))}</h2>`, `<ul class="ways${steps.length === 4 ? " four" : ""}">`, ...steps.map(way), "</ul></section>");
}

/** Openings that are listed for a way; the rest are counted. */
const mostOpenings = 3;

function openHtml(pack: Pack, {role_key}: StepRow): string {
  const {said} = pack, open = pack.openings(role_key);
  const one = ({requisition_id, location, opened_date, url}: OpeningRow) => {
    const address = pack.links("requisition", requisition_id) ?? url, text = escape(said.openSince(location, opened_date));
    return address ? `<a href="${escape(address)}" rel="noreferrer">${text}</a>` : text;
  };
  return open.length === 0 ? "" : `<p class="advice">${escape(said.openNow)} ${open.slice(0, mostOpenings).map(one).join("; ")}${open.length > mostOpenings ? `; ${escape(said.andMore(open.length - mostOpenings))}` : ""}.</p>`;
}

function thenHtml(pack: Pack, then: readonly NextBadgeRow[]): string {
  const {said} = pack, [badge, roles, time, evidence] = said.thenColumns;
  return lines(`<section><h2>${escape(said.then)}</h2>`, tableHtml("", [
    {title: badge, html: (row: NextBadgeRow) => linked(pack, escape(standardOf(pack, row).name), "badge", row.badge_id, standardOf(pack, row).version)},
    {title: roles, html: (row) => escape(said.listed(row.roles))},
    {title: time, html: (row) => escape(said.shortUsual(standardOf(pack, row)))},
    {title: evidence, html: (row) => escape(said.evidence(standardOf(pack, row)))}
  ], then), "</section>");
}

function endingHtml({said}: Pack, person: number, rows: PersonRows): string {
  const ending = rows.holdings(person).filter(({soon}) => soon);
  return ending.length === 0 ? "" : lines(
    `<section><h2>${escape(said.ending)}</h2><ul class="items">`, ...ending.map(({name, last_day}) => `<li class="warn">${escape(said.until(name, last_day!))}.</li>`), "</ul></section>");
}

function underwayHtml({said}: Pack, person: number, rows: PersonRows): string {
  const under = rows.learning(person).filter(({state}) => state !== "denied");
  return under.length === 0 ? "" : lines(
    `<section><h2>${escape(said.earningNow)}</h2><ul class="items">`, ...under.map((one) => `<li>${escape(said.learning(one))}.</li>`), "</ul></section>");
}

function heldHtml(pack: Pack, person: number, rows: PersonRows): string {
  const {said, format} = pack, held = rows.holdings(person), [badge, standard, since, until] = said.heldColumns;
  return lines(`<section><h2>${escape(said.youHold)}</h2>`, held.length === 0 ? `<p>${escape(said.holdNothing)}</p>` : tableHtml("", [
    {title: badge, html: (row: (typeof held)[number]) => linked(pack, escape(row.name), "badge", row.badge_id, row.version)},
    {title: standard, html: ({version}) => escape(said.version(version))},
    {title: since, html: ({award_date}) => escape(format.day(award_date))},
    {title: until, html: ({last_day}) => escape(last_day === null ? said.noExpiry : format.day(last_day))}
  ], held), "</section>");
}
