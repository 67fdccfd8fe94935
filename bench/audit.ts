/**
 * How often the equity audit says what is not so, and finds what is: npm run bench:audit [-- audits]. The audit's own models run on counts
 * made at random; prints a line a scenario, and writes audit.json beside this file when run at its full size.
 */
import {writeFileSync} from "node:fs";
import {random} from "./random.ts";
import {auditVerdicts, auditWarehouse, type AuditVerdict, type Scenario} from "./simulatedAudits.ts";

const fullSize = 1000;
const audits = Number(process.argv[2] ?? fullSize);
const lowered = (badge: number, group: number) => group === 2 && badge > 0 ? 0.7 : 1;
const base = {rate: 0.5, strata: 1};
const none: Record<string, Scenario> = {};
for (const [badges, groups] of [[1, 31], [10, 4], [30, 2]] as const) {
  for (const perGroup of [40, 300]) {
    none[`${badges} × ${groups}, ${perGroup} a group, Fisher`] = {...base, badges, groups, perGroup};
    none[`${badges} × ${groups}, ${perGroup} a group, five strata`] = {...base, badges, groups, perGroup, strata: 5};
  }
}
for (const groups of [2, 4, 31]) none[`badge 'all', up to 10 badges a person, ${groups} groups of 100, five roles`] = {...base, badges: 0, groups, perGroup: 100, strata: 5, mostBadges: 10};

const power: Record<string, Scenario> = {
  "10 × 4, one group lowered in every badge": {...base, badges: 10, groups: 4, perGroup: 300, ratio: lowered},
  "10 × 4, one group lowered in every badge, five strata": {...base, badges: 10, groups: 4, perGroup: 300, strata: 5, ratio: lowered},
  "10 × 4, one cell lowered": {...base, badges: 10, groups: 4, perGroup: 300, ratio: (badge, group) => (badge === 1 ? lowered(badge, group) : 1)},
  "30 × 2, one group lowered in every badge": {...base, badges: 30, groups: 2, perGroup: 300, ratio: lowered},
  "30 × 2, one cell lowered": {...base, badges: 30, groups: 2, perGroup: 300, ratio: (badge, group) => (badge === 1 ? lowered(badge, group) : 1)}
};

const session = await auditWarehouse();
const figures = {audits, falseAlarms: {} as Record<string, number>, found: {} as Record<string, number>};
const indicated = (verdicts: readonly AuditVerdict[]) => verdicts.filter(({verdict}) => verdict === "indicated");
let seed = 0;
for (const [name, scenario] of Object.entries(none)) {
  const verdicts = await auditVerdicts(session, random(++seed), scenario, audits);
  figures.falseAlarms[name] = new Set(indicated(verdicts).map(({audit}) => audit)).size / audits;
  console.log(`no difference, ${name}: ${figures.falseAlarms[name]} of audits flag anything`);
}
for (const [name, scenario] of Object.entries(power)) {
  const verdicts = await auditVerdicts(session, random(++seed), scenario, Math.ceil(audits / 5));
  const low = verdicts.filter(({badge, group}) => scenario.ratio!(badge, group) < 1);
  figures.found[name] = indicated(low).length / low.length;
  console.log(`ratio 0.7, ${name}: ${figures.found[name]} of lowered cells are indicated`);
}
session.close();
if (audits === fullSize) writeFileSync(new URL("audit.json", import.meta.url), `${JSON.stringify(figures, null, 1)}\n`);
