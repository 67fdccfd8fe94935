/** Periods by grain and first day (milliseconds since 1970): which longer ones each is a whole part of. */
export interface TimeParts {
  within(grain: string, start: number): readonly {readonly grain: string; readonly start: number; readonly fine: boolean}[];
  yearOf(grain: string, start: number): string;
}

const monthsOf: Readonly<Record<string, number>> = {month: 1, quarter: 3, year: 12, trailing_12m: 12};

const monthNumber = (start: number) => {
  const day = new Date(start);
  return day.getUTCFullYear() * 12 + day.getUTCMonth();
};

/** Only periods whose parts are all there count as wholes. */
export function partsOf(periods: Iterable<readonly [grain: string, start: number]>): TimeParts {
  const starts = new Map<string, Map<number, number>>();
  for (const [grain, start] of periods) {
    const known = starts.get(grain) ?? new Map<number, number>();
    known.set(monthNumber(start), start);
    starts.set(grain, known);
  }
  const wholes = (grain: string, month: number, step: string) => {
    const months = monthsOf[grain]!, width = monthsOf[step]!, found: number[] = [];
    for (let first = month - months + width; first <= month; first++) {
      const start = starts.get(grain)?.get(first);
      const whole = start !== undefined && (month - first) % width === 0 && Array.from({length: months / width}, (_, k) => starts.get(step)?.has(first + k * width)).every(Boolean);
      if (whole) found.push(start);
    }
    return found;
  };
  const yearMonth = [...(starts.get("year")?.keys() ?? [])][0] ?? 0;
  const within = new Map<string, {grain: string; start: number; fine: boolean}[]>();
  return {
    within(grain, start) {
      const id = `${grain}|${start}`;
      const known = within.get(id);
      if (known) return known;
      const month = monthNumber(start);
      const found = grain === "month" ? ["quarter", "trailing_12m"].flatMap((whole) => wholes(whole, month, "month").map((first) => ({grain: whole, start: first, fine: true})))
        : grain === "quarter" ? wholes("year", month, "quarter").map((first) => ({grain: "year", start: first, fine: false})) : [];
      within.set(id, found);
      return found;
    },
    yearOf: (grain, start) => (grain === "month" || grain === "trailing_12m" ? "" : String(Math.floor((monthNumber(start) - (yearMonth % 12)) / 12)))
  };
}
