import {cholesky, solve} from "./cholesky.ts";

/** Observations of teams in months, balanced or not, as two numbered factors. */
export interface TwoWayPanel {
  readonly teams: number;
  readonly observations: number;
  /** Dummies of both factors that are not aliased, the intercept among them: what R's lm counts. */
  readonly dummies: number;
  /** The team of each observation, numbered from 0 without gaps; its month likewise. */
  readonly team: Int32Array;
  readonly month: Int32Array;
  readonly months: number;
  /** Observations of each team. */
  readonly teamRows: Float64Array;
  /** The months' effects, given each month's sum of values less their teams' means; 0 for the months that are aliased. */
  readonly monthEffects: (sums: Float64Array) => Float64Array;
  /** What is left of values after both factors' means: exact residuals on all dummies. */
  readonly within: (values: Float64Array) => Float64Array;
}

/**
 * Residuals on team and month dummies (Frisch, Waugh and Lovell): teams' means are swept out and the months' equations, as many as
 * there are months, are solved once; a pass over the observations is all that each further column costs. Both factors are whole numbers that lie close together.
 */
export function twoWayPanel(teamOf: ArrayLike<number>, monthOf: ArrayLike<number>): TwoWayPanel {
  const [team, teams] = numbered(teamOf), [month, months] = numbered(monthOf);
  const observations = team.length;
  const teamRows = tally(team, teams), monthRows = tally(month, months);
  const together = new Float64Array(teams * months);
  for (let k = 0; k < observations; k++) together[team[k]! * months + month[k]!]! += 1;

  const {kept, components} = unaliased(team, month, teams, months);
  const lower = cholesky(kept.map((a, i) => kept.map((b, j) => {
    if (j > i) return 0;
    let shared = a === b ? monthRows[a]! : 0;
    for (let g = 0; g < teams; g++) shared -= (together[g * months + a]! * together[g * months + b]!) / teamRows[g]!;
    return shared;
  })))!;

  const swept = (values: Float64Array): Float64Array => {
    const means = new Float64Array(teams);
    for (let k = 0; k < observations; k++) means[team[k]!]! += values[k]!;
    for (let g = 0; g < teams; g++) means[g]! /= teamRows[g]!;
    for (let k = 0; k < observations; k++) values[k]! -= means[team[k]!]!;
    return values;
  };
  const monthEffects = (sums: Float64Array): Float64Array => {
    const effects = new Float64Array(months);
    solve(lower, kept.map((m) => sums[m]!)).forEach((effect, k) => { effects[kept[k]!] = effect; });
    return effects;
  };
  const within = (values: Float64Array): Float64Array => {
    const rest = swept(values.slice()), sums = new Float64Array(months);
    for (let k = 0; k < observations; k++) sums[month[k]!]! += rest[k]!;
    const effects = monthEffects(sums);
    for (let k = 0; k < observations; k++) rest[k]! -= effects[month[k]!]!;
    return swept(rest);
  };
  return {teams, observations, dummies: teams + months - components, team, month, months, teamRows, monthEffects, within};
}

/** Numbers from 0 in the order in which values come; these are whole numbers that lie close together. */
function numbered(values: ArrayLike<number>): [Int32Array, number] {
  let least = Infinity, greatest = -Infinity;
  for (let k = 0; k < values.length; k++) {
    least = Math.min(least, values[k]!);
    greatest = Math.max(greatest, values[k]!);
  }
  const numbers = new Int32Array(Math.max(0, greatest - least + 1)), found = new Int32Array(values.length);
  let known = 0;
  for (let k = 0; k < values.length; k++) {
    const place = values[k]! - least;
    if (numbers[place] === 0) numbers[place] = ++known;
    found[k] = numbers[place]! - 1;
  }
  return [found, known];
}

function tally(factor: Int32Array, levels: number): Float64Array {
  const rows = new Float64Array(levels);
  for (const level of factor) rows[level]! += 1;
  return rows;
}

/** All months but one of each set that teams link (Abowd, Creecy and Kramarz 2002): one month's level cannot be told from its teams'. */
function unaliased(team: Int32Array, month: Int32Array, teams: number, months: number): {readonly kept: number[]; readonly components: number} {
  const parent = Int32Array.from({length: teams + months}, (_, k) => k);
  const root = (node: number): number => {
    while (parent[node] !== node) node = parent[node] = parent[parent[node]!]!;
    return node;
  };
  for (let k = 0; k < team.length; k++) parent[root(team[k]!)] = root(teams + month[k]!);
  const first = new Map<number, number>();
  for (let m = 0; m < months; m++) if (!first.has(root(teams + m))) first.set(root(teams + m), m);
  const reference = new Set(first.values());
  return {kept: Array.from({length: months}, (_, m) => m).filter((m) => !reference.has(m)), components: first.size};
}
