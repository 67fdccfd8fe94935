/**
 * What a reader of all published files knows of the counts behind them: each lies between two bounds, and some add up to others.
 * Counts are whole numbers of people or events; a rounded figure p stands for p − 4 to p + 4 (METRICS section 9.1).
 */
export interface System {
  readonly counts: KnownCount[];
  readonly sums: Sum[];
}

export interface KnownCount {
  /** Where it is published; for messages. */
  readonly table: string;
  readonly row: number;
  readonly column: string;
  /** The published figure; null where the cell is hidden. */
  published: number | null;
  /** The figure of the same cell in an earlier publication, where it was shown and its facts are the same since. */
  earlier: number | null;
  /** Whether that one was exact. */
  earlierExact?: boolean;
  readonly exact: boolean;
  /** How many values must stay possible; 0 where it is no secret. */
  values: number;
  /** The count of the people whom it is about, where it is no secret if there are none. */
  of?: number;
  /** What it is at least where it is hidden: the reason that is published for it may tell that its people are enough. */
  floor: number;
  lower: number;
  upper: number;
}

export interface Sum {
  readonly whole: number;
  readonly parts: readonly number[];
  /** How the whole stands to the sum of its parts. */
  readonly relation: "equals" | "at most" | "at least";
  /** The program that it belongs to: a measure, a dimension and a year. */
  readonly block: string;
}

export const emptySystem = (): System => ({counts: [], sums: []});

/** The true counts that a published figure may stand for. */
export const boundsOf = (published: number | null, exact: boolean): {lower: number; upper: number} =>
  published === null ? {lower: 0, upper: Infinity} : exact ? {lower: published, upper: published} : {lower: Math.max(0, published - 4), upper: published + 4};

/** A count's bounds before anything is worked out: by what is published of it, else by what was, and by why it is hidden. */
export function ownBounds({published, earlier, earlierExact = false, exact, floor}: Pick<KnownCount, "published" | "earlier" | "earlierExact" | "exact" | "floor">): {lower: number; upper: number} {
  const {lower, upper} = boundsOf(published ?? earlier, published === null ? earlierExact : exact);
  return {lower: published === null && floor <= upper ? Math.max(lower, floor) : lower, upper};
}

/** Whether a true count of one to four could stand behind it, as far as its own figure tells; of exact counts the hidden ones alone are secret. */
export const isSmall = ({published, exact, values}: KnownCount) => values > 0 && (published === null || (!exact && published < 10));

/** How many values of a hidden exact count must stay possible: five, or as many as the smallest group that is shown counts people. */
export const openValues = (minimum: number) => Math.max(2, Math.min(5, minimum));
