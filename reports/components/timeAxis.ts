import {fiscalName} from "../words/fiscal.ts";
import type {Canvas, Width} from "./draw.ts";

export interface TimeTicks {
  readonly ticks: readonly Date[];
  readonly tickFormat: (day: Date) => string;
}

/** Ticks at the starts of years, fiscal ones where the manifest has them; of quarters where fewer than three years are shown. Written by the locale. */
export function timeTicks({format, yearStart}: Canvas, days: readonly Date[], width: Width): TimeTicks {
  const iso = (day: Date) => day.toISOString().slice(0, 10);
  const first = Math.min(...days.map(Number)), last = Math.max(...days.map(Number));
  const starts = (step: number): Date[] => {
    const begin = new Date(first), found: Date[] = [];
    for (let k = 0; ; k += step) {
      const start = new Date(Date.UTC(begin.getUTCFullYear() - 1, yearStart - 1 + k, 1));
      if (+start > last) return found;
      if (+start >= first) found.push(start);
    }
  };
  const years = starts(12), byYear = years.length > 2, fiscal = yearStart !== 1;
  const most = (width === "wide" ? 7 : 4) - (fiscal || !byYear ? 1 : 0) - (fiscal && !byYear ? 2 : 0);
  return {
    ticks: thinned(byYear ? years : starts(3), Math.max(2, most)),
    tickFormat: (day) => (fiscal ? fiscalName(iso(day), yearStart, !byYear) : byYear ? format.year(iso(day)) : format.shortMonth(iso(day)))
  };
}

/** Every k-th from the last back, at most so many. */
const thinned = (ticks: readonly Date[], most: number) => ticks.filter((_, k) => (ticks.length - 1 - k) % Math.ceil(ticks.length / most) === 0);
