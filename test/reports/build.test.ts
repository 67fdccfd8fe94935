import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {buildSites} from "../../reports/framework/build.ts";
import {writeLanding} from "../../reports/landing.ts";
import {writeSynthetic} from "./synthetic.ts";

const audiences = ["hr", "equity", "executive", "everyone"] as const;
const hostile = 'Sample ${process.exit(3)} & <Co> "of" `many`';
let place: string;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "badgeways-build-"));
  for (const audience of audiences) writeSynthetic(join(place, "release", audience), {audience});
  writeSynthetic(join(place, "draft"), {state: "draft", organization: hostile, families: ["Only"], needs: {requisitions: false}});
  await buildSites([...audiences.map((name) => ({publication: join(place, "release", name), out: join(place, "first", name)})), {publication: join(place, "draft"), out: join(place, "draft-site")}]);
  await buildSites(["hr", "equity"].map((name) => ({publication: join(place, "release", name), out: join(place, "second", name)})));
});
afterAll(() => rmSync(place, {recursive: true, force: true}));

const filesOf = (folder: string) => readdirSync(folder, {recursive: true, encoding: "utf8"}).filter((name) => statSync(join(folder, name)).isFile()).sort();

test("two builds of one publication are the same by the byte", () => {
  for (const audience of ["hr", "equity"]) {
    const [first, second] = [join(place, "first", audience), join(place, "second", audience)];
    expect(filesOf(second)).toEqual(filesOf(first));
    for (const name of filesOf(first)) expect(readFileSync(join(second, name)).equals(readFileSync(join(first, name))), name).toBe(true);
  }
});

test("what stands in data stays text", () => {
  const html = readFileSync(join(place, "draft-site", "index.html"), "utf8");
  expect(html.includes("Sample ${process.exit(3)} &amp; &lt;Co&gt;")).toBe(true);
  expect(html.replace(/"[^"]*"/g, "").includes("<Co>")).toBe(false);
});

test("a draft says so on every page, and what was not supplied", () => {
  for (const page of readdirSync(join(place, "draft-site")).filter((name) => name.endsWith(".html"))) expect(readFileSync(join(place, "draft-site", page), "utf8"), page).toMatch(/class="draft"/);
  expect(readFileSync(join(place, "draft-site", "index.html"), "utf8")).toContain("No requisitions were supplied");
});

test("every page names its language and forbids code and styles from elsewhere", () => {
  for (const audience of audiences) {
    for (const page of readdirSync(join(place, "first", audience)).filter((name) => name.endsWith(".html"))) {
      const html = readFileSync(join(place, "first", audience, page), "utf8");
      expect(html.includes('<html lang="en">') && html.includes("Content-Security-Policy"), page).toBe(true);
      expect(html.match(/<script(?![^>]* src=)|<[^>]+\son[a-z]+="|<style| style="|maximum-scale|lastModified/)?.[0], page).toBeUndefined();
    }
  }
});

test("links between pages and to files lead somewhere", () => {
  for (const audience of audiences) {
    const folder = join(place, "first", audience);
    for (const page of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
      const html = readFileSync(join(folder, page), "utf8");
      for (const [, href] of html.matchAll(/(?:href|src)="(\.\/[^"#?]*)/g)) expect(existsSync(join(folder, href!)), `${audience}/${page}: ${href}`).toBe(true);
      for (const [, target, id] of html.matchAll(/href="(?:\.\/([^"#?]*))?(?:\?[^"#]*)?#([^"]+)"/g)) expect(readFileSync(join(folder, target || page), "utf8").includes(`id="${id}"`), `${audience}/${page}: ${target ?? ""}#${id}`).toBe(true);
    }
  }
});

test("CSV files say what they are", () => {
  const folder = join(place, "first", "hr", "_file", "csv");
  for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), "utf8"), name).toMatch(/^# Sample & Co: .*\n# period: .*\n# figures to 2026-06-30, release 2026-06 of 2026-07-04\n# definitions: /);
});

test("no work is left behind, and the landing page links the sites that are there", () => {
  expect(readdirSync(place).some((name) => name.endsWith(".last"))).toBe(false);
  writeLanding({out: join(place, "first"), publication: join(place, "release", "hr"), audiences: [...audiences, "nobody"]});
  const html = readFileSync(join(place, "first", "index.html"), "utf8");
  for (const name of audiences) expect(html).toContain(`./${name}/index.html`);
  expect(html).not.toContain("nobody");
});
