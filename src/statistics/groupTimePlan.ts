import type {RolloutPanel} from "./rolloutPanel.ts";

/** A group in a month: the change since its base month, against the first `controls` places. */
export interface PlannedCell {
  readonly group: RolloutPanel["groups"][number];
  readonly month: number;
  readonly controls: number;
  /** Months of the group from its start on that have controls; 0 for a cell before the start. */
  readonly monthsAfter: number;
}

export interface GroupTimePlan {
  readonly panel: RolloutPanel;
  /** Cells by the months since their group's start, early ones first. */
  readonly events: readonly {readonly eventMonth: number; readonly teams: number; readonly cells: readonly PlannedCell[]; readonly groups: readonly PlannedCell["group"][]}[];
}

/** Which cells can be estimated: those with controls, teams first treated after both the month and the group's start. The base month stands always. */
export function groupTimePlan(panel: RolloutPanel): GroupTimePlan {
  const {months, groups, later} = panel;
  const controlsOf = (start: number, month: number) => later[Math.max(start, month)]!;
  const after = new Map(groups.map(({month: start}) => [start, Array.from({length: months - start}, (_, k) => controlsOf(start, start + k)).filter((count) => count > 0).length]));
  const byEvent = new Map<number, PlannedCell[]>();
  for (const group of groups) {
    for (let month = 0; month < months; month++) {
      const eventMonth = month - group.month, controls = controlsOf(group.month, month);
      if (controls === 0 && eventMonth !== -1) continue;
      const cell = {group, month, controls, monthsAfter: eventMonth < 0 ? 0 : after.get(group.month)!};
      const own = byEvent.get(eventMonth);
      if (own) own.push(cell);
      else byEvent.set(eventMonth, [cell]);
    }
  }
  const events = [...byEvent].sort(([a], [b]) => a - b).map(([eventMonth, cells]) => ({eventMonth, cells, groups: cells.map(({group}) => group), teams: cells.reduce((sum, {group}) => sum + group.to - group.from, 0)}));
  return {panel, events};
}
