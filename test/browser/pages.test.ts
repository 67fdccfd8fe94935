import {readdirSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {gzipSync} from "node:zlib";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {openBrowser} from "../../reports/framework/screenshots.ts";
import {writeDemo} from "../../src/demo/write.ts";
import {personsBelow, personsOf} from "../persons.ts";
import {publishedDemo} from "../demo/published.ts";
import {builtSites, drafted, writeFlat, type Built} from "./built.ts";
import {drive, hearing, type Driven} from "./drive.ts";

let browser: Browser;
let large: Built;
let small: Built;
let flat: Built;
let visited: readonly Visit[];
const sites = () => [large, small, flat];
const alike = [/\/role-/, /\/family-/, /\/badge-/];
/** Every page; of the pages of roles, families and badges, which are all of one form, two of each. */
const every = () => sites().flatMap(({address, pages}) =>
  [...pages.filter((page) => !alike.some((form) => form.test(page))), ...alike.flatMap((form) => pages.filter((page) => form.test(page)).slice(0, 2))].map((page) => `${address}${page}`));

beforeAll(async () => {
  const many = await drafted((folder) => writeDemo({folder, employees: 1200, plain: true}));
  const bare = await drafted((folder) => writeFlat(folder, Array.from({length: 200}, (_, k) => `A location with a very long name indeed, number ${k}, in the back of beyond`)));
  [large, small, flat] = await builtSites([many.draft, (await publishedDemo()).draft, bare.draft], 5310) as [Built, Built, Built];
  for (const {remove} of [many, bare]) remove();
  browser = await openBrowser();
  visited = await visits();
}, 900_000);
afterAll(async () => {
  await browser.close();
  sites().forEach((site) => site.close());
});

test("no id of a person, whole or hashed, and no name or address stands in any file of the demo's four sites", async () => {
  expect(readdirSync(small.dist).length).toBeGreaterThanOrEqual(4);
  expect(personsBelow(small.dist, await personsOf((await publishedDemo()).warehouse))).toEqual([]);
});

interface Loaded {
  readonly bytes: number;
  readonly requests: number;
  readonly foreign: readonly string[];
  readonly complaints: readonly string[];
}

/** Writes down what a page asks for and complains of, from one call of `begun` to the next. */
function watched(page: Page): {begun(): void; seen(): Promise<Loaded>} {
  let bodies: Promise<number>[] = [], foreign: string[] = [], complaints: string[] = [];
  page.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|file:|data:|blob:)/.test(request.url())) foreign.push(request.url());
    if (request.url().startsWith("http")) bodies.push(request.response().then(async (response) => gzipSync(await response!.body()).length).catch(() => 0));
  });
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return {
    begun() { [bodies, foreign, complaints] = [[], [], []]; },
    async seen() {
      const sizes = await Promise.all(bodies);
      return {bytes: sizes.reduce((sum, n) => sum + n, 0), requests: sizes.length, foreign, complaints};
    }
  };
}

/** The same while `act` goes on, until the page is silent. */
async function watching(page: Page, act: () => Promise<unknown>): Promise<Loaded> {
  const {seen} = watched(page);
  await act();
  await page.waitForLoadState("networkidle");
  const loaded = await seen();
  page.removeAllListeners();
  return loaded;
}

interface Visit {
  readonly url: string;
  readonly loaded: Loaded;
  /** How wide the page is in a window of 360 px. */
  readonly width: number;
  readonly driven: Driven;
  /** What axe finds, in light and in dark. */
  readonly faults: Record<"light" | "dark", readonly string[]>;
}

interface Axe {
  run(context: Document, options: object): Promise<{violations: {id: string; nodes: {html: string}[]}[]}>;
}

/** What depends on colours: all else is the same in the dark. */
const ofColours = ["color-contrast", "link-in-text-block"];

/**
 * Opens all that a reader may open. What axe would look at in vain goes: of each table that was opened all rows but three, which are of one form,
 * and the inside of pictures, which it calls undecided at best.
 */
function openSome(): void {
  for (const one of document.querySelectorAll<HTMLDetailsElement>("details:not([open])")) {
    one.open = true;
    for (const body of one.querySelectorAll("tbody")) while (body.rows.length > 3) body.rows[3]!.remove();
  }
  for (const part of document.querySelectorAll("svg[role=img] > :not(title, desc)")) part.remove();
}

/**
 * Every page is loaded once by a phone, driven through its controls, and then looked at in light and in dark, two at a time; those of the large
 * organization are driven from a file too.
 */
async function visits(): Promise<Visit[]> {
  const urls = every(), found: Visit[] = [];
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const lane = async () => {
    const page = await hearing(browser);
    const {begun, seen} = watched(page);
    for (let url = urls.pop(); url !== undefined; url = urls.pop()) {
      begun();
      await page.setViewportSize({width: 360, height: 740});
      await page.emulateMedia({colorScheme: "light"});
      await page.goto(url);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      const loaded = await seen(), driven = await drive(page);
      const {foreign, complaints} = await seen();
      await page.setViewportSize({width: 1280, height: 720});
      await page.evaluate(openSome);
      await page.evaluate(axe);
      const faults = {light: [] as string[], dark: [] as string[]};
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({colorScheme});
        faults[colorScheme] = await page.evaluate(async (rules) => {
          const {violations} = await (window as unknown as {axe: Axe}).axe.run(document, {resultTypes: ["violations"], ...(rules ? {runOnly: {type: "rule", values: rules}} : {})});
          return violations.map((v) => `${v.id}: ${v.nodes[0]!.html.slice(0, 120)}`);
        }, colorScheme === "dark" ? ofColours : undefined);
      }
      found.push({url, loaded: {...loaded, foreign, complaints}, width, driven, faults});
      if (url.startsWith(large.address)) {
        begun();
        await page.goto(pathToFileURL(join(large.dist, url.slice(large.address.length))).href);
        const fromFile = await drive(page), {foreign, complaints} = await seen();
        expect({foreign, complaints, refused: fromFile.refused}, `${url} from a file`).toEqual({foreign: [], complaints: [], refused: []});
      }
    }
    await page.close();
  };
  await Promise.all([lane(), lane()]);
  return found;
}

test("first load of every page: at most 60 kB and 12 requests, none to another host, no complaint", () => {
  expect(visited.length).toBeGreaterThan(50);
  for (const {url, loaded} of visited) {
    expect(loaded, url).toMatchObject({foreign: [], complaints: []});
    expect(loaded.bytes, url).toBeLessThanOrEqual(60_000);
    expect(loaded.requests, url).toBeLessThanOrEqual(12);
  }
});

test("driven through every control, no page does what its security policy refuses", async () => {
  const driven: Record<string, number> = {};
  for (const {url, driven: {controls, refused}} of visited) {
    expect(refused, url).toEqual([]);
    for (const [kind, n] of Object.entries(controls)) driven[kind] = (driven[kind] ?? 0) + n;
  }
  expect(Object.entries({a: 1000, summary: 200, select: 15, input: 30, form: 6}).filter(([kind, least]) => (driven[kind] ?? 0) < least), JSON.stringify(driven)).toEqual([]);
  // What drives and hears notices, at a choice, a press, a word typed, a link and a form, what the policy is there to refuse.
  const page = await hearing(browser);
  await page.goto(`${large.address}hr/index.html`);
  await page.evaluate(() => {
    const main = document.querySelector("main")!;
    main.insertAdjacentHTML("beforeend", '<div class="planted"><select><option>a<option>b</select><button type="button">a</button><input value="a"><a href="./trust.html">a</a></div><form action="https://example.org/"></form>');
    const at = (selector: string, type: string, act: () => unknown) => main.querySelector(`.planted ${selector}`)!.addEventListener(type, act, {once: true});
    at("select", "change", () => main.append(Object.assign(document.createElement("script"), {text: "document.body.dataset.ran = 1"})));
    at("button", "click", () => main.setAttribute("style", "color: red"));
    at("input", "input", () => main.append(Object.assign(new Image(), {src: "https://example.org/a.png"})));
    at("a", "click", () => fetch("https://example.org/").catch(() => undefined));
  });
  await drive(page);
  // On a busy machine a refusal is told late.
  const heard = () => page.evaluate(() => (window as unknown as {refused: string[]}).refused.map((one) => one.slice(0, one.indexOf(":"))).sort());
  await expect.poll(heard, {timeout: 30_000}).toEqual(["connect-src", "form-action", "img-src", "script-src-elem", "style-src-attr"]);
  expect(await page.locator("[data-ran]").count()).toBe(0);
  await page.close();
});

test("axe finds nothing on any page, light or dark", () => {
  expect(visited.filter(({faults}) => faults.light.length + faults.dark.length > 0).map(({url, faults}) => ({url, faults}))).toEqual([]);
});

test("no sideways scroll at 360 px, nor with every table open", () => {
  for (const {url, width, driven} of visited) expect(Math.max(width, driven.width), url).toBeLessThanOrEqual(360);
});

test("without JavaScript a page is whole: answer, charts, tables", async () => {
  const context = await browser.newContext({javaScriptEnabled: false});
  const page = await context.newPage();
  for (const url of every().filter((one) => one.startsWith(large.address))) {
    await page.goto(url);
    expect(await page.locator("h1").count(), url).toBe(1);
    expect(await page.locator("figure.figure:not(:has(table))").count(), url).toBe(0);
  }
  await page.goto(`${large.address}hr/moves.html`);
  expect(await page.locator("figure svg.plot.wide").count()).toBeGreaterThan(6);
  expect(await page.locator("[data-controls]").isVisible()).toBe(false);
  await context.close();
});

test("a choice redraws, stands in the address, survives a reload and costs at most 200 kB", async () => {
  const page = await browser.newPage();
  await page.goto(`${large.address}hr/index.html`);
  const before = await page.locator("[data-kpis]").innerHTML();
  const value = await page.locator("select[name=member] optgroup option").first().getAttribute("value");
  const more = await watching(page, () => page.selectOption("select[name=member]", value!));
  expect(more).toMatchObject({foreign: [], complaints: []});
  expect(more.bytes).toBeLessThanOrEqual(200_000);
  await page.waitForFunction((old) => document.querySelector("[data-kpis]")!.innerHTML !== old, before);
  expect(new URL(page.url()).searchParams.get("member")).toBe(value);
  const chosen = await page.locator("[data-kpis]").innerText();
  await page.reload({waitUntil: "networkidle"});
  expect(await page.locator("[data-kpis]").innerText()).toBe(chosen);
  await page.goto(`${large.address}hr/index.html?member=nobody:knows`);
  expect(await page.locator("select[name=member]").inputValue()).toBe("all:all");
  await page.close();
});

test("the comparison can be changed, and its CSV holds what is shown", async () => {
  const page = await browser.newPage();
  await page.goto(`${large.address}hr/moves.html`);
  await page.selectOption("select[name=by]", "level");
  const figure = page.locator("#promotion_rate-by-group");
  await page.waitForFunction(() => document.querySelector("#promotion_rate-by-group .subtitle")!.textContent!.includes("By level"));
  const href = await figure.locator("a.csv").getAttribute("href");
  const csv = await page.evaluate(async (url) => await new Promise<string>((done) => { const r = new XMLHttpRequest(); r.open("GET", url); r.onload = () => done(r.responseText); r.onerror = () => done("refused"); r.send(); }), href!).catch(() => "refused");
  expect(href).toMatch(/^blob:/);
  if (csv !== "refused") expect(csv).toMatch(/^# .*Promotion rate[\s\S]*# period: [\s\S]*# filter: level/);
  expect(await figure.locator("tbody tr").count()).toBeGreaterThan(2);
  await page.close();
});

test("steps and period can be chosen, stand in the address, and only published ones are there", async () => {
  const page = await browser.newPage();
  await page.goto(`${large.address}hr/moves.html`);
  const drawn = await watching(page, () => page.selectOption("select[name=grain]", "year"));
  expect(drawn.complaints).toEqual([]);
  await page.waitForFunction(() => document.querySelector("#internal_fill_rate-over-time .subtitle")!.textContent!.startsWith("By year"));
  const period = await page.locator("select[name=period] option").nth(1).getAttribute("value");
  await page.selectOption("select[name=period]", period!);
  expect(new URL(page.url()).searchParams.get("grain")).toBe("year");
  expect(new URL(page.url()).searchParams.get("period")).toBe(period);
  const label = await page.locator(`select[name=period] option[value="${period}"]`).textContent();
  await page.waitForFunction((text) => document.querySelector("#internal_fill_rate-by-group .subtitle")!.textContent!.includes(text!), label);
  await page.goto(`${large.address}hr/moves.html?grain=week&period=year:1999-01-01`);
  expect(await page.locator("select[name=grain]").inputValue()).toBe("quarter");
  await page.close();
});

test("cost and value are computed again at once, from a file too; without a script they stand", async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(large.dist, "executive", "value.html")).href);
  const before = await page.locator("[data-result]").innerText();
  await page.fill("input[name=costs-value]", "1234567");
  expect(await page.locator("[data-result]").innerText()).not.toBe(before);
  expect(await page.locator("[data-answer]").innerText()).toMatch(/1,230,000 spent/);
  expect(await page.locator("input[name=costs-value]").isEnabled()).toBe(true);
  await page.close();
});

test("opened from a file a page is whole, and says where to filter", async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(large.dist, "hr", "index.html")).href);
  expect(await page.locator("[data-offline]").isVisible()).toBe(true);
  expect(await page.locator("[data-controls]").isVisible()).toBe(false);
  expect(await page.locator(".kpi .value").count()).toBe(5);
  await page.close();
});

test("an export that lacks things: every page says what", async () => {
  const text = (page: string) => readFileSync(join(flat.dist, page), "utf8");
  expect(text("hr/index.html")).toContain("No requisitions were supplied: fill rate needs them.");
  expect(text("hr/index.html")).toContain("Job history holds no change of job");
  expect(text("hr/moves.html")).toContain("No requisitions were supplied: time to fill needs them.");
  for (const audience of ["hr", "equity", "executive", "everyone"]) expect(text(`${audience}/trust.html`)).toContain("Not supplied");
  expect(text("hr/index.html")).toContain("Flat &amp; Sons ${1+1}");
});

/* Where a reader may go by a link (a course, an opening) is the organization's own choice; nothing is asked of it before. */
test("no other host's address stands in what a browser loads, and each audience has its own files only", () => {
  for (const site of sites()) {
    for (const name of readdirSync(site.dist, {recursive: true, encoding: "utf8"}).filter((file) => /\.(html|js|css)$/.test(file))) {
      const found = [...readFileSync(join(site.dist, name), "utf8").replace(/<a href="https:[^"]*"[^>]*>/g, "").matchAll(/https?:\/\/[^\s"'`)<]+/g)].map((match) => match[0]).filter((url) => !/^http:\/\/www\.w3\.org\//.test(url) && !/^https:\/\/github\.com\/(d3|observablehq)/.test(url));
      expect(found, name).toEqual([]);
    }
    for (const audience of ["equity", "executive", "everyone"]) expect(readdirSync(join(site.dist, audience)), audience).not.toContain("moves.html");
  }
});
