import {expect, test} from "vitest";
import {fileOf} from "../../src/packs/folder.ts";
import {linksOf} from "../../src/packs/links.ts";
import {badge, enrolled, requires, step} from "../models/bench.ts";
import {someone, roles, teams, together} from "../models/organization.ts";
import {nudgesOf, packsOf, seen, staffed} from "./made.ts";

const evil = `</style><script>alert(1)</script><img src=x onerror="alert('2')">`;
const ids = {boss: `../../boss"'><b>`, worker: `=cmd|' /C calc'!A0/..\\w?x=1&y={employee_id}`};
const hired = (manager_id: string | null, role_id: string) => [["2024-01-01", {action: "hire", role_id, manager_id, team_id: "north"}]] as const;

test("hostile names, ids, roles, badges and teams stand as text in pages, mail and links", async () => {
  const session = await staffed({
    ...together(someone(ids.boss, "2024-01-01", hired(null, "lead")), someone(ids.worker, "2024-01-01", hired(ids.boss, "associate"))),
    roles: roles.map((role) => ({...role, title: `${evil}${role.role_id}`})), teams: teams.map((team) => ({...team, name: `${evil}${team.team_id}`})),
    badges: [badge("coaching", {name: `${evil}coaching`, url: "javascript:alert(3)", criteria: evil})], role_requirements: [requires("specialist", "coaching"), requires("associate", "coaching")], career_steps: [step("associate", "specialist", {assignment: evil})],
    learning_assets: [{asset_id: "L1", badge_id: "coaching", name: evil, url: "javascript:alert(4)"}], badge_submissions: [enrolled(ids.worker, "coaching", "2024-02-01")], development_actions: [],
    identities: [{employee_id: ids.worker, name: `Eve\u202egnivE\r\nBcc: all@example.org ${evil}`}, {employee_id: ids.boss, name: `\${constructor}${evil}`}]
  }, {links: {employee: "https://hr.example/w/{employee_id}?tab=1", role: "https://hr.example/r/{role_id}"}});
  const packs = await packsOf(session, {managers: true, employees: true, roles: ["specialist"]});
  const {lines, text} = (await nudgesOf(session))[ids.boss]!;
  session.close();
  expect(Object.keys(packs)).toHaveLength(4);
  for (const html of Object.values(packs)) {
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|<img|<b>|onerror="|javascript:/i);
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(#|https:\/\/hr\.example\/[wr]\/[\w%!'()*.~-]*(&#\d+;)?[\w%!'()*.~-]*)/);
  }
  const worker = encodeURIComponent(ids.worker);
  expect(seen(packs[`manager ${ids.boss}`]!)).toContain("alert('2')");
  expect(packs[`manager ${ids.boss}`]).toContain(`href="https://hr.example/w/${worker.replace(/['_~*]/g, (c) => `&#${c.codePointAt(0)};`)}?tab=1" rel="noreferrer"`);
  // A name is one line of a mail, and turns no writing direction.
  expect(text).toContain("Eve gnivE Bcc: all@example.org");
  expect(`${text}${lines.replace(/"name":"[^"]*"/g, "")}`).not.toMatch(/\u202e|\nBcc/);
  expect(lines.trimEnd().split("\n").every((line) => typeof JSON.parse(line).sentence === "string")).toBe(true);
});

test("a file is named after nothing that an id holds, and two ids never share one", () => {
  const names = ["../../etc/passwd", "CON", "a", "A", "a ", "", "x".repeat(9000), "\u0000", ids.worker].flatMap((id) => (["manager", "employee", "role"] as const).map((kind) => fileOf(kind, id, "html")));
  for (const name of names) expect(name).toMatch(/^(manager|employee|role)-[0-9a-f]{20}\.html$/);
  expect(new Set(names).size).toBe(names.length);
});

test("links: only https, each value URL-encoded, none that would step upward", () => {
  const links = linksOf({employee: "https://hr.example/w/{employee_id}", badge: "https://b.example/{badge_id}/v{version}", team: "http://plain.example/{team_id}"});
  expect(links("employee", "a/../b?c#d &{employee_id}$&")).toBe("https://hr.example/w/a%2F..%2Fb%3Fc%23d%20%26%7Bemployee_id%7D%24%26");
  expect(links("badge", "crm", 2)).toBe("https://b.example/crm/v2");
  expect([links("employee", ".."), links("employee", "."), links("team", "t"), links("role", "r")]).toEqual([undefined, undefined, undefined, undefined]);
});
