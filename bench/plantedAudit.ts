/**
 * How often the equity audit finds what is planted in the demo organization, and how often it calls what is not, over many seeds:
 * npx tsx bench/plantedAudit.ts [employees] [seeds]. Prints JSON: the counts over all seeds, and a row a seed.
 */
import {effects} from "../src/demo/effects.ts";
import {literal, type Session} from "../src/warehouse/session.ts";
import {isReached} from "./auditReach.ts";
import {clustered, ofDemo} from "./plantedDemo.ts";

const {underAward, simpson, lenientAssessor} = effects;
const [employees = 6000, seeds = 20] = process.argv.slice(2).map(Number);

interface SeedFigures {
  readonly seed: number;
  /** Badges of her family at whose decisions the under-awarded group is `indicated`. */
  readonly women: number;
  /** Of the harsh assessors, and how many of them lie below the limits. */
  readonly harsh: readonly [number, number];
  readonly lenient: boolean;
  /** Group C over all badges at `awarded`. */
  readonly groupC: {readonly verdict: string; readonly crude: string; readonly reversed: boolean};
  /** Families (stage × attribute, badges or all of them together) that nothing planted reaches, and those of them that hold a verdict `indicated`. */
  readonly unreached: number;
  readonly alarms: readonly string[];
}

const figures = (seed: number): Promise<SeedFigures> => ofDemo({employees, seed, plain: true, targets: ["marts.equity_audit", "marts.assessor_calibration"]}, async (session) => {
  const families = await session.rows<{family: string; attribute: string; stage: string; indicated: boolean}>(`
    select stage || ', ' || attribute || case when badge_id = 'all' then ', all badges' else '' end as family, attribute, stage, bool_or(verdict = 'indicated') as indicated
    from marts.equity_audit where reference_rule = 'highest' and verdict <> 'not_evaluable' group by all order by family`);
  const unreached = families.filter(({attribute, stage}) => !isReached(attribute, stage));
  const [women] = await session.rows<{n: number}>(`
    select count(*)::integer as n from marts.equity_audit
    where reference_rule = 'highest' and stage = 'awarded' and attribute = 'gender' and focal_group = ${literal(underAward.group)} and verdict = 'indicated'
      and badge_id in (select badge_id from raw.role_requirements join raw.roles using (role_id) where family = ${literal(underAward.family)})`);
  const [groupC] = await session.rows<SeedFigures["groupC"]>(`
    select verdict, crude_verdict as crude, reversed from marts.equity_audit
    where reference_rule = 'highest' and stage = 'awarded' and attribute = 'ethnicity' and focal_group = ${literal(simpson.group)} and badge_id = 'all'`);
  return {seed, women: women!.n, harsh: await harsh(session), lenient: await lenient(session), groupC: groupC!, unreached: unreached.length, alarms: unreached.filter(({indicated}) => indicated).map(({family}) => family)};
});

/** An assessor's family is the one whose badges they decide on most. */
const homes = `
  with decided as (
      select assessor_id, family, count(distinct submission_id) as n
      from raw.badge_submissions as b join raw.employees as e using (employee_id) asof join raw.job_history as j on j.employee_id = b.employee_id and b.decided_date >= j.effective_date join raw.roles as r using (role_id)
      where assessor_id is not null group by all
  ),
  homes as (select assessor_id, arg_max(family, n) as family, sum(n) as n from decided group by assessor_id)`;

/** The harsh ones decide most: they are the busiest of their family. */
async function harsh(session: Session): Promise<[number, number]> {
  const [row] = await session.rows<{many: number; below: number}>(`
    ${homes},
    busy as (select assessor_id, row_number() over (order by n desc) as place, count(*) over () as assessors from homes where family = ${literal(underAward.family)})
    select count(*)::integer as many, (count(*) filter (c.outlier and c.award_rate < c.expected_rate))::integer as below
    from busy as b join marts.assessor_calibration as c using (assessor_id) where b.place <= b.assessors // ${underAward.oneIn}`);
  return [row!.many, row!.below];
}

async function lenient(session: Session): Promise<boolean> {
  const [row] = await session.rows<{outside: boolean}>(`
    ${homes}
    select coalesce(arg_max(outlier, award_rate), false) as outside
    from marts.assessor_calibration join homes using (assessor_id) where family = ${literal(lenientAssessor.family)} and decisions >= 50`);
  return row!.outside;
}

const rows: SeedFigures[] = [];
for (let seed = 1; seed <= seeds; seed++) {
  rows.push(await figures(seed));
  process.stderr.write(`seed ${seed} of ${seeds}: ${JSON.stringify(rows.at(-1))}\n`);
}
const count = (asked: (row: SeedFigures) => boolean) => rows.filter(asked).length;
const {mean, error} = clustered(rows.map(({alarms, unreached}) => alarms.length / unreached));
console.log(JSON.stringify({
  employees, seeds,
  found: {
    "the under-awarded group is indicated at awarded, for a badge of its family": count(({women}) => women > 0),
    "every harsh assessor lies below the limits": count(({harsh: [many, below]}) => below === many),
    "at least one harsh assessor lies below the limits": count(({harsh: [, below]}) => below > 0),
    "the lenient assessor lies outside the limits": count((row) => row.lenient),
    "Group C is reversed and not indicated": count(({groupC}) => groupC.reversed && groupC.verdict !== "indicated")
  },
  "families that nothing planted reaches": rows.reduce((sum, row) => sum + row.unreached, 0),
  "share of them that hold an indicated, mean over seeds": Number(mean.toFixed(4)),
  "its standard error, clustered by seed": Number(error.toFixed(4)),
  rows
}, null, 1));
