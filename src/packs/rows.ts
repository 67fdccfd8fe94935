/* What the tables of sql/packs hold, as their rows come. Dates are ISO text. */

export interface PersonRow {
  readonly person_id: number;
  readonly employee_id: string;
  readonly name: string;
  readonly address: string | null;
  readonly role_id: string | null;
  readonly title: string | null;
  readonly team_id: string | null;
  readonly team: string | null;
  readonly location: string | null;
  readonly in_role_since: string | null;
}

/** Somebody below a manager. */
export interface ReportRow extends PersonRow {
  readonly owner: number;
  readonly direct: boolean;
  /** Whom they report to themselves. */
  readonly leader: string;
}

export interface ManagerRow {
  readonly person_id: number;
  readonly employee_id: string;
  readonly name: string;
  readonly address: string | null;
  readonly title: string | null;
  readonly direct: number;
  readonly below: number;
  readonly reviews_elsewhere: number;
}

export type Tier = "ready_now" | "within_6_months" | "6_12_months" | "12_24_months" | "beyond_24_months" | "no_path";
export type Gate = "met" | "not_met" | "unknown";
export type StepKind = "promotion" | "lateral" | "specialist";

export interface StepRow {
  readonly person_id: number;
  readonly role_key: number;
  readonly role_id: string;
  readonly title: string;
  readonly track: string | null;
  readonly step_kind: StepKind;
  readonly badges_required: number;
  readonly badges_missing: number;
  readonly months_in_role: number | null;
  readonly minimum_months_in_role: number | null;
  readonly months_remaining: number | null;
  readonly tier: Tier;
  /** Absent where performance is not used. */
  readonly performance_gate?: Gate;
  readonly open_positions: number;
  readonly suggested_assignment: string | null;
}

export interface RequirementRow {
  readonly person_id: number;
  readonly role_key: number;
  readonly badge_id: string;
  readonly name: string;
  readonly held: boolean;
  readonly held_badge_id: string | null;
  readonly version: number | null;
  readonly award_date: string | null;
  readonly last_day: string | null;
  readonly evidence_type: string | null;
  readonly submission_id: string | null;
  readonly state: LearningState | null;
  readonly stalled: boolean;
}

export type LearningState = "enrolled" | "submitted" | "denied";

export interface LearningRow {
  readonly person_id: number;
  readonly badge_id: string;
  readonly name: string;
  readonly state: LearningState;
  readonly enrolled_date: string | null;
  readonly waits_since: string | null;
  readonly months: number | null;
  readonly stalled: boolean;
}

export interface HoldingRow {
  readonly person_id: number;
  readonly badge_id: string;
  readonly name: string;
  readonly award_date: string;
  readonly version: number | null;
  readonly last_day: string | null;
  readonly evidence_type: string | null;
  /** It expires within 90 days of as_of. */
  readonly soon: boolean;
}

export interface NextBadgeRow {
  readonly person_id: number;
  readonly badge_id: string;
  readonly asked_by: number;
  readonly roles: readonly string[];
  readonly last_roles: readonly string[];
  readonly state: LearningState | null;
}

export interface ConversationRow {
  readonly person_id: number;
  readonly last_date: string | null;
  readonly covered: boolean;
}

export interface CoverageRow {
  readonly owner: number;
  readonly team_id: string;
  readonly team: string;
  readonly badge_id: string;
  readonly badge: string;
  readonly headcount: number;
  readonly needed: number;
  readonly holders: number;
  readonly status: "gap" | "concentrated" | "thin" | "over" | "covered";
  readonly holder_id: string | null;
  readonly holder: string | null;
}

export type NudgeKind = "review" | "put_forward" | "renew" | "assign" | "restart" | "follow_up" | "converse" | "cover";

export interface NudgeRow {
  readonly owner: number;
  readonly place: number;
  readonly kind_place: number;
  readonly kind: NudgeKind;
  readonly employee_id: string | null;
  readonly name: string | null;
  readonly items: number | null;
  readonly things: readonly string[];
  readonly day: string | null;
  readonly since?: string | null;
  readonly days_late: number;
  readonly roles: readonly string[];
  readonly makes_ready: number;
  readonly unblocks: number;
  readonly note?: string | null;
  /** The development action or the submission that is meant, the longest waiting. */
  readonly action_id?: string | null;
  readonly submission_id?: string | null;
}
