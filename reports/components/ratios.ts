import {axisX, axisY, dot, gridX, link, ruleX, text} from "@observablehq/plot";
import {both, draw, type Canvas} from "./draw.ts";

export interface Ratio {
  readonly name: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Another estimate of the same, drawn hollow and grey beside it. */
  readonly beside?: number | null;
}

const accent = "var(--accent)", quiet = "var(--quiet)", ink = "var(--ink-2)";
const ticks = [0.1, 0.2, 0.5, 0.8, 1, 1.5, 2, 3, 5, 10, 20];

/** Ratios with intervals on a log axis, in the order given; `marked` are drawn as references (1: no difference). */
export function ratios(canvas: Canvas, rows: readonly Ratio[], {label, marked = [1]}: {label: (value: number) => string; marked?: readonly number[]}, description: string): string {
  if (rows.length === 0) return "";
  const all = rows.flatMap(({value, lower, upper, beside}) => [value, lower ?? value, upper ?? value, beside ?? value]).filter((x) => x > 0);
  const domain = [Math.min(0.8, ...all) * 0.9, Math.max(1.25, ...all) * 1.1];
  const inside = ticks.filter((tick) => tick >= domain[0]! && tick <= domain[1]!);
  const longest = Math.max(...rows.map(({name}) => name.length));
  return both((width) => {
    const wide = width === "wide", marginLeft = wide ? Math.min(210, 16 + longest * 7) : 8, room = wide ? Math.floor((marginLeft - 12) / 6.8) : 46;
    const short = (name: string) => (name.length > room ? `${name.slice(0, room - 1)}…` : name);
    return draw(canvas, width, description, {
      height: 34 + rows.length * (wide ? 26 : 42), marginLeft, marginRight: 56, marginTop: wide ? 6 : 24, marginBottom: 26, x: {type: "log", domain}, y: {type: "band", axis: null, domain: rows.map(({name}) => name), padding: 0.4},
      marks: [
        gridX(inside, {stroke: "var(--rule)", strokeOpacity: 1}),
        axisX(inside, {tickFormat: label as never, tickSize: 0, fill: ink, label: null}),
        wide ? axisY({tickSize: 0, label: null, fill: "var(--ink)", tickFormat: short as never}) : text(rows, {y: "name", frameAnchor: "left", dx: -8, dy: -17, textAnchor: "start", text: (r: Ratio) => short(r.name), fill: "var(--ink)"}),
        ruleX(marked, {stroke: quiet, strokeDasharray: "4,3"}),
        link(rows.filter(({lower, upper}) => lower !== null && lower > 0 && upper !== null), {x1: "lower", x2: "upper", y1: "name", y2: "name", stroke: accent, strokeOpacity: 0.4, strokeWidth: 4, strokeLinecap: "round"}),
        dot(rows.filter(({beside}) => beside != null && beside > 0), {x: "beside", y: "name", stroke: "var(--ink-3)", fill: "var(--paper)", strokeWidth: 1.5, r: 4}),
        dot(rows.filter(({value}) => value > 0), {x: "value", y: "name", fill: accent, r: 4.5}),
        text(rows, {x: (r: Ratio) => Math.max(r.upper ?? r.value, r.beside ?? 0), y: "name", text: (r: Ratio) => label(r.value), dx: 8, textAnchor: "start", fill: "var(--ink)"})
      ]
    });
  });
}
