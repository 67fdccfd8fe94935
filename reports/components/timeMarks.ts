import {link, ruleX, text, type Markish} from "@observablehq/plot";
import type {Format} from "../format.ts";
import {escape, lines} from "../html.ts";
import type {Target, TimeEvent} from "../timeMarks.ts";
import {eventWords} from "../words/events.ts";

/** What is drawn beside a series: numbered events, listed under the chart, and the years' targets. */
export interface Beside {
  readonly events: readonly TimeEvent[];
  readonly targets: readonly Target[];
}

export const nothingBeside: Beside = {events: [], targets: []};

const quiet = "var(--quiet)", ink = "var(--ink-2)";
const day = (iso: string) => new Date(`${iso}T00:00:00Z`);

/** Thin lines at events, their numbers above; those too near to be told apart share a place. `days` are the axis's days. */
export function eventMarks(events: readonly TimeEvent[], days: readonly Date[]): Markish[] {
  if (events.length === 0) return [];
  const first = Math.min(...days.map(Number)), last = Math.max(...days.map(Number));
  // One after the last point widens the axis: it is never moved to another day.
  const within = (iso: string) => new Date(Math.max(+day(iso), first));
  const places: {at: Date; names: string[]}[] = [];
  events.forEach((event, k) => {
    const at = within(event.date), near = places.at(-1);
    if (near && +at - +near.at < (last - first) / 25) near.names.push(String(k + 1));
    else places.push({at, names: [String(k + 1)]});
  });
  const long = events.filter((e) => e.until !== null);
  return [
    ruleX(events, {x: (e: TimeEvent) => within(e.date), stroke: quiet, strokeDasharray: "2,3"}),
    link(long, {x1: (e: TimeEvent) => within(e.date), x2: (e: TimeEvent) => within(e.until!), y1: 0, y2: 0, stroke: quiet, strokeWidth: 5, strokeOpacity: 0.5}),
    text(places, {x: ({at}: {at: Date}) => at, frameAnchor: "top", dy: -11, text: ({names}: {names: string[]}) => names.join(", "), fill: ink})
  ];
}

/** A quiet line at each year's target, named once. */
export function targetMarks(targets: readonly Target[], days: readonly Date[], label: (value: number) => string): Markish[] {
  if (targets.length === 0) return [];
  const first = Math.min(...days.map(Number)), last = Math.max(...days.map(Number));
  const within = (iso: string) => new Date(Math.min(Math.max(+day(iso), first), last));
  return [
    link(targets, {x1: (t: Target) => within(t.start), x2: (t: Target) => within(t.end), y1: "value", y2: "value", stroke: ink, strokeWidth: 1.25, strokeDasharray: "5,3"}),
    text(targets.slice(0, 1), {x: (t: Target) => within(t.start), y: "value", text: (t: Target) => `${eventWords.target} ${label(t.value)}`, dx: 3, dy: -7, textAnchor: "start", fill: ink, stroke: "var(--paper)", strokeWidth: 4})
  ];
}

/** The numbered events of a chart in words, with their days. */
export function eventList(format: Format, events: readonly TimeEvent[]): string {
  if (events.length === 0) return "";
  const item = ({date, until, label, url, member}: TimeEvent) => {
    const said = `${format.day(date)}${until ? ` to ${format.day(until)}` : ""}: ${label}${member ? ` (${member})` : ""}`;
    return `<li>${url ? `<a href="${escape(url)}" rel="noreferrer">${escape(said)}</a>` : escape(said)}</li>`;
  };
  return lines(`<ol class="events" aria-label="${eventWords.heading}">`, ...events.map(item), "</ol>");
}
