import {count, share} from "./figures.ts";
import {reasonWords} from "./reasons.ts";
import {listed, shown} from "../shown.ts";
import type {ReportedFinding, ReportedTable, RunReport} from "./report.ts";

type Cell = string | number;

/** The report for the terminal: a line a table, then a block for each thing that should be known, in columns. */
export function reportLines(report: RunReport): string[] {
  const found = (findings: readonly ReportedFinding[]) => findings.map(({table, rows, explanation}): Cell[] => [table, rows, explanation.replace(/\.$/, "")]);
  const blocks: [string, Cell[][]][] = [
    ["Rejected (raw.rejects has each with file and line)", report.tables.flatMap(rejectedRows)],
    ["Left out", [...report.tables.flatMap(leftOutRows), ...found(report.left_out)]],
    ["Read as empty", found(report.emptied)],
    ["Kept, with a contradiction", found(report.contradictions)]
  ];
  const notes = [
    ...report.tables.filter(({derived}) => derived !== null).map(({table, derived}) => `${table}: ${count(derived!)} rows derived from its headcount files.`),
    ...report.repeated_files.map(({table, file, sameAs}) => `${shown(file)} holds the same bytes as ${shown(sameAs)}; ${table} took them once.`),
    ...report.tables.filter((one) => one.unused_columns.length > 0).map((one) => `Columns of ${one.table} not used: ${listed(one.unused_columns, 12)}.`),
    ...(report.unread_files.length > 0 ? [`No table reads ${listed(report.unread_files, 12)}.`] : []),
    ...(report.not_supplied.length > 0 ? [`Not supplied: ${report.not_supplied.join(", ")}.`] : []),
    ...(report.not_used.length > 0 ? [`Not used, by agreement: ${report.not_used.join(", ")}.`] : [])
  ];
  return [
    ...(report.drift.length > 0 ? ["Since the last load:", ...report.drift.map(({clause}) => `  ${clause}`), ""] : []),
    `The data covers ${report.history_from} to ${report.as_of}.`, "",
    ...aligned([["", "files", "rows read", "accepted", "newest day", "since the last load"], ...report.tables.map(tableRow)]), "",
    ...blocks.filter(([, rows]) => rows.length > 0).flatMap(([title, rows]) => [title, ...aligned(rows).map((line) => `  ${line}`), ""]),
    ...(notes.length > 0 ? [...notes, ""] : [])
  ];
}

const tableRow = (one: ReportedTable): Cell[] => [one.table, one.files.length, one.rows_read, one.accepted, one.newest ?? "-", sinceLast(one)];

function sinceLast({files, unchanged_files: unchanged, newest, accepted, last}: ReportedTable): string {
  if (last === null) return "first load";
  if (unchanged === files.length) return `unchanged since ${last.loaded_at.slice(0, 10)}`;
  const more = accepted - last.accepted;
  const rows = more === 0 ? "the same number of rows" : `${count(Math.abs(more))} ${more > 0 ? "more" : "fewer"} ${Math.abs(more) === 1 ? "row" : "rows"}`;
  if (newest === null || last.newest === null) return rows;
  const days = Math.round((Date.parse(newest) - Date.parse(last.newest)) / 86_400_000);
  return `${rows}, ${days === 0 ? "no newer" : `${count(Math.abs(days))} ${Math.abs(days) === 1 ? "day" : "days"} ${days > 0 ? "newer" : "OLDER"}`}`;
}

const rejectedRows = ({table, rejected}: ReportedTable): Cell[][] => Object.entries(rejected).map(([reason, rows]) => [table, rows, reasonWords(reason)]);

function leftOutRows(one: ReportedTable): Cell[][] {
  const many = one.unknown_persons * 2 > one.rows_read;
  const key = many ? ` (${share(one.unknown_persons / one.rows_read)}; the key tried was ${one.person_key})` : "";
  const rows: [number, string][] = [
    [one.unknown_persons, `about persons who are not in employees${key}`], [one.left_out, 'by "only" in sources.yaml'],
    [one.folded, "equal to the row kept of their key"], [one.outvoted, "differing from the row kept of their key"]
  ];
  return rows.filter(([number]) => number > 0).map(([number, words]) => [one.table, number, words]);
}

/** Lines of columns: numbers, and headings above them, to the right. */
function aligned(rows: readonly Cell[][]): string[] {
  const text = (cell: Cell) => (typeof cell === "number" ? count(cell) : cell);
  const widths = rows[0]!.map((_, k) => Math.max(...rows.map((row) => text(row[k]!).length)));
  const right = rows[0]!.map((_, k) => typeof rows.at(-1)![k] === "number");
  return rows.map((row) => row.map((cell, k) => (right[k] ? text(cell).padStart(widths[k]!) : text(cell).padEnd(widths[k]!))).join("  ").trimEnd());
}
