import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {tableFromIPC} from "@uwdata/flechette";
import type {Cell} from "./cells.ts";
import {cellsOf} from "./cells.ts";
import type {AttackFigures} from "./words/safety.ts";
import {timeMarksOf, type TimeMarks} from "./timeMarks.ts";

/** `publication.json`. */
export interface Header {
  readonly organization: string;
  readonly audience: "hr" | "equity" | "executive" | "everyone";
  readonly state: "draft" | "release";
  readonly id: string;
  readonly as_of: string;
  readonly history_from: string;
  readonly released_on?: string;
  readonly fiscal_year_start: number;
  readonly minimum_cell: number;
  readonly locale: string;
  readonly currency: string | null;
  readonly demographics: readonly string[];
  readonly exact: readonly string[];
  readonly employees_band: string;
  readonly needs: Readonly<Record<string, boolean>>;
  /** Absent where the publication was made before publications were attacked. */
  readonly attack?: AttackFigures;
}

export type Rows = readonly Readonly<Record<string, any>>[];

/** What a site is made of: one audience's files of one publication. */
export interface Publication {
  readonly header: Header;
  /** Rows of a table; none where the audience does not get it. */
  rows(name: string): Rows;
  readonly cells: readonly Cell[];
  readonly marks: TimeMarks;
}

/** Reads a publication folder. It is all that the pages ever see. */
export function readPublication(folder: string): Publication {
  const header = JSON.parse(readFileSync(join(folder, "publication.json"), "utf8")) as Header;
  const tables = new Map<string, Rows>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".arrow"))) {
    tables.set(file.slice(0, -".arrow".length), tableFromIPC(readFileSync(join(folder, file)), {useDate: true}).toArray().map((row) => ({...row})));
  }
  const rows = (name: string) => tables.get(name) ?? [];
  return {header, rows, marks: timeMarksOf(rows("events"), rows("targets")), cells: cellsOf([...rows("metric_values"), ...rows("key_figures")])};
}
