import fc from "fast-check";
import {expect, test} from "vitest";
import type {Row} from "../../src/warehouse/session.ts";
import {award, badge, requires, step} from "../models/bench.ts";
import {roles, someone, teams, together} from "../models/organization.ts";
import {nudgesOf, packsOf, staffed} from "./made.ts";

const size = 14;
const idOf = (k: number) => `id-${100 + k}`;
const anyone = fc.nat(size - 1);
const day = fc.integer({min: 0, max: 720}).map((n) => new Date(Date.parse("2024-01-05") + n * 86_400_000).toISOString().slice(0, 10));

/** Who leads whom by chance: circles, chiefs of their own, strangers and leavers among the managers. */
const organization = fc.record({
  people: fc.array(fc.record({manager: fc.option(fc.nat(size), {nil: null}), role_id: fc.constantFrom("associate", "clerk", "specialist"), team_id: fc.constantFrom("north", "south", null), left: fc.integer({min: 0, max: 9}).map((n) => n === 0)}), {minLength: size, maxLength: size}),
  awards: fc.array(fc.record({who: anyone, badge: fc.constantFrom("coaching", "crm"), assessor: anyone, decided: fc.boolean(), day}), {maxLength: 30}),
  actions: fc.array(fc.record({manager: anyone, who: anyone, kind: fc.constantFrom("evidence_review", "stretch_assignment", "one_on_one"), day, done: fc.boolean()}), {maxLength: 30})
});

/** Everyone below, found step by step; the manager too, whose pack it is. */
function belowOf(manager: number, leads: readonly (number | null)[]): Set<string> {
  const found = new Set([manager]);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    leads.forEach((lead, person) => lead !== null && found.has(lead) && found.add(person));
  }
  return new Set([...found].map(idOf));
}

test("the ids and names in a manager's pack and nudges are of people below them, whoever reviews, assesses or shares a team with whom", async () => {
  await fc.assert(fc.asyncProperty(organization, async ({people, awards, actions}) => {
    const leads = people.map(({manager, left}) => (left || manager === null || manager === size || people[manager]!.left ? null : manager));
    const session = await staffed({
      ...together(...people.map(({manager, role_id, team_id, left}, k) => someone(idOf(k), "2024-01-01", [["2024-01-01", {action: "hire", role_id, team_id, manager_id: manager === null ? null : idOf(manager)}], ...left ? [["2025-06-30", {action: "termination"}] as const] : []]))),
      roles, teams, badges: [badge("coaching"), badge("crm", {valid_months: 13})], role_requirements: [requires("specialist", "crm"), requires("specialist", "coaching", 2), requires("lead", "crm"), requires("associate", "crm")],
      career_steps: [step("associate", "specialist"), step("clerk", "specialist"), step("specialist", "lead")],
      requisitions: [{requisition_id: "Q1", role_id: "lead", status: "open", opened_date: "2025-11-01"}],
      badge_submissions: awards.map(({who, badge: badge_id, assessor, decided, day: on}) => award(idOf(who), badge_id, "", {decision: decided ? "awarded" : "pending", decided_date: decided ? on : null, submitted_date: on, assessor_id: idOf(assessor)})),
      development_actions: actions.map(({manager, who, kind, day: on, done}, k): Row => ({action_id: `D${k}`, manager_id: idOf(manager), employee_id: idOf(who), kind, created_date: on, due_date: on, completed_date: done ? on : null})),
      identities: people.map((_, k) => ({employee_id: idOf(k), name: `Name of ${idOf(k)}`, work_email: `${idOf(k)}@example.org`}))
    }, {links: {employee: "https://hr.example/w/{employee_id}"}});
    try {
      const leaders = people.flatMap((_, k) => (leads.some((lead, person) => lead === k && person !== k) ? [k] : []));
      for (const subtree of leaders.length > 0 ? [false, true] : []) {
        const packs = await packsOf(session, {managers: true}, subtree), nudges = await nudgesOf(session);
        expect(Object.keys(packs).sort()).toEqual(leaders.map((k) => `manager ${idOf(k)}`).sort());
        for (const k of leaders) {
          const html = packs[`manager ${idOf(k)}`]!, said = nudges[idOf(k)]!, below = belowOf(k, leads);
          const named = new Set(`${html}${said.lines}${said.text}`.match(/id-\d{3}/g));
          expect([...named].filter((id) => !below.has(id)), `${idOf(k)}, subtree ${subtree}`).toEqual([]);
          // And it is no empty promise: whoever is to stand there does.
          leads.forEach((lead, person) => (subtree ? below.has(idOf(person)) && person !== k : lead === k && person !== k) && expect(html).toContain(`Name of ${idOf(person)}`));
        }
      }
    } finally {
      session.close();
    }
  }), {seed: Number(process.env.BADGEWAYS_SEED ?? 20251231), numRuns: Number(process.env.BADGEWAYS_SEQUENCES ?? 6), verbose: 0, endOnFailure: true});
});
