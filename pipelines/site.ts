import {existsSync, rmSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {Fault} from "../src/fault.ts";
import {audiences, type Audience} from "../src/publish/catalogue.ts";
import {buildSites} from "../reports/framework/build.ts";
import {writeLanding} from "../reports/landing.ts";
import {refusePrivate} from "../src/packs/folder.ts";
import {silent, type Progress} from "./progress.ts";
import {makeRequested} from "./publish.ts";
import {withAudit} from "./requestedAudit.ts";

export interface SiteOptions {
  /** All of them unless given. */
  readonly audience?: Audience;
  readonly warehouse: string;
  /** `draft`, or a release's month. */
  readonly publication: string;
  readonly out: string;
  readonly progress?: Progress;
}

/** The pages of one audience, or of all that are made in every run, from a publication, and a page that links the sites. */
export async function site({audience, warehouse, publication, out, progress = silent}: SiteOptions): Promise<void> {
  const folder = join(dirname(resolve(warehouse)), "publications", publication);
  if (!existsSync(folder)) throw new Fault(`There is no publication ${publication} beside ${warehouse}; run badgeways ${publication === "draft" ? "pipeline" : "release"} first.`);
  refusePrivate(out);
  if (audience && !existsSync(join(folder, audience))) return requestedSite({audience, warehouse, publication, out, progress});
  const chosen = audience ? [audience] : audiences.filter((name) => existsSync(join(folder, name)));
  progress.step(audience ? `Building the pages for ${audience}` : "Building the pages");
  await buildSites(chosen.map((name) => ({publication: join(folder, name), out: join(out, name)})));
  writeLanding({out, publication: join(folder, chosen[0]!), audiences});
}

/** Pages whose figures the manifest has made on request only (`audit: {build: on_request}`): they leave no publication behind. */
async function requestedSite({audience, warehouse, publication, out, progress = silent}: SiteOptions & {readonly audience: Audience}): Promise<void> {
  if (publication !== "draft") throw new Fault(`The release ${publication} holds no figures for ${audience}, which are made on request only; build the pages of the draft, without --publication.`);
  const folder = join(dirname(resolve(warehouse)), "publications", `${audience}.requested`);
  try {
    await withAudit(resolve(warehouse), progress, (file) => makeRequested(file, {folder, audience, isCopy: file !== resolve(warehouse), progress}));
    progress.step(`Building the pages for ${audience}`);
    await buildSites([{publication: join(folder, audience), out: join(out, audience)}]);
    writeLanding({out, publication: join(folder, audience), audiences});
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
