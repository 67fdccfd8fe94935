import {axisX, dot, gridX, link, ruleY, text} from "@observablehq/plot";
import {both, draw, halo, lettersIn, nameRoom, type Canvas} from "./draw.ts";

export interface StageRate {
  readonly stage: string;
  readonly group: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

const accent = "var(--accent)", ink = "var(--ink-2)";
const key = ({stage, group}: StageRate) => `${stage}\u0000${group}`;

/** Rates by group under the name of each stage, in the order given, with their intervals, on one axis from zero. */
export function stageDots(canvas: Canvas, rows: readonly StageRate[], {tick, label}: {tick: (value: number) => string; label: (value: number) => string}, description: string): string {
  if (rows.length === 0) return "";
  const stages = [...new Set(rows.map(({stage}) => stage))];
  const places = stages.flatMap((stage) => [stage, ...rows.filter((row) => row.stage === stage).map(key)]);
  const longest = Math.max(...rows.map(({group}) => group.length));
  return both((width) => {
    const marginLeft = Math.min(width === "wide" ? 170 : 104, nameRoom(longest)), room = lettersIn(marginLeft);
    const short = (name: string) => (name.length > room ? `${name.slice(0, room - 1)}…` : name);
    return draw(canvas, width, description, {
      height: 30 + places.length * 23, marginLeft, marginRight: 56, marginTop: 4, marginBottom: 24, x: {nice: true, zero: true}, y: {type: "band", axis: null, domain: places},
      marks: [
        gridX({stroke: "var(--rule)", strokeOpacity: 1, ticks: width === "wide" ? 6 : 4}),
        axisX({ticks: width === "wide" ? 6 : 4, tickFormat: tick as never, tickSize: 0, fill: ink, label: null}),
        ruleY(stages.slice(1), {y: (stage: string) => stage, dy: -9, insetLeft: -marginLeft, stroke: "var(--rule)"}),
        text(stages, {y: (stage: string) => stage, frameAnchor: "left", dx: -marginLeft, textAnchor: "start", text: (stage: string) => stage, fill: "var(--ink)", fontWeight: 650}),
        text(rows, {y: key, frameAnchor: "left", dx: -8, textAnchor: "end", text: (row: StageRate) => short(row.group), fill: "var(--ink)"}),
        link(rows.filter(({lower}) => lower !== null), {x1: "lower", x2: "upper", y1: key, y2: key, stroke: accent, strokeOpacity: 0.4, strokeWidth: 4, strokeLinecap: "round"}),
        dot(rows, {x: "value", y: key, fill: accent, r: 4}),
        text(rows, {x: (row: StageRate) => row.upper ?? row.value, y: key, text: (row: StageRate) => label(row.value), dx: 8, textAnchor: "start", fill: "var(--ink)", ...halo})
      ]
    });
  });
}
