import {appendFileSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import fc from "fast-check";
import {afterAll, beforeAll, expect, test} from "vitest";
import {run} from "../../pipelines/run.ts";
import {publishedDemo} from "../demo/published.ts";
import {prints} from "../publish/folders.ts";
import {demoPlace} from "./demoRun.ts";

/**
 * The raw tables are compared in every run of the tests (test/sources/incremental), and models are built anew from them. On to what is published takes a minute a
 * sequence: BADGEWAYS_SEQUENCES=10, before a release.
 */
const sequences = Number(process.env.BADGEWAYS_SEQUENCES ?? 0);

let demo: Awaited<ReturnType<typeof demoPlace>> | undefined, first: string;
beforeAll(async () => {
  if (sequences === 0) return;
  demo = await demoPlace();
  appendFileSync(join(demo.source, "sources.yaml"), "\nreject_limit: 1\n");
  first = (await publishedDemo()).warehouse;
}, 120_000);
afterAll(() => demo?.remove());

const files = ["employees.csv", "job_history.csv", "job_history.csv", "roles.csv", "performance_reviews.csv", "submission_reviews.csv", "teams.csv", "badge_submissions.csv"];
const change = fc.record({file: fc.constantFrom(...files), kind: fc.constantFrom("drop", "repeat", "spoil", "reverse", "split"), from: fc.nat(200), rows: fc.integer({min: 1, max: 12})});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Rewrites one file of a source folder. */
function apply(source: string, {file, kind, from, rows}: Change): void {
  const whole = join(source, file), path = existsSync(whole) ? whole : whole.replace(/\.csv$/, "/one.csv"), [header, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const at = from % lines.length, some = lines.slice(at, at + rows), others = [...lines.slice(0, at), ...lines.slice(at + rows)];
  const write = (target: string, content: readonly string[]) => writeFileSync(target, [header, ...content, ""].join("\n"));
  switch (kind) {
    case "drop": return write(path, others);
    case "repeat": return write(path, [...lines, ...some]);
    case "spoil": return write(path, [...others, ...some.map((line) => `${line},one field too many`)]);
    case "reverse": return write(path, lines.reverse());
    // The parts of a table are files of a folder of its name.
    case "split": {
      const parts = path.replace(/\.csv$/, "");
      mkdirSync(parts, {recursive: true});
      write(join(parts, "one.csv"), others);
      write(join(parts, "two.csv"), some);
      rmSync(path);
    }
  }
}

test.skipIf(sequences === 0)(`what is published after ${sequences} sequences of changed files equals, by the byte, what a full load publishes`, async () => {
  let number = 0;
  await fc.assert(fc.asyncProperty(fc.array(change, {minLength: 1, maxLength: 2}), async (steps) => {
    const name = `sequence-${number++}`, source = join(dirname(demo!.source), `${name}-exports`);
    const piecewise = demo!.place(name), full = demo!.place(`${name}-full`);
    cpSync(demo!.source, source, {recursive: true});
    copyFileSync(first, piecewise.warehouse);
    for (const step of steps) {
      apply(source, step);
      await run({source, warehouse: piecewise.warehouse});
    }
    await run({source, warehouse: full.warehouse});
    expect(prints(piecewise.draft)).toEqual(prints(full.draft));
    for (const folder of [source, piecewise.folder, full.folder]) rmSync(folder, {recursive: true, force: true});
  }), {seed: 7, numRuns: sequences, endOnFailure: true});
}, 900_000);
