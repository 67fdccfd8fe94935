import {isoDay} from "./cells.ts";
import type {Rows} from "./publication.ts";

/** Something that happened, marked on time axes. Days are ISO; `until` the last day of one that took a while. */
export interface TimeEvent {
  readonly date: string;
  readonly label: string;
  readonly until: string | null;
  /** Null where it belongs on every chart. */
  readonly dimension: string | null;
  readonly member: string | null;
  readonly url: string | null;
}

/** A metric's target for a member over a year, [start, end). */
export interface Target {
  readonly metric: string;
  readonly start: string;
  readonly end: string;
  readonly dimension: string;
  readonly member: string;
  readonly value: number;
}

/** What a publication says beside its figures. */
export interface TimeMarks {
  readonly events: readonly TimeEvent[];
  readonly targets: readonly Target[];
}

const text = (value: unknown) => (value === null || value === undefined ? null : String(value));

export function timeMarksOf(events: Rows, targets: Rows): TimeMarks {
  return {
    events: events.map((row) => ({date: isoDay(row.date), label: row.label, until: row.until ? isoDay(row.until) : null, dimension: text(row.dimension), member: text(row.member), url: text(row.url)})),
    targets: targets.map((row) => ({metric: row.metric, start: isoDay(row.period_start), end: isoDay(row.period_end), dimension: row.dimension, member: row.member, value: Number(row.value)}))
  };
}

/** The events of a chart: of the whole organization, and those of the member that it shows, between two days, in the order of time. */
export function eventsOf({events}: TimeMarks, dimension: string, member: string, start: string, end: string): TimeEvent[] {
  return events
    .filter((e) => (e.dimension === null || (e.dimension === dimension && e.member === member)) && e.date < end && (e.until ?? e.date) >= start)
    .sort((a, b) => (a.date === b.date ? (a.label < b.label ? -1 : 1) : a.date < b.date ? -1 : 1));
}

/** The targets of a chart, in the order of time. */
export const targetsOf = ({targets}: TimeMarks, metric: string, dimension: string, member: string, start: string, end: string): Target[] =>
  targets.filter((t) => t.metric === metric && t.dimension === dimension && t.member === member && t.start < end && t.end > start).sort((a, b) => (a.start < b.start ? -1 : 1));
