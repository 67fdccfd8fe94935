import {mkdirSync} from "node:fs";
import {dirname, join} from "node:path";
import type {Browser} from "playwright-core";

/** A headless browser that comes from the registry, with fonts of its own; it is a development dependency, so it is loaded late. */
export async function openBrowser(): Promise<Browser> {
  const {default: chromium} = await import("@sparticuz/chromium");
  const {chromium: playwright} = await import("playwright-core");
  // The package's browser runs on Linux alone; elsewhere an installed Chrome does.
  if (process.platform !== "linux" || process.arch !== "x64") return playwright.launch({channel: "chrome", headless: true});
  const executablePath = await chromium.executablePath();
  const env = {...process.env, FONTCONFIG_PATH: join(dirname(executablePath), "fonts")} as Record<string, string>;
  return playwright.launch({executablePath, env, args: ["--no-sandbox", "--headless=shell"], headless: true});
}

export interface Shot {
  readonly page: string;
  readonly width: number;
  readonly scheme: "light" | "dark";
}

/** Pictures of pages, whole, at each width and in each colour scheme. Returns the files. */
export async function takeScreenshots({address, pages, out}: {address: string; pages: readonly string[]; out: string}): Promise<string[]> {
  mkdirSync(out, {recursive: true});
  const browser = await openBrowser();
  const files: string[] = [];
  try {
    for (const scheme of ["light", "dark"] as const) {
      for (const width of [1440, 390]) {
        const context = await browser.newContext({viewport: {width, height: 900}, colorScheme: scheme});
        for (const page of pages) {
          const tab = await context.newPage();
          await tab.goto(`${address}${page}`, {waitUntil: "networkidle"});
          const file = join(out, `${page.replace(/\.html$/, "").replaceAll("/", "-")}-${width}-${scheme}.png`);
          await tab.screenshot({path: file, fullPage: true});
          files.push(file);
          await tab.close();
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
  return files;
}
