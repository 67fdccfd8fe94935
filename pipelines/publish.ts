import {existsSync, readdirSync, renameSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import type {Audience} from "../src/publish/catalogue.ts";
import {openSession} from "../src/warehouse/session.ts";
import type {Progress} from "./progress.ts";

/** Where the publications of a warehouse lie, and its draft. */
export const publicationsOf = (warehouse: string) => join(dirname(warehouse), "publications");
export const draftOf = (warehouse: string) => join(publicationsOf(warehouse), "draft");

/** The draft of a built warehouse, beside the standing draft until `putDraft`. A warehouse that stands is opened `readOnly`: its hidden cells are in it. */
export async function makeDraft(builtFile: string, draft: string, progress: Progress, {readOnly = false} = {}): Promise<void> {
  progress.step("Making the draft publication");
  clearDraft(draft);
  // Loaded here, with the Arrow library: a run with nothing to publish answers sooner without it.
  const {writeDraft} = await import("../src/publish/draft.ts");
  const session = await openSession(builtFile, {readOnly});
  try {
    await writeDraft(session, {folder: `${draft}.next`, releases: dirname(draft)});
  } finally {
    session.close();
  }
}

/** The publication of one audience, from a warehouse that stands or a private copy of one, in a folder of its own. */
export async function makeRequested(warehouse: string, {folder, audience, isCopy, progress}: {readonly folder: string; readonly audience: Audience; readonly isCopy: boolean; readonly progress: Progress}): Promise<void> {
  progress.step(`Making the figures for ${audience}`);
  const {writeDraft} = await import("../src/publish/draft.ts");
  const session = await openSession(warehouse, {readOnly: !isCopy});
  try {
    await writeDraft(session, {folder, audiences: [audience], releases: dirname(folder)});
  } finally {
    session.close();
  }
}

/** Puts the draft that was made in the place of the last one. */
export function putDraft(draft: string): void {
  if (existsSync(draft)) renameSync(draft, `${draft}.last`);
  renameSync(`${draft}.next`, draft);
  clearDraft(draft);
}

/** Removes what an interrupted run or release left beside a draft; a draft that was just being replaced is put back first. */
export function clearDraft(draft: string): void {
  if (!existsSync(draft) && existsSync(`${draft}.last`)) renameSync(`${draft}.last`, draft);
  const publications = dirname(draft);
  const halves = existsSync(publications) ? readdirSync(publications).filter((name) => /^\d{4}-\d{2}\.next$/.test(name)) : [];
  for (const name of halves) rmSync(join(publications, name), {recursive: true, force: true});
  for (const suffix of [".next", ".last"]) rmSync(`${draft}${suffix}`, {recursive: true, force: true});
}
