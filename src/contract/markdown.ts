import {tables, type Column, type Table} from "./tables.ts";

/** docs/tables.md: the input tables as a reader sees them. A test holds the file against this. */
export function tablesAsMarkdown(): string {
  return `# The input tables

Files in the source folder, each as CSV, TSV, Parquet, JSON or JSON lines (\`.gz\` too), or several parts as \`employees/*.csv\`. Required: ${tables.filter((t) => t.required).map((t) => t.name).join(", ")}.
Columns in bold are the key. \`?\` may be empty, and such a column need not be there. Dates are ISO 8601, numbers have a decimal point, lists are separated by \`;\`,
unless \`sources.yaml\` says otherwise. Extra columns are left out and named once.

${tables.map(section).join("\n\n")}
`;
}

function section(table: Table): string {
  const rows = table.columns.map((column) => `| ${table.key.includes(column.name) ? `**${column.name}**` : column.name} | ${column.type}${column.optional || column.fallback !== undefined ? "?" : ""} | ${notes(column)} |`);
  const open = table.open ? ["| any other column that the manifest lists under `demographics` | text? | |"] : [];
  return [`## ${table.name}`, "", "| column | type | |", "| --- | --- | --- |", ...rows, ...open].join("\n");
}

function notes(column: Column): string {
  return [
    column.values?.join(", "),
    column.fallback === undefined ? undefined : `${column.fallback} where empty`,
    column.references ? `must be in ${column.references}` : undefined,
    column.neededWhere ? `needed where ${column.neededWhere.column} is ${column.neededWhere.word}` : undefined,
    column.emptyOnlyWhere ? `empty only where ${column.emptyOnlyWhere.column} is ${column.emptyOnlyWhere.word}` : undefined,
    column.money ? "in the manifest's currency" : undefined
  ].filter(Boolean).join("; ");
}
