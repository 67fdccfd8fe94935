import {tables, type Table} from "./tables.ts";

/**
 * What an organization may agree not to use. A use that is off owns nothing that is read: this is the only place that knows which
 * input tables and columns each one owns. Models name their use themselves (`-- uses: performance`).
 */
export const uses = ["assessors", "manager_engagement", "performance", "sentiment", "talent_review_packs"] as const;
export type Use = (typeof uses)[number];
export type Uses = Readonly<Record<Use, "on" | "off">>;

interface Owned {
  readonly tables: readonly string[];
  /** Columns of tables that are read all the same. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

export const ownedBy: Readonly<Record<Use, Owned>> = {
  // Rubric scores stay: they are about the evidence.
  assessors: {tables: ["submission_reviews"], columns: {badge_submissions: ["assessor_id", "second_assessor_id"]}},
  manager_engagement: {tables: ["development_actions"], columns: {}},
  performance: {tables: ["performance_reviews"], columns: {}},
  sentiment: {tables: ["sentiment_responses"], columns: {}},
  talent_review_packs: {tables: [], columns: {}}
};

export const allUses: Uses = {assessors: "on", manager_engagement: "on", performance: "on", sentiment: "on", talent_review_packs: "on"};

export const unused = (given: Uses): Use[] => uses.filter((use) => given[use] === "off");

/** The contract's tables without what the uses that are off own. */
export function tablesInUse(given: Uses): readonly Table[] {
  const left = unused(given).map((use) => ownedBy[use]);
  return tables.filter(({name}) => !left.some((owned) => owned.tables.includes(name)))
    .map((table) => ({...table, columns: table.columns.filter(({name}) => !left.some((owned) => owned.columns[table.name]?.includes(name)))}));
}
