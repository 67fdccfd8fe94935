import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {takeScreenshots} from "../reports/framework/screenshots.ts";
import {Fault} from "../src/fault.ts";
import type {Progress} from "./run.ts";
import {serve} from "./serve.ts";

/** `badgeways screenshots`: every page of every built site at 1440 and 390 px, light and dark. */
export async function screenshots({dist, out, progress}: {dist: string; out: string; progress: Progress & {done?(sentence: string): void}}): Promise<void> {
  if (!existsSync(dist)) throw new Fault(`There is no folder ${dist} with built sites; run badgeways demo first, or name it with --dist.`);
  progress.step("Taking pictures of every page");
  const pages = readdirSync(dist, {withFileTypes: true}).filter((entry) => entry.isDirectory()).flatMap((site) => readdirSync(join(dist, site.name)).filter((name) => name.endsWith(".html")).map((name) => `${site.name}/${name}`));
  const {address, server} = await serve({dist, port: 4800});
  try {
    const files = await takeScreenshots({address, pages, out});
    progress.done?.(`${files.length} pictures are in ${out}/.`);
  } finally {
    server.close();
  }
}
