/** "FY2026/27" of the fiscal year that a day lies in, "FY2026/27 Q1" of its quarter. `yearStart`: the month in which a fiscal year begins, not January. */
export function fiscalName(iso: string, yearStart: number, quarters: boolean): string {
  const [year, month] = iso.split("-").map(Number) as [number, number];
  const first = month < yearStart ? year - 1 : year;
  const quarter = Math.floor(((month - yearStart + 12) % 12) / 3) + 1;
  return `FY${first}/${String((first + 1) % 100).padStart(2, "0")}${quarters ? ` Q${quarter}` : ""}`;
}
