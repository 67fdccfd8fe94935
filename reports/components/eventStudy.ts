import {axisX, axisY, dot, gridY, ruleX, ruleY} from "@observablehq/plot";
import {both, draw, type Canvas} from "./draw.ts";

export interface Effect {
  readonly event_month: number | null;
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Effects by months since the start with their intervals, 0 marked; hollow before the start, where they should be nothing. */
export function eventStudy(canvas: Canvas, effects: readonly Effect[], {tick, label}: {tick: (value: number) => string; label: string}, description: string): string {
  const rows = effects.filter(({event_month}) => event_month !== null).sort((a, b) => a.event_month! - b.event_month!);
  if (rows.length < 2) return "";
  const before = (row: Effect) => row.event_month! < 0, colour = (row: Effect) => (before(row) ? "var(--ink-3)" : "var(--accent)");
  const first = rows[0]!.event_month!, last = rows.at(-1)!.event_month!;
  return both((width) => {
    const step = (last - first) / (width === "wide" ? 8 : 4) > 6 ? 12 : 6;
    const ticks = Array.from({length: Math.floor(last / step) - Math.ceil(first / step) + 1}, (_, k) => (Math.ceil(first / step) + k) * step);
    return draw(canvas, width, description, {
      height: 220, marginLeft: 52, marginRight: 12, marginTop: 12, marginBottom: 36, x: {domain: [first - 0.5, last + 0.5]}, y: {nice: true, zero: true},
      marks: [
        gridY({stroke: "var(--rule)", strokeOpacity: 1, ticks: 5}),
        axisY({ticks: 5, tickFormat: tick as never, tickSize: 0, fill: "var(--ink-2)", label: null}),
        axisX(ticks, {tickSize: 4, stroke: "var(--quiet)", fill: "var(--ink-2)", label}),
        ruleY([0], {stroke: "var(--quiet)"}), ruleX([-0.5], {stroke: "var(--quiet)", strokeDasharray: "4,3"}),
        ruleX(rows.filter(({lower, upper}) => lower !== null && upper !== null), {x: "event_month", y1: "lower", y2: "upper", stroke: colour, strokeOpacity: 0.4, strokeWidth: width === "wide" ? 3 : 2}),
        dot(rows, {x: "event_month", y: "estimate", fill: (row: Effect) => (before(row) ? "var(--paper)" : "var(--accent)"), stroke: colour, strokeWidth: 1.5, r: width === "wide" ? 2.5 : 1.5})
      ]
    });
  });
}
