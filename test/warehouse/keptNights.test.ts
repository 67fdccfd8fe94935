import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {keepNight, keptNights} from "../../src/warehouse/keptNights.ts";

let folder: string;
let warehouse: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "badgeways-nights-"));
  warehouse = join(folder, "warehouse.duckdb");
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

/** A night whose run puts a new file in the warehouse's place. */
function night(day: string, keep: number): void {
  rmSync(warehouse, {force: true});
  writeFileSync(warehouse, `as of ${day}`);
  keepNight(warehouse, day, keep);
}

test("the newest nights are kept as they were, older ones go, other files stay", () => {
  const others = ["warehouse-old.duckdb", "warehouse-2026-01-01.duckdb.bak", "other-2026-01-01.duckdb"];
  for (const name of others) writeFileSync(join(folder, name), "another's");
  for (const day of ["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"]) night(day, 3);
  expect(keptNights(warehouse)).toEqual(["2026-11-24", "2026-11-23", "2026-11-22"].map((day) => join(folder, `warehouse-${day}.duckdb`)));
  expect(readFileSync(join(folder, "warehouse-2026-11-22.duckdb"), "utf8")).toBe("as of 2026-11-22");
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(others));
});

test("a second run of a day takes the first one's place; half a copy is cleared; 0 keeps none", () => {
  night("2026-11-24", 7);
  writeFileSync(join(folder, "warehouse-2026-11-20.duckdb.next"), "half");
  rmSync(warehouse);
  writeFileSync(warehouse, "later that day");
  keepNight(warehouse, "2026-11-24", 7);
  expect(readFileSync(join(folder, "warehouse-2026-11-24.duckdb"), "utf8")).toBe("later that day");
  expect(readdirSync(folder).filter((name) => name.endsWith(".next"))).toEqual([]);
  keepNight(warehouse, "2026-11-25", 0);
  expect(keptNights(warehouse)).toEqual([]);
});
