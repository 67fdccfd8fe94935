import {tableFromIPC} from "@uwdata/flechette";

type Row = Record<string, unknown>;

/** A published table as text that shows a changed figure as a changed line, and stays small enough to be read. */
export function asText(name: string, bytes: Uint8Array): string {
  const rows = tableFromIPC(bytes, {useDate: true}).toArray() as Row[];
  return name === "metric_values" ? metricValues(rows) : name === "lineage" ? lineage(rows) : table(rows, name === "metric_definitions" ? ["sql"] : []);
}

/** Tab-separated; SQL text is left out, since it lies in sql/ itself. */
function table(rows: readonly Row[], leftOut: readonly string[]): string {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !leftOut.includes(column));
  return lines([columns.join("\t"), ...rows.map((row) => columns.map((column) => plain(row[column])).join("\t"))]);
}

/** A line for each model: what it reads. */
function lineage(rows: readonly Row[]): string {
  const models = [...new Set(rows.map((row) => row.model))];
  return lines(models.map((model) => `${model} ← ${rows.filter((row) => row.model === model).map((row) => row.depends_on).join(", ")}`));
}

const marks: Record<string, string> = {too_few: "·", complement: "×", no_rate: "?", derivable: "~"};

/**
 * For each metric, grain and member a line of its periods in order: numerator/denominator, `?` after them where they have no rate, `·`
 * for too few, `×` for a hidden complement, `~` for what the attacker had hidden. Below it, for everyone, the figures derived: value [lower, upper], change [lower, upper].
 */
function metricValues(rows: readonly Row[]): string {
  const series = new Map<string, Row[]>();
  for (const row of rows) {
    const head = [row.metric, row.grain, row.dimension, row.member].join("\t");
    series.set(head, [...(series.get(head) ?? []), row]);
  }
  return lines([...series].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([head, cells]) => {
    const counts = cells.map((cell) => (cell.denominator === null ? marks[cell.state as string] : `${plain(cell.numerator)}/${plain(cell.denominator)}${cell.state === "no_rate" ? "?" : ""}`));
    const line = `${head}\t${plain(cells[0]!.period_start)}\t${counts.join(" ")}`;
    if (cells.every((cell) => cell.value === null)) return [line];
    return [line, `  ${cells.map(derived).join("; ")}`];
  }));
}

function derived(cell: Row): string {
  const interval = (lower: unknown, upper: unknown) => `[${plain(lower)}, ${plain(upper)}]`;
  if (cell.value === null) return "-";
  const value = cell.grain === "year" || cell.dimension === "all" ? `${plain(cell.value)} ${interval(cell.lower, cell.upper)}` : plain(cell.value);
  return cell.grain === "year" && cell.change !== null ? `${value} Δ ${plain(cell.change)} ${interval(cell.change_lower, cell.change_upper)}` : value;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "number" && !Number.isInteger(value) ? String(Number(value.toPrecision(4))) : String(value);
}

const lines = (all: readonly string[]) => `${all.join("\n")}\n`;
