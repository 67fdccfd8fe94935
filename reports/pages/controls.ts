import type {Cell} from "../cells.ts";
import {escape, lines} from "../html.ts";
import {dimensionTitle} from "../words/metrics.ts";

/** The dimensions that hold shown figures, in the order of the publication's own importance. */
export function dimensionsOf(cells: readonly Cell[]): string[] {
  const found = new Set(cells.filter((c) => c.value !== null && c.dimension !== "all").map((c) => c.dimension));
  const first = ["business_unit", "family", "level", "location"];
  return [...first.filter((d) => found.has(d)), ...[...found].filter((d) => !first.includes(d)).sort()];
}

/** The members of a dimension with any shown figure: only what is published can be chosen. */
export function membersOf(cells: readonly Cell[], dimension: string): string[] {
  return [...new Set(cells.filter((c) => c.dimension === dimension && c.value !== null).map((c) => c.member))].sort();
}

/** A select of one member of one dimension. Its state stands in the address; without a server a sentence stands in its place. */
export function memberSelect(cells: readonly Cell[], what: string): string {
  const groups = dimensionsOf(cells).map((dimension) => {
    const members = membersOf(cells, dimension).map((member) => `<option value="${escape(`${dimension}:${member}`)}">${escape(member)}</option>`);
    return `<optgroup label="${escape(dimensionTitle(dimension))}">${members.join("")}</optgroup>`;
  });
  return control("member", what, `<option value="all:all">${dimensionTitle("all")}</option>${groups.join("")}`);
}

/** A select of the dimension to compare by. */
export function dimensionSelect(cells: readonly Cell[], what: string, chosen: string): string {
  return control("by", what, dimensionsOf(cells).map((d) => `<option value="${escape(d)}"${d === chosen ? " selected" : ""}>${escape(dimensionTitle(d))}</option>`).join(""));
}

const control = (name: string, what: string, options: string) => `<label>${escape(what)} <select name="${name}" autocomplete="off">${options}</select></label>`;

/** The bar of controls, hidden until the script is there. */
export function controlBar(...controls: readonly string[]): string {
  return lines('<form class="controls" data-controls hidden>', ...controls, '<span role="status" aria-live="polite" data-said></span>', "</form>", '<p class="controls offline" data-offline hidden>Open from the server to filter.</p>', '<noscript><p class="controls offline">Filters need JavaScript; everything else is here.</p></noscript>');
}
