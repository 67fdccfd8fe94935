import {join} from "node:path";
import {measure, type Measure} from "../src/bench/measure.ts";
import {benchWarehouse, runWarehouseStage} from "../src/bench/stages.ts";
import type {BenchStage} from "./bench.ts";
import {packs} from "./packs.ts";
import {draftOf, makeDraft, putDraft} from "./publish.ts";
import {silent} from "./progress.ts";
import {run} from "./run.ts";
import {site} from "./site.ts";

/** One stage of the benchmark in this process; `core`: with the core's models alone. */
export async function benchStage(stage: BenchStage, sources: string, folder: string, core = false): Promise<Measure> {
  const built = benchWarehouse(folder);
  switch (stage) {
    case "publication": return measure(folder, async () => {
      await makeDraft(built, draftOf(built), silent);
      putDraft(draftOf(built));
    });
    case "site": return measure(folder, () => site({warehouse: built, publication: "draft", out: join(folder, "dist")}));
    case "pipeline":
    case "again": return measure(folder, async () => { await run({source: sources, warehouse: join(folder, "warehouse.duckdb")}); });
    case "packs": return measure(folder, async () => { await packs({warehouse: join(folder, "warehouse.duckdb"), out: join(folder, "packs")}); });
    default: return runWarehouseStage(stage, sources, folder, core);
  }
}
