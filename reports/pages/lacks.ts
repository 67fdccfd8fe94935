import type {Cell} from "../cells.ts";
import {escape} from "../html.ts";
import type {Maker} from "../site.ts";

/** What a metric needs and how its absence is said. */
const needs: Readonly<Record<string, readonly (readonly [need: string, said: string])[]>> = {
  internal_fill_rate: [["requisitions", "No requisitions were supplied: fill rate needs them."]],
  time_to_fill_days: [["requisitions", "No requisitions were supplied: time to fill needs them."]],
  promotion_rate: [["job_changes", "Job history holds no change of job: no promotion can be seen."]],
  internal_mobility_rate: [["job_changes", "Job history holds no change of job: no move can be seen."]],
  enrollment_rate: [["enrolments", "No learning enrolments were supplied: the enrolment rate needs them."]],
  award_rate: [["badge_submissions", "No badge submissions were supplied: the award rate needs decisions."]],
  badges_per_move: [["awards", "No awards were supplied: badges per move needs them."], ["job_changes", "Job history holds no change of job: no move can be seen."]],
  badge_backed_move_share: [["awards", "No awards were supplied: badge-backed moves need them."], ["job_changes", "Job history holds no change of job: no move can be seen."], ["role_requirements", "No role requirements were supplied: badge-backed moves need them."]],
  voluntary_attrition_rate: [["exit_reasons", "No reasons of leaving were supplied: voluntary attrition needs them."]]
};

/** Why a metric cannot be told from this source folder; nothing where it can. */
export function lackOf({publication}: Maker, metric: string): string | undefined {
  return needs[metric]?.find(([need]) => publication.header.needs[need] === false)?.[1];
}

/** Where over a third of the cells are hidden, one sentence says why and what would change it. */
export function sparseNote({publication}: Maker, cells: readonly Cell[]): string {
  const hidden = cells.filter((c) => c.value === null && c.state !== "shown").length;
  if (cells.length === 0 || hidden * 3 <= cells.length) return "";
  const {minimum_cell} = publication.header;
  return `<p class="banner">${escape(`${Math.round((100 * hidden) / cells.length)}% of the figures behind this page are not shown, because they would be about fewer than ${Math.max(20, minimum_cell)} people. Two settings of the manifest change that: privacy.exact lets named audiences see exact counts, privacy.minimum_cell sets the smallest group for everyone.`)}</p>`;
}
