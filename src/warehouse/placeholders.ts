import {Fault} from "../fault.ts";
import {ageBand} from "../contract/manifest.ts";
import {checkMetricHeader, metricHeaderKeys} from "./metricHeader.ts";
import type {SqlFile} from "./modelFiles.ts";
import {identifier, literal} from "./session.ts";
import {lineAt} from "./sqlFault.ts";

/**
 * Fills what a model cannot say in plain SQL: the demographic columns (configuration) and the list of metrics (one file each). With
 * `ageBands` the age band is `b.age_band` of the model, which computes it, instead of the column of employees.
 * A placeholder keeps the number of lines, so that a failing line is the line of the file. Throws a Fault for a metric without its
 * header; the function that it returns, for a placeholder that is none.
 */
export function placeholderFiller(models: readonly SqlFile[], demographics: readonly string[], ageBands = false): (file: SqlFile) => string {
  const metrics = models.filter((model) => model.name.startsWith("metrics."));
  metrics.forEach(checkMetricHeader);
  const unionOf = (columnsOf: Readonly<Record<string, string>>) =>
    metrics
      .filter((model) => model.header.shape! in columnsOf)
      .map((model) => `select ${literal(bareName(model))} as metric, ${columnsOf[model.header.shape!]} from ${model.name}`)
      .join(" union all ") || noRows(Object.values(columnsOf)[0]!);
  const values: Record<string, string> = {
    demographic_members: demographics.length
      ? `[${demographics.map((name) => `{'attribute': ${literal(name)}, 'member': coalesce(${ageBands && name === ageBand ? "b" : "e"}.${identifier(name)}, 'Unknown')}`).join(", ")}]`
      : "[]::struct(attribute varchar, member varchar)[]",
    metric_facts: unionOf({additive: facts(0), cohort: facts(12), median: facts(0)}),
    metric_stands: unionOf({at_start: stands(true), last_day: stands(false)}),
    metric_amounts: unionOf({total: amounts, mean: amounts}),
    metric_curves: unionOf({curve: "grain, period_start, dimension, member, events, subjects, value, lower, upper"}),
    metric_headers: `(${metrics.map(headerRow).join(" union all ")})`
  };
  return ({text, path}) =>
    text.replace(/\$\{(\w+)\}/g, (whole, name: string, offset: number) => {
      const value = values[name];
      if (value === undefined) throw new Fault(`${path}${lineAt(text, offset)}: ${whole} is no placeholder; there are ${Object.keys(values).join(", ")}.`);
      return value;
    });
}

/** What stands for a union of no metrics: no rows of the same columns. */
const noRows = (columns: string) =>
  `select null::varchar as metric, ${columns.split(", ").map((column) => column.split(" ").at(-1)!).map((name) => `null${name.endsWith("_date") ? "::date" : ""} as ${name}`).join(", ")} where false`;

const facts = (monthsLater: number) => `part, person_id, record_key, weight, fact_date, ${monthsLater} as months_later, state_id, profile_id`;
const stands = (atStart: boolean) => `part, record_key, start_date, end_date, ${atStart ? "left_date" : "null::date as left_date"}, ${atStart} as at_start, state_id, profile_id`;

const amounts = "person_id, record_key, amount, divisor, fact_date, state_id, profile_id";

const bareName = (model: SqlFile) => model.name.slice(model.name.indexOf(".") + 1);

function headerRow(metric: SqlFile): string {
  const needs = (metric.header.needs ?? "").split(",").map((need) => need.trim()).filter(Boolean);
  const columns = metricHeaderKeys.map((key) => `${literal(metric.header[key] ?? "")} as "${key}"`);
  return `select ${literal(bareName(metric))} as metric, ${columns.join(", ")}, [${needs.map(literal).join(", ")}]::varchar[] as needs, ${literal(metric.path)} as sql_path, ${literal(metric.sha256)} as sql_sha256, ${oneLineLiteral(metric.text)} as sql`;
}

/** An SQL string literal without a line end of its own, so that a placeholder keeps the number of lines. */
const oneLineLiteral = (text: string) => `e${literal(text.replaceAll("\\", "\\\\")).replaceAll("\n", "\\n")}`;
