import {escape, lines} from "../../../reports/html.ts";
import type {PersonRows} from "../personRows.ts";
import type {CandidateRow, ReviewedRoleRow, StandardRow} from "../frameworkRows.ts";
import type {RequirementRow, StepRow} from "../rows.ts";
import {document} from "./document.ts";
import {guideHtml} from "./guide.ts";
import type {Pack} from "./pack.ts";
import {linked, marks, named, tableHtml, tierHtml, type Column} from "./parts.ts";

export interface TalentReviewContents {
  readonly role: ReviewedRoleRow;
  /** By tier, months that remain, name. */
  readonly candidates: readonly CandidateRow[];
  readonly rows: PersonRows;
  /** What the role asks for, in order. */
  readonly standards: readonly StandardRow[];
}

/** The candidates for one role, across teams, on the same framework: every fact beside the others, no score. */
export function talentReviewPage(pack: Pack, contents: TalentReviewContents): string {
  const {said} = pack, {role, candidates} = contents;
  const body = lines(
    `<div class="lede"><h1>${escape(said.reviewHeading(role.title))}</h1>`,
    `<p class="answer">${escape(said.reviewAnswer(role, candidates.filter(({tier}) => tier === "ready_now").length, candidates.length))}</p>`,
    `<p class="quietly">${escape(said.reviewHelp)}</p></div>`,
    candidates.length === 0 ? `<section><p>${escape(said.noCandidates)}</p></section>` : lines(compareHtml(pack, contents), choicesHtml(pack, candidates)),
    frameworkHtml(pack, contents),
    guideHtml(pack));
  return document(pack, {title: said.reviewTitle(role.title), restriction: said.privateForReview, body, wide: true});
}

function compareHtml(pack: Pack, {role, candidates, rows, standards}: TalentReviewContents): string {
  const {said, format, uses} = pack;
  const stepOf = ({person_id}: CandidateRow) => rows.steps(person_id).find(({role_key}) => role_key === role.role_key)!;
  const badgeOf = ({person_id}: CandidateRow, badge: string) => rows.requirements(person_id).find(({role_key, badge_id}) => role_key === role.role_key && badge_id === badge);
  const place = ({person_id}: CandidateRow) => {
    const {title, team, location} = rows.person(person_id)!;
    return `${escape(title ?? said.noRole)}<br><span class="quietly">${escape([team, location].filter(Boolean).join(", "))}</span>`;
  };
  const columns: Column<CandidateRow>[] = [
    {title: said.candidate, html: ({name, employee_id}) => linked(pack, named(name), "employee", employee_id)},
    {title: said.readyHead, html: (one) => tierHtml(pack, one.tier)},
    {title: said.monthsHead, html: (one) => escape(said.remaining(stepOf(one)))},
    ...uses.performance === "on" ? [{title: said.performance, html: (one: CandidateRow) => escape(said.shortGate(stepOf(one).performance_gate ?? "unknown"))}] : [],
    {title: said.nowHead, html: place},
    {title: said.servedHead, html: (one) => escape(monthsServed(pack, stepOf(one)))},
    ...standards.map(({name, badge_id}) => ({title: name, html: (one: CandidateRow) => badgeCell(pack, badgeOf(one, badge_id))}))
  ];
  return lines(
    `<section><h2>${escape(said.compare)}</h2><div class="scroll" role="region" tabindex="0" aria-label="${escape(said.compare)}">`, tableHtml("", columns, candidates, "compare"),
    `</div><p class="quietly">${escape(said.compareNote(format.count(candidates.length)))}</p></section>`);
}

const monthsServed = ({said}: Pack, {months_in_role, minimum_months_in_role}: StepRow) =>
  (months_in_role === null ? "" : said.served(Math.floor(months_in_role), minimum_months_in_role ?? 0));

/** Held: by which version of the standard, on what evidence, when, until when; else how far it is. */
function badgeCell(pack: Pack, badge: RequirementRow | undefined): string {
  const {said, format} = pack;
  if (!badge) return "";
  if (!badge.held) return `<span class="quietly">${escape(badge.state === null ? said.missing : badge.state === "denied" ? said.denied : badge.state === "submitted" ? said.waits : said.earning)}</span>`;
  const facts = [badge.version === null ? "" : said.versionShort(badge.version), badge.evidence_type === null ? "" : said.spoken(badge.evidence_type), badge.award_date === null ? "" : format.shortMonth(badge.award_date)].filter(Boolean);
  const other = badge.held_badge_id !== badge.badge_id && badge.held_badge_id !== null ? ` <br>${escape(said.byHigher(pack.standards.get(badge.held_badge_id)?.name ?? badge.held_badge_id))}` : "";
  return `${marks.held} ${linked(pack, escape(facts.join(", ")) || escape(said.held), "submission", badge.submission_id)}${other}${badge.last_day === null ? "" : `<br><span class="quietly">${escape(said.untilDay(badge.last_day))}</span>`}`;
}

function choicesHtml(pack: Pack, candidates: readonly CandidateRow[]): string {
  const {said} = pack, ready = candidates.filter(({tier}) => tier === "ready_now");
  if (ready.length === 0) return "";
  const effects = new Map<string, CandidateRow[]>();
  for (const one of ready) effects.set(said.choice(one.uncovered, one.leaves), [...effects.get(said.choice(one.uncovered, one.leaves)) ?? [], one]);
  return lines(
    `<section><h2>${escape(said.choices)}</h2><p class="quietly">${escape(said.choicesHelp)}</p><ul class="items">`,
    ...[...effects].sort(([, a], [, b]) => a.length - b.length).map(([effect, people]) => `<li>${people.map(({name}) => `<strong>${named(name)}</strong>`).join(", ")}: ${escape(effect)}</li>`), "</ul></section>");
}

function frameworkHtml(pack: Pack, {standards}: TalentReviewContents): string {
  const {said} = pack;
  return standards.length === 0 ? "" : lines(
    `<section><h2>${escape(said.framework)}</h2><ul class="items">`,
    ...standards.map((standard) => `<li>${linked(pack, `<strong>${escape(standard.name)}</strong>`, "badge", standard.badge_id, standard.version)}: ${escape(standard.version === null ? said.noStandard : `${said.standardInForce(standard.version)}; ${said.asked(standard)}.`)}</li>`), "</ul></section>");
}
