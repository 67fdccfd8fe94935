import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {takeScreenshots} from "../reports/framework/screenshots.ts";
import {Fault} from "../src/fault.ts";
import {silent, type Progress} from "./progress.ts";
import {serve} from "./serve.ts";

/** Every page of every built site at 1440 and 390 px, light and dark. Returns the pictures' paths. */
export async function screenshots({dist, out, progress = silent}: {dist: string; out: string; progress?: Progress}): Promise<readonly string[]> {
  if (!existsSync(dist)) throw new Fault(`There is no folder ${dist} with built sites; run badgeways demo first, or name it with --dist.`);
  progress.step("Taking pictures of every page");
  const {address, server} = await serve({dist, port: 4800});
  try {
    return await takeScreenshots({address, pages: pagesBelow(dist), out});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Fault("Pictures need the development dependencies; run npm install, without --omit=dev, first.", {cause: error});
  } finally {
    server.close();
  }
}

const pagesBelow = (dist: string) =>
  readdirSync(dist, {withFileTypes: true})
    .filter((entry) => entry.isDirectory())
    .flatMap((site) => readdirSync(join(dist, site.name)).filter((name) => name.endsWith(".html")).map((name) => `${site.name}/${name}`));
