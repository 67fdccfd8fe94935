import {existsSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {Fault} from "../src/fault.ts";
import {audiences, type Audience} from "../src/publish/catalogue.ts";
import {buildSite} from "../reports/framework/build.ts";
import {writeLanding} from "../reports/landing.ts";
import type {Progress} from "./run.ts";

export interface SiteOptions {
  readonly audience?: string;
  readonly warehouse: string;
  /** `draft`, or a release's month. */
  readonly publication: string;
  readonly out: string;
  readonly progress: Progress & {done?(sentence: string): void};
}

/** `badgeways site`: the pages of one audience, or of all, from a publication. */
export async function site({audience, warehouse, publication, out, progress}: SiteOptions): Promise<void> {
  const folder = join(dirname(resolve(warehouse)), "publications", publication);
  if (!existsSync(folder)) throw new Fault(`There is no publication ${publication} beside ${warehouse}; run badgeways ${publication === "draft" ? "pipeline" : "release"} first.`);
  const chosen = audience ? [audience as Audience] : audiences;
  progress.step(chosen.length === 1 ? `Building the pages for ${chosen[0]}` : "Building the pages");
  await Promise.all(chosen.map((name) => buildSite({publication: join(folder, name), out: join(out, name)})));
  writeLanding({out, publication: join(folder, chosen[0]!), audiences});
  progress.done?.(`The pages are in ${out}/.`);
}
