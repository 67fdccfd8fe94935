import type {BenchFigures, BenchStage} from "../../pipelines/bench.ts";
import type {Measure} from "../bench/measure.ts";

const words: Record<BenchStage, string> = {
  ingest: "reading the exports", models: "computing the figures", checks: "checking them", publication: "the draft publication", site: "pages of all audiences",
  bare_ingest: "the same files read by bare DuckDB", bare_models: "the same SQL in bare DuckDB",
  pipeline: "a whole run: exports to draft publication", again: "a second run with nothing changed", packs: "private packs of every manager"
};

/** A table for each size: seconds, processor seconds, peak memory and spill of each stage, and ours against bare DuckDB; and how processor time grows between sizes. */
export function benchSentences(sizes: readonly BenchFigures[]): string[] {
  return [...sizes.flatMap(ofSize), ...sizes.slice(1).map((larger, k) => growth(sizes[k]!, larger))];
}

function ofSize({employees, cores, memoryMiB, stages}: BenchFigures): string[] {
  const rows = (Object.entries(stages) as [BenchStage, Measure][]).map(([stage, {seconds, cpuSeconds, peakMiB, spillMiB}]) =>
    `${[seconds.toFixed(1), cpuSeconds.toFixed(1), String(peakMiB), String(spillMiB)].map((text) => text.padStart(9)).join(" ")}  ${words[stage]}`);
  const {bare_ingest: bareIngest, bare_models: bareModels} = stages;
  const ratio = (of: "seconds" | "cpuSeconds") => (ingestAndModels(stages)[of] / (bareIngest![of] + bareModels![of])).toFixed(2);
  return [
    `${employees} rows of employees; ${cores} cores, ${(memoryMiB / 1024).toFixed(1)} GiB`,
    "  seconds       cpu  peak MiB spill MiB", ...rows,
    `Ingest and models ÷ bare DuckDB: ${ratio("seconds")} in seconds, ${ratio("cpuSeconds")} in processor time.`
  ];
}

function growth(smaller: BenchFigures, larger: BenchFigures): string {
  const power = Math.log(ingestAndModels(larger.stages).cpuSeconds / ingestAndModels(smaller.stages).cpuSeconds) / Math.log(larger.employees / smaller.employees);
  return `From ${smaller.employees} to ${larger.employees} rows of employees the processor time of ingest and models grows as rows^${power.toFixed(2)}.`;
}

const ingestAndModels = ({ingest, models}: BenchFigures["stages"]) => ({seconds: ingest!.seconds + models!.seconds, cpuSeconds: ingest!.cpuSeconds + models!.cpuSeconds});
