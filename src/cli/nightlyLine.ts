import type {Night} from "../../pipelines/nightly.ts";
import {count} from "../sources/figures.ts";

/** The night in one line, fit for a mail from cron or a journal. */
export function nightlyLine({run: {organization, unchanged, report}, released, sites, refused}: Night, seconds: number): string {
  const parts = unchanged || !report ? ["nothing new, the draft stands"] : [
    `${count(filesRead(report))} of ${count(files(report))} files read`, `${count(rejected(report))} rows rejected`, `data to ${report.as_of}`, ...(report.drift.length > 0 ? [`${count(report.drift.length)} changes in the exports`] : []), "draft made"
  ];
  if (released) parts.push(`released ${released}`);
  if (refused) parts.push("release refused");
  if (sites) parts.push(`sites of ${sites} built`);
  return `${organization}: ${parts.join(", ")} (${seconds.toFixed(1)} s)`;
}

type Report = NonNullable<Night["run"]["report"]>;

const files = ({tables}: Report) => tables.reduce((sum, table) => sum + table.files.length, 0);
const filesRead = ({tables}: Report) => tables.reduce((sum, table) => sum + table.files.length - table.unchanged_files, 0);
const rejected = ({tables}: Report) => tables.reduce((sum, table) => sum + Object.values(table.rejected).reduce((all, rows) => all + rows, 0), 0);
