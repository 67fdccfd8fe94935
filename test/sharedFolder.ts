import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {TestProject} from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** A folder of this run of the tests, in which files share what is costly to make. */
    readonly sharedFolder: string;
  }
}

/** Before all tests; what it returns runs after them. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "badgeways-shared-"));
  project.provide("sharedFolder", folder);
  return () => rmSync(folder, {recursive: true, force: true});
}
