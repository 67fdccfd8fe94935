/** One published figure: a metric in a period for a member of a dimension. Hidden cells have a state and no figures. */
export interface Cell {
  readonly metric: string;
  readonly grain: "month" | "quarter" | "year" | "trailing_12m";
  /** First day, ISO. */
  readonly start: string;
  /** The day after the last one, ISO. */
  readonly end: string;
  readonly dimension: string;
  readonly member: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly previous: number | null;
  readonly change: number | null;
  readonly changeLower: number | null;
  readonly changeUpper: number | null;
  readonly state: string;
}

/** A published date, as Flechette gives it, in ISO form. */
export const isoDay = (value: unknown) => (value instanceof Date ? value : new Date(Number(value))).toISOString().slice(0, 10);
const number = (value: unknown) => (value === null || value === undefined ? null : Number(value));

/** Cells from the rows of a metric_values table, as Flechette gives them with dates as Date. */
export function cellsOf(rows: readonly Readonly<Record<string, any>>[]): Cell[] {
  return rows.map((row) => ({
    metric: row.metric, grain: row.grain, start: isoDay(row.period_start), end: isoDay(row.period_end), dimension: row.dimension, member: row.member,
    numerator: number(row.numerator), denominator: number(row.denominator), value: number(row.value), lower: number(row.lower), upper: number(row.upper),
    previous: number(row.previous), change: number(row.change), changeLower: number(row.change_lower), changeUpper: number(row.change_upper), state: row.state
  }));
}

export interface Selection {
  readonly metric?: string;
  readonly grain?: Cell["grain"];
  readonly dimension?: string;
  readonly member?: string;
}

/** The cells of a selection in the order of time. */
export function select(cells: readonly Cell[], {metric, grain, dimension, member}: Selection): Cell[] {
  return cells
    .filter((c) => (!metric || c.metric === metric) && (!grain || c.grain === grain) && (!dimension || c.dimension === dimension) && (!member || c.member === member))
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

/** Whether the change on a year earlier is more than its uncertainty. */
export const isClear = (cell: Cell) => cell.changeLower !== null && cell.changeUpper !== null && (cell.changeLower > 0 || cell.changeUpper < 0);

/** The grain that a member's headline is told in: a trailing year for the whole where it is published, else the last whole year, else a quarter. */
export function headlineOf(cells: readonly Cell[], metric: string, dimension = "all", member = "all"): Cell | undefined {
  for (const grain of ["trailing_12m", "year", "quarter"] as const) {
    const found = select(cells, {metric, grain, dimension, member});
    if (found.length > 0) return found.at(-1);
  }
  return undefined;
}

/** The cells of a sparkline: 24 month ends of trailing years where they are published, else eight quarters. */
export function recentOf(cells: readonly Cell[], metric: string, dimension = "all", member = "all"): Cell[] {
  const trailing = select(cells, {metric, grain: "trailing_12m", dimension, member});
  return trailing.length > 1 ? trailing.slice(-24) : select(cells, {metric, grain: "quarter", dimension, member}).slice(-8);
}
