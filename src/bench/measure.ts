import {existsSync, readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import {cpuSecondsOfChildren, memoryOfChildren} from "./children.ts";

/** What a stage took of the process that it ran in and, on Linux, of those that this began. */
export interface Measure {
  readonly seconds: number;
  /** Processor time, user and system, of all threads. */
  readonly cpuSeconds: number;
  /** The most memory that they held, MiB. */
  readonly peakMiB: number;
  /** The most that DuckDB had spilled to disk at a time, MiB. */
  readonly spillMiB: number;
}

/** Runs a stage and measures it; for a peak of its own, each in a process of its own. DuckDB spills to folders NAME.tmp in `folder`. */
export async function measure(folder: string, stage: () => Promise<void>): Promise<Measure> {
  const began = performance.now(), before = process.cpuUsage(), childrenBefore = cpuSecondsOfChildren();
  let spilled = 0, together = 0;
  const look = setInterval(() => {
    spilled = Math.max(spilled, spilledIn(folder));
    together = Math.max(together, process.memoryUsage.rss() + memoryOfChildren());
  }, 250);
  try {
    await stage();
  } finally {
    clearInterval(look);
  }
  const {user, system} = process.cpuUsage(before);
  return {
    seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6 + cpuSecondsOfChildren() - childrenBefore,
    peakMiB: Math.round(Math.max(process.resourceUsage().maxRSS / 1024, together / 2 ** 20)), spillMiB: Math.round(spilled / 2 ** 20)
  };
}

/** Bytes in the folders NAME.tmp of a folder. */
function spilledIn(folder: string): number {
  const spills = namesIn(folder).filter((name) => name.endsWith(".tmp")).map((name) => join(folder, name));
  return spills.flatMap((spill) => namesIn(spill).map((name) => join(spill, name))).reduce((sum, path) => sum + (statSync(path, {throwIfNoEntry: false})?.size ?? 0), 0);
}

const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
