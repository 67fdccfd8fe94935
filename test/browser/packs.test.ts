import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {Browser, BrowserContextOptions, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {openBrowser} from "../../reports/framework/screenshots.ts";
import {award, badge, earned, enrolled, holds, requires, step, withEarners} from "../models/bench.ts";
import {roles, teams} from "../models/organization.ts";
import {packsOf, staffed} from "../packs/made.ts";

let folder: string, browser: Browser, pages: string[];
const long = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh ";
const ids = Array.from({length: 6}, (_, k) => `p${k}`);

beforeAll(async () => {
  const session = await staffed({
    roles: roles.map((role) => ({...role, critical: role.role_id === "specialist" || role.role_id === "trainer"})), teams,
    ...withEarners(holds("chief", "lead", {manager_id: null, team_id: "company"}), holds("boss", "lead", {manager_id: "chief", team_id: "finance"}), ...ids.map((id, k) => holds(id, k < 5 ? "associate" : "analyst", {manager_id: k < 4 ? "boss" : "p0", team_id: "claims"})), holds("nobody", "clerk", {team_id: "adrift"})),
    career_steps: [step("associate", "specialist"), step("associate", "trainer"), step("associate", "analyst", {kind: "specialist"}), step("associate", "accountant", {kind: "lateral", minimum_months_in_role: 48})],
    badges: [badge("coaching", {valid_months: 24, required_evidence: ["work_sample"], validators_required: 2, url: "https://badges.example/coaching"}), badge("crm", {name: `CRM ${long}`}), badge("hiring")],
    role_requirements: [requires("specialist", "crm"), requires("specialist", "coaching", 2), requires("trainer", "coaching"), requires("analyst", "hiring"), requires("associate", "crm"), requires("accountant", "hiring")],
    badge_submissions: [...earned("coaching", 4), ...earned("crm", 2), award("p0", "crm", "2025-03-10", {evidence_type: "simulation"}), award("p0", "coaching", "2024-02-10"), award("p1", "crm", "2025-03-10"), award("p1", "coaching", "", {decision: "pending", decided_date: null, submitted_date: "2025-12-01", assessor_id: "boss"}), enrolled("p2", "coaching", "2024-02-01")],
    requisitions: [{requisition_id: "Q1", role_id: "specialist", status: "open", opened_date: "2025-11-01"}],
    performance_reviews: [{employee_id: "p0", review_date: "2025-06-01", rating: 5, high_performer: true}], development_actions: [],
    learning_assets: [{asset_id: "L1", badge_id: "coaching", name: `A course ${long}`, url: "https://learn.example/1"}],
    identities: ids.map((employee_id, k) => ({employee_id, name: `${k % 2 ? long : ""}Person ${k}`}))
  }, {links: {employee: "https://hr.example/w/{employee_id}"}});
  const packs = {...await packsOf(session, {managers: ["boss", "nobody"], employees: ["p0", "p2", "nobody"], roles: ["specialist", "controller"]}, true)};
  session.close();
  folder = mkdtempSync(join(tmpdir(), "badgeways-pack-pages-"));
  pages = Object.entries(packs).map(([owner, html], k) => {
    const path = join(folder, `${k}-${owner.replaceAll(" ", "-")}.html`);
    writeFileSync(path, html);
    return pathToFileURL(path).href;
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, {recursive: true, force: true});
});

async function onEvery(options: BrowserContextOptions, look: (page: Page, url: string) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  for (const url of pages) {
    await page.goto(url);
    await look(page, url);
  }
  await context.close();
}

test("one file each: no script, no request, no complaint; whole without JavaScript; at most 60 kB", async () => {
  const context = await browser.newContext({javaScriptEnabled: false});
  const page = await context.newPage();
  const asked: string[] = [], complaints: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  for (const url of pages) await page.goto(url);
  expect(asked).toEqual(pages);
  expect(complaints).toEqual([]);
  await context.close();
  for (const url of pages) {
    const html = readFileSync(new URL(url), "utf8");
    expect(html, url).not.toMatch(/<script|<link|<img|<iframe|@import|url\(/i);
    expect(html.match(/<h1>/g), url).toHaveLength(1);
    expect(html.length, url).toBeLessThan(60_000);
  }
});

test("axe finds nothing, light or dark, wide or narrow", async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  for (const options of [{colorScheme: "light"}, {colorScheme: "dark", viewport: {width: 360, height: 740}}] as const) {
    await onEvery({...options, bypassCSP: true}, async (page, url) => {
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const {violations} = await (window as unknown as {axe: {run(): Promise<{violations: {id: string; nodes: {html: string}[]}[]}>}}).axe.run();
        return violations.map((v) => `${v.id}: ${v.nodes[0]!.html.slice(0, 120)}`);
      });
      expect(found, `${url} ${options.colorScheme}`).toEqual([]);
    });
  }
});

test("no sideways scroll at 360 px, and none beyond the paper in print", async () => {
  await onEvery({viewport: {width: 360, height: 740}}, async (page, url) => expect(await page.evaluate(() => document.documentElement.scrollWidth), url).toBeLessThanOrEqual(360));
  // A4 within its margins of 14 mm: 182 mm upright, 269 mm across.
  await onEvery({viewport: {width: 688, height: 1000}}, async (page, url) => {
    const wide = url.includes("role-");
    await page.setViewportSize({width: wide ? 1016 : 688, height: 1000});
    await page.emulateMedia({media: "print"});
    expect(await page.evaluate(() => document.documentElement.scrollWidth), url).toBeLessThanOrEqual(wide ? 1016 : 688);
  });
});

test("the style is the one that the policy names: colours of the theme are applied", async () => {
  await onEvery({colorScheme: "dark"}, async (page, url) => expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), url).toBe("rgb(20, 24, 28)"));
});
