import {Fault} from "../fault.ts";
import {suggestion} from "../nearest.ts";
import type {SqlFile} from "./modelFiles.ts";

/** What the head of a metric says of it, in the order of core.metrics. */
export const metricHeaderKeys = ["title", "unit", "better", "shape", "numerator", "denominator", "interval", "formula", "alternatives"] as const;

/** The words that the rollup and the macros know. */
const words: Readonly<Record<string, readonly string[]>> = {
  better: ["higher", "lower", "neither"],
  shape: ["additive", "cohort", "at_start", "last_day", "median", "total", "mean", "curve"],
  numerator: ["events", "people", "none"],
  denominator: ["units", "headcount", "promotable_headcount", "closing_headcount", "subjects"],
  interval: ["wilson", "byar", "clopper_pearson", "order_statistics", "brookmeyer_crowley", "log_log", "none"]
};

/** A misspelt word would drop a metric without a sound: a Fault names the file, the key and the words. */
export function checkMetricHeader({path, header}: SqlFile): void {
  for (const key of metricHeaderKeys) {
    const value = header[key];
    if (value === undefined && key !== "alternatives") throw new Fault(`${path} must say \`-- ${key}: …\` at its head.`);
    if (words[key] && !words[key].includes(value!)) throw new Fault(`${path}: ${key} is one of ${words[key].join(", ")}, not ${value}${suggestion(value!, words[key])}.`);
  }
}
