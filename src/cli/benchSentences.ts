import type {BenchFigures, BenchStage} from "../../pipelines/bench.ts";
import type {Measure} from "../bench/measure.ts";

const words: Record<BenchStage, string> = {
  ingest: "reading the exports", models: "computing the figures", checks: "checking them",
  bare_ingest: "the same files read by bare DuckDB", bare_models: "the same SQL in bare DuckDB",
  pipeline: "a whole run: exports to draft publication", again: "a second run with nothing changed", site: "pages of all audiences"
};

/** A table for each size: seconds, processor seconds and peak memory of each stage, and ours against bare DuckDB. */
export function benchSentences(sizes: readonly BenchFigures[]): string[] {
  return sizes.flatMap(({employees, cores, memoryMiB, stages}) => {
    const rows = (Object.entries(stages) as [BenchStage, Measure][]).map(([stage, {seconds, cpuSeconds, peakMiB}]) =>
      `${seconds.toFixed(1).padStart(9)} ${cpuSeconds.toFixed(1).padStart(9)} ${String(peakMiB).padStart(9)}  ${words[stage]}`);
    const {ingest, models, bare_ingest: bareIngest, bare_models: bareModels} = stages;
    const ratio = (of: "seconds" | "cpuSeconds") => ((ingest![of] + models![of]) / (bareIngest![of] + bareModels![of])).toFixed(2);
    return [
      `${employees} rows of employees; ${cores} cores, ${(memoryMiB / 1024).toFixed(1)} GiB`,
      "  seconds       cpu  peak MiB", ...rows,
      `Ingest and models ÷ bare DuckDB: ${ratio("seconds")} in seconds, ${ratio("cpuSeconds")} in processor time.`
    ];
  });
}
