import type {Block} from "../contract/manifest.ts";
import type {Column, Table} from "../contract/tables.ts";
import {Fault} from "../fault.ts";
import {suggestion} from "../nearest.ts";
import {shown} from "../shown.ts";
import {no, yes} from "./convert.ts";

type BlockPlace = (...path: string[]) => string;

/** Refuses words of a block that no row could bear: constants and mapped values outside a column's list or type, prefixes and date formats of columns that take none. */
export function checkWords(table: Table, block: Block, place: BlockPlace): void {
  for (const column of table.columns) {
    const name = `${table.name}.${column.name}`;
    const constant = block.constants[column.name];
    if (constant !== undefined && constant.trim() !== "") checkWord(constant, column, name, place("constants", column.name));
    for (const [theirs, ours] of Object.entries(block.values[column.name] ?? {})) {
      if (ours !== null && ours.trim() !== "") checkWord(ours, column, name, place("values", column.name, theirs));
    }
    if (block.prefix[column.name] !== undefined && (column.values !== undefined || !["id", "text"].includes(column.type))) {
      throw new Fault(`${place("prefix", column.name)}: ${name} takes no prefix; only ids and free text do.`);
    }
  }
  checkDates(table, block, place);
}

function checkWord(word: string, column: Column, name: string, at: string): void {
  const plain = word.trim().toLowerCase();
  if (column.values && !column.values.includes(plain)) {
    throw new Fault(`${at}: ${shown(word)} is no word of ${name}; it has ${column.values.join(", ")}${suggestion(plain, column.values)}.`);
  }
  if (column.type === "bool" && ![...yes, ...no].includes(plain)) throw new Fault(`${at}: ${shown(word)} is neither yes nor no, as ${name} asks.`);
  if (column.type === "int" && !/^[+-]?\d+([.,]0*)?$/.test(plain)) throw new Fault(`${at}: ${shown(word)} is no whole number, as ${name} asks.`);
  if (column.type === "number" && !/^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/.test(plain)) throw new Fault(`${at}: ${shown(word)} is no number, as ${name} asks.`);
}

const directive = /%(-?[dHIjmMSy]|[aAbBcfgGnpuUVwWxXYzZ%])/g;
const isYear = /%-?[yY]|%[GcxD]/, isMonth = /%-?m|%[bBcx]|%-?j|%[UVW]/;

function checkDates(table: Table, {dates}: Block, place: BlockPlace): void {
  const formats: [string[], string][] = typeof dates === "string" ? [[[], dates]] : Object.entries(dates ?? {}).map(([column, format]) => [[column], format]);
  for (const [path, format] of formats) {
    const at = place("dates", ...path);
    const column = table.columns.find(({name}) => name === path[0]);
    if (column && !["date", "month"].includes(column.type)) throw new Fault(`${at}: ${table.name}.${column.name} is no date, so that it takes no date format.`);
    // Seconds since 1970 stand alone.
    if (format === "%s") continue;
    const unknown = /%-?.?/.exec(format.replaceAll(directive, ""))?.[0];
    if (unknown !== undefined) throw new Fault(`${at}: ${JSON.stringify(format)} is no date format, since ${unknown} means nothing; write it like "%d/%m/%Y".`);
    if (!isYear.test(format) || !isMonth.test(format)) throw new Fault(`${at}: ${JSON.stringify(format)} is no date format, since it lacks a year or a month; write it like "%d/%m/%Y".`);
  }
}
