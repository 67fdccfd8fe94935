/**
 * Who is at risk and who has the event, at each distinct event time of each stratum, counted by groups of people alike in every
 * covariate. Risk set k is what stands at `starts[k]` up to before `starts[k + 1]` of the three columns.
 */
export interface RiskTable {
  readonly groups: number;
  readonly starts: readonly number[];
  readonly group: readonly number[];
  /** At risk just before the time, those with the event included. */
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
}

/** At risk in (entry, last]; the event, if any, at `last`. */
export interface RiskRow {
  readonly entry: number;
  readonly last: number;
  readonly event: boolean;
  readonly group: number;
  readonly stratum?: string | number;
  /** People alike in this row; 1 unless given. */
  readonly count?: number;
}

/** The risk table of start–stop rows. Rows of no length are at risk at no time. */
export function riskTable(rows: readonly RiskRow[]): RiskTable {
  const starts = [0];
  const columns = {group: [] as number[], atRisk: [] as number[], events: [] as number[]};
  for (const stratum of byStratum(rows)) {
    const times = [...new Set(stratum.filter(({event}) => event).map(({last}) => last))].sort((a, b) => a - b);
    for (const time of times) {
      const counts = new Map<number, {atRisk: number; events: number}>();
      for (const {entry, last, event, group, count = 1} of stratum) {
        if (entry >= time || last < time) continue;
        const {atRisk, events} = counts.get(group) ?? {atRisk: 0, events: 0};
        counts.set(group, {atRisk: atRisk + count, events: events + (event && last === time ? count : 0)});
      }
      for (const [group, {atRisk, events}] of [...counts].sort(([a], [b]) => a - b)) {
        columns.group.push(group);
        columns.atRisk.push(atRisk);
        columns.events.push(events);
      }
      starts.push(columns.group.length);
    }
  }
  return {groups: 1 + rows.reduce((most, {group}) => Math.max(most, group), -1), starts, ...columns};
}

function byStratum(rows: readonly RiskRow[]): RiskRow[][] {
  const strata = new Map<string | number, RiskRow[]>();
  for (const row of rows) {
    if (row.last <= row.entry) continue;
    const stratum = row.stratum ?? 0;
    const members = strata.get(stratum);
    if (members) members.push(row);
    else strata.set(stratum, [row]);
  }
  return [...strata.values()];
}
