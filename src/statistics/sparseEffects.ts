import type {FixedEffect} from "./fixedEffects.ts";
import type {TwoWayPanel} from "./twoWayPanel.ts";

/** A regressor that is 0 in most teams: where in `values` the figure of a team's first month stands, month after month; undefined where it is 0 throughout. */
export interface Sparse {
  readonly values: Float64Array;
  readonly from: (team: number) => number | undefined;
}

export interface SparseFit {
  readonly effect: FixedEffect | undefined;
  /** Teams in which the regressor varies. */
  readonly varying: number;
}

/**
 * `fixedEffect` of regressors that are 0 in most teams, many of them on one outcome `y` (an observation each of `panel`): the same figures
 * at the cost of the teams where it is not 0. Another team's score is −λ·e − estimate · Σ(λ − mean λ)², of the months' effects λ and its residuals e of the
 * outcome; the squares of such scores add up to forms in λ that are made once. `monthOf`: by the panel's month, its place from the first of `values`.
 */
export function sparseEffects(panel: TwoWayPanel, monthOf: readonly number[], y: Float64Array): (x: Sparse) => SparseFit {
  const {teams, months, observations, dummies, teamRows} = panel;
  const rest = observations - dummies - 1;
  const outcome = new Float64Array(teams * months);
  const residuals = panel.within(y);
  let yy = 0;
  for (let k = 0; k < observations; k++) {
    outcome[panel.team[k]! * months + panel.month[k]!] = residuals[k]!;
    yy += residuals[k]! * residuals[k]!;
  }
  const patterns = patternsOf(panel, outcome), products = productsOf(outcome, teams, months);
  const held = {teams: new Int32Array(teams), from: new Int32Array(teams), mean: new Float64Array(teams), xy: new Float64Array(teams), xx: new Float64Array(teams)};

  return ({values, from}) => {
    const sums = new Float64Array(months);
    let holders = 0, varying = 0, swept = 0, squares = 0, xy = 0;
    for (let team = 0; team < teams; team++) {
      const start = from(team);
      if (start === undefined) continue;
      const {present} = patterns.of[team]!, y0 = team * months, first = values[start + monthOf[present[0]!]!]!;
      let sum = 0, product = 0, square = 0, varies = false;
      for (const month of present) {
        const x = values[start + monthOf[month]!]!;
        sum += x;
        square += x * x;
        product += x * outcome[y0 + month]!;
        varies ||= x !== first;
      }
      const mean = sum / teamRows[team]!;
      let within = 0;
      for (const month of present) {
        const deviation = values[start + monthOf[month]!]! - mean;
        sums[month]! += deviation;
        within += deviation * deviation;
      }
      held.teams[holders] = team;
      held.from[holders] = start;
      held.mean[holders] = mean;
      held.xy[holders] = product;
      held.xx[holders++] = within;
      swept += within;
      squares += square;
      xy += product;
      if (varies) varying++;
    }
    const effects = panel.monthEffects(sums);
    let xx = swept;
    for (let month = 0; month < months; month++) xx -= effects[month]! * sums[month]!;
    if (teams < 2 || rest <= 0 || !(xx > 1e-12 * squares)) return {effect: undefined, varying};
    const estimate = xy / xx;
    if (!(yy - estimate * xy > 1e-14 * yy)) return {effect: undefined, varying};

    const spread = new Map(patterns.all.map((pattern) => [pattern, spreadOf(pattern, effects)]));
    let meat = form(products, effects);
    for (const pattern of patterns.all) {
      const shift = estimate * spread.get(pattern)!;
      meat += 2 * shift * dot(pattern.sums, 0, effects) + pattern.teams * shift * shift;
    }
    for (let k = 0; k < holders; k++) {
      const team = held.teams[k]!, pattern = patterns.of[team]!, start = held.from[k]!, product = dot(outcome, team * months, effects), own = spread.get(pattern)!;
      let shared = 0;
      for (const month of pattern.present) shared += (values[start + monthOf[month]!]! - held.mean[k]!) * effects[month]!;
      const score = held.xy[k]! - product - estimate * (own + held.xx[k]! - 2 * shared), without = -product - estimate * own;
      meat += score * score - without * without;
    }
    meat = Math.max(0, meat);
    const stdError = (Math.sqrt(meat) / xx) * Math.sqrt((teams / (teams - 1)) * ((observations - 1) / rest));
    return {effect: stdError > 0 ? {estimate, stdError, degrees: teams - 1} : undefined, varying};
  };
}

/** Teams with figures of the same months: how many, and their residuals' sum by month. */
interface Pattern {
  readonly present: readonly number[];
  readonly sums: Float64Array;
  teams: number;
}

function patternsOf({teams, months, team, month}: TwoWayPanel, outcome: Float64Array): {readonly all: readonly Pattern[]; readonly of: readonly Pattern[]} {
  const present = new Uint8Array(teams * months), known = new Map<string, Pattern>();
  for (let k = 0; k < team.length; k++) present[team[k]! * months + month[k]!] = 1;
  const of = Array.from({length: teams}, (_, g) => {
    const marks = present.subarray(g * months, (g + 1) * months), key = marks.join("");
    let pattern = known.get(key);
    if (!pattern) known.set(key, (pattern = {present: Array.from({length: months}, (_, m) => m).filter((m) => marks[m]), sums: new Float64Array(months), teams: 0}));
    pattern.teams += 1;
    for (let m = 0; m < months; m++) pattern.sums[m]! += outcome[g * months + m]!;
    return pattern;
  });
  return {all: [...known.values()], of};
}

/** Σ e eᵀ over teams, months × months. */
function productsOf(outcome: Float64Array, teams: number, months: number): Float64Array {
  const products = new Float64Array(months * months);
  for (let start = 0; start < teams * months; start += months) {
    for (let i = 0; i < months; i++) {
      const own = outcome[start + i]!;
      for (let j = 0; j < months; j++) products[i * months + j]! += own * outcome[start + j]!;
    }
  }
  return products;
}

function form(products: Float64Array, effects: Float64Array): number {
  return effects.reduce((sum, effect, month) => sum + effect * dot(products, month * effects.length, effects), 0);
}

function dot(values: Float64Array, from: number, effects: Float64Array): number {
  let sum = 0;
  for (let month = 0; month < effects.length; month++) sum += values[from + month]! * effects[month]!;
  return sum;
}

/** Squares of the months' effects about their mean in a pattern's months. */
function spreadOf({present}: Pattern, effects: Float64Array): number {
  let sum = 0, spread = 0;
  for (const month of present) sum += effects[month]!;
  for (const month of present) spread += (effects[month]! - sum / present.length) ** 2;
  return spread;
}
