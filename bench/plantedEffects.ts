/**
 * How often the figures find the effects planted in the demo organization, over many seeds:
 * npx tsx bench/plantedEffects.ts [employees] [seeds]. Prints JSON: a row a seed, and how many intervals hold what they should.
 */
import {effects} from "../src/demo/effects.ts";
import type {Session} from "../src/warehouse/session.ts";
import {ofDemo} from "./plantedDemo.ts";

interface Estimate {readonly ratio: number; readonly lower: number; readonly upper: number}
interface SeedFigures {readonly seed: number; readonly timeDependent: Estimate; readonly naive: Estimate; readonly landmark: Estimate; readonly specialist: Estimate}

const [employees = 12_000, seeds = 20] = process.argv.slice(2).map(Number);

const figures = (seed: number): Promise<SeedFigures> => ofDemo({employees, seed, targets: ["marts.badge_move_lift", "core.retention_hazards"]}, async (session) => {
  const lift = (method: string) => one(session, `select hazard_ratio as ratio, lower, upper from marts.badge_move_lift where badge_id = 'any' and method = '${method}'`);
  const [timeDependent, naive, landmark] = [await lift("time_dependent"), await lift("naive"), await lift("landmark_12m")];
  const specialist = await one(session, "select hazard_ratio as ratio, lower, upper from core.retention_hazards where move_kind = 'specialist' and performers = 'all' and dimension = 'all'");
  return {seed, timeDependent, naive, landmark, specialist};
});

async function one(session: Session, sql: string): Promise<Estimate> {
  const [row] = await session.rows<{ratio: number; lower: number; upper: number}>(sql);
  const rounded = (value: number) => Number(value.toFixed(4));
  return {ratio: rounded(row!.ratio), lower: rounded(row!.lower), upper: rounded(row!.upper)};
}

const rows: SeedFigures[] = [];
for (let seed = 1; seed <= seeds; seed++) {
  rows.push(await figures(seed));
  process.stderr.write(`seed ${seed} of ${seeds}\n`);
}
const holds = ({lower, upper}: Estimate, value: number) => lower <= value && value <= upper;
const [lift, retention] = [effects.moveHazardRatio.value, effects.specialistRetention.value];
const count = (asked: (row: SeedFigures) => boolean) => rows.filter(asked).length;
console.log(JSON.stringify({
  employees, seeds,
  planted: {move: lift, specialist: retention},
  found: {
    "the move's ratio lies in the time-dependent interval and outside the naive one": count((row) => holds(row.timeDependent, lift) && !holds(row.naive, lift)),
    "it lies in the landmark interval": count((row) => holds(row.landmark, lift)),
    "the specialist track's ratio lies in its interval, and no difference outside": count((row) => holds(row.specialist, retention) && row.specialist.upper < 1)
  },
  rows
}, null, 1).replace(/\{\n\s+"ratio": ([\d.]+),\n\s+"lower": ([\d.]+),\n\s+"upper": ([\d.]+)\n\s+\}/g, '{"ratio": $1, "lower": $2, "upper": $3}'));
