import type {Cell} from "../cells.ts";
import {escape, lines} from "../html.ts";
import type {Words} from "../words/en.ts";
import {controlWords as said} from "../words/controls.ts";
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

/** A select of the steps of a series; trailing years are published for the whole organization only, months not drawn. */
export function grainSelect(words: Words, cells: readonly Cell[], what: string): string {
  const found = (["quarter", "year", "trailing_12m"] as const).filter((grain) => cells.some((c) => c.grain === grain && c.value !== null));
  return control("grain", what, found.map((grain) => `<option value="${grain}">${escape(words.by[grain])}</option>`).join(""));
}

/** A select of the period that groups are compared in: the years, the newest first and chosen, then the last eight quarters. */
export function periodSelect(words: Words, cells: readonly Cell[], what: string): string {
  const options = (["year", "quarter"] as const).map((grain) => {
    const periods = new Map(cells.filter((c) => c.grain === grain && c.dimension !== "all" && c.value !== null).map((c) => [c.start, c]));
    const newest = [...periods.values()].sort((a, b) => (a.start < b.start ? 1 : -1)).slice(0, 8);
    return newest.map((c) => `<option value="${grain}:${c.start}">${escape(words.period(c))}</option>`).join("");
  });
  return control("period", what, options.join(""));
}

const control = (name: string, what: string, options: string) => `<label>${escape(what)} <select name="${name}" autocomplete="off">${options}</select></label>`;

/** The bar of controls, hidden until the script is there. */
export function controlBar(...controls: readonly string[]): string {
  return lines('<form class="controls" data-controls hidden>', ...controls, '<span role="status" aria-live="polite" data-said></span>', "</form>", `<p class="controls offline" data-offline hidden>${said.offline}</p>`, `<noscript><p class="controls offline">${said.withoutScript}</p></noscript>`);
}
