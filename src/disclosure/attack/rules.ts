import {builtInDimensions, frameworkDimensions, type Declaration, type PublishedColumn} from "../declaration.ts";
import {derivedFaults} from "./derived.ts";
import type {PublishedFiles, PublishedTable} from "./files.ts";
import {layouts} from "./layouts.ts";
import {isoDay} from "./names.ts";
import {firstDifference} from "./difference.ts";
import {periodFaults, releaseFaults} from "./windows.ts";

interface Ruled {
  readonly publication: PublishedFiles;
  readonly earlier: readonly PublishedFiles[];
  readonly declarations: readonly (Declaration & {readonly audiences: readonly string[]})[];
}

/** What published files break of METRICS section 9.1, told from the files alone: a sentence each, the first of its kind in a table. */
export function brokenRules({publication, earlier, declarations}: Ruled): string[] {
  const header = publication.headers[0];
  if (!header) return ["the publication has no publication.json"];
  const dimensions = new Set(["all", ...builtInDimensions, ...frameworkDimensions, ...header.demographics, ...header.crosses]);
  const definitions = publication.tables.find(({name}) => name === "metric_definitions")?.columns;
  const intervals = new Map(Array.from(definitions?.get("metric") ?? [], (metric, k) => [String(metric), String(definitions!.get("interval")![k])]));
  return [
    ...publication.tables.flatMap((table) => {
      const declaration = declarations.find(({name, audiences}) => name === table.name && audiences.includes(table.audience));
      if (!declaration) return [`${table.audience}/${table.name}: a file that is not declared for ${table.audience}`];
      const undeclared = undeclaredColumns(table, declaration);
      if (undeclared.length > 0) return undeclared;
      const exact = declaration.exact !== undefined && header.exact.includes(declaration.exact);
      const place = (row: number) => placeOf(table, declaration.key, row);
      return [
        ...declaration.columns.flatMap((column) => valueFaults(table, column, {dimensions, exact, place})),
        ...marginFaults(table, declaration, place), ...periodFaults(table, header, place), ...derivedFaults(table, {minimumCell: header.minimum_cell, exact, intervals, place})
      ];
    }),
    ...releaseFaults(publication, earlier, (one, other) => firstDifference(one, other, declarations))
  ];
}

function undeclaredColumns({name, columns}: PublishedTable, declaration: Declaration): string[] {
  const declared = new Set(declaration.columns.map((column) => column.name));
  return [
    ...[...columns.keys()].filter((column) => !declared.has(column)).map((column) => `${name}: column ${column} is not declared`),
    ...[...declared].filter((column) => !columns.has(column)).map((column) => `${name}: column ${column} is declared and not there`)
  ];
}

/** Where a row stands, in words. */
const placeOf = ({name, columns}: PublishedTable, key: readonly string[], row: number) =>
  `${name}: ${key.map((column) => (column === "period_start" || column === "date" ? isoDay(Number(columns.get(column)![row])) : String(columns.get(column)![row]))).join(" · ")}`;

function valueFaults(table: PublishedTable, column: PublishedColumn, {dimensions, exact, place}: {dimensions: ReadonlySet<string>; exact: boolean; place: (row: number) => string}): string[] {
  const values = table.columns.get(column.name)!;
  const holds = ruleOf(column, dimensions, exact);
  if (!holds) return [];
  for (let row = 0; row < table.rows; row++) {
    const value = values[row];
    if (value === null || value === undefined || holds(value)) continue;
    return [`${place(row)}: ${column.name} holds ${whatIsWrong[column.role] ?? "what it may not"}`];
  }
  return [];
}

const whatIsWrong: Partial<Record<PublishedColumn["role"], string>> = {
  count: "a count that is not rounded to a multiple of 5", band: "a count in words that is not floored to a multiple of 5", figure: "what is not a finite number",
  category: "a word that is not declared", dimension: "a dimension, or a pair of them, that is not declared"
};

function ruleOf({role, values}: PublishedColumn, dimensions: ReadonlySet<string>, exact: boolean): ((value: unknown) => boolean) | undefined {
  switch (role) {
    case "count": return (value) => Number.isInteger(value) && Number(value) >= 0 && (exact || Number(value) % 5 === 0);
    case "band": return (value) => value === "0" || value === "under 5" || (/^[1-9]\d*$/.test(String(value)) && Number(value) % 5 === 0);
    case "figure": case "setting": return (value) => Number.isFinite(value);
    case "category": return (value) => values!.includes(String(value));
    case "dimension": return (value) => dimensions.has(String(value));
    default: return undefined;
  }
}

/** Counts without a layout, and members whose `all` is missing: nobody could have said what a subtraction gives. */
function marginFaults(table: PublishedTable, {columns, key}: Declaration, place: (row: number) => string): string[] {
  if (!columns.some(({role}) => role === "count")) return [];
  const layout = layouts[table.name];
  if (!layout) return [`${table.name}: its counts have no layout in src/disclosure/attack, so that nobody has said what adds up to them`];
  if (!layout.members || layout.members.unsaidTotal || layout.curve) return [];
  const {dimension, member} = layout.members;
  const others = key.filter((column) => column !== dimension && column !== member && !(column in (layout.totals ?? {}))).map((column) => table.columns.get(column)!);
  const group = (row: number) => others.map((values) => values[row]).join("");
  const names = table.columns.get(dimension)!;
  const whole = new Set<string>();
  for (let row = 0; row < table.rows; row++) if (names[row] === "all") whole.add(group(row));
  for (let row = 0; row < table.rows; row++) {
    if (names[row] !== "all" && !whole.has(group(row)) && layout.counts.some((column) => typeof table.columns.get(column)![row] === "number")) return [`${place(row)}: counts of a part without those of the whole`];
  }
  return [];
}
