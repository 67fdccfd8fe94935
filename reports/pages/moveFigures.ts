import {isoDay} from "../cells.ts";
import {flows, lines as seriesChart, type Flow, type Point} from "../components/charts.ts";
import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {eventList} from "../components/timeMarks.ts";
import type {Maker} from "../site.ts";
import {eventsOf} from "../timeMarks.ts";
import {movesWords} from "../words/moves.ts";

const orNull = (value: unknown) => (value === null || value === undefined ? null : Number(value));

interface Row {
  readonly start: string;
  readonly end: string;
  readonly grain: "quarter" | "year";
  readonly series: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly count: number | null;
  readonly state: string;
}

/** The events of the whole organization over the rows' periods. */
const eventsBeside = ({publication}: Maker, rows: readonly Row[]) => ({events: eventsOf(publication.marks, "all", "all", rows[0]?.start ?? "", rows.at(-1)?.end ?? ""), targets: []});

/** Time to fill from inside against outside. */
export function fillTimesFigure(maker: Maker): string {
  const {format, words} = maker;
  const said = movesWords(format);
  const rows = maker.publication.rows("fill_times").filter((row) => row.grain === "quarter").map((row): Row => ({
    start: isoDay(row.period_start), end: isoDay(row.period_end), grain: "quarter", series: said.sources[row.source] ?? row.source,
    value: orNull(row.value), lower: orNull(row.lower), upper: orNull(row.upper), count: orNull(row.openings), state: row.state
  }));
  const last = (source: string) => rows.findLast((row) => row.series === said.sources[source] && row.value !== null);
  const beside = eventsBeside(maker, rows);
  const inside = last("internal"), outside = last("external");
  if (!inside && !outside) return "";
  const columns: Column<Row>[] = [
    {title: "Quarter", text: (row) => words.period(row)}, {title: "From", text: (row) => row.series},
    {title: "Median days", text: (row) => (row.value === null ? words.hidden(row.state) : format.number(row.value, 0)), raw: (row) => row.value, numeric: true},
    {title: words.certain, text: (row) => (row.lower === null || row.upper === null ? "–" : `${format.number(row.lower, 0)} to ${format.number(row.upper, 0)}`), numeric: true},
    {title: "Openings filled", text: (row) => (row.count === null ? "–" : format.count(row.count)), raw: (row) => row.count, numeric: true}];
  const period = `${format.span(rows[0]!.start, rows.at(-1)!.end)}, by quarter`;
  return figureHtml({
    id: "fill-times", metric: "time_to_fill_days", title: said.fillTimes(inside?.value ?? undefined, outside?.value ?? undefined), subtitle: said.fillTimesOf(inside?.count ?? undefined, outside?.count ?? undefined),
    chart: seriesChart(maker.canvas, rows, ["inside", "outside"], {tick: (v) => format.number(v, 0), label: (v) => words.value("time_to_fill_days", v)}, "Median days to fill from inside and from outside, by quarter", beside), events: eventList(format, beside.events),
    note: said.fillTimesNote, table: tableHtml({columns, rows}, `Time to fill by source, ${period}`), csv: maker.file("csv/fill-times.csv", csvText({columns, rows}, maker.about("Time to fill by source", period)))
  });
}

/** Moves of each kind over the years. */
export function kindsFigure(maker: Maker): string {
  const {format, words} = maker;
  const said = movesWords(format);
  const rows = maker.publication.rows("move_kinds").filter((row) => row.grain === "year").map((row): Row & {kind: string} => ({
    start: isoDay(row.period_start), end: isoDay(row.period_end), grain: "year", kind: row.kind, series: said.kind(row.kind), value: orNull(row.moves), lower: null, upper: null, count: orNull(row.moves), state: row.state
  }));
  const last = rows.at(-1);
  if (!last) return "";
  const now = new Map(rows.filter((row) => row.start === last.start).map((row) => [row.kind, row.value ?? 0]));
  const kinds = [...now].sort((a, b) => b[1] - a[1]).map(([kind, moves]) => ({kind, moves})).filter(({moves}) => moves > 0);
  const beside = eventsBeside(maker, rows);
  const points: Point[] = rows.filter((row) => kinds.some(({kind}) => kind === row.kind));
  const columns: Column<Row>[] = [
    {title: "Year", text: (row) => words.period(row)}, {title: "Kind", text: (row) => row.series},
    {title: "Moves", text: (row) => (row.value === null ? words.hidden(row.state) : format.count(row.value)), raw: (row) => row.value, numeric: true}];
  return figureHtml({
    id: "move-kinds", metric: "internal_mobility_rate", title: said.kinds(words.period(last), kinds), subtitle: said.kindsOf,
    chart: seriesChart(maker.canvas, points, kinds.slice(0, 4).map(({kind}) => said.kind(kind)), {tick: (v) => format.count(v), label: (v) => format.count(v)}, "Moves by kind and year", beside), events: eventList(format, beside.events),
    note: said.kindsNote, table: tableHtml({columns, rows}, "Moves by kind and year"), csv: maker.file("csv/move-kinds.csv", csvText({columns, rows}, maker.about("Moves by kind", "years")))
  });
}

/** Moves from family to family in the last whole year. */
export function flowsFigure(maker: Maker): string {
  const {format, words} = maker;
  const said = movesWords(format);
  const all = maker.publication.rows("move_flows").filter((row) => row.grain === "year");
  const last = all.map((row) => isoDay(row.period_start)).sort().at(-1);
  const rows = all.filter((row) => isoDay(row.period_start) === last);
  if (!last || rows.length === 0) return "";
  const cells = rows.map((row): Flow => ({from: row.from_family, to: row.to_family, moves: orNull(row.moves)}));
  const sum = (picked: readonly Flow[]) => picked.reduce((total, c) => total + (c.moves ?? 0), 0);
  const period = words.period({grain: "year", start: last, end: isoDay(rows[0]!.period_end)});
  const columns: Column<Flow>[] = [
    {title: "From", text: (c) => c.from}, {title: "To", text: (c) => c.to},
    {title: "Moves", text: (c) => (c.moves === null ? "hidden" : format.count(c.moves)), raw: (c) => c.moves, numeric: true}];
  return figureHtml({
    id: "move-flows", metric: "internal_mobility_rate", title: said.flows(sum(cells.filter((c) => c.from !== c.to)), sum(cells.filter((c) => c.from === c.to)), period), subtitle: said.flowsOf(period),
    chart: flows(maker.canvas, cells, (n) => format.count(n), `Moves between families in ${period}`), note: said.flowsNote,
    table: tableHtml({columns, rows: cells}, `Moves between families, ${period}`), csv: maker.file("csv/move-flows.csv", csvText({columns, rows: cells}, maker.about("Moves between families", period)))
  });
}
