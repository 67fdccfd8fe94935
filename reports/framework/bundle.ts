import {createHash} from "node:crypto";
import {fileURLToPath, pathToFileURL} from "node:url";
import {build, type Plugin} from "esbuild";

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
  /** Computes cost and value again from what a reader sets, on that page alone. */
  readonly value: Script;
}

let bundled: Promise<Scripts> | undefined;

/** The browser's scripts, bundled once a process. */
export function bundleScripts(): Promise<Scripts> {
  return (bundled ??= (async () => ({filters: await bundle("filters", "iife"), redraw: await bundle("redraw", "esm"), value: await bundle("value", "iife")}))());
}

/**
 * Plot imports maps and named colour schemes that no chart here uses, a sixth of the bundle: their names stay, their code goes.
 * A chart that came to need one would fail at once in the browser's tests.
 */
const unusedParts: Plugin = {
  name: "unused-parts-of-d3",
  setup({onLoad}) {
    onLoad({filter: /[\\/]d3-(geo|scale-chromatic)[\\/](src[\\/]index\.js|dist[\\/]d3-[a-z-]+\.mjs)$/}, async ({path}) => {
      const names = Object.keys(await import(pathToFileURL(path).href));
      return {contents: `const nothing = () => undefined;\nexport {${names.map((name) => `nothing as ${name}`).join(", ")}};`};
    });
  }
};

async function bundle(name: string, format: "iife" | "esm"): Promise<Script> {
  const entry = fileURLToPath(new URL(`../browser/${name}.ts`, import.meta.url));
  const {outputFiles} = await build({entryPoints: [entry], bundle: true, minify: true, write: false, format, target: "es2022", legalComments: "none", plugins: [unusedParts], external: name === "filters" ? ["./redraw.ts"] : [], logLevel: "error"});
  const text = outputFiles[0]!.text;
  return {name: `${name}.${createHash("sha256").update(text).digest("hex").slice(0, 8)}.js`, text};
}
