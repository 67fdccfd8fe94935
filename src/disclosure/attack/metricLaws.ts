import type {SqlFile} from "../../warehouse/modelFiles.ts";

/** How a metric's counts add up, told by the head of its file: the definitions are public, so an attacker knows them. */
export interface MetricLaw {
  /** Whether a year's count is the sum of its quarters'; `at most` where a person counts once a period. */
  readonly overTime: Readonly<Record<"numerator" | "denominator", "equals" | "at most" | "none">>;
  /** Headcounts are no whole numbers, and shown from ten people on. */
  readonly headcount: boolean;
  readonly numeratorInDenominator: boolean;
}

export type MetricLaws = ReadonlyMap<string, MetricLaw>;

export function metricLaws(models: readonly SqlFile[]): MetricLaws {
  return new Map(models.filter(({name}) => name.startsWith("metrics.")).map(({name, header}) => {
    const summed = header.shape !== "at_start" && header.shape !== "last_day" && header.shape !== "curve";
    const law: MetricLaw = {
      overTime: {numerator: !summed ? "none" : header.numerator === "people" ? "at most" : "equals", denominator: summed ? "equals" : "none"},
      headcount: header.denominator!.endsWith("headcount"),
      numeratorInDenominator: header.interval === "wilson"
    };
    return [name.slice("metrics.".length), law];
  }));
}

/** Numerators that are parts of another metric's, and those that sum to one. */
export const metricRelations: readonly {readonly whole: string; readonly parts: readonly string[]; readonly relation: "equals" | "at least"}[] = [
  {whole: "internal_mobility_rate", parts: ["promotion_rate", "lateral_rate", "demotion_rate"], relation: "equals"},
  {whole: "internal_mobility_rate", parts: ["mover_rate"], relation: "at least"},
  {whole: "internal_mobility_rate", parts: ["specialist_rate"], relation: "at least"},
  {whole: "promotion_rate", parts: ["eligible_promotion_rate"], relation: "at least"},
  {whole: "voluntary_attrition_rate", parts: ["regrettable_attrition_rate"], relation: "at least"}
];
