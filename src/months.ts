const monthOf = (day: Date) => day.toISOString().slice(0, 7);

/** The last month that lies wholly on or before a day: 2026-06-30 and 2026-07-15 give `2026-06`. */
export function lastWholeMonth(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  next.setUTCDate(1);
  next.setUTCMonth(next.getUTCMonth() - 1);
  return monthOf(next);
}

/** The first day of the month after `2026-06`: 2026-07-01. */
export function firstDayAfter(month: string): string {
  const day = new Date(`${month}-01T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + 1);
  return `${monthOf(day)}-01`;
}
