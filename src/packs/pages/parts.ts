import {escape, lines} from "../../../reports/html.ts";
import type {LinkedThing} from "../../contract/manifest.ts";
import type {RequirementRow, StepRow, Tier} from "../rows.ts";
import type {Pack} from "./pack.ts";

/** A name from outside, fenced so that its writing direction stays its own. */
export const named = (name: string) => `<bdi>${escape(name)}</bdi>`;

/** HTML that leads to the thing where the manifest says where that is. */
export function linked(pack: Pack, html: string, thing: LinkedThing, ...values: readonly (string | number | null)[]): string {
  const url = values[0] === null || values[0] === undefined ? undefined : pack.links(thing, ...values.map((value) => value ?? ""));
  return url === undefined ? html : `<a href="${escape(url)}" rel="noreferrer">${html}</a>`;
}

/** How much of the circle is full. */
const shares: Readonly<Record<Tier, number>> = {ready_now: 1, within_6_months: 0.75, "6_12_months": 0.5, "12_24_months": 0.25, beyond_24_months: 0, no_path: 0};

function dial(tier: Tier): string {
  const share = shares[tier], angle = 2 * Math.PI * share;
  const sector = share === 0 ? "" : share === 1 ? '<circle class="full" cx="6" cy="6" r="3.5"/>'
    : `<path d="M6 6V2.5A3.5 3.5 0 ${share > 0.5 ? 1 : 0} 1 ${(6 + 3.5 * Math.sin(angle)).toFixed(2)} ${(6 - 3.5 * Math.cos(angle)).toFixed(2)}Z"/>`;
  return `<svg class="dial" viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5"/>${sector}</svg>`;
}

export const tierHtml = ({said}: Pack, tier: Tier) => `<span class="tier ${tier}">${dial(tier)}${escape(said.tier(tier))}</span>`;

const mark = (inside: string) => `<svg class="dial" viewBox="0 0 12 12" aria-hidden="true">${inside}</svg>`;

/** Drawn, since not every font has such signs. */
export const marks = {
  held: mark('<path class="tick" d="M2 6.5L5 9.5L10.5 2.5"/>'),
  earning: mark('<circle cx="6" cy="6" r="5"/><path d="M6 2.5A3.5 3.5 0 0 1 6 9.5Z"/>'),
  missing: mark('<circle cx="6" cy="6" r="5"/>')
} as const;

/** The badges of a way on in the order to earn them in: held, being earned, missing; by mark and word. */
export function chainHtml(pack: Pack, badges: readonly RequirementRow[]): string {
  const {said, format} = pack;
  const one = ({badge_id, name, held, last_day, state, stalled}: RequirementRow) => {
    const kind = held ? "held" : state === null || state === "denied" ? "missing" : "earning";
    const word = held ? said.held : state === null ? said.missing : state === "denied" ? said.denied : state === "submitted" ? said.waits : stalled ? said.stalled : said.earning;
    const after = held ? (last_day === null ? "" : ` (${escape(format.day(last_day))})`) : state === null ? "" : ` (${escape(word)})`;
    return `<li class="${kind}">${marks[kind]}<span>${held || state === null ? `<span class="hidden">${escape(word)}: </span>` : ""}${linked(pack, escape(name), "badge", badge_id, pack.standards.get(badge_id)?.version ?? null)}${after}</span></li>`;
  };
  return badges.length === 0 ? "" : `<ol class="chain">${badges.map(one).join("")}</ol>`;
}

/** A way on: the role with its readiness, its badges, what else is missing and the assignment that builds it. */
export function wayHtml(pack: Pack, step: StepRow, badges: readonly RequirementRow[]): string {
  const {said} = pack;
  const beside = [said.service(step), said.open(step.open_positions)].filter(Boolean);
  return lines(
    `<div class="way"><h4><span>${linked(pack, escape(step.title), "role", step.role_id)}</span>${tierHtml(pack, step.tier)}</h4>`,
    `<p class="meta">${escape([said.kind(step.step_kind), ...beside].join(" · "))}</p>`,
    chainHtml(pack, badges),
    step.suggested_assignment !== null && `<p class="advice">${escape(said.assignmentFor(step.suggested_assignment))}.</p>`,
    "</div>");
}

export interface Column<Row> {
  readonly title: string;
  readonly html: (row: Row) => string;
  readonly number?: boolean;
}

/** A table that becomes a list of cards on a narrow screen; its roles are written out, since cards are no table to a browser. */
export function tableHtml<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[], kind = ""): string {
  const cell = ({title, html, number}: Column<Row>, row: Row, k: number) => k === 0
    ? `<th scope="row" role="rowheader">${html(row)}</th>`
    : `<td role="cell" data-title="${escape(title)}"${number ? ' class="number"' : ""}>${html(row)}</td>`;
  return lines(
    `<table class="${`cards ${kind}`.trim()}" role="table">${caption === "" ? "" : `<caption>${caption}</caption>`}<thead role="rowgroup"><tr role="row">${columns.map(({title, number}) => `<th scope="col" role="columnheader"${number ? ' class="number"' : ""}>${escape(title)}</th>`).join("")}</tr></thead><tbody role="rowgroup">`,
    ...rows.map((row) => `<tr role="row">${columns.map((column, k) => cell(column, row, k)).join("")}</tr>`),
    "</tbody></table>");
}
