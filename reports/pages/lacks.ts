import type {Cell} from "../cells.ts";
import {escape} from "../html.ts";
import type {Maker} from "../site.ts";
import {lackWords, sparseWords} from "../words/controls.ts";
import {usesOfMetrics, useWords} from "../words/uses.ts";

/** Whether a use of the manifest is off, by agreement. */
export const isUnused = ({publication}: Maker, use: string | undefined): boolean => publication.rows("uses").some((row) => row.use === use && row.state === "off");

/** Why a metric cannot be told from this source folder, or by agreement is not; nothing where it can. */
export function lackOf(maker: Maker, metric: string): string | undefined {
  if (isUnused(maker, usesOfMetrics[metric])) return useWords.notUsed;
  const {publication} = maker;
  return lackWords[metric]?.find(([need]) => publication.header.needs[need] === false)?.[1];
}

/** Where over a third of the cells are hidden, one sentence says why and what would change it. */
export function sparseNote({publication, format}: Maker, cells: readonly Cell[]): string {
  const hidden = cells.filter((c) => c.value === null && c.state !== "shown").length;
  if (cells.length === 0 || hidden * 3 <= cells.length) return "";
  return `<p class="banner">${escape(sparseWords(format.percent(hidden / cells.length), format.count(Math.max(20, publication.header.minimum_cell))))}</p>`;
}
