import type {Format} from "../format.ts";

/** What is said of teams and the badges that their roles need. */
export function teamWords(format: Format) {
  return {
    title: "Teams", heading: "Which teams can do what?",
    lacking: {
      teams: "No teams were supplied: their coverage needs them.", awards: "No awards were supplied: who holds what needs them.", role_requirements: "No role requirements were supplied: what a team needs is in them.", badges: "No badge standards were supplied: coverage needs them."
    } as Readonly<Record<string, string>>,
    none: "No team is large enough to be shown.",
    answer: (gaps: number, alone: number, teams: number): string =>
      `In ${format.count(gaps)} of ${format.count(teams)} teams a badge that a role requires is held by nobody; in ${format.count(alone)} one person alone holds one.`,
    small: (minimum: number) => `A team of fewer than ${format.count(minimum)} people is counted in the team above it. People are in bands: 0, 1–2, 3+.`,
    short: {
      heading: "What teams are short of",
      title: (badge: string, teams: number) => `${badge[0]!.toUpperCase()}${badge.slice(1)} is short in most teams: in ${format.count(teams)} nobody or one person alone holds it`,
      none: "No badge that a team needs is held by nobody or by one person alone",
      subtitle: "Teams that need a badge, by badge: with no holder · with one holder alone",
      label: (nobody: number, alone: number) => `${format.count(nobody)} · ${format.count(alone)}`,
      columns: {badge: "Badge", teams: "Teams that need it", gap: "Nobody", alone: "One holder alone", thin: "Fewer than needed", covered: "Covered", over: "More than needed", stalled: "Teams with stalled learners"},
      definition: "In the table a learner is stalled who has been enrolled for more than one and a half times as long as the badge usually takes, and has submitted nothing."
    },
    map: {
      heading: "Team by team",
      intro: "Holders of those who need the badge, for each team and badge; the teams with most gaps first. An empty cell: nobody there needs it.",
      more: (shown: number, all: number) => (shown < all ? `The ${format.count(shown)} teams with most gaps of ${format.count(all)}; the CSV holds them all.` : ""),
      unit: (name: string, teams: number) => `${name} (${format.count(teams)} ${teams === 1 ? "team" : "teams"})`,
      units: (shown: number, all: number) => (shown < all ? `The ${format.count(shown)} business units with most teams of ${format.count(all)} are shown; the CSV holds them all.` : ""),
      cell: (holders: string, needed: string) => `${holders} of ${needed}`,
      with: (team: string, band: string) => (band === "0" ? team : `${team} and ${band === "1–2" ? "a smaller team or two" : "smaller teams"}`),
      columns: {team: "Team", unit: "Business unit", badge: "Badge", status: "Status", needed: "Need it", holders: "Holders", stalled: "Stalled", smaller: "Smaller teams counted in it"}
    },
    managers: {heading: "What managers do for it", link: "Conversations, reviews on time and calibration by quarter"}
  };
}
