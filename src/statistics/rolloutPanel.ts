/**
 * Teams × months without gaps. Teams stand in the order of their start, the never treated first, so that the controls of any cell are
 * the first so many of them. Months are numbered from 0; a team treated in month 0 has no month before it and is in no panel.
 */
export interface RolloutPanel {
  readonly teams: number;
  readonly months: number;
  /** Each team's first treated month, Infinity for never, descending. */
  readonly first: Float64Array;
  /** Teams first treated in the same month, early ones first: places [from, to). */
  readonly groups: readonly {readonly month: number; readonly from: number; readonly to: number}[];
  /** How many teams are first treated after a month. */
  readonly later: Int32Array;
}

/** A month's outcomes of all teams, in the panel's order: `values[month * teams + place]`. */
export type Outcomes = Float64Array;

/** The panel of teams with these starts (any order; Infinity = never), and the place order: `order[place]` is the team. */
export function rolloutPanel(starts: readonly number[], months: number): {readonly panel: RolloutPanel; readonly order: Int32Array} {
  const order = Int32Array.from(starts.map((_, team) => team).sort((a, b) => (starts[a] === starts[b] ? a - b : starts[b]! - starts[a]!)));
  const first = Float64Array.from(order, (team) => starts[team]!);
  const groups: {month: number; from: number; to: number}[] = [];
  first.forEach((month, place) => {
    if (month === Infinity) return;
    const last = groups.at(-1);
    if (last?.month === month) last.to = place + 1;
    else groups.push({month, from: place, to: place + 1});
  });
  const later = Int32Array.from({length: months}, (_, month) => first.filter((start) => start > month).length);
  return {panel: {teams: starts.length, months, first, groups: groups.reverse(), later}, order};
}

/** Outcomes given team by team (`values[team * months + month]`), in the panel's order; `order[place]` is the team that stands there. */
export function placed(values: ArrayLike<number>, {teams, months}: RolloutPanel, order: ArrayLike<number>): Outcomes {
  const outcomes = new Float64Array(teams * months);
  for (let place = 0; place < teams; place++) {
    for (let month = 0; month < months; month++) outcomes[month * teams + place] = values[order[place]! * months + month]!;
  }
  return outcomes;
}
