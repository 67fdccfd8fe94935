import {cure} from "./curing.ts";
import type {Declaration} from "../declaration.ts";
import type {PublishedFiles} from "./files.ts";
import type {HiddenCell} from "./hiding.ts";
import {known} from "./known.ts";
import {weigher, type Leak, type Remembered} from "./leaks.ts";
import type {MetricLaws} from "./metricLaws.ts";
import {leakSentence, nameOf} from "./names.ts";
import {programs} from "./program.ts";
import type {System} from "./system.ts";
import {brokenRules} from "./rules.ts";
import {lastQuarterEnd} from "./windows.ts";

export interface AttackOrder {
  readonly publication: PublishedFiles;
  /** Releases made before it. */
  readonly earlier: readonly PublishedFiles[];
  readonly declarations: readonly (Declaration & {readonly audiences: readonly string[]})[];
  readonly laws: MetricLaws;
  /** What earlier attacks on almost the same files found, block by block; added to. */
  readonly remembered?: Remembered;
}

/** What the attacker did, for the page that tells of it: counts of cells, never of people. */
export interface AttackFigures {
  readonly cells: number;
  /** Hidden by thresholds, and because others would have given them away. */
  readonly hidden: number;
  readonly hidden_by_attack: number;
  /** Counts that could be one to four by their own figure. */
  readonly small: number;
  readonly programs: number;
  /** The fewest values that are left to one of those; null where there are none. */
  readonly narrowest: number | null;
  readonly releases: number;
  readonly corrected: number;
  readonly leaks: number;
  /** Of those, what earlier releases gave away by themselves, and no later one can take back. */
  readonly old: number;
}

export interface AttackResult {
  /** Rules of METRICS section 9.1 that the files break, a sentence each. */
  readonly broken: readonly string[];
  /** Cells that give themselves away, a sentence each. */
  readonly leaks: readonly string[];
  /** Rows whose hiding cures every leak that hiding can cure. */
  readonly hide: readonly HiddenCell[];
  /** Leaks that remain when those are hidden. */
  readonly incurable: readonly string[];
  readonly figures: AttackFigures;
}

/** Attacks a publication with everything that anybody can read: its files for all audiences, and every earlier release. */
export async function attack({publication, earlier, declarations, laws, remembered}: AttackOrder): Promise<AttackResult> {
  const broken = brokenRules({publication, earlier, declarations});
  const seen = known({tables: publication.tables, declarations, laws, minimum: publication.headers[0]?.minimum_cell ?? 0, exact: exactTables(publication, declarations), earlier: sameWindows(publication, earlier, declarations)});
  const {system, tables} = seen;
  const said = system.counts.filter(({row}) => row >= 0);
  const figures = {cells: said.length, hidden: said.filter(({published}) => published === null).length, releases: earlier.length, corrected: seen.corrected};
  const {first, told, hide, open} = cure(seen, weigher(system, await programs(), remembered));
  const contradiction = first.broken && [`${nameOf(system.counts[first.broken.whole]!, tables)} is not what its parts sum to`];
  const old = open.filter((leak) => isOld(leak, system));
  const incurable = open.filter((leak) => !isOld(leak, system)).map((leak) => leakSentence(leak, system, tables));
  return {broken: [...broken, ...(contradiction ?? [])], leaks: told, hide, incurable, figures: {...figures, hidden_by_attack: hide.length, small: first.small, programs: first.programs, narrowest: first.narrowest ?? null, leaks: told.length, old: old.length}};
}

/** Whether nothing that this publication adds takes part in a leak; of exact counts an earlier one must. */
const isOld = ({count, by}: Leak, {counts}: System) =>
  [count, ...by].every((c) => counts[c]!.published === null || counts[c]!.earlier !== null) && (!counts[count]!.exact || [count, ...by].some((c) => counts[c]!.earlier !== null));

/** Tables whose counts are exact in a publication. */
const exactTables = ({headers}: PublishedFiles, declarations: readonly Declaration[]) =>
  new Set(declarations.flatMap(({name, exact}) => exact && headers.some((header) => header.exact.includes(exact)) ? name : []));

/** Earlier files that speak of the same windows: tables without a period of their own are of the whole history to the last whole quarter. */
function sameWindows(publication: PublishedFiles, earlier: readonly PublishedFiles[], declarations: readonly Declaration[]) {
  const quarterOf = ({headers}: PublishedFiles) => headers[0] && lastQuarterEnd(headers[0]);
  const now = quarterOf(publication);
  return earlier.flatMap((release) => {
    const exact = exactTables(release, declarations);
    return release.tables.filter((table) => table.columns.has("period_start") || quarterOf(release) === now).map((table) => ({table, exact: exact.has(table.name)}));
  });
}
