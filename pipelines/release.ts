import {dirname, join, resolve} from "node:path";
import {release} from "../src/publish/release.ts";
import type {Progress} from "./run.ts";

export interface ReleaseOrder {
  readonly warehouse: string;
  /** The day of release, ISO; today unless given. */
  readonly on?: string;
  readonly progress: Progress & {done?(sentence: string): void};
}

/** `badgeways release`: freezes the draft beside a warehouse as the release of its month. */
export async function releaseDraft({warehouse: given, on, progress}: ReleaseOrder): Promise<void> {
  progress.step("Freezing the release");
  const warehouse = resolve(given);
  const {id, frozen} = await release({warehouse, publications: join(dirname(warehouse), "publications"), on: on ?? new Date().toISOString().slice(0, 10)});
  progress.done?.(frozen ? `Released ${id}; badgeways site --publication ${id} builds its pages.` : `The release ${id} stands already, with the same figures.`);
}
