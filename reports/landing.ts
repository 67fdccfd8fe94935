import {existsSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {escape, lines} from "./html.ts";
import {readPublication} from "./publication.ts";

const told: Readonly<Record<string, string>> = {
  hr: "HR leaders: is internal mobility working, where is it stuck, what next?",
  equity: "Equity auditors: does any group get fewer badges, and at which step?",
  executive: "Executives: do badges go with better results?",
  everyone: "Everyone: what the figures are, and how they are protected"
};

/** A page that links the audiences' sites that stand beside it. In use each audience's site is served on its own. */
export function writeLanding({out, publication, audiences}: {out: string; publication: string; audiences: readonly string[]}): void {
  const {header} = readPublication(publication);
  const links = audiences.filter((name) => existsSync(join(out, name, "index.html"))).map((name) => `<li><a href="./${name}/index.html">${escape(told[name] ?? name)}</a></li>`);
  const style = "body{font:18px/1.5 system-ui,sans-serif;max-width:38em;margin:12vh auto;padding:0 16px;color-scheme:light dark}";
  writeFileSync(join(out, "index.html"), lines(
    `<!DOCTYPE html><html lang="${header.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${escape(header.organization)}</title><style>${style}</style></head>`,
    `<body><main><h1>${escape(header.organization)}</h1><p>One site for each audience. Each is built apart and holds only its own files.</p><ul>`, ...links, "</ul></main></body></html>\n"));
}
