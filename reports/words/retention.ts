import type {Format} from "../format.ts";

const kinds: Readonly<Record<string, string>> = {none: "No move yet", promotion: "Promotion", lateral: "Lateral move", specialist: "Specialist track"};
const people: Readonly<Record<string, string>> = {none: "those who have not moved", promotion: "those promoted", lateral: "those who moved sideways", specialist: "those who moved into the specialist track"};

const capital = (text: string) => `${text[0]!.toUpperCase()}${text.slice(1)}`;

/** What is said of who stays after each kind of move. */
export function retentionWords(format: Format) {
  const times = (x: number) => format.number(x, x < 10 ? 1 : 0);
  return {
    heading: "Who stays after which move",
    intro: "From each move on, people are followed until they leave by their own choice. Those who leave otherwise, and those who move again, are followed until then. Who has not moved yet is followed from the day they came into their role. That fewer leave after a move goes with the move; it does not show that the move kept them.",
    kind: (kind: string) => kinds[kind] ?? kind,
    since: "months since the move (no move yet: since role entry)",
    title: (most: string, mostLeft: string, least: string, leastLeft: string) => `Within 24 months ${mostLeft} of ${people[most] ?? most} leave, and ${leastLeft} of ${people[least] ?? least}`,
    plainTitle: "Share that left by their own choice since the move",
    subtitle: (period: string) => `Cumulative share of voluntary exits, by kind of move; other exits and the next move censor; ${period}`,
    definition: "1 − Kaplan–Meier, of stays after a move.",
    note: "Counts are rounded to multiples of five on a grid of three months; a curve ends where fewer than 20 people are at risk.",
    riskCaption: "People at risk just after so many months, by kind of move",
    atRisk: "At risk", months: (n: number) => format.count(n),
    columns: {kind: "After", months: "Months", risk: "At risk before", exits: "Left by choice", censored: "Followed no longer", stayed: "Still here (Kaplan–Meier)", interval: "95% interval"},
    hazardTitle: (kind: string, ratio: number, lower: number, upper: number): string =>
      `${lower <= 1 && upper >= 1 ? "No clear difference: " : ""}${lower <= 1 && upper >= 1 ? people[kind] ?? kind : capital(people[kind] ?? kind)} leave ${times(ratio)} times as often as those who have not moved (${times(lower)} to ${times(upper)})`,
    hazardPlain: "Leaving after a move, against those who have not moved",
    hazardSubtitle: "Hazard ratio of a voluntary exit, with 95% interval, against those who have not moved. Log scale; left of 1 fewer leave",
    hazardDefinition: "Cox regression on days in employment's roles, the move as it happens from day to day, baseline by family and level.",
    hazardColumns: {kind: "After", people: "People", exits: "Left by choice", ratio: "Hazard ratio", interval: "95% interval"},
    times,
    interval: (lower: number | null, upper: number | null) => (lower === null || upper === null ? "–" : `${times(lower)} to ${times(upper)}`)
  };
}
