/**
 * How often equal assessors lie outside their 99.8 % limits: npx tsx bench/assessorSpread.ts. A line a design, a column a spread (standard deviation
 * between assessors in log odds of an award; 0.2: two thirds within 4 or 5 points of a rate of 70 %): percent outside ± its standard error, by organization.
 */
import {assessorLimits} from "../src/audit/assessorLimits.ts";
import {random, type Random} from "./random.ts";

interface Design {readonly assessors: number; readonly least: number; readonly most: number}

const badges = 12, levels = 3, cells = badges * levels, decided = 12_000;
const spreads = [0, 0.1, 0.2, 0.3];
const designs: readonly Design[] = [
  {assessors: 200, least: 5, most: 150}, {assessors: 50, least: 5, most: 150}, {assessors: 20, least: 5, most: 150},
  {assessors: 200, least: 40, most: 40}, {assessors: 200, least: 150, most: 150}, {assessors: 50, least: 20, most: 60}
];

/** The share of one organization's assessors that lie outside. */
function outside({assessors, least, most}: Design, spread: number, chance: Random): number {
  const decisions = Array.from({length: assessors}, () => new Float64Array(cells)), awarded = decisions.map(() => new Float64Array(cells));
  for (let k = 0; k < assessors; k++) {
    const own = spread * chance.normal();
    for (let left = chance.whole(least, most); left > 0; left--) {
      const badge = chance.whole(1, badges), level = chance.whole(1, levels), cell = (badge - 1) * levels + level - 1;
      decisions[k]![cell]! += 1;
      if (chance.uniform() < 1 / (1 + Math.exp(-(0.4 + 0.05 * badge + 0.3 * level + own)))) awarded[k]![cell]! += 1;
    }
  }
  const [allDecisions, allAwarded] = [decisions, awarded].map((counts) => Array.from({length: cells}, (_, cell) => sum(counts.map((own) => own[cell]!)))) as [number[], number[]];
  const places: number[] = [], sizes: number[] = [], awards: number[] = [], expectations: number[] = [];
  for (let k = 0; k < assessors; k++) {
    // as core.assessor_cases: the others' rate of the same badge and level; of the badge, then of all, where there are under ten
    const others = (from: number, to: number) => {
      const rest = (all: readonly number[], own: Float64Array) => sum(all.slice(from, to)) - sum([...own.subarray(from, to)]);
      return {decisions: rest(allDecisions, decisions[k]!), awarded: rest(allAwarded, awarded[k]!)};
    };
    for (let cell = 0; cell < cells; cell++) {
      if (!decisions[k]![cell]) continue;
      const badge = cell - (cell % levels);
      const found = [others(cell, cell + 1), others(badge, badge + levels)].find((one) => one.decisions >= 10) ?? others(0, cells);
      places.push(k);
      sizes.push(decisions[k]![cell]!);
      awards.push(awarded[k]![cell]!);
      expectations.push(found.awarded / found.decisions);
    }
  }
  return assessorLimits(places, sizes, awards, expectations).filter(({outlier}) => outlier).length / assessors;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

console.log(`assessors × decisions | ${spreads.map((spread) => `spread ${spread}`).join(" | ")}`);
designs.forEach((design, place) => {
  const shares = spreads.map((spread, column) => {
    const chance = random(1000 * place + column + 1), organizations = Math.ceil(decided / design.assessors);
    const found = Array.from({length: organizations}, () => outside(design, spread, chance)), mean = sum(found) / organizations;
    const error = Math.sqrt(sum(found.map((share) => (share - mean) ** 2)) / (organizations - 1) / organizations);
    return `${(100 * mean).toFixed(2)} ± ${(100 * error).toFixed(2)}`;
  });
  console.log(`${design.assessors} × ${design.least === design.most ? design.least : `${design.least}–${design.most}`} | ${shares.join(" | ")}`);
});
