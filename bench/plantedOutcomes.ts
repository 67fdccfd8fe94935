/**
 * Whether the outcome study finds what was planted in the demo organization, and nothing else, over many seeds:
 * npx tsx bench/plantedOutcomes.ts [employees] [seeds] > bench/planted-outcomes.json. A row a seed, and how many find what they should.
 */
import {effects} from "../src/demo/effects.ts";
import {clustered, ofDemo} from "./plantedDemo.ts";

const [employees = 6_000, seeds = 20] = process.argv.slice(2).map(Number);
const planted = effects.firstContactResolution, metric = "first_contact_resolution";

interface Slope {readonly lag: number; readonly estimate: number; readonly lower: number; readonly upper: number; readonly adjusted: number}
interface Other {readonly metric: string; readonly function: string; /** Badges called associated with it, of those tested. */ readonly badges: number; readonly tested: number}
interface SeedFigures {readonly seed: number; readonly slopes: readonly Slope[]; readonly others: readonly Other[]; readonly watches: Readonly<Record<string, readonly string[]>>}

const figures = (seed: number): Promise<SeedFigures> => ofDemo({employees, seed, plain: true, targets: ["core.badge_associations", "core.inflation_watches", "core.congestion_watches", "core.evenness_watches"]}, async (session) => {
  const slopes = await session.rows<Slope>(`
    select a.lag_months as lag, a.estimate, a.lower, a.upper, a.bh_p as adjusted from core.badge_associations as a join staging.badges as b using (badge_key)
    where a.metric = '${metric}' and b.badge_id = '${planted.badge}' and a.method = 'fixed_effects' order by lag`);
  const others = await session.rows<Other>(`
    select a.metric, m.function, count(distinct a.badge_key) filter (a.bh_p < 0.05)::integer as badges, count(distinct a.badge_key)::integer as tested from core.badge_associations as a join raw.outcome_metrics as m using (metric)
    where a.method = 'fixed_effects' and a.metric <> '${metric}' group by all order by a.metric`);
  const alerts = await session.rows<{watch: string; subject: string}>(`
    select watch, subject from (from core.inflation_watches union all from core.congestion_watches union all from core.evenness_watches) join core.watch_quarters using (quarter_end)
    where met and ago < 2 group by watch, subject having count(*) = 2 or bool_or(at_once and ago = 0) order by watch, subject`);
  const watches = Object.fromEntries(["congestion", "inflation", "uneven_standards"].map((watch) => [watch, alerts.filter((row) => row.watch === watch).map(({subject}) => subject)]));
  return {seed, slopes, others, watches};
});

const rows: SeedFigures[] = [];
for (let seed = 1; seed <= seeds; seed++) {
  rows.push(await figures(seed));
  process.stderr.write(`seed ${seed} of ${seeds}\n`);
}
const found = ({slopes}: SeedFigures) => {
  const strongest = [...slopes].sort((a, b) => Math.abs(b.estimate) / (b.upper - b.lower) - Math.abs(a.estimate) / (a.upper - a.lower))[0];
  return strongest !== undefined && strongest.lag === planted.lagMonths && strongest.adjusted < 0.05 && strongest.estimate > 0;
};
/** Share of figures of a kind that are called associated with any badge, with its standard error clustered by seed. */
function share(asked: (other: Other) => boolean) {
  const by = rows.map(({others}) => { const own = others.filter(asked); return own.filter(({badges}) => badges > 0).length / own.length; });
  const {mean, error} = clustered(by);
  return {share: mean, standardError: error};
}
const only = (watch: string, subject: string) => rows.filter(({watches}) => watches[watch]!.includes(subject)).length, none = (watch: string, subject: string) => rows.filter(({watches}) => watches[watch]!.every((one) => one === subject)).length;
console.log(JSON.stringify({
  employees, seeds, planted: {badge: planted.badge, lag: planted.lagMonths, points: planted.value},
  found: {
    "the badge goes with first-contact resolution most surely at its lag, upwards": rows.filter(found).length,
    "its value lies in the interval at that lag": rows.filter(({slopes}) => slopes.some(({lag, lower, upper}) => lag === planted.lagMonths && lower <= planted.value && planted.value <= upper)).length,
    "results of other functions called associated with some badge": share((other) => other.function !== "Customer operations"),
    "other results of customer operations": share((other) => other.function === "Customer operations"),
    "inflation alerts": {planted: only("inflation", effects.inflation.badge), "nothing else": none("inflation", effects.inflation.badge)},
    "congestion alerts": {planted: only("congestion", effects.congestion.role), "nothing else": none("congestion", effects.congestion.role)},
    "uneven standards alert": only("uneven_standards", "all")
  },
  rows: rows.map(({slopes, others, ...row}) => ({...row, associated: Object.fromEntries(others.map(({metric: name, badges}) => [name, badges])), slopes: slopes.map(({lag, estimate, lower, upper}) => [lag, ...[estimate, lower, upper].map((x) => Number(x.toFixed(3)))])}))
}, null, 1).replace(/\[\s+(-?[\d.]+),\s+(-?[\d.]+),\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, "[$1, $2, $3, $4]"));
