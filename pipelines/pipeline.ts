import {rebuild} from "./rebuild.ts";
import {run} from "./run.ts";
import type {TerminalProgress} from "../src/cli/progress.ts";
import {summarySentences} from "../src/sources/summary.ts";

export interface PipelineOptions {
  readonly source: string;
  readonly warehouse: string;
  readonly asOf?: string;
  readonly select?: readonly string[];
  readonly progress: TerminalProgress;
}

/** `badgeways pipeline`: a run with its account on the terminal. */
export async function pipeline({select, progress, ...options}: PipelineOptions): Promise<void> {
  if (select) {
    const built = await rebuild({...options, select, progress});
    progress.done(`${built} ${built === 1 ? "model" : "models"} built again, and the draft publication with them.`);
    return;
  }
  const result = await run({...options, progress});
  progress.done();
  if (result.unchanged) {
    console.log(`Nothing has changed since the last run: ${result.organization}'s warehouse and draft stand.`);
    return;
  }
  for (const sentence of summarySentences(result.summary!)) console.log(sentence);
  console.log(`The draft publication is in ${result.draft}; badgeways site builds its pages, badgeways release freezes it.`);
}
