import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeEach, expect, test} from "vitest";
import {Fault} from "../../src/fault.ts";
import {saltBeside} from "../../src/warehouse/salt.ts";

const folder = mkdtempSync(join(tmpdir(), "badgeways-salt-"));
const warehouse = join(folder, "warehouse.duckdb"), salt = join(folder, "salt");
beforeEach(() => rmSync(salt, {force: true}));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

test("made once beside the warehouse, then read", () => {
  const made = saltBeside(warehouse);
  expect(made).toMatch(/^[0-9a-f]{64}$/);
  expect(saltBeside(warehouse)).toBe(made);
  expect(saltBeside(warehouse, "salt")).toBe(made);
  expect(readFileSync(salt, "utf8")).toBe(`${made}\n`);
});

test.skipIf(process.platform === "win32")("for its owner's eyes alone", () => {
  saltBeside(warehouse);
  expect(statSync(salt).mode & 0o777).toBe(0o600);
});

test("a named file is read, beside the warehouse or anywhere", () => {
  writeFileSync(join(folder, "kept"), "a secret of our own\n");
  expect(saltBeside(warehouse, "kept")).toBe("a secret of our own");
  expect(saltBeside(warehouse, join(folder, "kept"))).toBe("a secret of our own");
});

test("a named file that is absent is never made anew: a fault", () => {
  expect(() => saltBeside(warehouse, "lost")).toThrow(Fault);
  expect(() => saltBeside(warehouse, "lost")).toThrow("sources.yaml: privacy.salt_file names lost, which does not exist");
});

test("a short or emptied file is a fault that does not tell it", () => {
  writeFileSync(salt, "pepper\n");
  expect(() => saltBeside(warehouse)).toThrow(/fewer than 16 characters/);
  expect(() => saltBeside(warehouse)).not.toThrow(/pepper/);
  writeFileSync(salt, "");
  expect(() => saltBeside(warehouse)).toThrow(/fewer than 16 characters/);
});

test("a folder in its place is a sentence, not an error of the system", () => {
  expect(() => saltBeside(warehouse, folder)).toThrow(Fault);
});

test("what a run killed while it made the salt left behind does not hinder the next", () => {
  writeFileSync(`${salt}.tmp`, "half a sec");
  expect(saltBeside(warehouse)).toMatch(/^[0-9a-f]{64}$/);
});
