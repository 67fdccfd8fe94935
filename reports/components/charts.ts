import {areaY, axisX, axisY, barX, cell as cellMark, dot, gridX, gridY, line, lineY, link, ruleX, ruleY, text} from "@observablehq/plot";
import type {Cell} from "../cells.ts";
import {both, draw, halo, lettersIn, nameRoom, type Canvas} from "./draw.ts";
import {timeTicks} from "./timeAxis.ts";
import {eventMarks, nothingBeside, targetMarks} from "./timeMarks.ts";

const accent = "var(--accent)", quiet = "var(--quiet)", ink = "var(--ink-2)", grid = "var(--rule)";
const day = (iso: string) => new Date(`${iso}T00:00:00Z`);

/** How values are written on an axis and beside marks. */
export interface Scale {
  readonly tick: (value: number) => string;
  readonly label: (value: number) => string;
}

/** A small line of the last values in the band of their intervals, without axes: its ends are told in words beside it. */
export function sparkline(canvas: Canvas, cells: readonly Cell[], description: string): string {
  const shown = cells.filter((c) => c.value !== null);
  if (shown.length < 2) return "";
  // At least from four fifths to six fifths of the last value: a figure that hardly moves must look so.
  const last = shown.at(-1)!.value!, all = shown.flatMap((c) => [c.value!, c.lower ?? c.value!, c.upper ?? c.value!]);
  return draw(canvas, "narrow", description, {
    width: 200, height: 44, margin: 5, axis: null, x: {type: "utc"}, y: {domain: [Math.min(last * 0.8, ...all), Math.max(last * 1.2, ...all)]},
    marks: [
      areaY(cells, {x: (c: Cell) => day(c.end), y1: "lower", y2: "upper", fill: accent, fillOpacity: 0.14}),
      lineY(cells, {x: (c: Cell) => day(c.end), y: "value", stroke: accent, strokeWidth: 1.75}),
      dot(shown.slice(-1), {x: (c: Cell) => day(c.end), y: "value", fill: accent, r: 3})
    ]
  } as never).replace('class="plot narrow"', 'class="plot spark"');
}

/** A measure over time with its 95 % band, the year before as a thin grey line, its targets as dashes, and events by their numbers. */
export function trend(canvas: Canvas, cells: readonly Cell[], scale: Scale, description: string, beside = nothingBeside): string {
  const shown = cells.filter((c) => c.value !== null);
  if (shown.length < 2) return "";
  // Rows without a figure stay in: a line is broken there, never drawn across what is hidden.
  const alone = cells.filter((c, k) => c.value !== null && (cells[k - 1]?.value ?? null) === null && (cells[k + 1]?.value ?? null) === null);
  const last = shown.at(-1)!;
  // A trailing year stands where it ends, a quarter or a year where it begins.
  const at = (c: Cell) => day(c.grain === "trailing_12m" ? c.end : c.start);
  const periods = cells.map(at);
  return both((width) => draw(canvas, width, description, {
    height: width === "wide" ? 260 : 230, marginLeft: 44, marginRight: 64, marginTop: beside.events.length > 0 ? 24 : 12, marginBottom: 28, x: {type: "utc"}, y: {zero: true, nice: true},
    marks: [
      gridY({stroke: grid, strokeOpacity: 1, ticks: 5}),
      axisY({ticks: 5, tickFormat: scale.tick as never, tickSize: 0, fill: ink}),
      axisX({...timeTicks(canvas, periods, width) as object, tickSize: 4, stroke: quiet, fill: ink}),
      ruleY([0], {stroke: quiet}),
      ...eventMarks(beside.events, periods),
      areaY(cells, {x: at, y1: "lower", y2: "upper", fill: accent, fillOpacity: 0.16}),
      lineY(cells, {x: at, y: "previous", stroke: quiet, strokeWidth: 1}),
      lineY(cells, {x: at, y: "value", stroke: accent, strokeWidth: 2}),
      ...targetMarks(beside.targets, periods, scale.label),
      ruleX(alone.filter((c) => c.lower !== null), {x: at, y1: "lower", y2: "upper", stroke: accent, strokeOpacity: 0.4, strokeWidth: 4, strokeLinecap: "round"}),
      dot(alone, {x: at, y: "value", fill: accent, r: 2.5}),
      dot([last], {x: at, y: "value", fill: accent, r: 3.5}),
      text([last], {x: at, y: "value", text: (c: Cell) => scale.label(c.value!), dx: 8, textAnchor: "start", fill: accent, fontWeight: 600, ...halo})
    ]
  }));
}

/** A group of a dot plot. */
export type Group = Pick<Cell, "member" | "value" | "lower" | "upper">;

/** Groups as dots with intervals, sorted by value, the whole as a reference line. */
export function dots(canvas: Canvas, cells: readonly Group[], whole: Pick<Group, "value"> | undefined, scale: Scale, description: string): string {
  const shown = cells.filter((c) => c.value !== null).sort((a, b) => b.value! - a.value!);
  if (shown.length === 0) return "";
  const longest = Math.max(...shown.map((c) => c.member.length));
  const reference = whole?.value ?? null;
  return both((width) => {
    // On a narrow page the names stand above their lines, so that they need not be cut.
    const wide = width === "wide", marginLeft = wide ? nameRoom(longest) : 8, room = wide ? lettersIn(marginLeft) : 46;
    const short = (name: string) => (name.length > room ? `${name.slice(0, room - 1)}…` : name);
    return draw(canvas, width, description, {
      height: 48 + shown.length * (wide ? 28 : 42), marginLeft, marginRight: 56, marginTop: wide ? 22 : 30, marginBottom: 26, x: {nice: true, zero: true}, y: {type: "band", axis: null, domain: shown.map((c) => c.member), padding: 0.4},
      marks: [
        gridX({stroke: grid, strokeOpacity: 1, ticks: wide ? 6 : 4}),
        axisX({ticks: wide ? 6 : 4, tickFormat: scale.tick as never, tickSize: 0, fill: ink}),
        wide ? axisY({tickSize: 0, label: null, fill: "var(--ink)", tickFormat: short as never}) : text(shown, {y: "member", frameAnchor: "left", dx: -8, dy: -17, textAnchor: "start", text: (c: Group) => short(c.member), fill: "var(--ink)"}),
        reference === null ? null : ruleX([reference], {stroke: quiet, strokeDasharray: "4,3"}),
        reference === null ? null : text([reference], {x: (v: number) => v, frameAnchor: "top", dy: wide ? -14 : -22, text: (v: number) => `all ${scale.label(v)}`, fill: ink}),
        link(shown.filter((c) => c.lower !== null), {x1: "lower", x2: "upper", y1: "member", y2: "member", stroke: accent, strokeOpacity: 0.4, strokeWidth: 4, strokeLinecap: "round"}),
        dot(shown, {x: "value", y: "member", fill: accent, r: 4.5}),
        text(shown, {x: (c: Group) => c.upper ?? c.value, y: "member", text: (c: Group) => scale.label(c.value!), dx: 8, textAnchor: "start", fill: "var(--ink)", ...halo})
      ]
    });
  });
}

export interface Point {
  readonly start: string;
  readonly series: string;
  readonly value: number | null;
  readonly lower?: number | null;
  readonly upper?: number | null;
}

/** Two or three lines with their names at the end, the first in the accent colour, and events by their numbers. */
export function lines(canvas: Canvas, points: readonly Point[], names: readonly string[], scale: Scale, description: string, beside = nothingBeside): string {
  const shown = points.filter((p) => p.value !== null);
  const ends = names.flatMap((name) => shown.filter((p) => p.series === name).slice(-1));
  if (shown.length < 2) return "";
  const periods = points.map((p) => day(p.start));
  const colour = (p: Point) => (p.series === names[0] ? accent : "var(--ink-3)");
  const places = apart(ends.map((p) => ({months: 0, series: p.series, value: p.value!})), Math.max(...shown.map((p) => p.upper ?? p.value!)) * 0.075);
  return both((width) => draw(canvas, width, description, {
    height: width === "wide" ? 260 : 230, marginLeft: 44, marginRight: width === "wide" ? 130 : 104, marginTop: beside.events.length > 0 ? 24 : 12, marginBottom: 28, x: {type: "utc"}, y: {zero: true, nice: true},
    marks: [
      gridY({stroke: grid, strokeOpacity: 1, ticks: 5}),
      axisY({ticks: 5, tickFormat: scale.tick as never, tickSize: 0, fill: ink}),
      axisX({...timeTicks(canvas, periods, width) as object, tickSize: 4, stroke: quiet, fill: ink}),
      ruleY([0], {stroke: quiet}),
      ...eventMarks(beside.events, periods),
      areaY(points, {x: (p: Point) => day(p.start), y1: "lower", y2: "upper", z: "series", fill: colour, fillOpacity: 0.12}),
      line(points, {x: (p: Point) => day(p.start), y: "value", z: "series", stroke: colour, strokeWidth: 2}),
      dot(ends, {x: (p: Point) => day(p.start), y: "value", fill: colour, r: 3.5}),
      text(ends, {x: (p: Point) => day(p.start), y: (p: Point) => places.get(p.series), text: (p: Point) => `${p.series} ${scale.label(p.value!)}`, dx: 8, textAnchor: "start", fill: colour, fontWeight: 600, ...halo})
    ]
  }));
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  /** Moves, or null where the cell is hidden. */
  readonly moves: number | null;
}

/** Moves from family to family as a table of shades with its numbers written in. */
export function flows(canvas: Canvas, cells: readonly Flow[], format: (n: number) => string, description: string): string {
  const names = [...new Set(cells.flatMap((c) => [c.from, c.to]))].sort();
  const most = Math.max(1, ...cells.map((c) => c.moves ?? 0));
  return both((width) => {
    const room = width === "wide" ? 22 : 9;
    const short = (name: string) => (name.length > room ? `${name.slice(0, room - 1)}…` : name);
    return draw(canvas, width, description, {
      height: 60 + names.length * (width === "wide" ? 36 : 32), marginLeft: width === "wide" ? 150 : 72, marginTop: 48, marginBottom: 8, marginRight: 8, padding: 0.05,
      x: {type: "band", domain: names}, y: {type: "band", domain: names},
      marks: [
        axisX({anchor: "top", tickSize: 0, fill: ink, tickFormat: ((n: string) => (width === "wide" ? short(n.split(" ")[0]!) : n.slice(0, 6))) as never, label: null}),
        axisY({tickSize: 0, fill: "var(--ink)", tickFormat: short as never, label: null}),
        text(["to"], {frameAnchor: "top-left", dy: -44, text: (t: string) => `${t}:`, fill: ink}),
        cellMark(cells, {x: "to", y: "from", fill: accent, fillOpacity: (c: Flow) => (c.moves === null ? 0.03 : 0.06 + 0.6 * Math.sqrt(c.moves / most)), rx: 2}),
        text(cells, {x: "to", y: "from", text: (c: Flow) => (c.moves === null ? "·" : format(c.moves)), fill: "var(--ink)"})
      ]
    });
  });
}

export interface Step {
  readonly months: number;
  readonly series: string;
  readonly value: number;
}

/** Heights for names at the ends of lines, moved up from below until each is `gap` from the next. */
function apart(ends: readonly Step[], gap: number): Map<string, number> {
  const places = new Map<string, number>();
  let free = -Infinity;
  for (const end of [...ends].sort((a, b) => a.value - b.value)) {
    const place = Math.max(end.value, free);
    places.set(end.series, place);
    free = place + gap;
  }
  return places;
}

/** Shares that build up over months since a start, as steps, each named at its end. */
export function curves(canvas: Canvas, steps: readonly Step[], names: readonly string[], scale: Scale, description: string, since = "months since the level was reached"): string {
  if (steps.length < 2) return "";
  const ends = names.flatMap((name) => steps.filter((s) => s.series === name).slice(-1));
  const places = {wide: apart(ends, Math.max(...steps.map((s) => s.value)) * 0.062), narrow: apart(ends, Math.max(...steps.map((s) => s.value)) * 0.085)};
  const colours = ["var(--accent)", "var(--warn)", "var(--good)", "var(--ink-3)", "var(--ink)", "var(--quiet)"];
  const colour = (s: Step) => colours[names.indexOf(s.series) % colours.length]!;
  const named = (s: Step, room: number) => { const value = ` ${scale.label(s.value)}`; return `${s.series.length + value.length > room ? `${s.series.slice(0, room - value.length - 1)}…` : s.series}${value}`; };
  const longest = Math.max(...ends.map((s) => named(s, 40).length));
  return both((width) => draw(canvas, width, description, {
    height: width === "wide" ? 300 : 250, marginLeft: 44, marginRight: width === "wide" ? Math.min(208, Math.max(92, 12 + longest * 8)) : 124, marginTop: 12, marginBottom: 36, x: {domain: [0, Math.max(...steps.map((s) => s.months))]}, y: {zero: true, nice: true, label: null},
    marks: [
      gridY({stroke: grid, strokeOpacity: 1, ticks: 5}),
      axisY({ticks: 5, tickFormat: scale.tick as never, tickSize: 0, fill: ink, label: null}),
      axisX({ticks: (width === "wide" ? [0, 12, 24, 36, 48, 60, 72, 84, 96] : [0, 24, 48, 72, 96]).filter((m) => m <= Math.max(...steps.map((s) => s.months))), tickFormat: ((m: number) => `${m}`) as never, tickSize: 4, stroke: quiet, fill: ink, label: since}),
      ruleY([0], {stroke: quiet}),
      line(steps, {x: "months", y: "value", z: "series", stroke: colour, strokeWidth: 2, curve: "step-after"}),
      text(ends, {x: "months", y: (s: Step) => places[width].get(s.series), text: (s: Step) => named(s, width === "wide" ? 24 : 15), dx: 8, textAnchor: "start", fill: colour, fontWeight: 600, ...halo})
    ]
  }));
}

export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly label: string;
}

/** Counts as bars from zero, in the order given. */
export function bars(canvas: Canvas, rows: readonly Bar[], description: string): string {
  if (rows.length === 0) return "";
  const names = Math.min(190, nameRoom(Math.max(...rows.map(({name}) => name.length))));
  return both((width) => draw(canvas, width, description, {
    height: 16 + rows.length * 40, marginLeft: Math.max(names, width === "wide" ? 130 : 92), marginRight: width === "wide" ? 150 : 110, marginTop: 4, marginBottom: 8, x: {axis: null, zero: true}, y: {type: "band", domain: rows.map((r) => r.name), padding: 0.3},
    marks: [
      barX(rows, {x: "value", y: "name", fill: accent, fillOpacity: 0.75, insetLeft: 0}),
      axisY({tickSize: 0, label: null, fill: "var(--ink)"}),
      text(rows, {x: "value", y: "name", text: "label", dx: 8, textAnchor: "start", fill: "var(--ink)"})
    ]
  }));
}
