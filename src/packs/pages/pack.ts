import type {Format} from "../../../reports/format.ts";
import type {Uses} from "../../contract/uses.ts";
import type {Links} from "../links.ts";
import type {NudgeWords} from "../nudgeWords.ts";
import type {AssetRow, OpeningRow, StandardRow} from "../frameworkRows.ts";
import type {PackWords} from "../words.ts";

/** What all packs of one making share. */
export interface Pack {
  readonly organization: string;
  readonly asOf: string;
  readonly format: Format;
  readonly said: PackWords;
  readonly nudges: NudgeWords;
  readonly links: Links;
  readonly uses: Uses;
  /** By badge_id. */
  readonly standards: ReadonlyMap<string, StandardRow>;
  /** Of a role, by its key; the longest open first. */
  readonly openings: (role: number) => readonly OpeningRow[];
  readonly assets: ReadonlyMap<string, readonly AssetRow[]>;
}
