import {rmSync, mkdirSync} from "node:fs";
import {cpus, totalmem} from "node:os";
import {join} from "node:path";
import {writeDemo} from "../src/demo/write.ts";
import type {TerminalProgress} from "../src/cli/progress.ts";
import {run, type Progress} from "./run.ts";
import {site} from "./site.ts";

/** Times every stage on a demo organization of a given size and prints a table of seconds. */
export async function bench({employees, folder, progress}: {employees: number; folder: string; progress: TerminalProgress}): Promise<void> {
  rmSync(folder, {recursive: true, force: true});
  const sources = join(folder, "sources");
  const warehouse = join(folder, "warehouse.duckdb");
  mkdirSync(sources, {recursive: true});
  const times = stopwatch(progress);
  times.step("Making the demo organization");
  await writeDemo({folder: sources, employees});
  await run({source: sources, warehouse, progress: times});
  await site({warehouse, publication: "draft", out: join(folder, "dist"), progress: times});
  times.step("A second run with nothing changed");
  await run({source: sources, warehouse});
  times.end();
  progress.done();
  console.log(`${employees} rows of employees; ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; peak memory of the process ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
  for (const [title, seconds] of times.seconds) console.log(`${seconds.toFixed(1).padStart(8)} s  ${title}`);
}

interface Stopwatch extends Progress {
  readonly seconds: readonly (readonly [string, number])[];
  end(): void;
}

function stopwatch(inner: Progress): Stopwatch {
  const seconds: [string, number][] = [];
  let running: {title: string; began: number} | undefined;
  const end = () => {
    if (running) seconds.push([running.title, (performance.now() - running.began) / 1000]);
    running = undefined;
  };
  return {
    seconds,
    end,
    step(title) {
      end();
      running = {title, began: performance.now()};
      inner.step(title);
    },
    detail: (text) => inner.detail(text)
  };
}
