import {escape, lines} from "../html.ts";

export interface HeatCell {
  readonly status: string;
  readonly said: string;
  /** The status in words, for whoever hears the table. */
  readonly words: string;
}

export interface HeatMap {
  readonly caption: string;
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly {readonly name: string; readonly cells: readonly (HeatCell | undefined)[]}[];
}

/** A table of one measure whose cells are coloured by status; a shape (of the style sheet) and words say the same. */
export function heatMap({caption, corner, columns, rows}: HeatMap): string {
  const head = columns.map((name) => `<th scope="col"><span>${escape(name)}</span></th>`).join("");
  const body = rows.map(({name, cells}) => `<tr><th scope="row">${escape(name)}</th>${cells.map((cell) => (cell ? `<td class="${escape(cell.status)}">${escape(cell.said)}<span class="unseen">, ${escape(cell.words)}</span></td>` : "<td></td>")).join("")}</tr>`);
  return lines(`<div class="scroll" role="region" tabindex="0" aria-label="${escape(caption)}"><table class="heat"><caption>${escape(caption)}</caption><thead><tr><th scope="col">${escape(corner)}</th>${head}</tr></thead><tbody>`, ...body, "</tbody></table></div>");
}
