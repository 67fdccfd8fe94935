import type {AttackedHeader, PublishedFiles} from "../../../src/disclosure/attack/files.ts";

/** Who is in a pool, badge by badge: their groups by attribute, and whether they were selected at each stage of the pool. */
export interface Candidate {
  readonly badge: string;
  readonly groups: Readonly<Record<string, string>>;
  readonly selected: Readonly<Record<string, boolean>>;
}

/** A group's true counts. */
export interface Truth {
  readonly key: readonly [stage: string, badge: string, attribute: string, group: string];
  readonly selected: number;
  readonly pool: number;
}

/** The groups of an audit, `all` badges too: a row for each badge of a stage and group of its attribute. */
export function audit(candidates: readonly Candidate[]): Truth[] {
  const stages = [...new Set(candidates.flatMap(({selected}) => Object.keys(selected)))], badges = ["all", ...new Set(candidates.map(({badge}) => badge))];
  const groups = [...new Set(candidates.flatMap(({groups}) => Object.entries(groups).map((group) => group.join("|"))))].map((group) => group.split("|") as [string, string]);
  return stages.flatMap((stage) => badges.flatMap((badge) => groups.map(([attribute, group]): Truth => {
    const own = candidates.filter((one) => (badge === "all" || one.badge === badge) && one.groups[attribute] === group && stage in one.selected);
    return {key: [stage, badge, attribute, group], pool: own.length, selected: own.filter(({selected}) => selected[stage]).length};
  })));
}

export const idOf = ({key}: Pick<Truth, "key">) => key.join("|");

/** A publication of these groups alone: those of fewer people than the minimum are withheld, and those named. */
export function exactPublication(truth: readonly Truth[], {minimum = 10, hidden = new Set<string>(), id = "draft", as_of = "2026-06-30"} = {}): PublishedFiles {
  const isShown = (row: Truth) => row.pool >= minimum && !hidden.has(idOf(row));
  const header: AttackedHeader = {state: "draft", as_of, fiscal_year_start: 1, minimum_cell: minimum, demographics: ["gender"], crosses: [], exact: ["equity"], employees_band: "under 600"};
  const columns = new Map<string, unknown[]>(["stage", "badge_id", "attribute", "group_name"].map((name, k) => [name, truth.map(({key}) => key[k])]));
  for (const count of ["selected", "pool"] as const) columns.set(count, truth.map((row) => (isShown(row) ? row[count] : null)));
  columns.set("state", truth.map((row) => (isShown(row) ? "shown" : "withheld")));
  return {id, headers: [header], tables: [{name: "attainment", audience: "equity", rows: truth.length, bytes: new Uint8Array(), columns}]};
}
