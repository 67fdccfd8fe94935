import {fork} from "node:child_process";
import {mkdirSync, rmSync} from "node:fs";
import {cpus, totalmem} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Measure} from "../src/bench/measure.ts";
import {comparedStages} from "../src/bench/stages.ts";
import {Fault} from "../src/fault.ts";
import {demoSources} from "./demo.ts";
import {silent, type Progress} from "./progress.ts";

/** All stages in their order: those compared with bare DuckDB, the further ones of the same run, and a run by itself. */
export const benchStages = [...comparedStages, "checks", "publication", "site", "pipeline", "again", "packs"] as const;
export type BenchStage = (typeof benchStages)[number];

export interface BenchFigures {
  readonly employees: number;
  readonly cores: number;
  readonly memoryMiB: number;
  readonly stages: Readonly<Partial<Record<BenchStage, Measure>>>;
}

export interface BenchOptions {
  readonly employees: number;
  readonly folder: string;
  /** Ingest and the core's models only, ours and bare. */
  readonly core?: boolean;
  readonly progress?: Progress;
}

/**
 * Measures every stage on a demo organization of a given size, begun from nothing, each in a process of its own; and the same SQL on
 * the same files run in DuckDB without the project. An organization of that size that the folder holds already is taken as it is, whatever version made it.
 */
export async function bench({employees, folder: parent, core = false, progress = silent}: BenchOptions): Promise<BenchFigures> {
  const folder = join(parent, String(employees));
  const {sources} = await demoSources({employees, seed: 1, folder, anyVersion: true, progress});
  const work = join(folder, "bench");
  rmSync(work, {recursive: true, force: true});
  mkdirSync(work);
  const stages: Partial<Record<BenchStage, Measure>> = {};
  for (const stage of core ? comparedStages : benchStages) {
    progress.step(`${stage} of ${employees} rows of employees`);
    stages[stage] = await inProcess(stage, sources, work, core);
  }
  rmSync(work, {recursive: true, force: true});
  return {employees, stages, cores: cpus().length, memoryMiB: Math.round(totalmem() / 2 ** 20)};
}

function inProcess(stage: BenchStage, sources: string, folder: string, core: boolean): Promise<Measure> {
  const child = fork(fileURLToPath(new URL("../src/cli/badgeways.js", import.meta.url)), ["bench-stage", stage, sources, folder, ...(core ? ["--core"] : [])]);
  return new Promise((resolve, reject) => {
    let measured: Measure | undefined;
    child.on("message", (message) => { measured = message as Measure; });
    child.on("error", reject);
    child.on("exit", () => (measured ? resolve(measured) : reject(new Fault(`The stage ${stage} did not come to its end.`))));
  });
}
