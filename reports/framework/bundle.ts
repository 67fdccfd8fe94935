import {createHash} from "node:crypto";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";

export interface Script {
  /** With a hash of its content: `redraw.1a2b3c4d.js`. */
  readonly name: string;
  readonly text: string;
}

export interface Scripts {
  /** Loads with the page, classic, so that it also runs where a page is opened from a file. */
  readonly filters: Script;
  /** Loads at the first choice of a reader: the charts and the reader of Arrow files. */
  readonly redraw: Script;
}

let bundled: Promise<Scripts> | undefined;

/** The browser's two scripts, bundled once a process. */
export function bundleScripts(): Promise<Scripts> {
  return (bundled ??= (async () => ({filters: await bundle("filters", "iife"), redraw: await bundle("redraw", "esm")}))());
}

async function bundle(name: string, format: "iife" | "esm"): Promise<Script> {
  const entry = fileURLToPath(new URL(`../browser/${name}.ts`, import.meta.url));
  const {outputFiles} = await build({entryPoints: [entry], bundle: true, minify: true, write: false, format, target: "es2022", legalComments: "none", external: name === "filters" ? ["./redraw.ts"] : [], logLevel: "error"});
  const text = outputFiles[0]!.text;
  return {name: `${name}.${createHash("sha256").update(text).digest("hex").slice(0, 8)}.js`, text};
}
