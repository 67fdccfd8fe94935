import {existsSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {Fault} from "../src/fault.ts";
import {draftManifest} from "../src/inspect/draft.ts";
import {inspectFolder, type Inspection} from "../src/inspect/inspection.ts";
import {realFolder} from "../src/sources/folder.ts";
import {silent, type Progress} from "./progress.ts";

export interface InspectOptions {
  readonly source: string;
  /** Drafts a sources.yaml in the folder, where there is none. */
  readonly write?: boolean;
  readonly progress?: Progress;
}

/** Looks at a folder of exports, and drafts its manifest where that is asked for. Returns the manifest's path where it was written. */
export async function inspect({source, write = false, progress = silent}: InspectOptions): Promise<{inspection: Inspection; drafted?: string}> {
  const manifest = join(await realFolder(source), "sources.yaml");
  const there = new Fault(`${join(source, "sources.yaml")} is there already and is never written over; move it away to have another drafted.`);
  if (write && existsSync(manifest)) throw there;
  progress.step("Looking at the files");
  const inspection = await inspectFolder(source, (file) => progress.detail(file));
  if (!write) return {inspection};
  try {
    writeFileSync(manifest, draftManifest(inspection), {flag: "wx"});
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    throw code === "EEXIST" ? there : new Fault(`${manifest} cannot be written (${code ?? "unknown error"}).`, {cause: error});
  }
  return {inspection, drafted: manifest};
}
