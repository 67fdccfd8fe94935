import type {Format} from "../../../reports/format.ts";
import {escape, lines} from "../../../reports/html.ts";

export interface ReportColumn<Row> {
  readonly title: string;
  readonly text: (row: Row) => string;
  readonly number?: boolean;
}

/** A number of a table as it is read; "" where there is none. */
export const ofNumber = (format: Format, value: string | undefined, digits = 0): string => (value === undefined || value === "" ? "" : digits === 0 ? format.count(Number(value)) : format.number(Number(value), digits));

/** Small p-values keep their order of magnitude. */
export const ofP = (format: Format, value: string | undefined): string =>
  value === undefined || value === "" ? "" : Number(value) > 0 && Number(value) < 0.001 ? Number(value).toExponential(1) : format.number(Number(value), 3);

export const ofInterval = (format: Format, value: string | undefined, lower: string | undefined, upper: string | undefined): string =>
  value === undefined || value === "" ? "" : `${ofNumber(format, value, 2)}${lower === "" || upper === "" || lower === undefined ? "" : ` (${ofNumber(format, lower, 2)}–${ofNumber(format, upper, 2)})`}`;

/** A table that scrolls on its own on a screen and breaks between rows on paper. */
export function scrollTable<Row>(caption: string, columns: readonly ReportColumn<Row>[], rows: readonly Row[]): string {
  const kind = ({number}: ReportColumn<Row>) => (number ? ' class="number"' : "");
  return lines(
    `<div class="scroll" role="region" tabindex="0" aria-label="${escape(caption)}"><table><caption>${escape(caption)}</caption><thead><tr>${columns.map((column) => `<th scope="col"${kind(column)}>${escape(column.title)}</th>`).join("")}</tr></thead><tbody>`,
    ...rows.map((row) => `<tr>${columns.map((column, k) => (k === 0 ? `<th scope="row">${escape(column.text(row))}</th>` : `<td${kind(column)}>${escape(column.text(row))}</td>`)).join("")}</tr>`),
    "</tbody></table></div>");
}
