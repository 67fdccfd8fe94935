import {execFile} from "node:child_process";
import {cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {missingPage, pagesFor} from "../pages/pages.ts";
import {readPublication} from "../publication.ts";
import {footerHtml, headerHtml} from "../shell.ts";
import {makerFor, type Page} from "../site.ts";
import {bundleScripts} from "./bundle.ts";
import {finish} from "./finish.ts";

export interface SiteOrder {
  /** A publication folder of one audience: `publications/2026-06/hr`. */
  readonly publication: string;
  /** Where the site goes; replaced as a whole. */
  readonly out: string;
}

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Builds one audience's site: pages and charts here, links and file hashes by Framework, then the last pass. */
export async function buildSite({publication: folder, out}: SiteOrder): Promise<void> {
  const maker = makerFor(readPublication(folder));
  const pages = pagesFor(maker);
  mkdirSync(join(project, ".build"), {recursive: true});
  const work = mkdtempSync(join(project, ".build", `${maker.publication.header.audience}-`));
  try {
    const root = join(work, "pages"), built = join(work, "dist");
    writePages(root, [...pages, missingPage()], maker.files);
    emptyPackageCache(root);
    await framework({root, built, header: headerHtml(maker, pages), footer: footerHtml(maker), title: maker.publication.header.organization});
    await finish(built, {locale: maker.publication.header.locale, scripts: await bundleScripts()});
    swap(built, resolve(out));
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
}

function writePages(root: string, pages: readonly Page[], files: ReadonlyMap<string, string | Uint8Array>): void {
  mkdirSync(root, {recursive: true});
  cpSync(join(project, "reports", "style.css"), join(root, "style.css"));
  for (const page of pages) writeFileSync(join(root, `${page.path}.md`), `---\ntitle: ${JSON.stringify(page.title)}\n---\n\n${page.html}\n`);
  for (const [name, content] of files) {
    mkdirSync(dirname(join(root, name)), {recursive: true});
    writeFileSync(join(root, name), content);
  }
}

/** Framework looks up the versions of these packages on the network unless its cache names one, even where no page imports them. */
const lookedUp = ["@observablehq/plot", "@observablehq/sample-datasets", "apache-arrow", "arquero", "d3", "d3-dsv", "echarts", "htl", "leaflet", "lodash", "mapbox-gl", "parquet-wasm", "react", "react-dom", "topojson-client"];

function emptyPackageCache(root: string): void {
  for (const name of lookedUp) mkdirSync(join(root, ".observablehq", "cache", "_npm", `${name}@0.0.0`), {recursive: true});
}

interface FrameworkOrder {
  readonly root: string;
  readonly built: string;
  readonly header: string;
  readonly footer: string;
  readonly title: string;
}

async function framework({root, built, header, footer, title}: FrameworkOrder): Promise<void> {
  const relative = (path: string) => path.slice(project.length).replaceAll("\\", "/");
  const bin = join(project, "node_modules", "@observablehq", "framework", "dist", "bin", "observable.js");
  await promisify(execFile)(process.execPath, [existsSync(bin) ? bin : fileURLToPath(import.meta.resolve("@observablehq/framework/dist/bin/observable.js")), "build"], {
    cwd: project,
    maxBuffer: 1 << 26,
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1", BADGEWAYS_PAGES: relative(root), BADGEWAYS_OUTPUT: relative(built), BADGEWAYS_HEADER: header, BADGEWAYS_FOOTER: footer, BADGEWAYS_TITLE: title}
  });
}

/** The last site stands until the new one takes its place. */
function swap(built: string, out: string): void {
  mkdirSync(dirname(out), {recursive: true});
  rmSync(`${out}.last`, {recursive: true, force: true});
  if (existsSync(out)) renameSync(out, `${out}.last`);
  renameSync(built, out);
  rmSync(`${out}.last`, {recursive: true, force: true});
}

