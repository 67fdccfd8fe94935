import {copyFileSync, mkdirSync} from "node:fs";
import {dirname} from "node:path";
import {onInterrupt} from "../src/warehouse/interrupt.ts";
import {cannotWrite, takeLock} from "../src/warehouse/lock.ts";
import {openSession, type Session} from "../src/warehouse/session.ts";
import {clearNext, nextOf, spillOf, swapIn} from "../src/warehouse/swap.ts";
import {clearDraft, draftOf, makeDraft, putDraft} from "./publish.ts";
import type {Progress} from "./progress.ts";

/** Does a job that changes what stands at a warehouse's place, alone there. A signal ends it without leaving anything half made. */
export async function alone<T>(warehouse: string, job: () => Promise<T>): Promise<T> {
  makeFolder(dirname(warehouse));
  const unlock = takeLock(`${warehouse}.lock`);
  const clean = () => {
    clearNext(warehouse);
    clearDraft(draftOf(warehouse));
  };
  const forget = onInterrupt(() => {
    clean();
    unlock();
  });
  try {
    clean();
    return await job();
  } finally {
    forget();
    unlock();
  }
}

export interface Replacement {
  readonly progress: Progress;
  /** The warehouse to begin with; an empty one where absent. */
  readonly copyOf?: string;
}

/**
 * Write, audit, publish: `fill` makes the next warehouse beside the last one and checks it; the draft is made of it; both take their
 * place by rename. Whatever fails before that leaves nothing behind.
 */
export async function replaceWarehouse<T>(warehouse: string, {progress, copyOf}: Replacement, fill: (session: Session) => Promise<T>): Promise<T> {
  const draft = draftOf(warehouse);
  const result = await discardOnFailure(warehouse, async () => {
    if (copyOf) copyFileSync(copyOf, nextOf(warehouse));
    const filled = await fillNext(warehouse, fill);
    await makeDraft(nextOf(warehouse), draft, progress);
    return filled;
  });
  await swapIn(warehouse);
  putDraft(draft);
  clearNext(warehouse);
  return result;
}

async function fillNext<T>(warehouse: string, fill: (session: Session) => Promise<T>): Promise<T> {
  const session = await openSession(nextOf(warehouse), {temporaryFolder: spillOf(warehouse)});
  try {
    const filled = await fill(session);
    await session.run("checkpoint");
    return filled;
  } finally {
    session.close();
  }
}

async function discardOnFailure<T>(warehouse: string, job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (error) {
    clearNext(warehouse);
    clearDraft(draftOf(warehouse));
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, {recursive: true});
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}
