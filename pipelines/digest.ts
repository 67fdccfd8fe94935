import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {digestOf} from "../reports/digest.ts";
import {digestHtml, digestMarkdown} from "../reports/digestText.ts";
import {readPublication} from "../reports/publication.ts";
import {makerFor} from "../reports/site.ts";
import {Fault} from "../src/fault.ts";
import {refusePrivate} from "../src/packs/folder.ts";
import type {Audience} from "../src/publish/catalogue.ts";
import {silent, type Progress} from "./progress.ts";

export interface DigestOptions {
  readonly audience: Audience;
  readonly warehouse: string;
  /** `draft`, or a release's month. */
  readonly publication: string;
  readonly out: string;
  readonly progress?: Progress;
}

/** One page of what changed, as HTML and as Markdown, from a publication. Returns the files' paths. */
export async function digest({audience, warehouse, publication, out, progress = silent}: DigestOptions): Promise<string[]> {
  const folder = join(dirname(resolve(warehouse)), "publications", publication);
  if (!existsSync(folder)) throw new Fault(`There is no publication ${publication} beside ${warehouse}; run badgeways ${publication === "draft" ? "pipeline" : "release"} first.`);
  if (!existsSync(join(folder, audience))) throw new Fault(`The publication ${publication} holds nothing for ${audience}, whose figures the manifest has made on request only.`);
  refusePrivate(out);
  progress.step(`Writing the digest for ${audience}`);
  const page = digestOf(makerFor(readPublication(join(folder, audience))));
  mkdirSync(out, {recursive: true});
  return ([["html", digestHtml(page)], ["md", digestMarkdown(page)]] as const).map(([type, text]) => {
    const path = join(out, `digest-${audience}.${type}`);
    writeFileSync(path, text);
    return path;
  });
}
