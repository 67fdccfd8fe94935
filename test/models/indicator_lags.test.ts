import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {createFunctions} from "../../src/warehouse/functions.ts";
import {readSqlFiles} from "../../src/warehouse/modelFiles.ts";
import {openSession} from "../../src/warehouse/session.ts";

interface Case {x: number[]; y: number[]; correlation: number; p: number}
const [deaths]: Case[] = JSON.parse(readFileSync(new URL("../fixtures/statistics/correlations.json", import.meta.url), "utf8"));

/** Series of differences from January 2020 on, by metric; `months` is how many months have a figure. */
async function correlations(series: Readonly<Record<string, readonly (number | null)[]>>, months = 72) {
  const session = await openSession(":memory:", {threads: 1});
  const files = readSqlFiles();
  await createFunctions(session, files.functions);
  await session.run("create schema core; create table core.indicator_series (published boolean, kind varchar, metric varchar, month date, difference double, months bigint)");
  for (const [metric, values] of Object.entries(series))
    for (const [k, value] of values.entries())
      await session.run(`insert into core.indicator_series values (false, '${metric.startsWith("lead") ? "leading" : "lagging"}', '${metric}', date '2020-01-01' + interval ${k} month, ${value}, ${months})`);
  const rows = await session.rows(files.models.find((model) => model.name === "core.indicator_correlations")!.text);
  session.close();
  return rows.sort((a, b) => a.leading.localeCompare(b.leading) || a.lag_months - b.lag_months);
}

test("the lagging series is the later one: what follows two months after is found at lag 2, and is R's figure", async () => {
  const rows = await correlations({lead: deaths!.x, lag: [null, null, ...deaths!.y]});
  expect(rows.map((r) => r.lag_months)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(rows.filter((r) => r.best).map((r) => r.lag_months)).toEqual([2]);
  expect(rows[2]).toMatchObject({periods: String(deaths!.x.length), correlation: expect.closeTo(deaths!.correlation, 10), p: expect.closeTo(deaths!.p, 10)});
  expect(rows[3]!.periods).toBe(String(deaths!.x.length - 1));
});

test("Benjamini–Hochberg over the whole table, as R's p.adjust", async () => {
  const rows = await correlations({lead: deaths!.x, lead2: [...deaths!.x].reverse(), lag: deaths!.y});
  const p = rows.map((r) => r.p as number).sort((a, b) => a - b);
  const adjusted = p.map((_, i) => Math.min(1, ...p.slice(i).map((q, k) => (q * p.length) / (i + k + 1))));
  expect(rows).toHaveLength(26);
  rows.forEach((r) => expect(r.bh_p).toBeCloseTo(adjusted[p.indexOf(r.p)]!, 12));
});

test("under 36 months there is no row", async () => {
  expect(await correlations({lead: deaths!.x, lag: deaths!.y}, 35)).toEqual([]);
});
