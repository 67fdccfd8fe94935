import {axisX, axisY, dot, gridY, line, ruleY, text} from "@observablehq/plot";
import {both, draw, halo, type Canvas} from "./draw.ts";

/** A unit: how many cases it rests on, and how far it lies from what is expected of it. */
export interface Unit {
  readonly name: string;
  readonly cases: number;
  readonly difference: number;
  readonly standing: "within" | "above" | "below";
}

/** How far a unit of so many cases may lie. */
export interface FunnelStep {
  readonly cases: number;
  readonly limits95: readonly [low: number, high: number];
  readonly limits998: readonly [low: number, high: number];
}

export interface FunnelWords {
  readonly x: string;
  readonly limits95: string;
  readonly limits998: string;
  tick(difference: number): string;
  outside(unit: Unit): string;
}

const ink = "var(--ink-2)", quiet = "var(--quiet)", warn = "var(--warn)";

const lineHeight = 14;

/** How far from its mark a name stands, so that those of near neighbours stand one under the other, in the order of their marks. */
function placeOf(unit: Unit, outside: readonly Unit[], most: number): number {
  const away = unit.standing === "above" ? -1 : 1;
  const before = outside.filter((other) => other.standing === unit.standing && Math.abs(other.cases - unit.cases) < most * 0.3 && (other.difference - unit.difference) * away > 0).length;
  return away * lineHeight * (1 + before);
}

/** Units against their limits by the number of their cases; one outside is a triangle with its name, and the way that it points says which side. */
export function funnelPlot(canvas: Canvas, units: readonly Unit[], steps: readonly FunnelStep[], words: FunnelWords, description: string): string {
  if (units.length === 0) return "";
  const most = Math.max(...units.map(({cases}) => cases));
  const curve = (pick: (step: FunnelStep) => number, dashed: boolean) =>
    line(steps, {x: "cases", y: pick, curve: "step-after", stroke: ink, strokeWidth: 1.25, ...dashed ? {strokeDasharray: "4,3"} : {}});
  const outside = units.filter(({standing}) => standing !== "within");
  const last = steps.at(-1);
  return both((width) => draw(canvas, width, description, {
    height: width === "wide" ? 340 : 320, marginLeft: 52, marginRight: width === "wide" ? 76 : 62, marginTop: 14, marginBottom: 40,
    x: {type: "sqrt", domain: [0, most * 1.05], label: null}, y: {label: null, nice: true},
    marks: [
      gridY({stroke: "var(--rule)", strokeOpacity: 1, ticks: 6}),
      axisY({ticks: 6, tickFormat: words.tick as never, tickSize: 0, fill: ink, label: null}),
      axisX({ticks: width === "wide" ? 7 : 4, tickSize: 4, stroke: quiet, fill: ink, label: null}),
      text([words.x], {frameAnchor: "bottom", dy: 34, text: (x: string) => x, fill: ink}),
      ruleY([0], {stroke: quiet}),
      ...[0, 1].flatMap((side) => [curve(({limits95}) => limits95[side]!, true), curve(({limits998}) => limits998[side]!, false)]),
      // The two come close on the right: one name stands a little above its end, the other below.
      ...last ? ([[last.limits998[1], words.limits998, -4], [last.limits95[1], words.limits95, 6]] as const).map(([y, label, dy]) => text([label], {x: () => most * 1.05, y: () => y, text: (name: string) => name, dx: 6, dy, textAnchor: "start", fill: ink})) : [],
      dot(units.filter(({standing}) => standing === "within"), {x: "cases", y: "difference", r: 4, fill: "var(--accent)", fillOpacity: 0.75, stroke: "var(--paper)"}),
      dot(outside.filter(({standing}) => standing === "above"), {x: "cases", y: "difference", r: 6, symbol: "triangle", fill: warn, stroke: "var(--paper)"}),
      dot(outside.filter(({standing}) => standing === "below"), {x: "cases", y: "difference", r: 6, symbol: "triangle", rotate: 180, fill: warn, stroke: "var(--paper)"}),
      ...outside.map((unit) => text([unit], {
        x: "cases", y: "difference", dy: placeOf(unit, outside, most), ...unit.cases > most * 0.75 ? {textAnchor: "end", dx: -10} as const : {textAnchor: "middle"} as const, text: words.outside, fill: "var(--ink)", ...halo
      }))
    ]
  }));
}
