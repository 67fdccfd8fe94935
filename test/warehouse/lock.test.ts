import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, expect, test} from "vitest";
import {Fault} from "../../src/fault.ts";
import {takeLock} from "../../src/warehouse/lock.ts";

const folder = mkdtempSync(join(tmpdir(), "badgeways-lock-"));
const lock = join(folder, "warehouse.duckdb.lock");
afterEach(() => rmSync(lock, {force: true}));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const nobody = "999999999";

test("a lock names its process and is given back", () => {
  const unlock = takeLock(lock);
  expect(readFileSync(lock, "utf8")).toBe(String(process.pid));
  unlock();
  expect(readdirSync(folder)).toEqual([]);
});

test("two runs in one process: the second is refused, the first keeps its lock", () => {
  const unlock = takeLock(lock);
  expect(() => takeLock(lock)).toThrow(Fault);
  expect(existsSync(lock)).toBe(true);
  unlock();
  takeLock(lock)();
});

test("a run of another process is named", () => {
  writeFileSync(lock, String(process.ppid));
  expect(() => takeLock(lock)).toThrow(`Another run (process ${process.ppid}) is working on this warehouse; wait until it has ended, or end it.`);
  expect(readFileSync(lock, "utf8")).toBe(String(process.ppid));
});

test.each([
  ["of a process that is gone", nobody],
  ["of an earlier process with this one's number, as containers give them", String(process.pid)],
  ["that is no number", "elsewhere"]
])("a lock %s is taken over", (_, holder) => {
  writeFileSync(lock, holder);
  const unlock = takeLock(lock);
  expect(readFileSync(lock, "utf8")).toBe(String(process.pid));
  unlock();
  expect(readdirSync(folder)).toEqual([]);
});

function touchedBefore(milliseconds: number): void {
  const time = new Date(Date.now() - milliseconds);
  utimesSync(lock, time, time);
}

test("a lock that nobody has touched for a minute is taken over: its number belongs to another program by now", () => {
  writeFileSync(lock, String(process.ppid));
  touchedBefore(120_000);
  takeLock(lock)();
  expect(existsSync(lock)).toBe(false);
});

test("an empty lock is about to be named by its holder; one that stays empty is taken over", () => {
  writeFileSync(lock, "");
  expect(() => takeLock(lock)).toThrow("Another run is working on this warehouse");
  touchedBefore(10_000);
  takeLock(lock)();
  expect(existsSync(lock)).toBe(false);
});

test("a folder that is none is a sentence", () => {
  expect(() => takeLock(join(folder, "nowhere", "x.lock"))).toThrow(/cannot be written \(ENOENT\); .*--warehouse/);
});
