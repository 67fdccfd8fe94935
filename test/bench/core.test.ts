import {expect, test} from "vitest";
import {coreFiles, coreMetrics, coreTables} from "../../src/bench/core.ts";
import {readSqlFiles} from "../../src/warehouse/modelFiles.ts";

test("the core names metrics and tables that there are, and leaves no other metric", () => {
  const names = coreFiles(readSqlFiles()).models.map(({name}) => name);
  expect(names.filter((name) => name.startsWith("metrics."))).toEqual(coreMetrics.map((metric) => `metrics.${metric}`));
  expect(names).toEqual(expect.arrayContaining([...coreTables]));
});
