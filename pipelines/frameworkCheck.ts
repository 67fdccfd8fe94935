import {openCatalog} from "../src/framework/catalog.ts";
import {findingsOf, type Finding} from "../src/framework/findings.ts";
import {silent, type Progress} from "./progress.ts";
import {localDay} from "./today.ts";

export interface FrameworkCheckOptions {
  readonly folder: string;
  /** The day on which the standards are looked at, ISO 8601; default: the manifest's as_of, else today. */
  readonly asOf?: string;
  readonly progress?: Progress;
}

/** Checks the catalog of a source folder by the rules of marts.framework_lint, before it is published. */
export async function frameworkCheck({folder, asOf, progress = silent}: FrameworkCheckOptions): Promise<readonly Finding[]> {
  progress.step("Reading the catalog");
  const catalog = await openCatalog(folder, {asOf, today: localDay()});
  try {
    progress.step("Checking it");
    return await findingsOf(catalog.session);
  } finally {
    catalog.session.close();
  }
}
