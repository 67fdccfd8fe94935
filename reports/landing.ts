import {existsSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {escape, lines} from "./html.ts";
import {readPublication} from "./publication.ts";
import {shellWords as said} from "./words/shell.ts";

const style = "body{font:16px/1.5 system-ui,sans-serif;max-width:38em;margin:12vh auto;padding:0 16px;color-scheme:light dark;background:light-dark(#fdfdfc,#14181c);color:light-dark(#1c2126,#e9ecee)}a{color:light-dark(#0b5f8a,#66b7e1)}li{margin:8px 0}";

/** A page that links the audiences' sites that stand beside it. In use each audience's site is served on its own. */
export function writeLanding({out, publication, audiences}: {out: string; publication: string; audiences: readonly string[]}): void {
  const {header} = readPublication(publication);
  const links = audiences.filter((name) => existsSync(join(out, name, "index.html"))).map((name) => `<li><a href="./${name}/index.html">${escape(said.questions[name] ?? name)}</a></li>`);
  writeFileSync(join(out, "index.html"), lines(
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>${escape(header.organization)}</title><style>${style}</style></head>`,
    `<body><main><h1>${escape(header.organization)}</h1><p>${said.landing}</p><ul>`, ...links, "</ul></main></body></html>\n"));
}
