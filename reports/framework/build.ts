import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {missingPage, pagesFor} from "../pages/pages.ts";
import {readPublication} from "../publication.ts";
import {footerHtml, headerHtml} from "../shell.ts";
import {makerFor, type Page} from "../site.ts";
import {setAside, settled} from "./aside.ts";
import {bundleScripts} from "./bundle.ts";
import {finish, type Shell} from "./finish.ts";
import {buildWithFramework, project, type FrameworkOrder} from "./framework.ts";

export interface SiteOrder {
  /** A publication folder of one audience: `publications/2026-06/hr`. */
  readonly publication: string;
  /** Where the site goes; replaced as a whole. */
  readonly out: string;
}

/** Builds sites: pages and charts here, links and file hashes by Framework, then the last pass. A site that fails leaves all the old ones. */
export async function buildSites(orders: readonly SiteOrder[]): Promise<void> {
  const builds = join(project, ".build");
  mkdirSync(builds, {recursive: true});
  clearDead(builds);
  const work = mkdtempSync(join(builds, `sites-${process.pid}-`));
  try {
    const sites = orders.map((order, index) => ({...order, ...generate(order.publication, join(work, String(index)))}));
    const [scripts] = await Promise.all([bundleScripts(), buildWithFramework(sites.map((site) => site.framework))]);
    for (const {framework, shell} of sites) finish(framework.output, shell, scripts);
    for (const {framework, out} of sites) bringBeside(framework.output, resolve(out));
    for (const {out} of sites) swap(resolve(out));
  } catch (error) {
    for (const {out} of orders) rmSync(`${resolve(out)}.next`, {recursive: true, force: true});
    throw error;
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
}

/** One audience's pages, written where Framework looks for them. */
function generate(publication: string, folder: string): {framework: FrameworkOrder; shell: Shell} {
  const maker = makerFor(readPublication(publication));
  const pages = pagesFor(maker);
  const root = join(folder, "pages");
  const parts = writePages(root, [...pages, missingPage()], maker.files);
  const {organization} = maker.publication.header;
  return {
    framework: {root, output: join(folder, "dist"), title: organization},
    shell: {header: settled(headerHtml(maker, pages)), footer: settled(footerHtml(maker)), parts}
  };
}

const styleSheet = (names: readonly string[]) => names.map((name) => readFileSync(join(project, "reports", name), "utf8")).join("");

/** Returns by page what Framework does not get to see. */
function writePages(root: string, pages: readonly Page[], files: ReadonlyMap<string, string | Uint8Array>): Map<string, readonly string[]> {
  const aside = new Map<string, readonly string[]>();
  mkdirSync(root, {recursive: true});
  writeFileSync(join(root, "style.css"), styleSheet(["base.css", "style.css"]));
  for (const page of pages) {
    const {html, parts} = setAside(page.html);
    aside.set(`${page.path}.html`, parts);
    writeFileSync(join(root, `${page.path}.md`), `---\ntitle: ${JSON.stringify(page.title)}\n---\n\n${html}\n`);
  }
  for (const [name, content] of files) {
    mkdirSync(dirname(join(root, name)), {recursive: true});
    writeFileSync(join(root, name), content);
  }
  return aside;
}

/** Removes the workshops of builds whose process is gone. */
function clearDead(builds: string): void {
  for (const name of readdirSync(builds)) {
    const pid = Number(/^sites-(\d+)-/.exec(name)?.[1]);
    if (pid !== process.pid && !isAlive(pid)) rmSync(join(builds, name), {recursive: true, force: true});
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Puts a built site beside the last one, by rename or, from another disk, by a copy: what may fail happens while all the last ones stand. */
function bringBeside(built: string, out: string): void {
  if (!existsSync(out) && existsSync(`${out}.last`)) renameSync(`${out}.last`, out);
  mkdirSync(dirname(out), {recursive: true});
  rmSync(`${out}.next`, {recursive: true, force: true});
  try {
    renameSync(built, `${out}.next`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    cpSync(built, `${out}.next`, {recursive: true});
  }
}

/** The last site stands until the new one takes its place. */
function swap(out: string): void {
  rmSync(`${out}.last`, {recursive: true, force: true});
  if (existsSync(out)) renameSync(out, `${out}.last`);
  renameSync(`${out}.next`, out);
  rmSync(`${out}.last`, {recursive: true, force: true});
}
