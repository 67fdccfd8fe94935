import {isoDay, headlineOf} from "../cells.ts";
import {csvText} from "../components/figure.ts";
import {valueResult} from "../components/valueResult.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {inputs, valueOf, type Input, type Inputs, type Range} from "../value.ts";
import {valueWords} from "../words/value.ts";

type Row = Rows[number];

/** What the value of the last twelve months is computed from; nothing where no fills with their cost are published. */
export interface ValueInputs {
  readonly inputs: Inputs;
  readonly start: string;
  readonly end: string;
  readonly own: number;
  readonly external: number;
  readonly items: readonly string[];
}

export function valueInputs({publication}: Maker): ValueInputs | undefined {
  const shown = publication.rows("value_inputs").filter((row) => row.state === "shown" && row.own_days !== null && row.external_days !== null && row.annual_cost !== null);
  const newest = (grain: string) => shown.filter((row) => row.grain === grain).sort((a, b) => (isoDay(a.period_start) < isoDay(b.period_start) ? 1 : -1))[0];
  const row = newest("trailing_12m") ?? newest("year");
  if (!row) return undefined;
  const costs = lastYearOf(publication.rows("program_costs"), isoDay(row.period_end)), spent = costs.reduce((sum, cost) => sum + cost.amount, 0);
  const backed = headlineOf(publication.cells, "badge_backed_move_share");
  const saved = row.external_days - row.own_days, fixed = (value: number): Range => ({value, least: value, most: value});
  return {
    start: isoDay(row.period_start), end: isoDay(row.period_end), own: row.own_days, external: row.external_days, items: [...new Set(costs.map((cost) => cost.item as string))].sort(),
    inputs: {
      fills: {value: row.fills, least: Math.max(0, row.fills - 5), most: row.fills + 5},
      // either mean is rounded to five days, so that their difference may be off by five
      days: {value: saved, least: saved - 5, most: saved + 5},
      annual: fixed(row.annual_cost),
      share: backed?.value == null ? {value: 1, least: 0, most: 1} : {value: backed.value, least: backed.lower ?? backed.value, most: backed.upper ?? backed.value},
      sooner: fixed(0), costs: fixed(spent)
    }
  };
}

/** The four whole quarters up to a day. */
function lastYearOf(rows: Rows, end: string): Row[] {
  const until = rows.filter((row) => isoDay(row.period_end) <= end);
  const starts = [...new Set(until.map((row) => isoDay(row.period_start)))].sort().slice(-4);
  return until.filter((row) => starts.includes(isoDay(row.period_start)));
}

/** executive: cost and value, with every input to change. */
export function valuePage(maker: Maker): Page {
  const {format} = maker, said = valueWords(format), found = valueInputs(maker);
  if (!found) return {path: "value", title: said.title, html: `<div class="lede"><h1>${said.heading}</h1><p class="answer">${escape(said.lacking.fills)}</p></div>`};
  const value = valueOf(found.inputs);
  const html = lines(
    `<div class="lede"><h1>${said.heading}</h1><p class="answer" data-answer>${escape(said.answer(value))}</p></div>`, `<p class="quietly">${said.caveat}</p>`,
    `<section><h2>${said.inputs}</h2><p>${escape(said.period(format.span(found.start, found.end)))}. <span data-live hidden>${said.change}</span></p><noscript><p class="note">${said.withoutScript}</p></noscript>`,
    found.items.length === 0 && `<p class="lack">${said.lacking.costs}</p>`, form(maker, found), "</section>",
    `<section><h2>${said.result}</h2><div class="scroll" role="region" tabindex="0" aria-label="${said.result}" data-result>`, valueResult(format, value), `</div><p class="note">${said.rangeNote} ${said.formula}</p><p class="tools"><a class="csv" href="${csv(maker, found)}" download="value.csv">CSV</a></p></section>`);
  return {path: "value", title: said.title, html};
}

const steps: Readonly<Record<Input, number>> = {fills: 1, days: 1, annual: 100, share: 1, sooner: 0.5, costs: 100};
const shownAs = (input: Input, x: number) => (input === "share" ? Math.round(x * 1000) / 10 : x);

function form({publication, format}: Maker, found: ValueInputs): string {
  const said = valueWords(format), {header} = publication;
  const ramp = headlineOf(publication.cells, "ramp_months");
  const told = {own: found.own, external: found.external, ramp: ramp?.value == null ? null : `${format.number(ramp.value)} months`, items: found.items};
  const field = (input: Input, part: keyof Range) => {
    const title = said[part];
    return `<td data-title="${title}"><input type="number" name="${input}-${part}" value="${shownAs(input, found.inputs[input][part])}" step="${input === "share" ? "any" : steps[input]}" aria-label="${escape(`${said.label[input]}: ${title}`)}" autocomplete="off" disabled></td>`;
  };
  const unit = (input: Input) => (said.units[input] === "money" ? (header.currency ?? "") : said.units[input] === "percent" ? "%" : said.units[input]);
  const row = (input: Input) => `<tr><th scope="row">${escape(said.label[input])}<span class="source">${escape(said.source(input, told))}</span></th>${field(input, "least")}${field(input, "value")}${field(input, "most")}<td>${escape(unit(input))}</td></tr>`;
  return lines(
    `<form class="value" data-value data-locale="${escape(header.locale)}" data-currency="${escape(header.currency ?? "")}"><div class="scroll" role="region" tabindex="0" aria-label="${said.inputs}"><table><caption class="unseen">${said.inputs}</caption>`,
    `<thead><tr><th scope="col">${said.what}</th><th scope="col">${said.least}</th><th scope="col">${said.value}</th><th scope="col">${said.most}</th><th scope="col">${said.unit}</th></tr></thead><tbody>`,
    ...inputs.map(row), '</tbody></table></div><p class="note" role="status" aria-live="polite" data-said></p></form>');
}

function csv(maker: Maker, found: ValueInputs): string {
  const said = valueWords(maker.format), value = valueOf(found.inputs);
  const rows = [...inputs.map((input) => ({name: said.label[input], ...found.inputs[input]})), ...(Object.keys(value) as (keyof typeof value)[]).map((part) => ({name: said.rows[part], ...value[part]}))];
  const columns = [{title: said.what, text: (r: (typeof rows)[number]) => r.name}, ...(["least", "value", "most"] as const).map((part) => ({title: said[part], text: (r: (typeof rows)[number]) => String(r[part]), raw: (r: (typeof rows)[number]) => r[part]}))];
  return maker.file("csv/value.csv", csvText({columns, rows}, maker.about("cost and value", maker.format.span(found.start, found.end))));
}
