import {averageMarginalEffect, contrast, logisticRegression, type LogisticCell} from "../statistics/logistic.ts";

/** Cells of the pool: group, family and level by number, completed years of tenure, rows and those selected. */
export interface ModelCells {
  readonly group: readonly number[]; readonly family: readonly number[]; readonly level: readonly number[]; readonly years: readonly number[];
  readonly rows: readonly number[]; readonly selected: readonly number[];
}

export interface GroupContrast {
  readonly odds_ratio: number;
  readonly p: number;
  /** How much more often everyone would be selected if of the focal group instead of the reference; null in a model of many groups. */
  readonly marginal_effect: number | null;
}

/** An average over everyone for each of many groups costs more than it tells. */
const fewGroups = 8;

/**
 * One logistic model of selection on group + family + level + years: each focal group against its reference, in the order of the pairs.
 * Undefined where there is no finite estimate: a group, family or level all or none of whose rows are selected determines these rows
 * and leaves the model (its own contrasts have no estimate); what is left may still be separated, and then no pair has one.
 */
export function groupContrasts(given: ModelCells, focal: readonly number[], reference: readonly number[]): (GroupContrast | undefined)[] {
  const kept = undetermined(given);
  const place = numbering(kept.map((k) => given.group[k]!));
  const terms = [given.family, given.level].flatMap((factor) => [...numbering(kept.map((k) => factor[k]!)).keys()].slice(1).map((value) => (k: number) => Number(factor[k] === value)));
  const cells = kept.map((k): LogisticCell => ({group: place.get(given.group[k]!)!, rows: given.rows[k]!, selected: given.selected[k]!, terms: [...terms.map((term) => term(k)), given.years[k]!]}));
  const fit = place.size > 1 ? logisticRegression(cells, place.size) : undefined;
  return focal.map((group, pair) => {
    const [mine, theirs] = [place.get(group), place.get(reference[pair]!)];
    if (fit?.status !== "fitted" || mine === undefined || theirs === undefined || mine === theirs) return undefined;
    const {estimate, p} = contrast(fit, mine, theirs);
    return {odds_ratio: Math.exp(estimate), p, marginal_effect: place.size > fewGroups ? null : averageMarginalEffect(fit, cells, mine, theirs).estimate};
  });
}

const numbering = (values: readonly number[]) => new Map([...new Set(values)].map((value, place) => [value, place]));

/** Positions of cells that no group, family or level determines: repeated, since leaving one out may determine another. */
function undetermined({group, family, level, rows, selected}: ModelCells): number[] {
  let kept = rows.map((_, k) => k);
  while (true) {
    const determined = [group, family, level].map((factor) => {
      const counts = new Map<number, [selected: number, rows: number]>();
      for (const k of kept) {
        const [s, n] = counts.get(factor[k]!) ?? [0, 0];
        counts.set(factor[k]!, [s + selected[k]!, n + rows[k]!]);
      }
      return (k: number) => {
        const [s, n] = counts.get(factor[k]!)!;
        return s === 0 || s === n;
      };
    });
    const left = kept.filter((k) => !determined.some((holds) => holds(k)));
    if (left.length === kept.length) return kept;
    kept = left;
  }
}
