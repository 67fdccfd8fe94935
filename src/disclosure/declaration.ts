/**
 * What a publication is declared to hold. The gate lets nothing else through.
 *
 * - `category`: one of the words listed.
 * - `dimension`: `all`, a built-in dimension, a demographic column, or a declared pair. `member`: a member of it.
 * - `period`: a bound of a period. `date`: another date.
 * - `count`: people or events, rounded to a multiple of 5. `band`: `0`, `under 5` or such a multiple, in words.
 * - `figure`: derived from the published counts, or a rounded median.
 * - `setting`: a number that the organization set itself, such as a target. `label`: its own text, which may hold no name of a person.
 * - `flag`: true or false. `prose`: text written in this project, or the name of a thing in it.
 */
export type Role =
  | "category" | "dimension" | "member" | "period" | "date" | "count" | "band" | "figure" | "setting" | "label" | "flag" | "prose";

export interface PublishedColumn {
  readonly name: string;
  readonly role: Role;
  /** For a category: its words. */
  readonly values?: readonly string[];
}

export interface Declaration {
  readonly name: string;
  /** What it is read from: a table, or a select in parentheses. */
  readonly from: string;
  readonly columns: readonly PublishedColumn[];
  /** A key: rows are written in its order, so that the same rows are the same bytes. */
  readonly key: readonly string[];
  /** The audience whose counts here are exact where the organization lets it see exact ones (METRICS section 9.4). */
  readonly exact?: "equity";
  /** For cells about people: how the gate recomputes, from exact facts, whether a row may hold figures. */
  readonly cells?: Cells;
}

export interface Cells {
  /** Grains that a row may have, where it has a grain; one that is not of `all` may have the coarse ones only. */
  readonly grains?: readonly string[];
  /** A select with the key's columns, `people` (of the cell), `rest` (people of its complement; null where empty) and `rate` (whether
   *  figures need 20 people, as a rate does). Every row with a count or figure must be in it. */
  readonly witness: string;
  /** What the witness reads beside the facts, by the name of a temporary table: the same of several publications is counted once a run of the gate. */
  readonly reads?: Readonly<Record<string, string>>;
  /** The key of the witness where it is not the publication's. */
  readonly witnessKey?: readonly string[];
  /** Conditions on a row, `cell`, by what one that breaks them holds. */
  readonly laws: Readonly<Record<string, string>>;
}

export const coarseGrains = ["quarter", "year"] as const;
/** Dimensions that curves of badges and roles have beside those of everyone. */
export const frameworkDimensions = ["badge_id", "role_id"] as const;
export const builtInDimensions = ["business_unit", "family", "level", "location"] as const;
/** People on operational pages: nobody, one or two, three or more. */
export const peopleBands = ["0", "1–2", "3+"] as const;
/** `derivable`: hidden because what else is published would have told it. */
export const states = ["shown", "no_rate", "too_few", "complement", "derivable"] as const;
/** `withheld`: of exact counts, whatever the reason: to tell why would tell how many. */
export const auditStates = [...states, "withheld"] as const;
