import {rolloutStudy} from "../src/audit/rolloutStudy.ts";
import {random} from "./random.ts";

/**
 * `npx tsx bench/outcomes.ts [runs] > bench/outcomes.json`: how often the study of a staggered rollout is wrong, on teams made at random. A team's figure is a level of its own
 * (standard deviation 1 unless said), a season of all teams, and noise of standard deviation 1 that remembers (autocorrelation 0.3), over 24 months.
 */
const runs = Number(process.argv[2] ?? 500), months = 24, waves = [8, 11, 14, 17];

interface World {
  readonly teams: number;
  /** Share of the teams that ever start. */
  readonly treated: number;
  readonly levels: number;
  /** Who starts first: by chance, the worst by level, or by their last three months, before the first start or before each. */
  readonly order: "chance" | "level" | "first start" | "each start";
  /** What the program adds in a month, by months since the start. */
  readonly effect: (since: number) => number;
}

function made({teams, treated, levels, order, effect}: World, seed: number) {
  const draw = random(seed), memory = 0.3;
  const season = Array.from({length: months}, (_, month) => 1.5 * Math.cos((month / 6) * Math.PI) + 0.3 * draw.normal());
  const level = Array.from({length: teams}, () => levels * draw.normal());
  const values = level.flatMap((own) => {
    let noise = draw.normal();
    return season.map((shared) => own + shared + (noise = memory * noise + Math.sqrt(1 - memory * memory) * draw.normal()));
  });
  const starts = new Array<number>(teams).fill(Infinity), each = Math.floor((teams * treated) / waves.length);
  for (const wave of waves) {
    const last = order === "first start" ? waves[0]! : wave;
    const score = (team: number) => (order === "chance" ? draw.uniform() : order === "level" ? level[team]! : values.slice(team * months + last - 3, team * months + last).reduce((sum, value) => sum + value, 0));
    starts.flatMap((start, team) => (start === Infinity ? [{team, score: score(team)}] : [])).sort((a, b) => a.score - b.score).slice(0, each).forEach(({team}) => { starts[team] = wave; });
  }
  starts.forEach((start, team) => { for (let month = start; month < months; month++) values[team * months + month]! += effect(month - start); });
  // each group's mean over its months, weighted by its teams: what overall_group estimates
  const cells = starts.filter((start) => start < Infinity).map((start) => Array.from({length: months - start}, (_, since) => effect(since)).reduce((sum, x) => sum + x, 0) / (months - start));
  return {starts, values, truth: cells.reduce((sum, x) => sum + x, 0) / cells.length};
}

function measured(what: string, world: World, count = runs) {
  const found = {interval_covers: 0, two_way_covers: 0, regression_to_mean: 0, leads_differ: 0, supported: 0};
  for (let seed = 1; seed <= count; seed++) {
    const {starts, values, truth} = made(world, seed * 7_919);
    const {rows, placebo_p, regression_p, dip_p} = rolloutStudy(starts, values, months);
    const covers = (kind: string) => rows.some((row) => row.kind === kind && row.lower! <= truth && truth <= row.upper!);
    const overall = rows.find(({kind}) => kind === "overall_group")!;
    if (covers("overall_group")) found.interval_covers++;
    if (covers("two_way")) found.two_way_covers++;
    // as rollout_support of sql/functions/intervals.sql says it
    const low = (p: number | null) => p !== null && p < 0.05;
    if (low(regression_p) || (low(placebo_p) && low(dip_p))) found.regression_to_mean++;
    else if (low(placebo_p)) found.leads_differ++;
    else if (overall.lower! > 0 || overall.upper! < 0) found.supported++;
  }
  const row = {what, teams: world.teams, treated: world.treated, levels: world.levels, runs: count, ...Object.fromEntries(Object.entries(found).map(([name, times]) => [name, times / count]))};
  process.stderr.write(`${JSON.stringify(row)}\n`);
  return row;
}

const nothing = () => 0;
const lines = [
  ...[200, 50].map((teams) => measured("no effect, worst by level first", {teams, treated: 0.5, levels: 1, order: "level", effect: nothing})),
  ...[200, 50].map((teams) => measured("an effect that grows by 0.1 a month, worst by level first", {teams, treated: 0.5, levels: 1, order: "level", effect: (since) => 0.1 * (since + 1)})),
  // where three quarters start, fewer than five teams for each lead have not: starts are permuted, which costs
  ...[0.5, 1].flatMap((levels) => [0.5, 0.75].flatMap((treated) => (["first start", "each start"] as const).map((order) =>
    measured(`no effect, worst of the last three months before ${order === "first start" ? "the first start" : "each start"} first`, {teams: 200, treated, levels, order, effect: nothing}, treated === 0.5 ? 4 * runs : Math.min(runs, 200)))))
];
console.log(JSON.stringify(lines, null, 1));
