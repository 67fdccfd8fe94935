import type {Cell} from "../../reports/cells.ts";

/** A shown cell of 2025 with what matters to a test set apart. */
export const cell = (given: Partial<Cell> = {}): Cell => ({
  metric: "internal_fill_rate", grain: "year", start: "2025-01-01", end: "2026-01-01", dimension: "all", member: "all", numerator: 95, denominator: 250, value: 0.38, lower: 0.32, upper: 0.44,
  previous: 0.34, change: 0.04, changeLower: 0.01, changeUpper: 0.07, state: "shown", ...given
});
