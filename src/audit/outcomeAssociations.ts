import {pearson, spearman} from "../statistics/correlation.ts";
import {fixedEffect, studentLimits, type FixedEffect} from "../statistics/fixedEffects.ts";
import {benjaminiHochberg} from "../statistics/multiplicity.ts";
import {sequentialP, shuffles} from "../statistics/shuffles.ts";
import {twoWayPanel, type TwoWayPanel} from "../statistics/twoWayPanel.ts";

/** A metric's figures, one each of a team and a month. Teams are numbered from 0; months count on without gaps from anywhere. */
export interface Figures {
  readonly team: readonly number[];
  readonly month: readonly number[];
  readonly value: readonly number[];
  /** Bit l is set where somebody was in the team l months before: only then is there a coverage. */
  readonly lags: readonly number[];
}

/** The share of a team that holds a badge, from one month up to another; 0 wherever nothing is said. */
export interface Stretches {
  readonly badge: readonly number[];
  readonly team: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly share: readonly number[];
}

export interface Association {
  readonly badge: number;
  readonly lag_months: number;
  readonly method: "pearson" | "spearman" | "fixed_effects";
  readonly teams: number;
  readonly observations: number;
  readonly estimate: number;
  readonly std_error: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly p: number | null;
  readonly bh_p: number | null;
}

type Found = Omit<Association, "bh_p">;
interface Sample {readonly lag: number; readonly rows: Int32Array; readonly panel: TwoWayPanel; readonly y: Float64Array}

const fewTeams = 30, mostDraws = 1_999;

/**
 * How a metric goes with the coverage of each badge: correlations of teams' means, and slopes within teams and months on the coverage of
 * the month, one, two and three months before, per 1.0 of coverage (METRICS section 7). Where coverage varies in fewer than 30 teams, p is
 * by dealing whole coverage series out among teams, without limits. A badge that fewer than ten teams (of fewer than 30, a third) ever held is left out.
 */
export function outcomeAssociations(figures: Figures, stretches: Stretches): Association[] {
  const teams = new Set(figures.team).size;
  const first = least(figures.month) - 3, months = -least(figures.month.map((month) => -month)) - first + 1;
  const samples = [0, 1, 2, 3].map((lag) => sampleOf(figures, lag));
  const coverage = new Float64Array((-least(figures.team.map((team) => -team)) + 1) * months);
  const found: Found[] = [];
  for (const [badge, own] of byBadge(stretches)) {
    coverage.fill(0);
    const holding = new Set<number>();
    for (const k of own) {
      const team = stretches.team[k]!, from = Math.max(0, stretches.from[k]! - first), to = Math.min(months, stretches.to[k]! - first);
      if (to > from) {
        coverage.fill(stretches.share[k]!, team * months + from, team * months + to);
        holding.add(team);
      }
    }
    if (holding.size < Math.min(10, Math.ceil(teams / 3))) continue;
    const at = (row: number, lag: number, team = figures.team[row]!) => coverage[team * months + figures.month[row]! - lag - first]!;
    found.push(...ofMeans(badge, figures, samples[0]!, at), ...samples.flatMap((sample) => withinTeams(badge, figures, sample, at)));
  }
  return adjusted(found);
}

function sampleOf({team, month, value, lags}: Figures, lag: number): Sample {
  const rows = Int32Array.from(team.map((_, row) => row).filter((row) => (lags[row]! >> lag) & 1));
  const panel = twoWayPanel(rows.map((row) => team[row]!), rows.map((row) => month[row]!));
  return {lag, rows, panel, y: panel.within(Float64Array.from(rows, (row) => value[row]!))};
}

function ofMeans(badge: number, {value}: Figures, {rows, panel}: Sample, at: (row: number, lag: number) => number): Found[] {
  const [x, y, n] = [new Float64Array(panel.teams), new Float64Array(panel.teams), new Float64Array(panel.teams)];
  rows.forEach((row, k) => {
    const team = panel.team[k]!;
    x[team]! += at(row, 0);
    y[team]! += value[row]!;
    n[team]! += 1;
  });
  const means = (sums: Float64Array) => [...sums].map((sum, team) => sum / n[team]!);
  return ([["pearson", pearson], ["spearman", spearman]] as const).flatMap(([method, correlate]) => {
    const correlation = correlate(means(x), means(y));
    return correlation ? [{badge, lag_months: 0, method, teams: panel.teams, observations: rows.length, std_error: null, ...correlation}] : [];
  });
}

function withinTeams(badge: number, {team}: Figures, {lag, rows, panel, y}: Sample, at: (row: number, lag: number, team?: number) => number): Found[] {
  const fit = (x: Float64Array): FixedEffect | undefined => fixedEffect(panel, panel.within(x), y, squares(x));
  const x = Float64Array.from(rows, (row) => at(row, lag));
  const own = fit(x);
  if (!own) return [];
  const row = {badge, lag_months: lag, method: "fixed_effects" as const, teams: panel.teams, observations: rows.length, estimate: own.estimate, std_error: own.stdError};
  const varying = varyingTeams(panel, x);
  if (varying >= fewTeams) return [{...row, ...studentLimits(own)}];
  if (panel.teams >= fewTeams && varying < 10) return [];
  const teams = [...new Set(rows.map((k) => team[k]!))];
  const shuffle = shuffles(teams.length), dealtShares = new Float64Array(rows.length);
  const draws = Math.max(199, Math.min(mostDraws, Math.floor(1e7 / rows.length)));
  const p = sequentialP(Math.abs(own.estimate / own.stdError), () => {
    const dealt = shuffle();
    for (let k = 0; k < rows.length; k++) dealtShares[k] = at(rows[k]!, lag, teams[dealt[panel.team[k]!]!]!);
    const drawn = fit(dealtShares);
    return drawn ? Math.abs(drawn.estimate / drawn.stdError) : 0;
  }, draws);
  return [{...row, lower: null, upper: null, p}];
}

function varyingTeams({teams, team}: TwoWayPanel, x: Float64Array): number {
  const first = new Float64Array(teams).fill(NaN), varies = new Uint8Array(teams);
  x.forEach((share, k) => {
    if (Number.isNaN(first[team[k]!]!)) first[team[k]!] = share;
    else if (share !== first[team[k]!]) varies[team[k]!] = 1;
  });
  return varies.reduce((sum, one) => sum + one, 0);
}

function byBadge({badge}: Stretches): [number, number[]][] {
  const rows = new Map<number, number[]>();
  badge.forEach((key, k) => {
    const own = rows.get(key);
    if (own) own.push(k);
    else rows.set(key, [k]);
  });
  return [...rows].sort(([a], [b]) => a - b);
}

/** Benjamini–Hochberg over a method's badges × lags. */
function adjusted(found: readonly Found[]): Association[] {
  const bh = new Map<Found, number>();
  for (const method of ["pearson", "spearman", "fixed_effects"]) {
    const family = found.filter((row) => row.method === method && row.p !== null);
    benjaminiHochberg(family.map(({p}) => p!)).forEach((p, k) => bh.set(family[k]!, p));
  }
  return found.map((row) => ({...row, bh_p: bh.get(row) ?? null}));
}

const least = (values: readonly number[]): number => values.reduce((low, value) => Math.min(low, value), Infinity);

function squares(values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]! * values[k]!;
  return sum;
}
