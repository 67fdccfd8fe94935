import type {Block} from "../contract/manifest.ts";
import type {Column} from "../contract/tables.ts";
import {storedType} from "../contract/tables.ts";
import {literal} from "../warehouse/session.ts";
import {firstReading, mappedText, outsideList, presentText, trim, typedExpression} from "./convert.ts";
import type {Mapping, MappedColumn} from "./mapping.ts";
import type {RowReason} from "./reasons.ts";

/** What is wrong with a row, and in which column. */
export interface RowFault {
  readonly column: string | null;
  readonly reason: RowReason;
}

/** `fault` of a row that the block's `only` leaves out. */
export const leftOut = 0;

export interface RowSelect {
  /** Reads, trims, maps, converts and checks in one streaming pass; columns: the loaded ones, load_id, fault, fault_value. */
  readonly sql: string;
  /** Fault k of a row is `faults[k - 1]`. */
  readonly faults: readonly RowFault[];
}

/** The select that turns a file's rows into a table's. Every row comes out, in the file's order: those at fault marked. */
export function rowSelect(mapping: Mapping, block: Block, relation: string, loadId: number, recordsMayBreak: boolean): RowSelect {
  // One step a layer, so that each names the one below instead of repeating it.
  const read = mapping.columns.map(({text, typed}, k) => `${typed ?? text ?? "null::varchar"} as r${k}`);
  const trimmed = mapping.columns.map(({text, typed}, k) => `${text === null || typed ? `r${k}` : trim(`r${k}`)} as s${k}`);
  const present = mapping.columns.map(({typed}, k) => `${typed ? `s${k}` : presentText(`s${k}`, block)} as p${k}`);
  const texts = mapping.columns.map(({column, text, typed}, k) => `${text === null || typed ? `p${k}` : mappedText(`p${k}`, column, block)} as t${k}`);
  const firsts = mapping.columns.map((mapped, k) => `${first(mapped, block, `t${k}`)} as f${k}`);
  const values = mapping.columns.map((mapped, k) => `${value(mapped, block, k)} as v${k}`);
  const faults: RowFault[] = [];
  const conditions: string[] = [];
  const rule = (condition: string, fault: RowFault) => {
    faults.push(fault);
    conditions.push(`when ${condition} then ${faults.length}`);
  };
  const supplied = mapping.columns.flatMap(({text}, k) => (text !== null && !text.startsWith("'") ? [`t${k}`] : []));
  if (recordsMayBreak && supplied.length > 0) rule(supplied.map((t) => `${t} is null`).join(" and "), {column: null, reason: "unreadable_record"});
  mapping.columns.forEach(({column, text}, k) => {
    for (const [condition, reason] of rowRules(column, k, mapping.columns, text !== null, block)) rule(condition, {column: column.name, reason});
  });
  const shown = faults.map((fault, k) => ({fault, k})).filter(({fault}) => fault.column !== null && fault.reason !== "missing_value")
    .map(({fault, k}) => `when ${k + 1} then t${mapping.columns.findIndex(({column}) => column.name === fault.column)}::varchar`);
  const left = mapping.only.length > 0 ? `when not kept then ${leftOut} ` : "";
  const found = left + conditions.join(" ");
  const sql = `select ${mapping.columns.map((_, k) => `v${k}`).join(", ")}, ${loadId} as load_id, fault, ${shown.length > 0 ? `case fault ${shown.join(" ")} end` : "null::varchar"} as fault_value from (
    select *, ${found === "" ? "null" : `case ${found} end`}::smallint as fault from (
      select *, ${values.join(", ")} from (
        select *, ${firsts.join(", ")} from (
          select ${texts.join(", ")}, kept from (
            select ${present.join(", ")}, kept from (
              select ${trimmed.join(", ")}, kept from (
                select ${read.join(", ")}, ${mapping.only.length > 0 ? mapping.only.join(" and ") : "true"} as kept from ${relation})))))))`;
  return {sql, faults};
}

function value({column, text, typed: given}: MappedColumn, block: Block, k: number): string {
  const t = `t${k}`, type = storedType(column.type);
  const known = given && knownValue(column, block, t, `f${k}`);
  const typed = text === null ? `null::${type}` : known ?? typedExpression(t, `f${k}`, column, block);
  if (column.fallback === undefined) return typed;
  const fallback = typeof column.fallback === "string" ? literal(column.fallback) : String(column.fallback);
  return `case when ${t} is null then ${fallback} else ${typed} end`;
}

function first({column, text, typed, iso}: MappedColumn, block: Block, t: string): string {
  if (text === null) return "null";
  if (typed) return column.type === "number" ? `try_cast(${t} as ${storedType(column.type)})` : "null";
  return firstReading(t, column, block, iso);
}

/** Of a value that its file types. A number of more digits than are stored, or than are sure, is read as its text would be: binary halves fall on either side. */
function knownValue(column: Column, block: Block, t: string, f: string): string {
  switch (column.type) {
    case "date": case "month": return typedExpression(t, t, column, block);
    case "number": return `case when ${f}::double = ${t} and abs(${t}) < 1e9 then ${f} else ${typedExpression(`(${t}::varchar)`, "null", column, {...block, format: {...block.format, decimal: "."}})} end`;
    default: return `try_cast(${t} as ${storedType(column.type)})`;
  }
}

function* rowRules(column: Column, k: number, columns: readonly MappedColumn[], supplied: boolean, block: Block): Generator<[string, RowReason]> {
  const at = (name: string) => `v${columns.findIndex((mapped) => mapped.column.name === name)}`;
  if (!column.optional && column.fallback === undefined) yield [`t${k} is null`, "missing_value"];
  // What is carried forward may be empty here; whether anything precedes it is known when all files are read.
  if (column.emptyOnlyWhere && !block.carry_forward.includes(column.name)) yield [`t${k} is null and ${at(column.emptyOnlyWhere.column)} is distinct from ${literal(column.emptyOnlyWhere.word)}`, "missing_value"];
  if (column.neededWhere) yield [`t${k} is null and ${at(column.neededWhere.column)} = ${literal(column.neededWhere.word)}`, "missing_value"];
  if (!supplied) return;
  const outside = outsideList(`t${k}`, `v${k}`, column);
  if (outside !== null) yield [outside, "outside_list"];
  else if (column.type !== "id" && column.type !== "text" && column.type !== "list") yield [`t${k} is not null and v${k} is null`, "unreadable_value"];
}
