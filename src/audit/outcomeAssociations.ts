import {pearson, spearman} from "../statistics/correlation.ts";
import {studentLimits} from "../statistics/fixedEffects.ts";
import {benjaminiHochberg} from "../statistics/multiplicity.ts";
import {sequentialP, shuffles} from "../statistics/shuffles.ts";
import {sparseEffects, type Sparse, type SparseFit} from "../statistics/sparseEffects.ts";
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
/** The figures for which a coverage `lag` months before is known. */
interface Sample {
  readonly lag: number;
  readonly panel: TwoWayPanel;
  /** By the panel's numbers: the team as given, the month from the first of coverage, and the mean of a team's figures. */
  readonly teams: readonly number[];
  readonly columns: readonly number[];
  readonly means: readonly number[];
  readonly fit: (x: Sparse) => SparseFit;
}
/** A badge's shares, `months` of each team; teams without a stretch are 0 throughout. */
interface Coverage {readonly shares: Float64Array; readonly months: number; readonly holding: ReadonlySet<number>}

const fewTeams = 30, mostDraws = 1_999;

/**
 * How a metric goes with the coverage of each badge: correlations of teams' means, and slopes within teams and months on the coverage of
 * the month, one, two and three months before, per 1.0 of coverage (METRICS section 7). Where coverage varies in fewer than 30 teams, p is
 * by dealing whole coverage series out among teams, without limits. A badge that fewer than ten teams (of fewer than 30, a third) ever held is left out.
 */
export function outcomeAssociations(figures: Figures, stretches: Stretches): Association[] {
  const teams = new Set(figures.team).size;
  const first = least(figures.month) - 3, months = greatest(figures.month) - first + 1;
  const samples = [0, 1, 2, 3].map((lag) => sampleOf(figures, lag, first));
  const shares = new Float64Array((greatest(figures.team) + 1) * months);
  const found: Found[] = [];
  for (const [badge, own] of byBadge(stretches)) {
    const holding = new Set<number>();
    for (const k of own) {
      const team = stretches.team[k]!, from = Math.max(0, stretches.from[k]! - first), to = Math.min(months, stretches.to[k]! - first);
      if (to > from) {
        shares.fill(stretches.share[k]!, team * months + from, team * months + to);
        holding.add(team);
      }
    }
    if (holding.size >= Math.min(10, Math.ceil(teams / 3))) {
      const coverage = {shares, months, holding};
      found.push(...ofMeans(badge, samples[0]!, coverage), ...samples.flatMap((sample) => withinTeams(badge, sample, coverage)));
    }
    for (const team of holding) shares.fill(0, team * months, (team + 1) * months);
  }
  return adjusted(found);
}

function sampleOf({team, month, value, lags}: Figures, lag: number, first: number): Sample {
  const known = new Int32Array(team.length);
  let count = 0;
  for (let row = 0; row < team.length; row++) if ((lags[row]! >> lag) & 1) known[count++] = row;
  const rows = known.subarray(0, count);
  const panel = twoWayPanel(rows.map((row) => team[row]!), rows.map((row) => month[row]!));
  const teams = new Array<number>(panel.teams), columns = new Array<number>(panel.months), sums = new Float64Array(panel.teams), values = new Float64Array(count);
  rows.forEach((row, k) => {
    teams[panel.team[k]!] = team[row]!;
    columns[panel.month[k]!] = month[row]! - lag - first;
    sums[panel.team[k]!]! += value[row]!;
    values[k] = value[row]!;
  });
  return {lag, panel, teams, columns, means: meansOf(panel, sums), fit: sparseEffects(panel, columns, values)};
}

function ofMeans(badge: number, {panel, teams, columns, means}: Sample, {shares, months}: Coverage): Found[] {
  const sums = new Float64Array(panel.teams);
  for (let k = 0; k < panel.observations; k++) sums[panel.team[k]!]! += shares[teams[panel.team[k]!]! * months + columns[panel.month[k]!]!]!;
  const x = meansOf(panel, sums);
  return ([["pearson", pearson], ["spearman", spearman]] as const).flatMap(([method, correlate]) => {
    const correlation = correlate(x, means);
    return correlation ? [{badge, lag_months: 0, method, teams: panel.teams, observations: panel.observations, std_error: null, ...correlation}] : [];
  });
}

/** Summed first and divided once, so that teams that are alike tie. */
const meansOf = ({teamRows}: TwoWayPanel, sums: Float64Array): number[] => [...sums].map((sum, team) => sum / teamRows[team]!);

function withinTeams(badge: number, {lag, panel, teams, fit}: Sample, {shares, months, holding}: Coverage): Found[] {
  const dealt = (order?: Int32Array): Sparse => ({
    values: shares,
    from: (team) => {
      const as = teams[order ? order[team]! : team]!;
      return holding.has(as) ? as * months : undefined;
    }
  });
  const {effect: own, varying} = fit(dealt());
  if (!own) return [];
  const row = {badge, lag_months: lag, method: "fixed_effects" as const, teams: panel.teams, observations: panel.observations, estimate: own.estimate, std_error: own.stdError};
  if (varying >= fewTeams) return [{...row, ...studentLimits(own)}];
  if (panel.teams >= fewTeams && varying < 10) return [];
  const shuffle = shuffles(panel.teams);
  const draws = Math.max(199, Math.min(mostDraws, Math.floor(1e7 / panel.observations)));
  const p = sequentialP(Math.abs(own.estimate / own.stdError), () => {
    const {effect} = fit(dealt(shuffle()));
    return effect ? Math.abs(effect.estimate / effect.stdError) : 0;
  }, draws);
  return [{...row, lower: null, upper: null, p}];
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
const greatest = (values: readonly number[]): number => values.reduce((high, value) => Math.max(high, value), -Infinity);
