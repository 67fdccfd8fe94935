import {lastWholeMonth} from "../../months.ts";
import type {AttackedHeader, PublishedFiles, PublishedTable} from "./files.ts";
import {isoDay} from "./names.ts";

const monthsOf: Readonly<Record<string, number>> = {month: 1, quarter: 3, year: 12, trailing_12m: 12};

const addMonths = (start: number, months: number) => {
  const day = new Date(start);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1);
};

/** The day after the last whole quarter that ends on or before a day. */
export function lastQuarterEnd({as_of, fiscal_year_start}: Pick<AttackedHeader, "as_of" | "fiscal_year_start">): string {
  const next = new Date(`${as_of}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  const since = (next.getUTCMonth() - (fiscal_year_start - 1) + 12) % 3;
  return isoDay(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() - since, 1));
}

/** Rows whose window is none of the nested grains, or a fine one that the row may not have: overlapping windows let a hidden cell be computed back. */
export function periodFaults(table: PublishedTable, header: AttackedHeader, place: (row: number) => string): string[] {
  const grains = table.columns.get("grain"), starts = table.columns.get("period_start"), ends = table.columns.get("period_end"), dimensions = table.columns.get("dimension");
  const parts = table.columns.get("from_family");
  for (const [name, of] of [["audit_end", table.columns.get("audit_end")], ["cohort_end", table.columns.get("cohort_end")]] as const) {
    for (let row = 0; of && row < table.rows; row++) {
      if (isoDay(Number(of[row])) > lastQuarterEnd(header) || isQuarter(Number(of[row]), header) === false) return [`${place(row)}: ${name} is no quarter's end`];
    }
  }
  if (!grains || !starts) return [];
  for (let row = 0; row < table.rows; row++) {
    const grain = String(grains[row]), start = Number(starts[row]);
    const isFine = grain === "month" || grain === "trailing_12m";
    const isWhole = dimensions ? dimensions[row] === "all" : !parts;
    if (isFine && (!isWhole || header.employees_band !== "600 or more")) return [`${place(row)}: months or trailing windows that only the whole of 600 people or more may have`];
    const months = monthsOf[grain];
    const isAligned = months !== undefined && new Date(start).getUTCDate() === 1 && (isFine || (new Date(start).getUTCMonth() - (header.fiscal_year_start - 1) + 12) % months === 0);
    if (!isAligned || (ends && Number(ends[row]) !== addMonths(start, months))) return [`${place(row)}: a window that overlaps the declared ones`];
  }
  return [];
}

const isQuarter = (day: number, {fiscal_year_start}: AttackedHeader) => new Date(day).getUTCDate() === 1 && (new Date(day).getUTCMonth() - (fiscal_year_start - 1) + 12) % 3 === 0;

/** Releases that are not a calendar month's, or two of the same month: their difference is what a few days changed, down to one person. */
export function releaseFaults(publication: PublishedFiles, earlier: readonly PublishedFiles[], difference: (one: PublishedFiles, other: PublishedFiles) => string | undefined): string[] {
  const monthOf = ({headers}: PublishedFiles) => lastWholeMonth(headers[0]!.as_of);
  const released = publication.headers[0]!.state === "release";
  const faults = released && publication.id !== monthOf(publication) ? [`the release ${publication.id} holds figures to ${publication.headers[0]!.as_of}, whose last whole month is ${monthOf(publication)}`] : [];
  for (const other of released ? earlier : []) {
    if (other.headers.length === 0 || monthOf(other) !== monthOf(publication)) continue;
    const cell = difference(other, publication);
    if (cell) faults.push(`${cell} differs from the release ${other.id} of the same month`);
  }
  return faults;
}
