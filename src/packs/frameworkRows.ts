import type {Tier} from "./rows.ts";

/* Rows that are about the framework, openings and roles under review. */

/** A badge's standard in force, and where to learn for it. */
export interface StandardRow {
  readonly badge_id: string;
  readonly name: string;
  readonly level: string;
  readonly version: number | null;
  readonly award_logic: string | null;
  readonly required_evidence: readonly string[] | null;
  readonly validators_required: number | null;
  readonly valid_months: number | null;
  readonly counts_toward: readonly string[] | null;
  readonly criteria: string | null;
  readonly url: string | null;
  readonly usual_months: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface AssetRow {
  readonly asset_id: string;
  readonly badge_id: string;
  readonly name: string;
  readonly url: string | null;
  readonly hours: number | null;
}

export interface OpeningRow {
  readonly role_key: number;
  readonly requisition_id: string;
  readonly location: string | null;
  readonly opened_date: string;
  readonly url: string | null;
}

/** A role whose candidates are compared. */
export interface ReviewedRoleRow {
  readonly role_key: number;
  readonly role_id: string;
  readonly title: string;
  readonly critical: boolean;
  readonly positions: number;
  readonly incumbents: number;
  readonly distinct_covered: number | null;
  readonly ready_12_24_months: number;
}

export interface CandidateRow {
  readonly role_key: number;
  readonly person_id: number;
  readonly employee_id: string;
  readonly name: string;
  readonly tier: Tier;
  /** The critical role that would lose a covered position by this choice. */
  readonly uncovered: string | null;
  /** The critical role that the candidate holds now. */
  readonly leaves: string | null;
}
