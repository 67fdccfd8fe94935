import {escape, lines} from "../../../reports/html.ts";
import type {ReportRow} from "../rows.ts";
import type {ManagerContents} from "./manager.ts";
import type {Pack} from "./pack.ts";
import {linked, named, wayHtml} from "./parts.ts";

/** A direct report: every way on with what is missing, what is being earned, what expires, when somebody last talked with them. */
export function personHtml(pack: Pack, report: ReportRow, {steps, requirements, learning, holdings, conversation}: ManagerContents): string {
  const {said, uses} = pack, {person_id, employee_id, name, title, role_id, team} = report;
  const ways = steps(person_id), needed = requirements(person_id), talk = conversation(person_id);
  const under = learning(person_id).filter(({state}) => state !== "denied"), ending = holdings(person_id).filter(({soon}) => soon);
  const about = [title === null ? said.noRole : linked(pack, escape(title), "role", role_id), escape(said.inRole(ways[0]?.months_in_role ?? null)), uses.performance === "on" && ways[0]?.performance_gate ? escape(said.gate(ways[0].performance_gate)) : "", team === null ? "" : linked(pack, escape(team), "team", report.team_id)];
  return lines(
    `<article class="person" id="p${person_id}"><h3>${linked(pack, named(name), "employee", employee_id)}</h3>`,
    `<p class="meta">${about.filter(Boolean).join(" · ")}</p>`,
    ways.length === 0 ? `<p class="meta">${escape(said.noSteps)}</p>` : lines('<div class="pair">', ...ways.map((step) => wayHtml(pack, step, needed.filter(({role_key}) => role_key === step.role_key))), "</div>"),
    '<ul class="items">',
    under.length > 0 && `<li>${escape(said.earningNow)}: ${escape(said.listed(under.map((one) => said.learning(one))))}.</li>`,
    ending.length > 0 && `<li class="warn">${escape(said.expires)}: ${escape(said.listed(ending.map((one) => said.until(one.name, one.last_day!))))}.</li>`,
    uses.manager_engagement === "on" && `<li>${escape(said.lastConversation(talk?.last_date ?? null, talk?.covered ?? false))}</li>`,
    "</ul></article>");
}
