import type {Manifest} from "../src/contract/manifest.ts";
import {ingest, type IngestOptions} from "../src/sources/ingest.ts";
import type {IngestSummary} from "../src/sources/summary.ts";
import type {Session} from "../src/warehouse/session.ts";
import type {Progress} from "./progress.ts";

export interface ReadOrder {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Last day that the data covers, ISO. */
  readonly asOf?: string;
  /** Last day on which a row may have been recorded, ISO. */
  readonly knownAt?: string;
  readonly today: string;
  /** The last warehouse, whose rows of unchanged files are taken over. */
  readonly previous?: string | undefined;
  /** Fingerprints of the source's files, taken just now. */
  readonly prints: IngestOptions["prints"];
  /** Where copies of files in other encodings lie for a while. */
  readonly temporaryFolder: string;
  readonly runId: string;
}

/** The exports into the schema `raw` of an empty warehouse. */
export async function readExports(session: Session, order: ReadOrder, progress: Progress): Promise<IngestSummary> {
  progress.step("Reading the exports");
  return ingest(session, {...order, report: ({kind, file}) => progress.detail(kind === "read" ? file : `${file} (unchanged)`)});
}
