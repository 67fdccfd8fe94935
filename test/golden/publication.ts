import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {tableFromIPC} from "@uwdata/flechette";
import {run} from "../../pipelines/run.ts";

/** The salt of the golden organization: with another one every count would be rounded anew. */
const salt = "salt of the golden organization, no secret\n";

/** The files of the draft publication of a source folder, by their path below it. */
export async function publish(source: string): Promise<Map<string, Buffer>> {
  const place = mkdtempSync(join(tmpdir(), "badgeways-golden-"));
  try {
    mkdirSync(place, {recursive: true});
    writeFileSync(join(place, "salt"), salt);
    const {draft} = await run({source, warehouse: join(place, "warehouse.duckdb")});
    const names = readdirSync(draft, {recursive: true, encoding: "utf8"}).filter((name) => /\.(arrow|json)$/.test(name)).sort();
    return new Map(names.map((name) => [name.replaceAll("\\", "/"), readFileSync(join(draft, name))]));
  } finally {
    rmSync(place, {recursive: true, force: true});
  }
}

/** A publication's file as text that shows a changed figure as a changed line. Hidden cells are counted, not listed. */
export function readable(name: string, content: Buffer): string {
  if (name.endsWith(".json")) return content.toString("utf8");
  const table = tableFromIPC(content, {useDate: true});
  const rows = table.toArray().map((row) => ({...row})) as Record<string, unknown>[];
  const shown = rows.filter((row) => !("state" in row) || row.state === "shown" || row.state === "no_rate");
  const text = (value: unknown) => (value === null ? "" : value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === "number" ? String(Number(value.toPrecision(12))) : JSON.stringify(value));
  const columns = table.schema.fields.map((field) => field.name).filter((column) => column !== "sql");
  return [columns.join(","), ...shown.map((row) => columns.map((column) => text(row[column])).join(",")), `# ${rows.length - shown.length} hidden`].join("\n") + "\n";
}
