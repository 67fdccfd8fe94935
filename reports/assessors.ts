import type {Publication} from "./publication.ts";

/** A row of `assessor_limits`: an assessor under a pseudonym; hidden ones have a state and no figures. */
export interface Assessor {
  readonly assessor: string;
  readonly decisions: number | null;
  readonly awarded: number | null;
  readonly award_rate: number | null;
  readonly expected_rate: number | null;
  /** φ, the same for all. */
  readonly spread: number | null;
  readonly limit_95_low: number | null;
  readonly limit_95_high: number | null;
  readonly limit_998_low: number | null;
  readonly limit_998_high: number | null;
  readonly standing: "within" | "below" | "above" | null;
  readonly state: string;
}

/** A row of `assessor_funnel`: the limits of so many decisions of whom `expected_rate` is expected. */
export interface FunnelRow {
  readonly decisions: number;
  readonly expected_rate: number;
  readonly limit_95_low: number;
  readonly limit_95_high: number;
  readonly limit_998_low: number;
  readonly limit_998_high: number;
}

/** A row of `assessor_agreement`: pairs of reviews of one submission, of a badge or `all`. */
export interface Agreement {
  readonly badge_id: string;
  readonly pairs: number | null;
  readonly both_award: number | null;
  readonly both_deny: number | null;
  readonly disagree: number | null;
  readonly agreement: number | null;
  readonly kappa: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly state: string;
}

export const assessorsOf = (publication: Publication) => publication.rows("assessor_limits") as unknown as readonly Assessor[];
export const funnelOf = (publication: Publication) => publication.rows("assessor_funnel") as unknown as readonly FunnelRow[];
export const agreementOf = (publication: Publication) => publication.rows("assessor_agreement") as unknown as readonly Agreement[];
