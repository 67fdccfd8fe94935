import type {Publication} from "./publication.ts";

export interface OutcomeMetric {
  readonly metric: string;
  readonly label: string;
  readonly unit: string;
  readonly better: "higher" | "lower" | null;
  readonly function: string | null;
  readonly teams: number;
}

export interface Association {
  readonly metric: string;
  readonly badge_id: string;
  readonly lag_months: number | null;
  readonly method: string;
  readonly teams: number | null;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly p: number | null;
  readonly bh_p: number | null;
  readonly placebo_p: number | null;
  readonly regression_p: number | null;
  readonly smallest_effect: number | null;
  readonly support: "supported" | "no_effect" | "leads_differ" | "regression_to_mean" | null;
  readonly state: string;
}

export interface EffectRow {
  readonly metric: string;
  readonly kind: string;
  readonly event_month: number | null;
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly inference: string;
  readonly teams: number;
  readonly control_teams: number;
}

/** A metric of teams with what is published about it. */
export interface Outcome extends OutcomeMetric {
  /** Of each badge the lag with the strongest evidence, the strongest badge first. */
  readonly badges: readonly Association[];
  readonly rollout: Association | undefined;
  /** Rows of all methods and lags. */
  readonly rows: readonly Association[];
}

/** Those that go with a badge after Benjamini–Hochberg over badges and lags. */
export const isFound = ({bh_p}: Association) => bh_p !== null && bh_p < 0.05;

/** The metrics by function, in the order in which they are to be read: those with a finding first. */
export function outcomesOf(publication: Publication): Outcome[] {
  const rows = publication.rows("outcome_associations") as unknown as readonly Association[];
  const metrics = publication.rows("outcome_metrics") as unknown as readonly OutcomeMetric[];
  const known = new Map(metrics.map((metric) => [metric.metric, metric]));
  const unnamed = [...new Set(rows.map(({metric}) => metric))].filter((metric) => !known.has(metric)).map((metric): OutcomeMetric => ({metric, label: metric.replaceAll("_", " "), unit: "", better: null, function: null, teams: 0}));
  return [...metrics, ...unnamed].map((metric) => outcomeOf(metric, rows.filter((row) => row.metric === metric.metric)))
    .sort((a, b) => (a.function ?? "~").localeCompare(b.function ?? "~") || rank(b) - rank(a) || a.label.localeCompare(b.label));
}

const rank = ({badges}: Outcome) => (badges[0] && isFound(badges[0]) ? 1 : 0);

function outcomeOf(metric: OutcomeMetric, rows: readonly Association[]): Outcome {
  const best = new Map<string, Association>();
  for (const row of rows) {
    if (row.method !== "fixed_effects" || row.estimate === null) continue;
    const other = best.get(row.badge_id);
    if (!other || (row.p ?? 1) < (other.p ?? 1)) best.set(row.badge_id, row);
  }
  const badges = [...best.values()].sort((a, b) => (a.p ?? 1) - (b.p ?? 1) || (a.badge_id < b.badge_id ? -1 : 1));
  return {...metric, rows, badges, rollout: rows.find((row) => row.method === "staggered_rollout" && row.estimate !== null)};
}

/** Whether a difference is for the better; null where the organization has not said which way that is. */
export const isBetter = ({better}: OutcomeMetric, difference: number): boolean | null => (better === null ? null : difference > 0 === (better === "higher"));
