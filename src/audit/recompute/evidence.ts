import type {ModelCells} from "../groupModel.ts";

/** A record of one of the pack's tables: text by column, empty where null. */
export type TableRow = Readonly<Record<string, string>>;

/** What the audit was asked for, as the pack's manifest says it. */
export interface AuditParameters {
  readonly demographics: readonly string[];
  readonly minimum_cell: number;
  readonly minimum_share: number;
  /** Attribute → the configured reference group. */
  readonly reference_groups: Readonly<Record<string, string>>;
  /** Stage → what it needs and the source folder did not hold. */
  readonly missing_stages: Readonly<Record<string, string>>;
}

export interface Group {
  readonly name: string;
  readonly pool: number;
  readonly selected: number;
  /** Persons among the rows; undefined where a table without rows does not say. */
  readonly people: number | undefined;
  readonly evaluable: boolean;
}

/** The pool of one stage × badge ('all' too) × attribute. */
export interface Pool {
  readonly stage: string;
  readonly badge: string;
  readonly attribute: string;
  readonly groups: ReadonlyMap<string, Group>;
  /** Rows of all groups, Unknown too. */
  readonly total: number;
  readonly known: Omit<Group, "name" | "evaluable">;
}

export interface Pair {
  readonly pool: Pool;
  readonly rule: string;
  readonly focal: Group;
  /** Null: all others together, or no reference. */
  readonly reference: string | null;
  readonly referenceSelected: number | null;
  readonly referencePool: number | null;
  readonly notCompared: string | null;
  /** Two different groups are compared. */
  readonly apart: boolean;
}

export interface Stratum {
  readonly family: string;
  readonly level: string;
  readonly role: string;
  readonly focal: number;
  readonly focalPool: number;
  readonly reference: number;
  readonly referencePool: number;
}

/** People alike of a group: of one role at their first row, with as many rows and as many of them selected. */
export interface Alike {
  readonly role: string;
  readonly family: string;
  readonly level: string;
  readonly rows: number;
  readonly selected: number;
  readonly people: number;
}

/** What figures are recomputed from: the rows of a pack, or its tables of counts where it has no rows. */
export interface Evidence {
  readonly pools: ReadonlyMap<string, Pool>;
  strata(pair: Pair): readonly Stratum[];
  /** Undefined where there are no rows. */
  alike(pool: Pool): ReadonlyMap<string, readonly Alike[]> | undefined;
  /** With the group numbers; undefined where there are no rows. */
  cells(pool: Pool): {readonly cells: ModelCells; readonly numbers: ReadonlyMap<string, number>} | undefined;
}

/** Groups that are somebody: small ones have no row of their own, and pseudonyms stand for their names, so that a tie by name cannot be told again. */
export const isOfPeople = (attribute: string): boolean => ["team_id", "manager_id", "assessor_id"].includes(attribute);

export const keyOf = (...parts: readonly string[]): string => parts.join("\u0001");

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The least by an order, and all that tie with it; of these the one that a pseudonymous table names. */
export function firstOf(groups: readonly Group[], order: (a: Group, b: Group) => number, named: string | undefined): Group | undefined {
  const sorted = [...groups].sort((a, b) => order(a, b) || byText(a.name, b.name));
  return sorted.find((group) => group.name === named && order(group, sorted[0]!) === 0) ?? sorted[0];
}
