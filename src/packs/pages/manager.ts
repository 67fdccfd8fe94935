import {escape, lines} from "../../../reports/html.ts";
import type {ConversationRow, CoverageRow, HoldingRow, LearningRow, ManagerRow, NudgeKind, NudgeRow, ReportRow, RequirementRow, StepRow} from "../rows.ts";
import {document} from "./document.ts";
import {guideHtml} from "./guide.ts";
import type {Pack} from "./pack.ts";
import {linked, named, tableHtml, tierHtml} from "./parts.ts";
import {personHtml} from "./person.ts";
import {teamHtml} from "./team.ts";

/** What one manager's pack holds: rows of that manager's own people alone. */
export interface ManagerContents {
  readonly manager: ManagerRow;
  /** Direct reports first; others where the whole subtree was asked for. */
  readonly reports: readonly ReportRow[];
  readonly nudges: readonly NudgeRow[];
  readonly coverage: readonly CoverageRow[];
  /** Teams that are not the manager's alone. */
  readonly sharedTeams: number;
  readonly steps: (person: number) => readonly StepRow[];
  readonly requirements: (person: number) => readonly RequirementRow[];
  readonly learning: (person: number) => readonly LearningRow[];
  readonly holdings: (person: number) => readonly HoldingRow[];
  readonly conversation: (person: number) => ConversationRow | undefined;
}

/** Kinds of decision that stand at the head, and how many of each. */
const firstKinds = 5, firstOfKind = 3;

/** Kinds whose every item another section shows. */
const toldElsewhere: ReadonlyMap<NudgeKind, string> = new Map([["converse", "glance"], ["cover", "coverage"]]);

export function managerPage(pack: Pack, contents: ManagerContents): string {
  const {said} = pack, {manager, reports, nudges} = contents;
  const direct = reports.filter((report) => report.direct), below = reports.filter((report) => !report.direct);
  const kinds = kindsOf(nudges);
  const rest = kinds.filter((items, k) => !toldElsewhere.has(items[0]!.kind) && (k >= firstKinds || items.length > firstOfKind));
  const body = lines(
    `<div class="lede"><h1>${escape(said.managerHeading)}</h1>`,
    `<p class="answer">${escape(direct.length === 0 ? said.noReports(pack.asOf) : answer(pack, contents, direct))}</p>`,
    direct.length === 0 ? `<p class="quietly">${escape(said.noReportsHelp)}</p></div>` : `<p class="quietly">${escape(said.accountable)}</p></div>`,
    direct.length > 0 && lines(
      weekHtml(pack, kinds),
      manager.reviews_elsewhere > 0 && `<p class="quietly">${escape(said.elsewhere(manager.reviews_elsewhere))}</p>`, "</section>",
      glanceHtml(pack, contents, direct),
      rest.length > 0 && dueHtml(pack, rest),
      teamHtml(pack, contents.coverage, contents.sharedTeams),
      lines(`<section><h2>${escape(said.onePerson)}</h2>`, ...direct.map((report) => personHtml(pack, report, contents)), "</section>"),
      below.length > 0 && belowHtml(pack, contents, below),
      guideHtml(pack)),
    direct.length === 0 && manager.reviews_elsewhere > 0 && `<section><p>${escape(said.elsewhere(manager.reviews_elsewhere))}</p></section>`
  );
  return document(pack, {title: said.managerTitle(manager.name), restriction: said.privateFor(manager.name), body});
}

/** Nudges by kind, in the order of what unblocks most. */
export function kindsOf(nudges: readonly NudgeRow[]): NudgeRow[][] {
  const kinds = new Map<NudgeKind, NudgeRow[]>();
  for (const nudge of nudges) kinds.set(nudge.kind, [...kinds.get(nudge.kind) ?? [], nudge]);
  return [...kinds.values()].sort(([a], [b]) => a!.kind_place - b!.kind_place);
}

function answer({said}: Pack, {steps, nudges}: ManagerContents, direct: readonly ReportRow[]): string {
  const nearest = direct.map(({person_id}) => steps(person_id)[0]?.tier);
  const waiting = nudges.filter(({kind}) => kind === "review");
  return said.managerAnswer(direct.length, nearest.filter((tier) => tier === "ready_now").length, nearest.filter((tier) => tier === "within_6_months").length,
    waiting.length, Math.max(0, ...waiting.map(({days_late}) => days_late)));
}

function weekHtml(pack: Pack, kinds: readonly NudgeRow[][]): string {
  const {said} = pack;
  return lines(
    `<section><h2>${escape(said.week)}</h2>`,
    kinds.length === 0 ? `<p>${escape(said.nothingDue)}</p>` : lines(
      `<p class="quietly">${escape(said.weekHelp)}</p><ol class="week">`,
      ...kinds.slice(0, firstKinds).map((items) => `<li><div>${kindHtml(pack, items, firstOfKind)}</div></li>`), "</ol>"));
}

function kindHtml(pack: Pack, items: readonly NudgeRow[], most: number): string {
  const {said, nudges: words} = pack;
  return lines(
    `<h3>${escape(words.head(items[0]!.kind, items.length))}</h3><ul class="items">`,
    ...items.slice(0, most).map((item) => `<li><strong>${item.kind === "cover" ? escape(words.about(item)) : linked(pack, named(words.about(item)), "employee", item.employee_id)}</strong>: ${escape(words.reason(item))}${openHtml(pack, item)}</li>`),
    items.length > most && `<li class="more"><a href="#${toldElsewhere.get(items[0]!.kind) ?? "due"}">${escape(said.andMore(items.length - most))}</a></li>`, "</ul>");
}

/** Where the evidence or the action lies, where the manifest says so. */
function openHtml(pack: Pack, {action_id = null, submission_id = null}: NudgeRow): string {
  const html = submission_id === null ? linked(pack, escape(pack.said.openIt), "development_action", action_id) : linked(pack, escape(pack.said.openIt), "submission", submission_id);
  return html.startsWith("<a") ? ` ${html}` : "";
}

const dueHtml = (pack: Pack, kinds: readonly NudgeRow[][]): string =>
  lines(`<section id="due"><h2>${escape(pack.said.due)}</h2><ul class="due">`, ...kinds.map((items) => `<li>${kindHtml(pack, items, Infinity)}</li>`), "</ul></section>");

function glanceHtml(pack: Pack, {steps, requirements, learning, conversation}: ManagerContents, direct: readonly ReportRow[]): string {
  const {said, uses} = pack;
  const [name, role, ready, missing, earning] = said.glanceColumns;
  const missingOf = (person: number, {role_key}: StepRow) => requirements(person).filter((one) => one.role_key === role_key && !one.held);
  return lines(`<section id="glance"><h2>${escape(said.glance)}</h2>`, tableHtml("", [
    {title: name, html: ({person_id, name: who}: ReportRow) => `<a href="#p${person_id}">${named(who)}</a>`},
    {title: role, html: ({person_id}) => escape(steps(person_id)[0]?.title ?? "–")},
    {title: ready, html: ({person_id}) => (steps(person_id)[0] ? tierHtml(pack, steps(person_id)[0]!.tier) : "")},
    {title: missing, html: ({person_id}) => {
      const step = steps(person_id)[0];
      if (!step) return "";
      const names = [...missingOf(person_id, step).map((one) => one.name), ...said.service(step) === "" ? [] : [said.service_missing]];
      return escape(names.length === 0 ? said.allHeld : said.listed(names));
    }},
    {title: earning, html: ({person_id}) => escape(said.listed(learning(person_id).filter(({state}) => state !== "denied").map((one) => `${one.name}${one.stalled ? ` (${said.stalled})` : ""}`)))},
    ...uses.manager_engagement === "off" ? [] : [{title: said.lastTalk, html: ({person_id}: ReportRow) => {
      const found = conversation(person_id);
      return found?.covered ? escape(said.talk(found.last_date)) : `<span class="warn">${escape(said.talk(found?.last_date ?? null))}</span>`;
    }}]
  ], direct), "</section>");
}

function belowHtml(pack: Pack, {steps}: ManagerContents, below: readonly ReportRow[]): string {
  const {said} = pack;
  const [name, role, ready] = said.glanceColumns;
  return lines(`<section><h2>${escape(said.below)}</h2><p class="quietly">${escape(said.belowHelp)}</p>`, tableHtml("", [
    {title: name, html: ({name: who, employee_id}: ReportRow) => linked(pack, named(who), "employee", employee_id)},
    {title: said.leader, html: ({leader}) => named(leader)},
    {title: role, html: ({person_id}) => escape(steps(person_id)[0]?.title ?? "–")},
    {title: ready, html: ({person_id}) => (steps(person_id)[0] ? tierHtml(pack, steps(person_id)[0]!.tier) : "")}
  ], below), "</section>");
}
