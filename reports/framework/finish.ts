import {readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {putBack} from "./aside.ts";
import type {Scripts} from "./bundle.ts";

/** What stands on every page around Framework's, and by page (`moves.html`) the parts that it did not get to see. */
export interface Shell {
  readonly header: string;
  readonly footer: string;
  readonly parts: ReadonlyMap<string, readonly string[]>;
}

const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "form-action 'none'", "base-uri 'none'"
].join("; ");

/**
 * The last pass over a built site: Framework's own scripts go (no page has code of its own); language, policy, header, footer, charts and tables
 * and the page's script are set.
 * The policy also holds when a page is opened from a file, since it stands in the page.
 */
export function finish(folder: string, {header, footer, parts}: Shell, scripts: Scripts): void {
  rmSync(join(folder, "_observablehq"), {recursive: true, force: true});
  let scripted = false;
  for (const page of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
    const path = join(folder, page);
    const html = readFileSync(path, "utf8");
    const filtered = html.includes("data-controls"), valued = html.includes("data-value");
    const script = filtered ? `<script defer src="./${scripts.filters.name}" data-redraw="./${scripts.redraw.name}"></script>` : valued ? `<script defer src="./${scripts.value.name}"></script>` : "";
    scripted ||= filtered;
    if (valued) writeFileSync(join(folder, scripts.value.name), scripts.value.text);
    const whole = putBack(html, parts.get(page) ?? [])
      .replace('<div id="observablehq-center">', () => `<div id="observablehq-center">\n<header id="observablehq-header">\n${header}\n</header>`)
      .replace("</main>\n</div>\n</body>", () => `</main>\n<footer id="observablehq-footer">\n<div>${footer}</div>\n</footer>\n</div>\n</body>`);
    writeFileSync(path, finishPage(whole, page, script));
  }
  if (scripted) for (const {name, text} of [scripts.filters, scripts.redraw]) writeFileSync(join(folder, name), text);
}

function finishPage(html: string, page: string, script: string): string {
  return html
    // The 404 page names its files from the host's root; a site may stand in a folder.
    .replace(/(href|src)="\/(?!\/)/g, '$1="./')
    // Its base would make a link within the page, to its content, lead to another.
    .replace(/<base [^>]*>\n?/, "")
    // The words of the pages are English, whatever the locale of their numbers.
    .replace("<html>", '<html lang="en">')
    .replace(/, maximum-scale=1/, "")
    .replace(/<meta name="generator"[^>]*>\n?/, `<meta http-equiv="Content-Security-Policy" content="${policy}">\n<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n`)
    .replace(/<link rel="modulepreload"[^>]*>\n?/g, "")
    .replace(/<link rel="preload" as="style"[^>]*>\n?/g, "")
    .replace(/<script type="module">[\s\S]*?<\/script>\n?/g, "")
    // Opened from a file, a folder would be listed: the front is named as a file too.
    .replaceAll('href="./"', 'href="./index.html"')
    .replace(`<a href="./${page}">`, `<a href="./${page}" aria-current="page">`)
    .replace("</body>", `${script}\n</body>`);
}
