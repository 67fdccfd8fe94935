import {afterEach, expect, test, vi} from "vitest";
import {explain} from "../../src/cli/explain.ts";
import {Fault} from "../../src/fault.ts";

afterEach(() => { vi.restoreAllMocks(); });

function said(error: unknown): [number, string] {
  const lines: string[] = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => { lines.push(line); });
  return [explain(error), lines.join("\n")];
}

const ofSystem = (code: string, path?: string) => Object.assign(new Error(`${code}: open`), {code, ...(path && {path})});

test.each([
  [new Fault("roles.csv is empty."), 1, /^roles\.csv is empty\.$/],
  [new Fault("--as-of takes a date.", {exitCode: 2}), 2, /^--as-of takes a date\.$/],
  [ofSystem("EROFS", "/sites/hr"), 1, /^\/sites\/hr cannot be written \(EROFS\); give the user/],
  [ofSystem("EACCES"), 1, /^A file or folder cannot be written \(EACCES\)/],
  [ofSystem("ENOSPC", "/sites"), 1, /^The disk is full: free some room/],
  [new Error("undefined is not a function"), 1, /^This is a fault of Badgeways itself, not of your data; its details are in /]
])("one sentence and an exit code: %s", (error, code, sentence) => {
  const [given, line] = said(error);
  expect(given).toBe(code);
  expect(line).toMatch(sentence);
  expect(line.split("\n")).toHaveLength(1);
});
