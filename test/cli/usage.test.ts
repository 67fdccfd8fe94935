import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {badgeways} from "./command.ts";
import {badgewaysHere} from "./commandHere.ts";

const place = mkdtempSync(join(tmpdir(), "badgeways-usage-"));
afterAll(() => rmSync(place, {recursive: true, force: true}));

test.each([[["pipeline", "--help"], 0], [["release", "--warehouse", join(place, "none.duckdb")], 1], [["pipline"], 2]] as const)("the command itself ends with its code: %j ends with %i", async (args, code) => {
  const ended = await badgeways(args);
  expect([ended.code, ended.err.includes("    at ")]).toEqual([code, false]);
});

test.each([
  [["pipline"], "unknown command 'pipline'"],
  [[], "Usage: badgeways"],
  [["pipeline"], "required option '--source <folder>'"],
  [["pipeline", "--source", "x", "--sauce", "x"], "unknown option '--sauce'"],
  [["pipeline", "exports", "--source", "x"], "too many arguments"],
  [["pipeline", "--source", "x", "--as-of", "2026-02-30"], "It is not a date such as 2026-06-30."],
  [["pipeline", "--source", "x", "--as-of", "2026-02-20", "--select", "moves"], "cannot be used with"],
  [["release", "--on", "today"], "It is not a date"],
  [["site", "--audience", "boss"], "Allowed choices are hr, equity, executive, everyone."],
  [["site", "--publication", "2026-13"], "It is draft, or a month such as 2026-06."],
  [["digest"], "required option '--audience <name>'"],
  [["start", "--port", "70000"], "A port is at most 65535."],
  [["bench", "--employees", "many"], "It is not a whole number above 0."],
  [["demo", "--employees", "5"], "300 to 2300000"]
] as const)("wrong usage ends with 2: %j", async (args, said) => {
  const {code, err} = await badgewaysHere(args);
  expect([code, err]).toEqual([2, expect.stringContaining(said)]);
});

test.each(["start", "demo", "pipeline", "nightly", "inspect", "release", "site", "digest", "disclosure:attack", "screenshots", "bench"])("%s --help shows an example and ends with 0", async (command) => {
  const {code, out} = await badgewaysHere([command, "--help"]);
  expect([code, out]).toEqual([0, expect.stringContaining(`Example: npx badgeways ${command}`)]);
});

test("what the user can mend ends with 1 and one sentence, never a stack", async () => {
  const empty = join(place, "empty"), misspelt = join(place, "misspelt"), broken = join(place, "broken"), filled = join(place, "filled");
  for (const folder of [empty, misspelt, broken, filled]) mkdirSync(folder);
  writeFileSync(join(misspelt, "sources.yaml"), "tables:\n  employes:\n    files: x.csv\n");
  writeFileSync(join(broken, "sources.yaml"), "organization: [Harbour\n  works: {");
  writeFileSync(join(filled, "notes.txt"), "mine");
  const warehouse = join(place, "w.duckdb");
  const cases: [string[], string][] = [
    [["pipeline", "--source", join(place, "nowhere"), "--warehouse", warehouse], "nowhere"],
    [["pipeline", "--source", empty, "--warehouse", warehouse], "employees.csv"],
    [["pipeline", "--source", join(filled, "notes.txt"), "--warehouse", warehouse], "is a file"],
    [["pipeline", "--source", broken, "--warehouse", warehouse], "sources.yaml, line 1: this is not readable YAML"],
    [["pipeline", "--source", misspelt, "--warehouse", warehouse], "sources.yaml, line 2"],
    [["pipeline", "--source", empty, "--warehouse", join(filled, "notes.txt")], "--warehouse"],
    [["pipeline", "--source", empty, "--warehouse", warehouse, "--select", "moves"], "without --select first"],
    [["release", "--warehouse", warehouse], "badgeways pipeline first"],
    [["site", "--warehouse", warehouse], "badgeways pipeline first"],
    [["demo", "--folder", filled], "--folder"],
    [["screenshots", "--dist", join(place, "nowhere")], "--dist"]
  ];
  for (const [args, said] of cases) {
    const {code, err} = await badgewaysHere(args);
    expect([code, err], args.join(" ")).toEqual([1, expect.stringContaining(said)]);
    expect(err).toMatch(/^[^\n]+\.\n$/);
    expect(err).not.toMatch(/Badgeways itself/);
  }
});
