import {writeAchievements} from "../src/framework/achievementFiles.ts";
import {openCatalog} from "../src/framework/catalog.ts";
import {catalogRows} from "../src/framework/changes.ts";
import {silent, type Progress} from "./progress.ts";
import {localDay} from "./today.ts";

export interface FrameworkExportOptions {
  readonly folder: string;
  readonly out: string;
  readonly progress?: Progress;
}

/** Writes a catalog's badge standards as Open Badges 3.0 achievements, a file a version. Returns how many. */
export async function frameworkExport({folder, out, progress = silent}: FrameworkExportOptions): Promise<number> {
  progress.step("Reading the catalog");
  const {session, organization, locale} = await openCatalog(folder, {today: localDay()});
  try {
    return writeAchievements(await catalogRows(session), out, {organization, locale});
  } finally {
    session.close();
  }
}
