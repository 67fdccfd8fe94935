import type {SqlFiles} from "../warehouse/modelFiles.ts";

/** The metrics of the first version: the core of the benchmark, so that its figures can be told beside those of other versions. */
export const coreMetrics: readonly string[] = [
  "award_rate", "badge_backed_move_share", "badges_per_move", "demotion_rate", "eligible_promotion_rate", "enrollment_rate", "internal_fill_rate", "internal_mobility_rate",
  "lateral_rate", "mover_rate", "promoted_within_24m", "promotion_rate", "promotion_velocity_months", "specialist_rate", "time_to_fill_days", "voluntary_attrition_rate"
];

/** The tables that the first version answered with; of the equity audit its counts, which were all that it held. The core is these and what they read. */
export const coreTables: readonly string[] = [
  "marts.metric_definitions", "marts.metric_values", "marts.moves", "marts.promotion_survival",
  "published.equity_counts", "published.badge_funnel", "published.fill_times", "published.metric_cells", "published.metric_definitions", "published.metric_values", "published.move_flows",
  "published.move_kinds", "published.periods", "published.promotion_curves", "published.promotion_velocity", "published.rejects", "published.sources", "published.thresholds"
];

/** The files with the core's metrics alone (models that take all metrics together take these), and of the curves the first: promotion. */
export function coreFiles(files: SqlFiles): SqlFiles {
  const left = new Set(coreMetrics.map((metric) => `metrics.${metric}`));
  const models = files.models.filter(({name}) => !name.startsWith("metrics.") || left.has(name));
  return {...files, models: models.map((model) => (model.name === "core.curve_subjects" ? {...model, text: model.text.split("\nunion all")[0]!} : model))};
}
