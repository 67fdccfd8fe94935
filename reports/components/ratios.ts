import {axisY, dot, gridX, link, ruleX, text} from "@observablehq/plot";
import {both, draw, halo, lettersIn, nameRoom, widths, type Canvas} from "./draw.ts";

export interface Ratio {
  readonly name: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Another estimate of the same, drawn hollow and grey beside it. */
  readonly beside?: number | null;
}

const accent = "var(--accent)", quiet = "var(--quiet)", ink = "var(--ink-2)";
/** Values that may bear a label, the first needed most. */
const ticks = [1, 0.8, 0.5, 2, 0.2, 5, 0.1, 10, 1.5, 3, 0.3, 20];

/** Those whose labels leave each other room on an axis of so many pixels. Plot itself would label powers of ten alone. */
function roomy(within: readonly number[], domain: readonly number[], pixels: number): number[] {
  const place = (x: number) => (Math.log(x / domain[0]!) / Math.log(domain[1]! / domain[0]!)) * pixels;
  return within.reduce<number[]>((kept, tick) => (kept.some((other) => Math.abs(place(other) - place(tick)) < 34) ? kept : [...kept, tick]), []);
}

/** Ratios with intervals on a log axis, in the order given; `marked` are drawn as references (1: no difference). */
export function ratios(canvas: Canvas, rows: readonly Ratio[], {label, marked = [1]}: {label: (value: number) => string; marked?: readonly number[]}, description: string): string {
  if (rows.length === 0) return "";
  const all = rows.flatMap(({value, lower, upper, beside}) => [value, lower ?? value, upper ?? value, beside ?? value]).filter((x) => x > 0);
  const domain = [Math.min(0.8, ...all) * 0.9, Math.max(1.25, ...all) * 1.1];
  const inside = ticks.filter((tick) => tick >= domain[0]! && tick <= domain[1]!);
  const longest = Math.max(...rows.map(({name}) => name.length));
  return both((width) => {
    // Names too long to stand beside their lines stand above them.
    const isAbove = width === "narrow" || longest > lettersIn(nameRoom(longest)), marginRight = 56, marginLeft = isAbove ? 8 : nameRoom(longest), room = width === "wide" ? 72 : 46;
    const short = (name: string) => (name.length > room ? `${name.slice(0, room - 1)}…` : name);
    const labelled = roomy(inside, domain, widths[width] - marginLeft - marginRight);
    return draw(canvas, width, description, {
      height: 34 + rows.length * (isAbove ? 42 : 26), marginLeft, marginRight, marginTop: isAbove ? 24 : 6, marginBottom: 26, x: {type: "log", domain, axis: null}, y: {type: "band", axis: null, domain: rows.map(({name}) => name), padding: 0.4},
      marks: [
        gridX(inside, {stroke: "var(--rule)", strokeOpacity: 1}),
        text(labelled, {x: (tick: number) => tick, frameAnchor: "bottom", dy: 16, text: label, fill: ink}),
        isAbove ? text(rows, {y: "name", frameAnchor: "left", dx: -8, dy: -17, textAnchor: "start", text: (r: Ratio) => short(r.name), fill: "var(--ink)", ...halo}) : axisY({tickSize: 0, label: null, fill: "var(--ink)", tickFormat: short as never}),
        ruleX(marked, {stroke: quiet, strokeDasharray: "4,3"}),
        link(rows.filter(({lower, upper}) => lower !== null && lower > 0 && upper !== null), {x1: "lower", x2: "upper", y1: "name", y2: "name", stroke: accent, strokeOpacity: 0.4, strokeWidth: 4, strokeLinecap: "round"}),
        dot(rows.filter(({beside}) => beside != null && beside > 0), {x: "beside", y: "name", stroke: "var(--ink-3)", fill: "var(--paper)", strokeWidth: 1.5, r: 4}),
        dot(rows.filter(({value}) => value > 0), {x: "value", y: "name", fill: accent, r: 4.5}),
        text(rows, {x: (r: Ratio) => Math.max(r.upper ?? r.value, r.beside ?? 0), y: "name", text: (r: Ratio) => label(r.value), dx: 8, textAnchor: "start", fill: "var(--ink)", ...halo})
      ]
    });
  });
}
