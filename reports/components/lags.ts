import {axisX, axisY, dot, gridY, ruleX, ruleY} from "@observablehq/plot";
import {both, draw, type Canvas} from "./draw.ts";

export interface Lag {
  readonly lag_months: number;
  readonly correlation: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly best: boolean;
}

/** Correlations by lag with their intervals, from −1 to 1; the strongest lag in the accent colour. */
export function lagChart(canvas: Canvas, lags: readonly Lag[], {tick, lag}: {tick: (value: number) => string; lag: (months: number) => string}, description: string): string {
  if (lags.length < 2) return "";
  const colour = ({best}: Lag) => (best ? "var(--accent)" : "var(--ink-3)");
  return both((width) => draw(canvas, width, description, {
    height: 180, marginLeft: 52, marginRight: 8, marginTop: 10, marginBottom: 34, x: {domain: [-0.5, 12.5]}, y: {domain: [-1, 1]},
    marks: [
      gridY([-1, -0.5, 0, 0.5, 1], {stroke: "var(--rule)", strokeOpacity: 1}),
      axisY([-1, -0.5, 0, 0.5, 1], {tickFormat: tick as never, tickSize: 0, fill: "var(--ink-2)", label: null}),
      axisX([0, 3, 6, 9, 12], {tickFormat: lag as never, tickSize: 4, stroke: "var(--quiet)", fill: "var(--ink-2)", label: "months later"}),
      ruleY([0], {stroke: "var(--quiet)"}),
      ruleX(lags.filter(({lower, upper}) => lower !== null && upper !== null), {x: "lag_months", y1: "lower", y2: "upper", stroke: colour, strokeOpacity: 0.4, strokeWidth: 4, strokeLinecap: "round"}),
      dot(lags, {x: "lag_months", y: "correlation", fill: colour, r: 4})
    ]
  }));
}
