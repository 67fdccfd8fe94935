import {execFileSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {run} from "../../pipelines/run.ts";
import {badgeways} from "../cli/command.ts";
import {writeSource} from "../cli/source.ts";
import {prints} from "../publish/folders.ts";
import {whole} from "./demoRun.ts";
import {tableDigests} from "./tableDigests.ts";

const place = mkdtempSync(join(tmpdir(), "badgeways-full-"));
const disk = join(place, "disk"), source = join(place, "exports");
const warehouse = join(disk, "warehouse.duckdb"), draft = join(disk, "publications", "draft");

/** A small disk in memory, where the system lets us make one: Linux, as root. */
function mounted(): boolean {
  try {
    mkdirSync(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256m", "tmpfs", disk], {stdio: "ignore"});
    return true;
  } catch {
    return false;
  }
}

const hasDisk = process.platform === "linux" && mounted();
afterAll(() => {
  if (hasDisk) execFileSync("umount", [disk]);
  rmSync(place, {recursive: true, force: true});
});

const freeBytes = () => {
  const {bavail, bsize} = statfsSync(disk);
  return bavail * bsize;
};

/** Leaves as much room as given. */
function fill(leave: number): void {
  rmSync(join(disk, "filler"), {force: true});
  const size = freeBytes() - leave;
  writeFileSync(join(disk, "filler"), Buffer.alloc(Math.max(0, size)));
}

const room = [0, 64 * 1024, 1 << 20, 6 << 20, 20 << 20];

test.skipIf(!hasDisk)("a disk that fills up (skipped where no small disk can be mounted): one sentence, exit 1, what stood stands, the next run succeeds", async () => {
  writeSource(source);
  await run({source, warehouse});
  const before = {tables: await tableDigests(warehouse), draft: prints(draft)};
  writeSource(source, {openings: 18});
  const failed: number[] = [];
  for (const leave of room) {
    fill(leave);
    const {code, out, err} = await badgeways(["pipeline", "--source", source, "--warehouse", warehouse]);
    if (code === 0) continue;
    failed.push(leave);
    expect(code, err).toBe(1);
    expect(out).toBe("");
    expect(err.replace(/^.*\([\d.]+ s\)\n/gm, ""), `with ${leave} bytes left`).toMatch(/^[^\n]*(disk|room)[^\n]*\.\n$/);
    expect({tables: await tableDigests(warehouse), draft: prints(draft)}).toEqual(before);
    expect(readdirSync(disk).filter((name) => name !== "runs" && name !== "filler").sort()).toEqual(whole);
  }
  expect(failed.slice(0, 2)).toEqual(room.slice(0, 2));
  rmSync(join(disk, "filler"), {force: true});
  await run({source, warehouse});
  expect(existsSync(draft)).toBe(true);
  expect(prints(draft)).not.toEqual(before.draft);
}, 600_000);
