import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import {inject} from "vitest";
import {writeDemo} from "../../src/demo/write.ts";
import {publish} from "../golden/organization.ts";

export interface PublishedDemo {
  readonly source: string;
  readonly warehouse: string;
  readonly draft: string;
}

/**
 * The clean exports of the demo organization of 300, its warehouse and its draft, by four threads: made once in a run of the tests, by the
 * file that asks first. Copy what you change.
 */
export async function publishedDemo(): Promise<PublishedDemo> {
  const folder = join(inject("sharedFolder"), "demo"), source = join(folder, "source"), out = join(folder, "out"), ended = `${folder}.ended`;
  const isFirst = mkdirSync(folder, {recursive: true}) !== undefined;
  if (isFirst) {
    try {
      await writeDemo({folder: source, employees: 300, plain: true});
      await publish(source, out, 4);
    } finally {
      writeFileSync(ended, "");
    }
  }
  while (!existsSync(ended)) await pause(50);
  return {source, warehouse: join(out, "warehouse.duckdb"), draft: join(out, "publications", "draft")};
}
