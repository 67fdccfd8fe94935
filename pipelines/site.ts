import {existsSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {Fault} from "../src/fault.ts";
import {audiences, type Audience} from "../src/publish/catalogue.ts";
import {buildSites} from "../reports/framework/build.ts";
import {writeLanding} from "../reports/landing.ts";
import {silent, type Progress} from "./progress.ts";

export interface SiteOptions {
  /** All of them unless given. */
  readonly audience?: Audience;
  readonly warehouse: string;
  /** `draft`, or a release's month. */
  readonly publication: string;
  readonly out: string;
  readonly progress?: Progress;
}

/** The pages of one audience, or of all, from a publication, and a page that links the sites. */
export async function site({audience, warehouse, publication, out, progress = silent}: SiteOptions): Promise<void> {
  const folder = join(dirname(resolve(warehouse)), "publications", publication);
  if (!existsSync(folder)) throw new Fault(`There is no publication ${publication} beside ${warehouse}; run badgeways ${publication === "draft" ? "pipeline" : "release"} first.`);
  const chosen = audience ? [audience] : audiences;
  progress.step(audience ? `Building the pages for ${audience}` : "Building the pages");
  await buildSites(chosen.map((name) => ({publication: join(folder, name), out: join(out, name)})));
  writeLanding({out, publication: join(folder, chosen[0]!), audiences});
}
