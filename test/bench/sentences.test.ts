import {expect, test} from "vitest";
import type {BenchFigures} from "../../pipelines/bench.ts";
import type {Measure} from "../../src/bench/measure.ts";
import {benchSentences} from "../../src/cli/benchSentences.ts";

const took = (seconds: number, cpuSeconds: number): Measure => ({seconds, cpuSeconds, peakMiB: 3000, spillMiB: 12});
const of = (employees: number, times: number): BenchFigures => ({
  employees, cores: 2, memoryMiB: 24 * 1024,
  stages: {ingest: took(3 * times, 6 * times), bare_ingest: took(2 * times, 4 * times), models: took(7 * times, 14 * times), bare_models: took(6 * times, 12 * times)}
});

test("ours against bare DuckDB, and how processor time grows between sizes", () => {
  const lines = benchSentences([of(1000, 1), of(10_000, 20)]);
  expect(lines).toContain("      3.0       6.0      3000        12  reading the exports");
  expect(lines.filter((line) => line === "Ingest and models ÷ bare DuckDB: 1.25 in seconds, 1.25 in processor time.")).toHaveLength(2);
  expect(lines.at(-1)).toBe("From 1000 to 10000 rows of employees the processor time of ingest and models grows as rows^1.30.");
});
