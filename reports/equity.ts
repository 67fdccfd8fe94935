import type {Publication} from "./publication.ts";

export const stageOrder = ["enrolled", "submitted", "awarded", "moved", "overall", "promoted", "assigned"] as const;
export type Stage = (typeof stageOrder)[number];
export type Verdict = "indicated" | "monitor" | "inconclusive" | "not_indicated" | "not_evaluable";

/** A row of `attainment`: a group at a stage of the audit, its published counts and what they give. Hidden groups have a state and no figures. */
export interface Comparison {
  readonly audit_start: unknown;
  readonly audit_end: unknown;
  readonly stage: Stage;
  readonly badge_id: string;
  readonly attribute: string;
  readonly group_name: string;
  readonly selected: number | null;
  readonly pool: number | null;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly reference_group: string | null;
  readonly impact_ratio: number | null;
  readonly ratio_lower: number | null;
  readonly ratio_upper: number | null;
  readonly adjusted_ratio: number | null;
  readonly adjusted_lower: number | null;
  readonly adjusted_upper: number | null;
  readonly strata: number | null;
  readonly shortfall: number | null;
  readonly detectable_ratio: number | null;
  readonly verdict: Verdict | null;
  readonly crude_verdict: Verdict | null;
  readonly reversed: boolean | null;
  readonly differs: boolean | null;
  readonly not_compared: string | null;
  /** Its place in the order of evidence, for verdicts that are a reason to look. */
  readonly place: number | null;
  readonly state: string;
}

/** A row of `equity_stages`. */
export interface StageNote {
  readonly stage: Stage;
  readonly missing: string | null;
}

/** A row of `equity_exclusions`: people left out before a stage's pool was made. */
export interface Exclusion {
  readonly stage: Stage;
  readonly reason: string;
  readonly people: number | null;
  readonly state: string;
}

export const exclusionsOf = (publication: Publication) => publication.rows("equity_exclusions") as unknown as readonly Exclusion[];
export const comparisonsOf = (publication: Publication) => publication.rows("attainment") as unknown as readonly Comparison[];
export const stagesOf = (publication: Publication) => publication.rows("equity_stages") as unknown as readonly StageNote[];

/** Whether a group is set against another one; the reference itself is not. */
export const isCompared = (row: Comparison) => row.impact_ratio !== null && row.group_name !== row.reference_group;

/** Whether groups show exact counts (METRICS section 9.4). */
export const isExact = ({header}: Publication) => header.exact.includes("equity");

/** What to look at, the strongest evidence first. */
export const inOrderOfEvidence = (rows: readonly Comparison[]) => rows.filter(({place}) => place !== null).sort((a, b) => a.place! - b.place!);

/** Attributes in the manifest's order, places last. */
export const attributesOf = (publication: Publication, rows: readonly Comparison[]) =>
  [...publication.header.demographics, "location"].filter((name) => rows.some(({attribute}) => attribute === name));
