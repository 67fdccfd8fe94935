import {escape, lines} from "../html.ts";
import type {Format} from "../format.ts";
import type {Value} from "../value.ts";
import {valueWords} from "../words/value.ts";

/** The result as a table: each part with its range. */
export function valueResult(format: Format, value: Value): string {
  const said = valueWords(format);
  const row = (part: keyof Value) => `<tr${part === "net" ? ' class="whole"' : ""}><th scope="row">${escape(said.rows[part])}</th><td class="number">${escape(said.money(value[part].value))}</td><td class="number">${escape(said.between(value[part]))}</td></tr>`;
  return lines(
    `<table><caption class="unseen">${escape(said.result)}</caption><thead><tr><th scope="col">${said.part}</th><th scope="col" class="number">${said.value}</th><th scope="col" class="number">${said.range}</th></tr></thead><tbody>`,
    row("avoided"), row("productive"), row("costs"), row("net"), "</tbody></table>");
}
