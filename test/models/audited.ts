import {buildModels} from "../../src/warehouse/models.ts";
import {literal, type Row, type Session} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";

const badges = ["calls", "ethics"];
const levels = ["L1", "L2", "L3"];

/** The warehouse is made once a test file, and its counts are changed. */
let opened: Promise<Session> | undefined;

/** group, selected, pool, and optionally level (L1 to L3) and badge (calls, ethics). */
export type Cell = readonly [group: string, selected: number, pool: number, level?: string, badge?: string];

const models = ["groups", "pairs", "strata", "cluster_sums", "badge_tests", "people_tests", "people_limits", "models", "tests", "verdicts", "cumulative", "findings"].map((name) => `core.equity_${name}`);

/**
 * What the audit's models make of counts: rows of marts.equity_audit and marts.equity_strata for one attribute, `group`. Cells of a badge are of one
 * family, without tenure; with `people` each row of a cell is a person of badge 'all' too, whose role is the cell's level.
 */
export async function audited(cells: readonly Cell[], {stage = "awarded", people = false, reference}: {stage?: string; people?: boolean; reference?: string} = {}): Promise<{audit: Row[]; strata: Row[]}> {
  const session = await (opened ??= warehouse({
    badges: badges.map((badge_id) => ({badge_id, version: 1, name: badge_id, level: "bronze", award_logic: "assessment", effective_from: "2022-01-01"})),
    roles: levels.map((level, k) => ({role_id: `role-${level}`, title: level, family: "Service", level, level_rank: k + 1})),
    badge_submissions: [], learning_enrollments: [], job_history: [], development_actions: []
  }, {minimum_cell: 10, targets: ["marts.equity_audit"]}));
  await session.run(`update staging.settings set reference_groups = map {'group': ${literal(reference ?? "")}}`);
  for (const table of ["cells", "clusters"]) await session.run(`delete from core.equity_${table}`);
  for (const [group, selected, pool, level = "L1", badge = "calls"] of cells) {
    await session.run(`insert into core.equity_cells select audit_end, ${literal(stage)}, ${badges.indexOf(badge) + 1}, 'group', ${literal(group)}, 'Service', ${literal(level)}, 1, ${pool}, ${selected} from core.audit_windows where current`);
    for (const [chosen, number] of [[1, selected], [0, pool - selected]]) {
      if (people && number! > 0) await session.run(`insert into core.equity_clusters select audit_end, ${literal(stage)}, 'group', ${literal(group)}, ${levels.indexOf(level) + 1}, 1, ${chosen}, ${number} from core.audit_windows where current`);
    }
  }
  await buildModels(session, {salt: "pepper", select: [...models, "marts.equity_strata", "marts.equity_audit"]});
  const audit = await session.rows("from marts.equity_audit where \"attribute\" = 'group' order by badge_id, focal_group, reference_rule");
  const strata = await session.rows("from marts.equity_strata order by all");
  return {audit, strata};
}

/** The row of a rule; by default that of the highest, where the verdict stands. */
export const rowOf = (rows: readonly Row[], group: string, rule = "highest", badge = "calls"): Row =>
  rows.find((row) => row.focal_group === group && row.reference_rule === rule && row.badge_id === badge)!;
