import {isoDay} from "../cells.ts";
import type {Cell} from "../cells.ts";
import {dots} from "../components/charts.ts";
import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {escape, lines} from "../html.ts";
import type {Rows} from "../publication.ts";
import type {Maker, Page} from "../site.ts";
import {dimensionTitle} from "../words/metrics.ts";

type Row = Rows[number];

const stageNames: Readonly<Record<string, {name: string; of: string; pool: string}>> = {
  awarded: {name: "Awarded of those decided", of: "of those with a decision in the twelve months, the share awarded", pool: "person and badge with a decision"},
  overall: {name: "Awarded of those within reach", of: "of those for whom a badge is within reach and not yet held, the share awarded within twelve months", pool: "person and badge within reach"}
};

const chance = "Chance has not been weighed yet: these are shares, ratios and counts, not verdicts. A ratio under four fifths is a reason to look, no more.";

/** equity: attainment by group. Badge 'all' first, since the pools of single badges are small. */
export function attainmentPage(maker: Maker): Page {
  const rows = maker.publication.rows("attainment");
  const attributes = maker.publication.header.demographics.filter((name) => rows.some((row) => row.attribute === name));
  const html = lines(
    '<div class="lede"><h1>Attainment by group</h1>',
    `<p class="answer">${escape(answer(maker, rows))}</p></div>`,
    `<p class="banner">${escape(chance)}</p>`,
    ...Object.entries(stageNames).map(([stage, {name}]) => lines(
      `<section><h2>${escape(name)}</h2>`,
      rows.some((row) => row.stage === stage)
        ? lines(...attributes.map((attribute) => groupFigure(maker, rows, stage, attribute)), badgeFigure(maker, rows, stage))
        : `<p class="lack">${escape(lackOf(maker, stage))}</p>`,
      "</section>")),
    "<section><h2>How to read this</h2>",
    "<p>A group is set against the group with the highest published share that is at least two in a hundred of the pool. Shares of all badges together count a person once for each badge, so that they bear no interval. Family and level, which may themselves be unfair, have not been held apart yet: a gap can come from the roles that a group holds.</p>",
    "<p>Counts are rounded to multiples of five; shares, ratios and shortfalls are computed from the rounded counts. Groups whose attribute is not known are counted and not compared.</p></section>"
  );
  return {path: "index", title: "Attainment", html};
}

const lackOf = ({publication}: Maker, stage: string) =>
  publication.header.demographics.length === 0 ? "No demographic column was supplied: groups cannot be told apart."
    : publication.header.needs.awards === false ? "Neither badge submissions nor learning enrolments were supplied: attainment needs them."
      : stage === "awarded" ? "No badge submissions were supplied: decisions are not known." : "Nobody is in this pool.";

function answer({publication, format}: Maker, rows: Rows): string {
  const below = rows.filter((row) => row.below_four_fifths === true && row.badge_id === "all");
  const single = new Set(rows.filter((row) => row.below_four_fifths === true && row.badge_id !== "all" && isLargeEnough(row)).map((row) => row.badge_id as string));
  if (rows.length === 0) return lackOf({publication} as Maker, "overall");
  const period = `from ${format.day(isoDay(rows[0]!.audit_start))} to ${format.day(new Date(Date.parse(isoDay(rows[0]!.audit_end)) - 86_400_000).toISOString().slice(0, 10))}`;
  const whole = below.length === 0 ? "Over all badges no group's share is under four fifths of the highest group's" : `Over all badges ${below.map((row) => `${row.group_name} (${dimensionTitle(row.attribute).toLowerCase()}) stands at ${format.number(row.impact_ratio, 2)} of ${row.reference_group}`).join("; ")}`;
  return `${whole}, ${period}. In ${single.size === 0 ? "no single badge" : `${format.count(single.size)} single ${single.size === 1 ? "badge" : "badges"}`} with enough awards some group is under four fifths.`;
}

/** Whether at least ten awards would be expected of the group at the reference's share: under that a ratio of rounded counts is noise. */
const isLargeEnough = (row: Row) => row.shortfall !== null && row.shortfall + row.selected >= 10;

function cellOf(row: Row): Cell {
  return {
    metric: "award_rate", grain: "year", start: isoDay(row.audit_start), end: isoDay(row.audit_end), dimension: row.attribute, member: row.group_name, numerator: row.selected, denominator: row.pool, value: row.value,
    lower: row.lower, upper: row.upper, previous: null, change: null, changeLower: null, changeUpper: null, state: row.state
  };
}

const columnsFor = ({format, words}: Maker, first: Column<Row>): Column<Row>[] => [
  first,
  {title: "Selected", text: (r) => (r.selected === null ? words.hidden(r.state) : format.count(r.selected)), raw: (r) => r.selected, numeric: true},
  {title: "Pool", text: (r) => (r.pool === null ? "–" : format.count(r.pool)), raw: (r) => r.pool, numeric: true},
  {title: "Share", text: (r) => (r.value === null ? "–" : format.percent(r.value, 1)), raw: (r) => r.value, numeric: true},
  {title: words.certain, text: (r) => (r.lower === null ? "–" : `${format.percent(r.lower, 1)} to ${format.percent(r.upper, 1)}`), numeric: true},
  {title: "Against", text: (r) => (r.impact_ratio === null ? "–" : r.reference_group), raw: (r) => r.reference_group},
  {title: "Ratio", text: (r) => (r.impact_ratio === null ? "–" : format.number(r.impact_ratio, 2)), raw: (r) => r.impact_ratio, numeric: true},
  {title: "Under four fifths", text: (r) => (r.below_four_fifths === null ? "–" : r.below_four_fifths ? "▼ yes" : "no"), raw: (r) => String(r.below_four_fifths ?? "")},
  {title: "Awards short of that share", text: (r) => (r.shortfall === null ? "–" : format.count(Math.max(0, r.shortfall))), raw: (r) => r.shortfall, numeric: true}];

function groupFigure(maker: Maker, all: Rows, stage: string, attribute: string): string {
  const {format} = maker;
  const rows = all.filter((row) => row.stage === stage && row.attribute === attribute && row.badge_id === "all");
  const shown = rows.filter((row) => row.value !== null).sort((a, b) => b.value - a.value);
  const [most, least] = [shown[0], shown.at(-1)];
  const title = !most || most === least ? `${dimensionTitle(attribute)}: too few groups to compare`
    : `${dimensionTitle(attribute)}: ${format.percent(least!.value, 1)} of ${least!.group_name} to ${format.percent(most.value, 1)} of ${most.group_name}, a ratio of ${format.number(least!.impact_ratio ?? least!.value / most.value, 2)}`;
  const columns = columnsFor(maker, {title: dimensionTitle(attribute), text: (r) => r.group_name});
  const id = `${stage}-by-${attribute.replaceAll("_", "-")}`;
  const pool = rows.reduce((sum, row) => sum + (row.pool ?? 0), 0);
  return figureHtml({
    id, title, subtitle: `${stageNames[stage]!.name}, all badges, ${format.count(pool)} pairs of ${stageNames[stage]!.pool}`,
    chart: dots(maker.canvas, rows.filter((row) => row.group_name !== "Unknown").map(cellOf), undefined, {tick: (v) => format.percent(v), label: (v) => format.percent(v, 1)}, `${stageNames[stage]!.name} by ${dimensionTitle(attribute)}`),
    note: "No intervals: over all badges a person counts once a badge, so that the rows are not independent.", definition: `Share = ${stageNames[stage]!.of}.`,
    table: tableHtml({columns, rows}, `${stageNames[stage]!.name} by ${dimensionTitle(attribute).toLowerCase()}, all badges`), csv: maker.file(`csv/${id}.csv`, csvText({columns, rows}, maker.about(`${stage} by ${attribute}`, `${isoDay(rows[0]?.audit_start ?? new Date(0))} to ${isoDay(rows[0]?.audit_end ?? new Date(0))}`)))
  });
}

function badgeFigure(maker: Maker, all: Rows, stage: string): string {
  const rows = all.filter((row) => row.stage === stage && row.badge_id !== "all");
  const compared = rows.filter((row) => row.impact_ratio !== null && row.group_name !== row.reference_group && isLargeEnough(row)).sort((a, b) => b.pool - a.pool || a.impact_ratio - b.impact_ratio);
  const named: Column<Row> = {title: "Badge and group", text: (r) => `${String(r.badge_id).replaceAll("-", " ")}: ${r.group_name}`, raw: (r) => `${r.badge_id}: ${r.group_name}`};
  const columns = columnsFor(maker, named);
  const below = compared.filter((row) => row.below_four_fifths);
  return lines(
    `<h3>Single badges</h3>`,
    `<p>${compared.length === 0 ? "In no single badge would ten awards be expected of a group, so that a ratio would say little." : `${maker.format.count(below.length)} of ${maker.format.count(compared.length)} comparisons in which at least ten awards would be expected are under four fifths. Pools are small, so that some would be by chance alone.`}</p>`,
    compared.length > 0 && `<details class="data"><summary>${compared.length > 40 ? `The 40 largest of ${maker.format.count(compared.length)} comparisons` : `All ${maker.format.count(compared.length)} comparisons`}, largest pools first</summary>${tableHtml({columns, rows: compared.slice(0, 40)}, `${stageNames[stage]!.name} by badge and group, largest pools first: badges that everyone may earn lead`)}</details>`,
    `<p class="tools"><a class="csv" href="${maker.file(`csv/${stage}-by-badge.csv`, csvText({columns, rows}, maker.about(`${stage} by badge and group`, "the audit year")))}" download="${stage}-by-badge.csv">CSV of all badges</a></p>`
  );
}
